"""What the panel beside the list says about one agreement: facts, papers, history."""

from dataclasses import dataclass
from typing import Final

from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import AgreementView, MoveView
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.office import Office
from ctec_desktop.ui.agreements.agreement_rows import state_label, state_tone
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine
from ctec_desktop.ui.kit.detail_panel import Finding as ShownFinding
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import agreements_page as words
from ctec_desktop.wording import sentence
from ctec_desktop.wording.printing import PRINT as PRINT_ASKED

PREVIEW: Final = "preview"
EXPORT: Final = "export"
PRINT: Final = "print"
AGREEMENT: Final = "agreement"
CONSENT: Final = "consent"


@dataclass(frozen=True, slots=True)
class AgreementFound:
    """An agreement with every move it made, oldest first, and what the rules say of its text."""

    agreement: AgreementView
    moves: tuple[MoveView, ...]
    findings: tuple[Finding, ...]


def read_agreement(office: Office, actor: Actor, agreement_id: int) -> AgreementFound | None:
    """None when the agreement is gone or out of sight. Called off the window's thread."""
    found = office.agreements.detail(actor, agreement_id)
    if found is None:
        return None
    moves = office.agreements.history(actor, agreement_id)
    return AgreementFound(found, moves, office.agreements.findings(actor, agreement_id))


def detail_of(found: AgreementFound) -> Detail:
    """The panel's content."""
    agreement = found.agreement
    documents = [DocumentLine(AGREEMENT, words.AGREEMENT, words.pages(agreement.pages))]
    if agreement.consent_pages:
        documents.append(DocumentLine(CONSENT, words.CONSENT, words.pages(agreement.consent_pages)))
    return Detail(
        title=agreement.student_name,
        subtitle=f"{agreement.number}　{words.version(agreement.version)}",
        badge=state_label(agreement.state),
        badge_tone=state_tone(agreement.state),
        facts=(
            FactLine(words.STUDENT_NO, agreement.student_no),
            FactLine(words.CLASS, agreement.class_name),
            FactLine(words.ENTERPRISE, agreement.enterprise_name),
            FactLine(words.POST, agreement.post_name),
            FactLine(words.PERIOD, words.period(agreement.from_on, agreement.until_on)),
            FactLine(words.ORIGINALS, words.originals(agreement.originals)),
            FactLine(words.ISSUED_AT, words.moment(agreement.issued_at_utc.astimezone(CHINA))),
            FactLine(words.FILE, agreement.file),
            FactLine(words.TEXT_SOURCE, _source(found.findings)),
            FactLine(words.HISTORY, "\n".join(_line(move) for move in found.moves)),
        ),
        findings=tuple(_shown(one) for one in found.findings if one.code) or None,
        documents=tuple(documents),
        actions=(
            ActionLine(PREVIEW, words.PREVIEW, is_primary=True),
            ActionLine(PRINT, PRINT_ASKED),
            ActionLine(EXPORT, words.EXPORT),
        ),
    )


def _line(move: MoveView) -> str:
    at = words.moment(move.at_utc.astimezone(CHINA))
    return words.move(at, state_label(move.from_state), state_label(move.to_state), move.by_name, move.reason)


def _source(findings: tuple[Finding, ...]) -> str:
    """The sample the text rests on, where that is confirmed."""
    passed = (one for one in findings if one.result is Result.PASS)
    return next((str(one.facts["source"]) for one in passed), words.TEXT_SOURCE_UNKNOWN)


def _shown(finding: Finding) -> ShownFinding:
    return ShownFinding(sentence(Problem(finding.code)), Tone.WARN, finding.clause)
