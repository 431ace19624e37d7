"""Forms over one record: nothing typed is lost, a conflict can be read again, held problems are vouched for."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.fields import ChangeClass
from ctec_desktop.domain.term_effects import TermEffect, TouchesSigned
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem, Severity
from ctec_desktop.ui.kit.effects_dialog import EffectsDialog
from ctec_desktop.ui.kit.form_editors import line, suggestions
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.number_edit import NumberEdit
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.ui.kit.reveal import ReasonDialog
from tests.ui.placements.window import Window, is_freed, nameless

pytestmark = pytest.mark.ui

REFUSED = Problem(OfficeCode.FIELD_REQUIRED, place=FieldPlace("name"))
HELD = Problem(RecordCode.GENDER_DIFFERS, Severity.HELD, {"from_id": "男"}, FieldPlace("name"))
STALE = Problem(OfficeCode.SAVED_BY_SOMEBODY_ELSE)


class Form(RecordDialog):
    """A form over a record that the test plays."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__("记录", window.context, parent)
        self.record = {"name": "旧名", "place": "旧址"}
        self.answers: list[tuple[Problem, ...]] = []
        self.refusals: list[RuleViolation] = []
        self.sent: list[tuple[dict[str, str], frozenset[str]]] = []
        self.form.add("name", "名称", line(), required=True)
        self.form.add("place", "地址", suggestions("地址", ("甲", "乙")))
        self.form.add("phone", "电话", NumberEdit())
        self.let_see("phone", self.reveal)
        self.begin()

    def reveal(self, reason: str) -> str:
        if not reason:
            raise RuleViolation([Problem(OfficeCode.REASON_REQUIRED, place=FieldPlace("reason"))])
        return "13900000001"

    def reading(self) -> Callable[[], object]:
        return lambda: dict(self.record)

    def taken(self, found: Any) -> Mapping[str, str]:
        self.hold_back("phone", "139****0001")
        return dict(found)

    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        self.sent.append((self.form.values(), self.confirmed()))
        return "保存", self._save

    def told(self, outcome: Outcome[int]) -> str:
        return "已保存"

    def _save(self, _progress: object) -> Outcome[int]:
        if self.refusals:
            raise self.refusals.pop(0)
        if self.answers:
            raise RuleViolation(self.answers.pop(0))
        return Outcome(7)


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


@pytest.fixture
def dialog(window: Window, qtbot, dressed) -> Iterator[Form]:
    above = QWidget()
    qtbot.addWidget(above)
    above.show()
    made = Form(window, above)
    made.open()
    yield made
    is_freed(made)


def edit(dialog: Form, key: str) -> NumberEdit:
    editor = dialog.form.editor(key)
    assert isinstance(editor, NumberEdit)
    return editor


def test_it_begins_with_the_record_and_the_cursor_in_the_first_field(dialog: Form):
    assert dialog.form.value("name") == "旧名"
    assert not dialog.form.is_edited
    assert dialog.focusWidget() is dialog.form.editor("name")
    assert nameless(dialog) == []


def test_a_refusal_stands_below_its_field_and_what_was_typed_stays(dialog: Form, qtbot):
    dialog.answers = [(REFUSED,)]
    dialog.form.set_value("place", "新址")
    dialog.save_button.click()
    assert "必填" in dialog.form.problem_text("name")
    assert dialog.form.value("place") == "新址"
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save_button.click()
    assert saved.args == [7]
    assert is_freed(dialog)


def test_what_is_held_can_be_vouched_for_once_the_paper_was_seen(dialog: Form):
    dialog.answers = [(HELD,)]
    dialog.submit()
    assert dialog.vouch.isVisible()
    dialog.vouch.setChecked(True)
    dialog.submit()
    assert [confirmed for _, confirmed in dialog.sent] == [frozenset(), {RecordCode.GENDER_DIFFERS}]
    assert is_freed(dialog)


def test_a_field_edited_afterwards_has_to_be_vouched_for_anew(dialog: Form):
    dialog.answers = [(HELD,), (HELD,)]
    dialog.submit()
    dialog.vouch.setChecked(True)
    editor = dialog.form.editor("name")
    assert isinstance(editor, QLineEdit)
    editor.setText("别名")
    assert not dialog.vouch.isVisible()
    dialog.submit()
    assert dialog.sent[-1][1] == frozenset()


