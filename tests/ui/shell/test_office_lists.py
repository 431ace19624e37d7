"""What a person arranged in a list outlives every heading."""

from pathlib import Path

import pytest

from ctec_desktop.kernel.list_look import ColumnLook, ListLook
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.services.school import SchoolForm
from ctec_desktop.ui.kit.list_page import ListPage
from ctec_desktop.ui.shell.office_lists import OfficeLists
from ctec_desktop.ui.shell.window_memory import WindowMemory
from tests.schools import CLERK, Demo, opened
from tests.ui.shell.every_dialog import PAGES
from tests.ui.shell.stage import Stage

pytestmark = pytest.mark.ui
LOOK = ListLook(ListQuery("张"), (ColumnLook("class", 90),))


def test_every_list_and_every_column_of_it_is_kept_by_a_name_of_its_own(stage: Stage):
    for key in PAGES:
        stage.window.page(key)
    lists = stage.window.findChildren(ListPage)
    keys = [page._spec.key for page in lists]
    assert "" not in keys
    assert len(set(keys)) == len(keys) > 8
    for page in lists:
        columns = [column.look_key for column in page._spec.columns]
        assert len(set(columns)) == len(columns)
        assert [key for key in columns if not key.isascii()] == []


def test_views_and_columns_of_the_first_program_are_found_by_the_name_of_their_list(demo: Demo, tmp_path: Path):
    office = opened(demo.copied_to(tmp_path))
    memory = WindowMemory(tmp_path / "w.ini")
    office.views.keep(CLERK, "学生", "张姓", LOOK)
    memory.keep_columns("班级", "{}")
    lists = OfficeLists(office, CLERK, memory)
    assert [view.name for view in lists.views("students")] == ["张姓"]
    assert lists.remembered("class_group") == "{}"
    lists.keep_view("students", "李姓", LOOK)
    assert [view.name for view in office.views.all(CLERK, "学生")] == ["张姓", "李姓"]
    office.close()


def test_the_window_is_called_after_the_school_as_soon_as_it_is_renamed(stage: Stage):
    card = stage.office.school.profile(CLERK)
    form = SchoolForm(name="某某技师学院", code=card.code, version=card.version)
    stage.window.context.jobs.start("保存", lambda _progress: stage.office.school.save_profile(CLERK, form), str, str)
    stage.settle()
    assert stage.window.windowTitle().startswith("某某技师学院 - ")
