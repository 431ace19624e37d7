"""Whose data it will be: the school's name, code and whom to call."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import first_run as words


class SchoolStep(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = FormGrid()
        form = self.form
        form.add("name", words.SCHOOL_NAME, LineEdit(), wide=True, required=True, hint=words.SCHOOL_NAME_HINT)
        form.add("code", words.SCHOOL_CODE, LineEdit(), wide=True, hint=words.SCHOOL_CODE_HINT)
        form.add("contact_name", words.CONTACT, LineEdit())
        form.add("contact_phone", words.CONTACT_PHONE, LineEdit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.L)
        column.addWidget(label(words.SCHOOL_LEAD, "sub", wrap=True))
        column.addWidget(form)
        column.addStretch(1)

    def text(self, key: str) -> str | None:
        """What was typed, without blanks around it; None for nothing."""
        return self.form.value(key).strip() or None

    def are_problems_shown(self) -> bool:
        """Says beside the fields what is wrong; whether anything is."""
        from ctec_desktop.domain.codes.kit import ShellCode
        from ctec_desktop.services.school import SchoolForm, profile_problems

        name, phone = self.text("name") or "", self.text("contact_phone")
        problems = profile_problems(SchoolForm(name or "-", self.text("code"), contact_phone=phone))
        if not name:
            problems.insert(0, Problem(ShellCode.SCHOOL_NAME_MISSING, place=FieldPlace("name")))
        self.form.show_problems(problems)
        return bool(problems)
