"""Every kind of list goes through the same wizard, in its own words."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.import_plan import ImportNoun
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.office import Office
from ctec_desktop.ui.imports.import_wizard import FILE, RESULT, REVIEW, ImportWizard
from ctec_desktop.ui.imports.review import Group, titles_of
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.wording import import_wizard as words
from ctec_desktop.wording import sentence
from ctec_desktop.wording.import_nouns import NOUNS
from tests.schools import select

pytestmark = pytest.mark.ui

Open = Callable[[str], ImportWizard]


def sheet(path: Path, *rows: dict[str, str]) -> Path:
    book = openpyxl.Workbook()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    book.save(path)
    return path


def cells(wizard: ImportWizard, line: int = 0) -> list[str]:
    model = wizard.review_step.model
    return [model.text_at(line, at) for at in range(model.columnCount())]


def test_every_noun_has_words_of_its_own():
    assert set(NOUNS) == set(ImportNoun)
    assert len({noun.title for noun in NOUNS.values()}) == len(NOUNS)
    for noun in ImportNoun:
        assert all(titles_of(noun, group) for group in Group)


@pytest.mark.parametrize("noun", list(ImportNoun))
def test_an_empty_workbook_of_every_noun_says_that_it_is_empty(open_wizard: Open, tmp_path: Path, noun: str):
    wizard = open_wizard(noun)
    wizard.blank_saver.save(noun, "", tmp_path / "空.xlsx")
    wizard.file_step.take(tmp_path / "空.xlsx")
    assert wizard.step() == FILE
    assert "没有名单内容" in wizard.note.text()


def test_teachers_come_with_their_department(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("teachers")
    teacher = {"工号": "T0901", "姓名": "钱老师", "部门": "新院系", "职称": "讲师"}
    wizard.file_step.take(sheet(tmp_path / "教师.xlsx", teacher))
    assert wizard.step() == REVIEW
    assert cells(wizard)[1:3] == ["钱老师（T0901）", "新院系 · 讲师"]
    wizard.next_button.click()
    assert wizard.result_step.note.text() == words.result_line("teachers", 1, "教师.xlsx")


def test_majors_are_told_with_their_level(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("majors")
    wizard.file_step.take(sheet(tmp_path / "专业.xlsx", {"专业代码": "730101", "专业名称": "数字媒体", "层次": "中职"}))
    assert wizard.step() == REVIEW
    assert cells(wizard)[2].startswith("中职")


def test_a_change_of_status_is_told_and_undone_like_any_import(open_wizard: Open, office: Office, tmp_path: Path):
    [(number, name)] = select(
        office, "SELECT student_no, name FROM student JOIN person ON person.id = person_id LIMIT 1"
    )
    change = {"学号": number, "姓名": name, "变动类别": "休学", "生效日期": "2026-09-01", "文号": "教务〔2026〕1号"}
    wizard = open_wizard("statuses")
    wizard.file_step.take(sheet(tmp_path / "变动.xlsx", change))
    assert wizard.step() == REVIEW
    assert "休学" in "".join(cells(wizard))
    wizard.next_button.click()
    assert wizard.step() == RESULT
    assert wizard.result_step.undo_button.isVisible()


def test_what_a_person_may_not_import_is_said_before_they_look_for_the_file(office: Office, jobs, hub, parent):
    context = PageContext(jobs, hub, lambda *_: None, lambda *_: None)
    wizard = ImportWizard("majors", office, Actor("系办", RowScope(frozenset({1}))), context, parent)
    wizard.open()
    step = wizard.file_step
    assert wizard.note.text() == sentence(Problem(RecordCode.WHOLE_SCHOOL_ONLY))
    assert [made.isEnabled() for made in (step.area.choose_button, step.blank_button, wizard.next_button)] == [
        False
    ] * 3
    step.noun.setCurrentIndex(step.noun.findData("students"))
    assert wizard.note.text() == ""
    assert step.area.choose_button.isEnabled()
    step.noun.setCurrentIndex(step.noun.findData("majors"))
    assert not step.area.choose_button.isEnabled()
    assert wizard.note.text()
