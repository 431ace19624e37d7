from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.identifiers import mask_phone
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.services.office import Office
from ctec_desktop.ui.imports.import_wizard import FILE, RESULT, REVIEW, ImportWizard
from ctec_desktop.ui.imports.review import Group
from ctec_desktop.ui.kit.dialogs import ProblemListDialog
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.wording import import_wizard as words
from ctec_desktop.wording import kit as kit_words
from tests.schools import select, unit, units, value
from tests.ui.imports.sheets import NEW_CLASS, mixed, roster, row, wrong_check_digit

pytestmark = pytest.mark.ui

Open = Callable[[str], ImportWizard]
STUDENTS = "SELECT count(*) FROM student"


def read(wizard: ImportWizard, path: Path) -> ImportWizard:
    wizard.file_step.take(path)
    return wizard


def chips(wizard: ImportWizard) -> dict[Group, str]:
    """What the chips say, of the five groups that are always there."""
    return {group: wizard.review_step.chip(group).text() for group in Group if group is not Group.ABSENT}


def column(wizard: ImportWizard, at: int) -> list[str]:
    model = wizard.review_step.model
    return [model.text_at(line, at) for line in range(model.rowCount())]


def listed(wizard: ImportWizard) -> tuple[str, ...]:
    """What the list of problems above the wizard says."""
    shown = wizard.findChild(ProblemListDialog)
    assert isinstance(shown, ProblemListDialog)
    return shown.lines()


def test_a_roster_goes_from_file_to_record(open_wizard: Open, office: Office, hub: QtChangeHub, said, tmp_path: Path):
    heard: list[Change] = []
    hub.subscribe(frozenset({Area.STUDENTS, Area.CLASSES}), heard.extend)
    before = value(office, STUDENTS)
    wizard = read(open_wizard("students"), mixed(tmp_path / "新生.xlsx"))
    assert wizard.step() == REVIEW
    assert chips(wizard) == {
        Group.NEW: "新增 2",
        Group.CHANGED: "变更 0",
        Group.SAME: "无变化 0",
        Group.HELD: "待核对 1",
        Group.REFUSED: "有问题 1",
    }
    assert words.founded_line("students", (NEW_CLASS,)) in [label.text() for label in wizard.findChildren(QLabel)]
    assert value(office, STUDENTS) == before
    wizard.review_step.model.tick([0], True)
    assert wizard.next_button.text() == words.import_button(3, 0)
    wizard.next_button.click()
    assert wizard.step() == RESULT
    assert wizard.result_step.counts() == ("3", "0", "0", "1")
    assert value(office, STUDENTS) == before + 3
    assert {change.area for change in heard} == {Area.STUDENTS, Area.CLASSES}
    assert said == [words.result_line("students", 3, "新生.xlsx")]
    assert (wizard.next_button.text(), wizard.back_button.isVisible()) == (kit_words.FINISH, False)
    wizard.next_button.click()
    assert not wizard.isVisible()


def test_a_held_row_without_its_tick_stays_out(open_wizard: Open, office: Office, tmp_path: Path):
    before = value(office, STUDENTS)
    wizard = read(open_wizard("students"), mixed(tmp_path / "新生.xlsx"))
    wizard.next_button.click()
    assert wizard.result_step.counts() == ("2", "0", "0", "2")
    assert value(office, STUDENTS) == before + 2
    wizard.result_step.left_button.click()
    assert [line.split("：")[0] for line in listed(wizard)] == [
        "工作表“新生” D6“身份证号”",
        "工作表“新生” D5“身份证号”",
    ]


def test_the_group_that_needs_a_person_is_shown_first_with_cell_and_value(open_wizard: Open, tmp_path: Path):
    wizard = read(open_wizard("students"), mixed(tmp_path / "新生.xlsx"))
    assert wizard.review_step.chip(Group.HELD).isChecked()
    assert column(wizard, 1) == ["5"]
    assert column(wizard, 3) == ["D5"]
    assert column(wizard, 4) == [wrong_check_digit(3)]
    wizard.review_step.chip(Group.REFUSED).click()
    assert (column(wizard, 0), column(wizard, 2)) == (["6"], ["D6"])
    assert "17 位" in column(wizard, 4)[0]


