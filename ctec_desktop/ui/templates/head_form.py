"""What stands above the blocks of a text: its title, where it comes from, the line at the top of every page."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctec_desktop.domain.template import Align, PageHead, Template
from ctec_desktop.domain.template_places import read_shown, shown
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.wording import template_editor as words

_TITLE, _MARK, _HEAD, _ALIGN, _RULE = "title", "mark", "page_head", "align", "rule"


class HeadForm(QWidget):
    """Says `changed` when the person changed something; `apply` puts it into a template."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = FormGrid()
        align, rule = ComboBox(), ComboBox()
        for one in Align:
            align.addItem(words.ALIGNS[one.value], one.value)
        rule.addItem(words.WITH_RULE, "1")
        rule.addItem(words.WITHOUT_RULE, "")
        self.form.add(_TITLE, words.PAPER_TITLE, LineEdit(), wide=True, required=True)
        self.form.add(_MARK, words.MARK, LineEdit(), wide=True, hint=words.MARK_HINT)
        self.form.add(_HEAD, words.PAGE_HEAD, LineEdit(), wide=True, hint=words.PAGE_HEAD_HINT)
        self.form.add(_ALIGN, words.PAGE_HEAD_ALIGN, align)
        self.form.add(_RULE, words.PAGE_HEAD_RULE, rule)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.form)
        whole.addStretch(1)
        self.form.edited.connect(self._on_edited)

    def show_template(self, template: Template) -> None:
        """Shows a state of the text without saying so."""
        head = template.page_head or PageHead()
        with QSignalBlocker(self):
            self.form.set_value(_TITLE, template.title)
            self.form.set_value(_MARK, template.mark)
            self.form.set_value(_HEAD, shown(head.text))
            self.form.set_value(_ALIGN, head.align.value)
            self.form.set_value(_RULE, "1" if head.has_rule else "")

    def apply(self, template: Template) -> Template:
        """The template with what is typed here; without a line there is no page head."""
        typed = self.form.values()
        head = PageHead(read_shown(typed[_HEAD]), Align(typed[_ALIGN]), bool(typed[_RULE]))
        has_head = bool(typed[_HEAD].strip())
        return replace(template, title=typed[_TITLE], mark=typed[_MARK], page_head=head if has_head else None)

    def _on_edited(self, _key: str) -> None:
        self.changed.emit()
