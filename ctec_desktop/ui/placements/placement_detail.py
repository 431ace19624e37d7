"""What the panel beside the list says about one placement and its agreement."""

from dataclasses import dataclass
from typing import Final

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import AgreementView, PlacementView
from ctec_desktop.domain.vocabulary import ArrangedBy
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine
from ctec_desktop.ui.placements.placement_rows import NO_AGREEMENT, state_label, state_tone
from ctec_desktop.wording import placements_page as words
from ctec_desktop.wording.labels import ARRANGED_BY

ISSUE: Final = "issue"


@dataclass(frozen=True, slots=True)
class PlacementFound:
    """A placement with its agreement, if it has one."""

    placement: PlacementView
    agreement: AgreementView | None


def read_placement(office: Office, actor: Actor, placement_id: int) -> PlacementFound | None:
    """None when the placement is gone or out of sight. Called off the window's thread."""
    placement = office.placements.detail(actor, placement_id)
    if placement is None:
        return None
    return PlacementFound(placement, _agreement_of(office, actor, placement))


def _agreement_of(office: Office, actor: Actor, placement: PlacementView) -> AgreementView | None:
    """The student's newest agreement for this post and these days."""
    for agreement_id in office.agreements.rows(actor).ids(ListQuery(placement.student_no)):
        found = office.agreements.detail(actor, agreement_id)
        if found is not None and _wanted(found) == (
            placement.student_no,
            placement.enterprise_name,
            placement.post_name,
            placement.from_on,
            placement.until_on,
        ):
            return found
    return None


def _wanted(agreement: AgreementView) -> tuple[object, ...]:
    return (
        agreement.student_no,
        agreement.enterprise_name,
        agreement.post_name,
        agreement.from_on,
        agreement.until_on,
    )


def detail_of(found: PlacementFound) -> Detail:
    """The panel's content."""
    placement, agreement = found.placement, found.agreement
    state = agreement.state.value if agreement else NO_AGREEMENT
    facts = [
        FactLine(words.ENTERPRISE, placement.enterprise_name),
        FactLine(words.POST, placement.post_name),
        FactLine(words.PERIOD, words.period(placement.from_on, placement.until_on)),
        FactLine(words.PLAN, placement.plan_name),
        FactLine(words.ARRANGED_BY, ARRANGED_BY[ArrangedBy(placement.arranged_by)]),
    ]
    if agreement is not None:
        facts += [
            FactLine(words.NUMBER, agreement.number),
            FactLine(words.ISSUED_ON, agreement.issued_at_utc.astimezone(CHINA).date().isoformat()),
        ]
    return Detail(
        title=placement.student_name,
        subtitle=f"{placement.student_no}　{placement.class_name}",
        badge=state_label(state),
        badge_tone=state_tone(state),
        facts=tuple(facts),
        documents=(DocumentLine(str(agreement.id), agreement.number, state_label(state)),) if agreement else (),
        actions=() if agreement else (ActionLine(ISSUE, words.ISSUE, is_primary=True, icon_name="agreements"),),
    )
