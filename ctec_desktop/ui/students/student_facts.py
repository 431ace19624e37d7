"""What is known of one student, in groups; what is missing is named, not left out."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.master_views import GuardianRecord, StudentHistory, StudentRecord
from ctec_desktop.domain.personal_numbers import NumberHolder, NumberKind
from ctec_desktop.domain.student_status import StatusLine, StatusMove
from ctec_desktop.domain.views import StudentView
from ctec_desktop.domain.vocabulary import IdKind
from ctec_desktop.ui.kit.fact_list import FactList
from ctec_desktop.wording import students_page as words
from ctec_desktop.wording.change_dialog import days_now
from ctec_desktop.wording.labels import STATES, STATUSES
from ctec_desktop.wording.master_labels import ID_KINDS
from ctec_desktop.wording.student_status import MOVES

STATUS, UNDO, PLACEMENT, AGREEMENT = "status", "undo", "placement", "agreement"


@dataclass(frozen=True, slots=True)
class StudentShown:
    """Everything the panel says of a student."""

    view: StudentView
    record: StudentRecord
    history: StudentHistory


class StudentFacts(FactList):
    """The body of the panel at the right of the list."""

    def __init__(self, shown: StudentShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record(shown.view)
        self._contact(shown.record)
        for rank, guardian in enumerate(shown.record.guardians, 1):
            self._guardian(guardian, words.guardian_title(rank, len(shown.record.guardians)))
        if not shown.record.guardians:
            self.group(words.GUARDIAN)
            self.note(words.GUARDIAN_HINT)
        self._history(shown.history)

    def _record(self, view: StudentView) -> None:
        self.group(words.RECORD)
        self._known(words.STUDENT_NO, view.student_no)
        self._known(words.REGISTRATION_NO, view.registration_no, f"{NumberHolder.STUDENT}:0:registration_no")
        self._known(words.CLASS, view.class_name)
        self._known(words.GRADE, words.grade_text(view.grade) if view.grade else "")
        self._known(words.MAJOR, words.major_text(view.major_name, view.major_code))
        self._known(words.DEPARTMENT, view.department_name)
        self._known(words.ENROLLED_ON, view.enrolled_on.isoformat() if view.enrolled_on else "")

    def _contact(self, record: StudentRecord) -> None:
        kind = IdKind(record.id_kind)
        title = words.ID_NUMBER if kind is IdKind.RESIDENT_CARD else ID_KINDS[kind]
        self.group(words.CONTACT)
        self._known(words.PHONE, record.phone, f"{NumberHolder.STUDENT}:0:{NumberKind.PHONE}")
        self._known(title, record.id_number, f"{NumberHolder.STUDENT}:0:{NumberKind.ID_NUMBER}")
        self._known(words.BIRTH_DATE, record.birth_on.isoformat() if record.birth_on else "")
        self._known(words.ADDRESS, record.address)

    def _guardian(self, guardian: GuardianRecord, title: str) -> None:
        key = f"{NumberHolder.GUARDIAN}:{guardian.id}"
        self.group(title)
        self._known(words.NAME, guardian.name)
        self._known(words.RELATION, guardian.relation)
        self._known(words.PHONE, guardian.phone, f"{key}:{NumberKind.PHONE}")
        self._known(words.GUARDIAN_ID_NUMBER, guardian.id_number, f"{key}:{NumberKind.ID_NUMBER}")

    def _history(self, history: StudentHistory) -> None:
        self.group(words.STATUSES_PART, words.CHANGE_STATUS, STATUS)
        for line in history.statuses:
            self.quiet(_told(line))
        if len(history.statuses) > 1:
            self.link(words.UNDO_STATUS, "", UNDO)
        self.group(words.PLACEMENTS_PART)
        for placement in history.placements:
            note = days_now(placement.from_on, placement.until_on)
            self.link(f"{placement.enterprise_name} · {placement.post_name}", note, f"{PLACEMENT}:{placement.id}")
        if not history.placements:
            self.quiet(words.NO_PLACEMENTS)
        self.group(words.AGREEMENTS_PART)
        for agreement in history.agreements:
            note = f"{agreement.enterprise_name} · {STATES[agreement.state]}"
            self.link(agreement.number, note, f"{AGREEMENT}:{agreement.id}")
        if not history.agreements:
            self.quiet(words.NO_AGREEMENTS)

    def _known(self, title: str, text: str | None, reveal: str = "") -> None:
        self.fact(title, text or "", missing=words.MISSING, reveal=reveal)


def _told(line: StatusLine) -> str:
    day = line.from_on.isoformat() if line.from_on else ""
    if line.move is not None:
        return words.class_line(day, MOVES[StatusMove(line.move.value)], line.class_from or "", line.class_to or "")
    until = line.until_on.isoformat() if line.until_on else ""
    said = words.status_line(day, until, STATUSES[line.kind] if line.kind else "")
    return f"{said}（{line.proof}）" if line.proof else said
