"""What is known of one student, in groups; what is missing is named, not left out."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.views import GuardianView, StudentView
from ctec_desktop.ui.kit.labels import label, pill, rule, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import students_page as words


@dataclass(frozen=True, slots=True)
class FactGroup:
    """A heading with its facts; an empty text means that the fact is missing."""

    title: str
    facts: tuple[tuple[str, str], ...]
    hint: str = ""


def fact_groups(view: StudentView) -> tuple[FactGroup, ...]:
    """The student's facts as the panel shows them."""
    record = (
        (words.STUDENT_NO, view.student_no),
        (words.REGISTRATION_NO, view.registration_no or ""),
        (words.CLASS, view.class_name),
        (words.GRADE, words.grade_text(view.grade) if view.grade else ""),
        (words.MAJOR, words.major_text(view.major_name, view.major_code)),
        (words.DEPARTMENT, view.department_name or ""),
        (words.ENROLLED_ON, view.enrolled_on.isoformat() if view.enrolled_on else ""),
    )
    contact = (
        (words.PHONE, view.phone or ""),
        (words.ID_NUMBER, view.id_number or ""),
        (words.BIRTH_DATE, view.birth_on.isoformat() if view.birth_on else ""),
        (words.ADDRESS, view.address or ""),
    )
    return (FactGroup(words.RECORD, record), FactGroup(words.CONTACT, contact), _guardian_group(view.guardian))


def _guardian_group(guardian: GuardianView | None) -> FactGroup:
    if guardian is None:
        return FactGroup(words.GUARDIAN, (), words.GUARDIAN_HINT)
    facts = (
        (words.NAME, guardian.name),
        (words.RELATION, guardian.relation or ""),
        (words.PHONE, guardian.phone or ""),
        (words.GUARDIAN_ID_NUMBER, guardian.id_number or ""),
    )
    return FactGroup(words.GUARDIAN, facts)


class StudentFacts(QWidget):
    """The body of the panel at the right of the list."""

    def __init__(self, view: StudentView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
        column.setSpacing(Gap.M)
        for number, group in enumerate(fact_groups(view)):
            if number:
                column.addWidget(rule())
            column.addWidget(label(group.title, "strong"))
            if group.hint:
                column.addWidget(Note(group.hint, Tone.WARN))
            column.addLayout(_grid(group))
        column.addStretch(1)


def _grid(group: FactGroup) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Gap.L)
    grid.setVerticalSpacing(Gap.S)
    grid.setColumnMinimumWidth(0, 84)
    grid.setColumnStretch(1, 1)
    for row, (title, text) in enumerate(group.facts):
        grid.addWidget(label(title, "sub"), row, 0, Qt.AlignmentFlag.AlignTop)
        if text:
            grid.addWidget(selectable(text), row, 1)
        else:
            grid.addWidget(pill(words.MISSING, Tone.WARN), row, 1, Qt.AlignmentFlag.AlignLeft)
    return grid
