"""A school with nothing in it, and one with a class, a unit and a plan."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ctec_desktop.services.office import Office
from ctec_desktop.services.placements import PlaceClass
from tests.schools import (
    CLASS_A,
    CLERK,
    Demo,
    assert_terms_are_true,
    empty_school,
    import_students,
    import_units,
    opened,
    plan_form,
    student,
    unit,
)
from tests.services.merging import with_duplicate
from tests.services.papers_ground import Ground, ground_on
from tests.services.scan_desk import Desk


@dataclass
class School:
    """An office with its folder and short ways to import into it."""

    office: Office
    root: Path

    def students(self, *rows: dict[str, object], **options: Any) -> Any:
        return import_students(self.office, self.root / "名单.xlsx", rows, **options)

    def units(self, *rows: dict[str, str], **options: Any) -> Any:
        return import_units(self.office, self.root / "企业.xlsx", rows, **options)

    def view(self, student_no: str) -> Any:
        """The student with numbers in the clear."""
        views = self.office.students.all_revealed(CLERK, "测试")
        return next(view for view in views if view.student_no == student_no)

    def post_id(self, name: str = "装配工") -> int:
        return self.office.placements.post_named(CLERK, name).id


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Three stages of one school, built once: founded, with people and units, with a class placed."""
    root = tmp_path_factory.mktemp("stages")
    folders = {stage: root / stage for stage in ("founded", "staffed", "placed")}
    empty_school(folders["founded"]).close()
    shutil.copytree(folders["founded"], folders["staffed"])
    with closing(opened(folders["staffed"])) as office:
        school = School(office, root)
        school.students(student(1), student(2), student(3))
        school.units(unit(1), unit(2, 岗位名称="仓管员"))
    shutil.copytree(folders["staffed"], folders["placed"])
    with closing(opened(folders["placed"])) as office:
        plan_id = office.plans.add(CLERK, plan_form()).value
        office.placements.place_class(CLERK, PlaceClass(CLASS_A, plan_id, School(office, root).post_id()))
    return folders


@contextmanager
def _copy(folder: Path, root: Path) -> Iterator[School]:
    shutil.copytree(folder, root / "数据")
    with closing(opened(root / "数据")) as office:
        yield School(office, root)
        assert_terms_are_true(office)


@pytest.fixture
def school(kept: dict[str, Path], tmp_path: Path) -> Iterator[School]:
    """Founded, empty."""
    with _copy(kept["founded"], tmp_path) as found:
        yield found


@pytest.fixture
def staffed(kept: dict[str, Path], tmp_path: Path) -> Iterator[School]:
    """Three students of one class and two units."""
    with _copy(kept["staffed"], tmp_path) as found:
        yield found


@pytest.fixture
def placed(kept: dict[str, Path], tmp_path: Path) -> Iterator[School]:
    """The three students placed on one post."""
    with _copy(kept["placed"], tmp_path) as found:
        yield found


@pytest.fixture
def twice(placed: School) -> tuple[School, int, int]:
    """The unit three students are placed at, and a duplicate of it: the school and the ids of the two."""
    return with_duplicate(placed)


@pytest.fixture(scope="session")
def ground(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """The demo school after a few changes; papers are printed from it, nothing is written."""
    with ground_on(demo, tmp_path_factory.mktemp("papers")) as found:
        yield found


@pytest.fixture
def desk(demo: Demo, tmp_path: Path) -> Iterator[Desk]:
    (file,) = demo.out.glob("*.pdf")
    with closing(opened(demo.copied_to(tmp_path))) as office:
        yield Desk(office, file, tmp_path)
    assert not list((tmp_path / "数据").glob(".scan-*")), "pages in the clear were left"
