"""What the panel beside the list says about one agreement: facts, papers, history."""

from dataclasses import dataclass
from typing import Final

from ctec_desktop.domain.agreement_differences import TermDifference
from ctec_desktop.domain.agreement_moves import OfferedMove
from ctec_desktop.domain.amendments import AMENDED
from ctec_desktop.domain.fields import ChangeClass
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.lifecycle import WITHDRAW, MoveName
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import AgreementView, MoveView
from ctec_desktop.domain.vocabulary import AgreementKind
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.office import Office
from ctec_desktop.ui.agreements.agreement_rows import state_label, state_tone
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine
from ctec_desktop.ui.kit.detail_panel import Finding as ShownFinding
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import agreements_page as words
from ctec_desktop.wording import amendments as amendment_words
from ctec_desktop.wording import sentence
from ctec_desktop.wording.agreement_differences import difference_line
from ctec_desktop.wording.handouts_page import HAND_OUT_PART
from ctec_desktop.wording.labels import KINDS
from ctec_desktop.wording.lifecycle import CHOICES, MOVE_NAMES
from ctec_desktop.wording.move_dialog import step
from ctec_desktop.wording.printing import PRINT as PRINT_ASKED

PREVIEW: Final = "preview"
EXPORT: Final = "export"
PRINT: Final = "print"
HAND_OUT: Final = "hand_out"
AGREEMENT: Final = "agreement"
CONSENT: Final = "consent"
AMEND: Final = "amend"
MOVE: Final = "move:"
_CLASS_TONES: Final = {
    ChangeClass.SUBSTANTIAL: Tone.BAD,
    ChangeClass.NOTICE: Tone.WARN,
    ChangeClass.COSMETIC: Tone.MUTED,
}
_PAPER_ACTIONS: Final = (
    ActionLine(PREVIEW, words.PREVIEW, is_primary=True),
    ActionLine(PRINT, PRINT_ASKED),
    ActionLine(EXPORT, words.EXPORT),
    ActionLine(HAND_OUT, HAND_OUT_PART),
)


@dataclass(frozen=True, slots=True)
class AgreementFound:
    """An agreement with every move it made, oldest first, what the rules say of its text, and what may be done."""

    agreement: AgreementView
    moves: tuple[MoveView, ...]
    findings: tuple[Finding, ...]
    offered: tuple[OfferedMove, ...] = ()
    differences: tuple[TermDifference, ...] = ()


def read_agreement(office: Office, actor: Actor, agreement_id: int) -> AgreementFound | None:
    """None when the agreement is gone or out of sight. Called off the window's thread."""
    found = office.agreements.detail(actor, agreement_id)
    if found is None:
        return None
    moves = office.agreements.history(actor, agreement_id)
    offered = office.agreement_moves.offered(actor, (agreement_id,))
    findings = office.agreements.findings(actor, agreement_id)
    return AgreementFound(found, moves, findings, offered, office.agreement_terms.differences(actor, agreement_id))


def detail_of(found: AgreementFound) -> Detail:
    """The panel's content."""
    agreement = found.agreement
    is_placed = agreement.kind is AgreementKind.INTERNSHIP
    documents = []
    if agreement.is_issued:
        documents.append(DocumentLine(AGREEMENT, KINDS[agreement.kind], words.pages(agreement.pages)))
    if agreement.consent_pages:
        documents.append(DocumentLine(CONSENT, words.CONSENT, words.pages(agreement.consent_pages)))
    return Detail(
        title=agreement.student_name,
        subtitle=_subtitle(agreement),
        badge=state_label(agreement.state),
        badge_tone=state_tone(agreement.state),
        facts=(
            FactLine(words.KIND, KINDS[agreement.kind]),
            FactLine(words.STUDENT_NO, agreement.student_no),
            FactLine(words.CLASS, agreement.class_name),
            FactLine(words.ENTERPRISE, agreement.enterprise_name),
            *((FactLine(words.POST, agreement.post_name),) if is_placed else ()),
            FactLine(
                words.PERIOD if is_placed else words.TRAINING_PERIOD,
                words.period(agreement.from_on, agreement.until_on),
            ),
            *_paper_facts(found),
            FactLine(words.HISTORY, "\n".join(_line(move) for move in found.moves)),
        ),
        findings=_findings(found) or None,
        documents=tuple(documents),
        actions=(
            *(_PAPER_ACTIONS if agreement.is_issued else ()),
            *(() if agreement.state not in AMENDED or not is_placed else (ActionLine(AMEND, amendment_words.OPEN),)),
            *(ActionLine(f"{MOVE}{one.name.value}", MOVE_NAMES[one.name] + words.ASKS_MORE) for one in found.offered),
        ),
    )


def _findings(found: AgreementFound) -> tuple[ShownFinding, ...]:
    """Where the paper says something else than the record, then what the rules say of its text."""
    is_signed = found.agreement.state not in WITHDRAW.sources
    differing = [
        ShownFinding(difference_line(one, is_signed=is_signed), _CLASS_TONES[one.change_class])
        for one in found.differences
    ]
    return (*differing, *(_shown(one) for one in found.findings if one.code))


def move_asked(key: str) -> MoveName | None:
    """The move an action of the panel stands for; None for an action of another kind."""
    return MoveName(key.removeprefix(MOVE)) if key.startswith(MOVE) else None


def _subtitle(agreement: AgreementView) -> str:
    if not agreement.is_issued:
        return words.NOT_ISSUED
    return f"{agreement.number}　{words.version(agreement.version)}"


def _paper_facts(found: AgreementFound) -> tuple[FactLine, ...]:
    agreement = found.agreement
    if agreement.issued_at_utc is None:
        return ()
    return (
        FactLine(words.ORIGINALS, words.originals(agreement.originals)),
        FactLine(words.ISSUED_AT, words.moment(agreement.issued_at_utc.astimezone(CHINA))),
        FactLine(words.FILE, agreement.file),
        *(
            (FactLine(words.TEXT_SOURCE, _source(found.findings)),)
            if agreement.kind is AgreementKind.INTERNSHIP
            else ()
        ),
    )


def _line(move: MoveView) -> str:
    at = words.moment(move.at_utc.astimezone(CHINA))
    name = MOVE_NAMES[move.move] + (step(move.step) if move.step is not None else "")
    said = [
        CHOICES[move.choice] if move.choice is not None else "",
        move.on_day.isoformat() if move.on_day is not None else "",
        move.reason or "",
    ]
    told = "　".join(one for one in said if one)
    line = words.move(at, name, state_label(move.from_state), state_label(move.to_state), move.by_name)
    return f"{line}\n{told}" if told else line


def _source(findings: tuple[Finding, ...]) -> str:
    """The sample the text rests on, where that is confirmed."""
    passed = (one for one in findings if one.result is Result.PASS)
    return next((str(one.facts["source"]) for one in passed), words.TEXT_SOURCE_UNKNOWN)


def _shown(finding: Finding) -> ShownFinding:
    return ShownFinding(sentence(Problem(finding.code)), Tone.WARN, finding.clause)
