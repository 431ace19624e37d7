"""What the panel beside the list says about one placement and its agreement."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from ctec_desktop.domain.filing_views import FilingView
from ctec_desktop.domain.findings import Finding, Result, stands_against
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.placement_changes import ChangeLine, PlacementHistory
from ctec_desktop.domain.placement_periods import NOT_ARRIVED, Standing
from ctec_desktop.domain.views import AgreementView, PlacementView
from ctec_desktop.domain.vocabulary import ArrangedBy
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine, StepLine
from ctec_desktop.ui.kit.detail_panel import Finding as FindingLine
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.placements.placement_rows import NO_AGREEMENT, state_label
from ctec_desktop.wording import change_dialog as change_words
from ctec_desktop.wording import checks_page as check_words
from ctec_desktop.wording import placements_page as words
from ctec_desktop.wording import unit_moves as unit_words
from ctec_desktop.wording.findings import finding_sentence
from ctec_desktop.wording.labels import ARRANGED_BY

ISSUE, CHANGE, UNDO, UNIT_MOVE = "issue", "change", "undo", "unit_move"
# Before the number of a placement among the documents: the one before or after in the chain.
CHAIN: Final = "placement:"
# The same before the filing that frees it of a rule.
FILING: Final = "filing:"
_TONES: Final = {
    Result.FAIL: Tone.BAD,
    Result.WARN: Tone.WARN,
    Result.HELD: Tone.WARN,
    Result.EXEMPT: Tone.MUTED,
    Result.WAIVED: Tone.MUTED,
    Result.DECIDED: Tone.MUTED,
}
_BADGES: Final = {Standing.ON_POST: Tone.OK, Standing.PAUSED: Tone.WARN}


@dataclass(frozen=True, slots=True)
class PlacementFound:
    """A placement with its agreement, if it has one, and how it stands today."""

    placement: PlacementView
    agreement: AgreementView | None
    history: PlacementHistory
    today: date
    findings: tuple[Finding, ...] = ()
    filings: tuple[FilingView, ...] = ()

    @property
    def newest(self) -> ChangeLine | None:
        """The change that could be taken back."""
        return next((line for line in reversed(self.history.changes) if not line.is_voided), None)


def read_placement(office: Office, actor: Actor, placement_id: int) -> PlacementFound | None:
    """None when the placement is gone or out of sight. Called off the window's thread."""
    placement = office.placements.detail(actor, placement_id)
    history = office.placement_changes.history(actor, placement_id)
    if placement is None or history is None:
        return None
    agreement = office.agreements.of_placement(actor, placement_id)
    findings = office.checks.findings(actor, placement_id)
    exempting = {one.facts["filing_id"] for one in findings if one.result is Result.EXEMPT}
    filings = tuple(one for one in office.filings.all(actor) if one.id in exempting) if exempting else ()
    return PlacementFound(placement, agreement, history, office.today(), findings, filings)


def detail_of(found: PlacementFound) -> Detail:
    """The panel's content."""
    placement, agreement, now = found.placement, found.agreement, found.history.now
    standing = now.standing(found.today)
    is_awaited = standing is Standing.ON_POST and found.history.arrived_on is None
    facts = [
        FactLine(words.ENTERPRISE, placement.enterprise_name),
        FactLine(words.POST, placement.post_name),
        FactLine(words.PERIOD, words.period(placement.from_on, placement.until_on)),
        FactLine(words.ARRIVED, _arrival(found.history)),
        FactLine(words.PLAN, placement.plan_name),
        FactLine(words.ARRANGED_BY, ARRANGED_BY[ArrangedBy(placement.arranged_by)]),
        FactLine(words.AGREEMENT, state_label(agreement.state.value if agreement else NO_AGREEMENT)),
    ]
    if agreement is not None and agreement.issued_at_utc is not None:
        issued_on = agreement.issued_at_utc.astimezone(CHINA).date().isoformat()
        facts += [FactLine(words.NUMBER, agreement.number), FactLine(words.ISSUED_ON, issued_on)]
    if found.history.changes:
        facts.insert(3, FactLine(words.DAYS_NOW, change_words.days_now(now.from_on, now.last_on)))
    return Detail(
        title=placement.student_name,
        subtitle=f"{placement.student_no}　{placement.class_name}",
        badge=words.STANDINGS[NOT_ARRIVED if is_awaited else standing],
        badge_tone=Tone.BAD if is_awaited else _BADGES.get(standing, Tone.MUTED),
        facts=tuple(facts),
        findings=finding_lines(found.findings),
        documents=_documents(found),
        steps=_steps(found) if found.history.changes or found.history.previous_id else (),
        actions=_actions(found),
    )


def finding_lines(findings: tuple[Finding, ...]) -> tuple[FindingLine, ...]:
    """What stands against it: what fails one by one, what is missing in few words; the checks page says the rest."""
    shown = (one for one in findings if stands_against(one) or one.result is Result.EXEMPT)
    failing = [one for one in shown if one.result is not Result.MISSING_DATA]
    lines = [FindingLine(f"{finding_sentence(one)} [{one.rule_id}]", _TONES[one.result], one.clause) for one in failing]
    missing = list(dict.fromkeys(one.code for one in findings if one.result is Result.MISSING_DATA))
    if missing:
        lines.append(FindingLine(check_words.missing_in_short(missing), Tone.WARN))
    return tuple(sorted(lines, key=_mildest_last))


def _mildest_last(line: FindingLine) -> bool:
    return line.tone is not Tone.BAD


def _arrival(history: PlacementHistory) -> str:
    told = (history.arrived_on.isoformat() if history.arrived_on else "", history.arrival_note or "")
    return " ".join(part for part in told if part)


def _documents(found: PlacementFound) -> tuple[DocumentLine, ...]:
    """The agreement, filings that free it of a rule, and the placements before and after in the chain."""
    agreement, history = found.agreement, found.history
    lines = []
    if agreement is not None:
        lines.append(DocumentLine(str(agreement.id), agreement.number, state_label(agreement.state.value)))
    for one in found.filings:
        title = one.scan_title or check_words.NO_SCAN_MARK
        lines.append(DocumentLine(f"{FILING}{one.id}", check_words.filing_document(one.number), title))
    if history.previous_id is not None:
        lines.append(DocumentLine(f"{CHAIN}{history.previous_id}", change_words.PREVIOUS))
    if history.next_id is not None:
        lines.append(DocumentLine(f"{CHAIN}{history.next_id}", change_words.NEXT))
    return tuple(lines)


def _steps(found: PlacementFound) -> tuple[StepLine, ...]:
    placement = found.placement
    planned = words.period(placement.from_on, placement.until_on)
    where = f"{placement.enterprise_name}/{placement.post_name}"
    return (
        StepLine(f"{change_words.PLACED} → {where}", planned, "", Tone.ACCENT),
        *(
            StepLine(
                change_words.change_title(line),
                change_words.change_days(line),
                change_words.change_note(line),
                Tone.MUTED if line.is_voided else Tone.ACCENT,
            )
            for line in found.history.changes
        ),
    )


def _actions(found: PlacementFound) -> tuple[ActionLine, ...]:
    lines = []
    if found.agreement is None:
        lines.append(ActionLine(ISSUE, words.ISSUE, is_primary=True, icon_name="agreements"))
    lines.append(ActionLine(CHANGE, change_words.CHANGE))
    if found.history.previous_id is not None or found.history.next_id is not None:
        lines.append(ActionLine(UNIT_MOVE, unit_words.OPEN))
    if found.newest is not None:
        lines.append(ActionLine(UNDO, change_words.UNDO))
    return tuple(lines)
