"""What the record of an incident and its claim says on the report and on the notice to the insurer."""

from datetime import date

from ctec_desktop.domain.incident_views import IncidentView
from ctec_desktop.domain.paper_fields import label_of
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.services.paper_facts import IncidentFacts
from ctec_desktop.storage.queries.cover import ground
from ctec_desktop.storage.queries.incidents import incident, policies_on
from ctec_desktop.storage.queries.policies import policy_names
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.wording.cover import KINDS
from ctec_desktop.wording.incidents import KINDS as INCIDENT_KINDS
from ctec_desktop.wording.papers import SEE_ANNEX, annex_head, moment, period

# Characters that fit a box of the papers beside everything else on the page; the whole stands after it.
_IN_A_BOX = 160


def incident_facts(connection: Connection, scope: RowScope, incident_id: int) -> IncidentFacts | None:
    """None when the student is out of sight."""
    found = incident(connection, scope, incident_id)
    if found is None:
        return None
    on, claim = found.happened_at_utc.astimezone(CHINA).date(), found.claim
    texts = {
        "incident_at": moment(found.happened_at_utc.astimezone(CHINA)),
        "incident_place": found.place or "",
        "incident_kind": INCIDENT_KINDS[found.kind],
    }
    annex: list[str] = []
    measures = "；".join(part for part in (found.measures, found.witnesses) if part)
    for key, told in (("incident_course", found.course or ""), ("incident_measures", measures)):
        lines = [one.strip() for one in told.splitlines() if one.strip()]
        texts[key] = " ".join(lines)
        if len(texts[key]) > _IN_A_BOX:
            texts[key] = f"{texts[key][:_IN_A_BOX]}{SEE_ANNEX}"
            annex += [annex_head(label_of(key)), *lines]
    if claim is not None and claim.insurer_told_at_utc is not None:
        texts["insurer_told_at"] = moment(claim.insurer_told_at_utc.astimezone(CHINA))
    texts["report_no"] = claim.report_no or "" if claim is not None else ""
    return IncidentFacts(on, texts | _policy_texts(connection, found, on), tuple(annex))


def _policy_texts(connection: Connection, found: IncidentView, on: date) -> dict[str, str]:
    """Of the policy the claim is made on; before there is a claim, of the only one that covered the student then.

    Where neither is known the boxes stay empty: what the plan says is no policy.
    """
    policy_id = found.claim.policy_id if found.claim is not None else None
    if policy_id is None:
        covering = policies_on(connection, found.student_id, on)
        policy_id = covering[0][0] if len(covering) == 1 else None
    blank = dict.fromkeys(("insurance_kind", "insurer", "policy_no", "insurance_days", "insurance_payer"), "")
    if policy_id is None:
        return blank
    kind, number, insurer = policy_names(connection, [policy_id])[policy_id]
    told = {"insurance_kind": KINDS[kind], "insurer": insurer, "policy_no": number}
    days = ground(connection).policies.get(policy_id)
    if days is not None and days.from_on is not None and days.last_on is not None:
        told["insurance_days"] = period(days.from_on, days.last_on)
    return blank | told