def test_a_known_student_is_shown_field_by_field_and_old_numbers_stay_masked(
    open_wizard: Open, office: Office, tmp_path: Path
):
    [(number, name, clear)] = select(
        office, "SELECT student_no, name, phone FROM student JOIN person ON person.id = person_id LIMIT 1"
    )
    blank = dict.fromkeys(("性别", "身份证号", "班级", "年级", "监护人姓名", "与监护人关系"))
    known = row(1, **{**blank, "学号": number, "姓名": name, "联系电话": "13900001111"})
    wizard = read(open_wizard("students"), roster(tmp_path / "改.xlsx", [known]))
    assert wizard.review_step.chip(Group.CHANGED).isChecked()
    model = wizard.review_step.model
    cells = [model.text_at(0, at) for at in range(model.columnCount())]
    assert cells == ["3", f"{name}（{number}）", "电话", mask_phone(clear), "13900001111"]
    assert clear not in cells
    wizard.next_button.click()
    assert wizard.result_step.counts() == ("0", "1", "0", "0")


def test_all_or_nothing_waits_until_nothing_is_left_out(open_wizard: Open, office: Office, tmp_path: Path):
    wizard = read(open_wizard("students"), mixed(tmp_path / "新生.xlsx"))
    wizard.review_step.all_or_nothing.setChecked(True)
    assert not wizard.next_button.isEnabled()
    assert wizard.review_step.verdict() == words.all_or_nothing_line(1, 1)
    good = roster(tmp_path / "好.xlsx", [row(1), row(2, 身份证号=wrong_check_digit(2))])
    wizard.back_button.click()
    read(wizard, good)
    assert not wizard.next_button.isEnabled()
    wizard.review_step.model.tick([0], True)
    wizard.next_button.click()
    assert wizard.result_step.counts() == ("2", "0", "0", "0")


def test_a_refused_file_is_said_in_place_and_another_can_be_chosen(open_wizard: Open, office: Office, tmp_path: Path):
    broken, empty = tmp_path / "坏.xlsx", tmp_path / "空.csv"
    broken.write_bytes(mixed(tmp_path / "新生.xlsx").read_bytes()[:2000])
    empty.write_text("\n\n", "utf-8")
    wizard = open_wizard("students")
    for path, told in ((broken, "损坏"), (empty, "没有内容"), (tmp_path / "没有.xlsx", "找不到")):
        read(wizard, path)
        assert (wizard.step(), wizard.file_step.path) == (FILE, path)
        assert told in wizard.note.text()
        assert wizard.next_button.isEnabled()
    read(wizard, tmp_path / "新生.xlsx")
    assert wizard.step() == REVIEW
    assert wizard.note.text() == ""


def test_a_template_without_students_is_no_review(open_wizard: Open, tmp_path: Path):
    wizard = read(open_wizard("students"), roster(tmp_path / "空.xlsx", []))
    assert wizard.step() == FILE
    assert "没有名单内容" in wizard.note.text()


def test_many_notices_are_counted_and_listed_on_demand(open_wizard: Open, tmp_path: Path):
    totals = [["合计", f"{n} 人", *[None] * 7] for n in range(4)]
    wizard = read(open_wizard("students"), roster(tmp_path / "新生.xlsx", [row(1), *totals]))
    texts = [label.text() for label in wizard.findChildren(QLabel)]
    assert words.notices_line(4) in texts
    next(made for made in wizard.findChildren(QWidget) if getattr(made, "text", str)() == words.SEE_ALL).click()  # type: ignore[attr-defined]
    assert len(listed(wizard)) == 4


def test_another_file_begins_anew(open_wizard: Open, tmp_path: Path):
    wizard = read(open_wizard("students"), mixed(tmp_path / "新生.xlsx"))
    wizard.next_button.click()
    wizard.again_button.click()
    assert (wizard.step(), wizard.file_step.path) == (FILE, None)
    assert not wizard.next_button.isEnabled()
    assert not wizard.again_button.isVisible()
    read(wizard, tmp_path / "新生.xlsx")
    assert chips(wizard)[Group.SAME] == "无变化 2"


def test_enterprises_are_imported_with_their_posts(open_wizard: Open, office: Office, tmp_path: Path):
    path = units(tmp_path / "企业.xlsx", [unit(301), unit(301, 岗位名称="钳工"), unit(302)])
    wizard = read(open_wizard("enterprises"), path)
    assert column(wizard, 2)[0] == "示例市301号路 · 2,600 元/月"
    wizard.next_button.click()
    assert wizard.result_step.counts()[0] == "3"
    changed = units(tmp_path / "改.xlsx", [unit(301, **{"实习报酬（元/月）": "2800"})])
    wizard.again_button.click()
    read(wizard, changed)
    assert [column(wizard, at) for at in (2, 3, 4)] == [["实习报酬"], ["2,600 元"], ["2,800 元"]]