def test_refused_and_held_together_cannot_be_vouched_for(dialog: Form):
    dialog.answers = [(HELD, REFUSED)]
    dialog.submit()
    assert not dialog.vouch.isVisible()


def test_after_a_conflict_untouched_fields_take_the_newest_content_and_typed_ones_stay(dialog: Form):
    editor = dialog.form.editor("name")
    assert isinstance(editor, QLineEdit)
    editor.setText("我打的")
    edit(dialog, "phone").setFocus()
    dialog.answers = [(STALE,)]
    dialog.submit()
    assert "刚被别人改过" in dialog.note.text()
    assert dialog.form.value("name") == "我打的"
    dialog.record = {"name": "别人改的", "place": "别人的地址"}
    dialog.again_button.click()
    assert (dialog.form.value("name"), dialog.form.value("place")) == ("我打的", "别人的地址")
    assert not dialog.again_button.isVisible()


def test_text_typed_into_a_line_with_suggestions_counts_as_an_edit(dialog: Form, qtbot):
    inner = dialog.form.editor("place").findChild(QLineEdit)
    assert isinstance(inner, QLineEdit)
    inner.setText("")
    qtbot.keyClicks(inner, "XY")
    assert dialog.form.value("place") == "XY"
    assert dialog.form.is_edited


def test_enter_saves_and_escape_leaves_an_untouched_form(dialog: Form, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert len(dialog.sent) == 1
    assert is_freed(dialog)


def test_no_key_saves_while_chinese_is_composed(dialog: Form, qtbot):
    editor = dialog.form.editor("name")
    QApplication.sendEvent(editor, QInputMethodEvent("ming", []))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert dialog.sent == []
    assert dialog.isVisible()


def test_a_number_is_masked_and_stands_for_the_one_on_record(dialog: Form):
    assert edit(dialog, "phone").text() == "139****0001"
    assert edit(dialog, "phone").typed() is None


def test_the_first_key_replaces_the_mask_and_an_emptied_line_falls_back(dialog: Form, qtbot):
    number = edit(dialog, "phone")
    number.setFocus()
    qtbot.keyClicks(number, "1")
    assert number.typed() == "1"
    number.clear()
    assert number.typed() is None
    dialog.form.editor("name").setFocus()
    assert number.text() == "139****0001"


def test_copying_a_masked_number_does_not_take_it_away(dialog: Form, qtbot):
    number = edit(dialog, "phone")
    qtbot.keyClick(number, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(number, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert number.is_held_back


def test_the_eye_asks_for_a_reason_and_shows_the_number(dialog: Form):
    edit(dialog, "phone").reveal_asked.emit()
    (asked,) = dialog.findChildren(ReasonDialog)
    asked.submit()
    assert "用途" in asked.form.problem_text("reason")
    asked.form.set_value("reason", "核对证件原件")
    asked.submit()
    assert edit(dialog, "phone").typed() == "13900000001"
    assert not dialog.form.is_edited


def test_what_a_save_does_to_signed_agreements_is_seen_before_it_is_kept(dialog: Form):
    effect = TermEffect("pay_amount", "报酬金额", "2,800", "3,000", ChangeClass.SUBSTANTIAL, 38, "SX2026-00001")
    touches = TouchesSigned([effect])
    dialog.refusals = [touches, touches]
    dialog.form.set_value("name", "新名")
    dialog.submit()
    shown = dialog.findChild(EffectsDialog)
    assert isinstance(shown, EffectsDialog)
    assert nameless(shown) == []
    said = [shown.table.model().index(0, column).data() for column in range(5)]
    assert said == ["报酬金额", "2,800", "3,000", "SX2026-00001 等 38 份", "三方签补充协议"]
    shown.back_button.click()
    assert is_freed(shown)
    assert dialog.isVisible()
    assert dialog.form.value("name") == "新名"
    dialog.submit()
    assert dialog.sent[-1][1] == frozenset()
    again = dialog.findChild(EffectsDialog)
    assert isinstance(again, EffectsDialog)
    again.confirm_button.click()
    assert dialog.sent[-1] == (dialog.sent[0][0], frozenset({touches.token}))
    assert is_freed(dialog)
