"""Students of a class whom its roster does not name: what became of them is said in the review."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate

from ctec_desktop.domain.import_plan import AbsenceKind
from ctec_desktop.domain.vocabulary import StatusKind
from ctec_desktop.services.office import Office
from ctec_desktop.ui.imports.import_wizard import RESULT, REVIEW, ImportWizard
from ctec_desktop.ui.imports.review import Group
from ctec_desktop.wording import import_wizard as words
from tests.schools import CLERK, select
from tests.ui.imports.sheets import mixed, roster, row, wrong_check_digit

pytestmark = pytest.mark.ui

Open = Callable[[str], ImportWizard]
BLANK = dict.fromkeys(("性别", "身份证号", "年级", "监护人姓名", "与监护人关系"))


def of_a_class(office: Office, path: Path, missing: int) -> Path:
    """The roster of the first class, the last few students left out."""
    [(name,)] = select(office, "SELECT name FROM class_group ORDER BY id LIMIT 1")
    members = select(
        office,
        "SELECT student_no, person.name FROM student JOIN person ON person.id = person_id "
        f"JOIN class_group ON class_group.id = class_group_id WHERE class_group.name = '{name}' ORDER BY student_no",
    )
    rows = [row(0, **{**BLANK, "学号": no, "姓名": who, "班级": name}) for no, who in members[: len(members) - missing]]
    return roster(path, rows)


@pytest.fixture
def wizard(open_wizard: Open, office: Office, tmp_path: Path) -> ImportWizard:
    made = open_wizard("students")
    made.file_step.take(of_a_class(office, tmp_path / "名册.xlsx", 3))
    assert made.step() == REVIEW
    return made


def cells(wizard: ImportWizard, line: int) -> list[str]:
    model = wizard.review_step.model
    return [model.text_at(line, at) for at in range(model.columnCount())]


def say(wizard: ImportWizard, kind: AbsenceKind, proof: str = "教务〔2026〕1号") -> None:
    form = wizard.review_step.absence_form
    form.kind.setCurrentIndex(form.kind.findData(kind.value))
    form.day.setDate(QDate(2026, 9, 1))
    form.proof.setText(proof)


def test_who_is_missing_is_a_group_of_its_own(wizard: ImportWizard):
    step = wizard.review_step
    assert step.chip(Group.ABSENT).isChecked()
    assert step.chip(Group.ABSENT).text() == words.chip_text(words.ABSENT, 3)
    assert step.absence_form.isVisible()
    assert not wizard.next_button.isEnabled()
    step.chip(Group.SAME).click()
    assert not step.absence_form.isVisible()


def test_one_person_and_many_at_once_can_be_decided_and_undecided(wizard: ImportWizard):
    step = wizard.review_step
    step.table.selectRow(0)
    assert step.absence_form.decide_button.text() == words.decide_button(1)
    say(wizard, AbsenceKind.SUSPENDED)
    step.absence_form.decide_button.click()
    assert cells(wizard, 0)[3:] == ["休学", "2026-09-01", "教务〔2026〕1号", ""]
    assert cells(wizard, 1)[3:] == ["", "", "", ""]
    assert (step.settling(), wizard.next_button.text()) == (1, words.import_button(0, 1))
    step.absence_form.all_button.click()
    say(wizard, AbsenceKind.FILE_INCOMPLETE)
    step.absence_form.decide_button.click()
    incomplete = [words.ABSENCES[AbsenceKind.FILE_INCOMPLETE], "", "", ""]
    assert [cells(wizard, line)[3:] for line in range(3)] == [incomplete] * 3
    assert (step.settling(), wizard.next_button.isEnabled()) == (0, False)
    step.absence_form.clear_button.click()
    assert cells(wizard, 0)[3:] == ["", "", "", ""]
    assert step.decisions().absences == ()


def test_what_is_decided_is_written_with_the_import(wizard: ImportWizard, office: Office):
    step = wizard.review_step
    step.table.selectRow(1)
    say(wizard, AbsenceKind.WITHDRAWN)
    step.absence_form.decide_button.click()
    [decision] = step.decisions().absences
    wizard.next_button.click()
    assert wizard.step() == RESULT
    kinds = [line.kind for line in office.students.status_history(CLERK, decision.id)]
    assert StatusKind.WITHDRAWN in kinds
    assert wizard.result_step.note.text() == words.result_line("students", 0, "名册.xlsx", 1)


def test_what_must_be_done_elsewhere_is_said_in_the_end(wizard: ImportWizard):
    step = wizard.review_step
    step.table.selectAll()
    say(wizard, AbsenceKind.SUSPENDED)
    step.absence_form.decide_button.click()
    [unit] = {cells(wizard, line)[2] for line in range(3)}
    wizard.next_button.click()
    assert wizard.step() == RESULT
    assert wizard.result_step.follow_note.text().count(unit) == 3


def test_a_class_is_asked_for_only_where_somebody_goes_to_another(wizard: ImportWizard, office: Office):
    form = wizard.review_step.absence_form
    assert form.class_name.count() == len(office.school.classes(CLERK))
    for kind in AbsenceKind:
        say(wizard, kind)
        assert form.class_name.isEnabled() is (kind in (AbsenceKind.MAJOR_CHANGED, AbsenceKind.REPEATING))
        assert form.day.isEnabled() is (kind is not AbsenceKind.FILE_INCOMPLETE)


def test_a_decision_that_cannot_be_carried_out_keeps_everything_decided(wizard: ImportWizard):
    step = wizard.review_step
    step.table.selectAll()
    say(wizard, AbsenceKind.REPEATING)
    step.absence_form.decide_button.click()
    wizard.next_button.click()
    assert wizard.step() == REVIEW
    assert wizard.note.text()
    assert len(step.decisions().absences) == 3


def test_what_was_decided_outlives_a_step_back_and_another_reading(wizard: ImportWizard):
    step = wizard.review_step
    step.table.selectRow(1)
    say(wizard, AbsenceKind.WITHDRAWN)
    step.absence_form.decide_button.click()
    decided = step.decisions().absences
    wizard.back_button.click()
    wizard.next_button.click()
    assert wizard.step() == REVIEW
    assert step.decisions().absences == decided
    assert cells(wizard, 1)[3] == "退学"


def test_papers_that_were_seen_need_not_be_seen_again_unless_the_row_says_something_else(
    open_wizard: Open, tmp_path: Path
):
    wizard = open_wizard("students")
    path = tmp_path / "新生.xlsx"
    wizard.file_step.take(roster(path, [row(1, 身份证号=wrong_check_digit(1)), row(2, 身份证号=wrong_check_digit(2))]))
    wizard.review_step.tick_all.click()
    wizard.back_button.click()
    roster(path, [row(1, 身份证号=wrong_check_digit(1)), row(2, 身份证号=wrong_check_digit(3))])
    wizard.next_button.click()
    assert wizard.review_step.confirmed() == {3}
    wizard.back_button.click()
    wizard.back_button.click()
    wizard.file_step.take(roster(tmp_path / "别的.xlsx", [row(1, 身份证号=wrong_check_digit(1))]))
    assert wizard.review_step.confirmed() == frozenset()


def test_all_held_rows_are_ticked_and_unticked_at_once(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("students")
    wizard.file_step.take(mixed(tmp_path / "新生.xlsx"))
    step = wizard.review_step
    assert step.tick_all.text() == words.held_hint(1)
    step.tick_all.click()
    assert step.confirmed() == {5}
    assert step.tick_all.isChecked()
    step.model.tick([0], False)
    assert not step.tick_all.isChecked()
