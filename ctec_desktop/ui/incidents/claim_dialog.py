"""What has become of a claim: notice, papers handed over, decision, payment."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.incident_views import ClaimForm, ClaimView, IncidentView
from ctec_desktop.domain.incidents import ClaimPaper, moment_text, papers_for
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.check_list import CheckList
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import incidents as labels
from ctec_desktop.wording import incidents_page as words
from ctec_desktop.wording.cover import policy_label, typed_yuan

_PAPERS_PX = 190
_DAYS = ("submitted_on", "decided_on", "refusal_told_on", "paid_on")
_AMOUNTS = ("claimed_fen", "decided_fen", "paid_fen")
_ORDER = tuple(ClaimPaper)


class ClaimDialog(RecordDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, incident_id: int | None = None
    ) -> None:
        super().__init__(words.CLAIM_EDIT.rstrip("…"), context, parent)
        self._office = office
        self._actor = actor
        self._incident_id = incident_id
        self._version: int | None = None
        self._policies = choice((), none=words.NO_POLICY)
        self.papers = CheckList(words.PAPER_PART, words.PAPER_SEARCH)
        self._build_form()
        self.begin()

    def _build_form(self) -> None:
        form = self.form
        form.add_heading(words.NOTICE_PART)
        form.add("policy_id", words.POLICY, self._policies, wide=True)
        form.add("insurer_told_at", words.INSURER_TOLD, line(words.MOMENT_HINT))
        form.add("report_no", words.REPORT_NO, line())
        form.add("submitted_on", words.SUBMITTED, line(words.DAY_HINT))
        form.add("claimed_fen", words.CLAIMED, line())
        form.add_heading(words.DECISION_PART)
        decisions = [(decision.value, text) for decision, text in labels.DECISIONS.items()]
        form.add("decision", words.DECISION, choice(decisions, none=words.UNDECIDED))
        form.add("decided_on", words.DECIDED_ON, line(words.DAY_HINT))
        form.add("decided_fen", words.DECIDED, line())
        form.add("paid_on", words.PAID_ON, line(words.DAY_HINT))
        form.add("paid_fen", words.PAID, line())
        form.add("refusal_told_on", words.REFUSAL_TOLD, line(words.DAY_HINT))
        form.add("refusal_reason", words.REFUSAL, line(), wide=True)
        form.add_heading(words.PAPER_PART)
        self.papers.setFixedHeight(_PAPERS_PX)
        self.add_part(self.papers)

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._incident_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        view: IncidentView | None = found[0]
        if view is None:
            return {}
        covering = dict(view.covering)
        claim = view.claim
        offered = covering | {one: text for one, text in found[1] if one not in covering}
        if claim is not None and claim.policy_id is not None and claim.policy_kind is not None:
            # The policy may be void by now; the claim was still made on it.
            offered.setdefault(claim.policy_id, policy_label(claim.policy_kind, claim.policy))
        offer_again(self._policies, [(str(one), text) for one, text in offered.items()], none=words.NO_POLICY)
        given = claim.papers if claim else frozenset[ClaimPaper]()
        wanted = [paper for paper in _ORDER if paper in papers_for(view.kind, view.harm) or paper in given]
        lines = [(_ORDER.index(paper), labels.PAPERS[paper]) for paper in wanted]
        chosen = self.papers.chosen() or tuple(_ORDER.index(paper) for paper in given)
        self.papers.show_people(lines, chosen)
        if claim is None:
            return {"policy_id": str(next(iter(covering), ""))}
        self._version = claim.version
        return _values(claim)

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        papers = tuple(_ORDER[at].value for at in self.papers.chosen())
        typed: dict[str, Any] = self.form.values()
        form = ClaimForm(self._incident_id or 0, **typed, papers=papers, version=self._version)
        return words.SAVING_CLAIM, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.CLAIM_SAVED


def _values(claim: ClaimView) -> dict[str, str]:
    days = {key: getattr(claim, key) for key in _DAYS}
    return {
        "policy_id": str(claim.policy_id or ""),
        "insurer_told_at": moment_text(claim.insurer_told_at_utc),
        "report_no": claim.report_no or "",
        "decision": claim.decision.value if claim.decision else "",
        "refusal_reason": claim.refusal_reason or "",
        **{key: day.isoformat() if day else "" for key, day in days.items()},
        **{key: typed_yuan(getattr(claim, key)) for key in _AMOUNTS},
    }


def _read(office: Office, actor: Actor, incident_id: int | None) -> object:
    view = None if incident_id is None else office.incidents.detail(actor, incident_id)
    return view, office.incidents.policies(actor)


def _save(office: Office, actor: Actor, form: ClaimForm, _progress: object) -> Outcome[int]:
    return office.incidents.save_claim(actor, form)
