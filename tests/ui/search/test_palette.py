"""The search over everything: typed, chosen and opened by keys alone; nothing acts in the middle of a composition."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ctec_desktop.domain.search_hits import HitGroup, HitKind, SearchHit
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.search.lines import Command
from ctec_desktop.ui.search.palette import Palette
from tests.ui.kit.test_composition import commit, compose
from tests.ui.placements.window import is_freed, nameless

pytestmark = pytest.mark.ui


def hit(row_id: int, title: str, kind: HitKind = HitKind.STUDENT, *, is_retired: bool = False) -> SearchHit:
    return SearchHit(kind, row_id, title, ("2024", "1班"), row_id, is_retired)


GROUPS = (
    HitGroup(HitKind.STUDENT, (hit(1, "张伟"), hit(2, "张三"))),
    HitGroup(HitKind.ENTERPRISE, (hit(7, "张江机械", HitKind.ENTERPRISE, is_retired=True),)),
)


class Record:
    """Answers every text but 无 with two groups, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def find(self, text: str) -> tuple[HitGroup, ...]:
        self.asked.append(text)
        if text == "坏":
            raise EnvironmentFault("database_busy", {"path": "x"})
        return () if "无" in text else GROUPS


def palette_of(
    jobs: JobRunner, qtbot, record: Record, recent: tuple[SearchHit, ...] = ()
) -> tuple[Palette, list[object]]:
    done: list[object] = []
    commands = (Command("学生", "打开页面", done.clear), Command("导入学生名单", "操作", done.clear))
    made = Palette(record.find, commands, recent, jobs)
    made.chosen.connect(done.append)
    made.open()
    return made, done


def shown(palette: Palette) -> list[str]:
    return [line.title for line in palette.lines.lines]


def current(palette: Palette) -> str:
    line = palette.current_line()
    return line.title if line is not None else ""


def typed(palette: Palette, text: str) -> None:
    palette.search.setText(text)
    palette.search.settle()


def test_groups_stand_under_headings_and_the_first_hit_is_chosen(jobs, qtbot):
    palette, _ = palette_of(jobs, qtbot, Record())
    typed(palette, "张")
    assert shown(palette) == ["学生", "张伟", "张三", "企业", "张江机械"]
    assert current(palette) == "张伟"
    assert palette.said() == ""
    assert nameless(palette) == []
    palette.close()


def test_arrows_pass_over_headings_while_the_box_keeps_the_focus(jobs, qtbot):
    palette, _ = palette_of(jobs, qtbot, Record())
    typed(palette, "张")
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageUp):
        QTest.keyClick(palette.search, key)
        seen.append(current(palette))
    assert seen == ["张三", "张江机械", "张江机械", "张三", "张三"]
    palette.close()


def test_enter_opens_and_the_dialog_is_gone(jobs, qtbot):
    palette, done = palette_of(jobs, qtbot, Record())
    typed(palette, "张")
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert done == [hit(2, "张三")]
    assert is_freed(palette)


def test_enter_before_the_answer_waits_for_it(held_jobs, held: HeldExecutor, qtbot):
    palette, done = palette_of(held_jobs, qtbot, Record())
    typed(palette, "张")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert done == []
    held.release()
    assert done == [hit(1, "张伟")]


def test_late_answers_are_dropped_while_one_types_on(held_jobs, held: HeldExecutor, qtbot):
    record = Record()
    palette, done = palette_of(held_jobs, qtbot, record)
    for text in ("张", "张三", "无此人"):
        typed(palette, text)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    held.release()
    assert record.asked == ["无此人"]
    assert (shown(palette), done) == ([], [])
    assert palette.said().startswith("没有找到")
    palette.close()


def test_nothing_is_searched_or_opened_in_the_middle_of_a_composition(jobs, qtbot):
    record = Record()
    palette, done = palette_of(jobs, qtbot, record)
    typed(palette, "张")
    compose(palette.search, "san")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape):
        QTest.keyClick(palette.search, key)
    palette.search.settle()
    assert (record.asked, done, current(palette)) == (["张"], [], "张伟")
    assert palette.isVisible()
    commit(palette.search, "三")
    palette.search.settle()
    assert record.asked == ["张", "张三"]
    palette.close()


def test_without_a_text_the_last_opened_and_the_pages_are_offered(jobs, qtbot):
    palette, _ = palette_of(jobs, qtbot, Record(), (hit(9, "李四"),))
    assert shown(palette) == ["最近打开", "李四", "功能", "学生", "导入学生名单"]
    typed(palette, "张")
    typed(palette, "")
    assert current(palette) == "李四"
    palette.close()


def test_pages_and_things_to_do_are_found_by_pinyin(jobs, qtbot):
    palette, _ = palette_of(jobs, qtbot, Record())
    typed(palette, "无")
    assert shown(palette) == []
    typed(palette, "drxs")
    assert shown(palette)[-2:] == ["功能", "导入学生名单"]
    palette.close()


def test_a_search_that_fails_says_why(jobs, qtbot):
    palette, _ = palette_of(jobs, qtbot, Record())
    typed(palette, "坏")
    assert palette.said() != ""
    assert shown(palette) == []
    palette.close()
