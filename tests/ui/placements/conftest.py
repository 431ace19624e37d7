"""The demo school, with two more classes: one of first-years, one good with a student who turns 16 on day one."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ctec_desktop.domain.invented import id_number
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from tests.schools import Demo, import_students, opened, student
from tests.ui.placements.window import Window

FRESHMEN, SECOND_YEARS = "2026级数控9班", "2025级数控9班"


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def two_classes(office: Office, tmp_path: Path) -> Office:
    """Three first-years; three of the second year, the last of whom turns 16 on 1 March 2027."""
    young = {"身份证号": id_number(date(2011, 3, 1), "男", 393)}
    rows = [student(n, 班级=FRESHMEN, 年级="2026", 入学日期="2026-09-01") for n in (381, 382, 383)]
    rows += [student(n, 班级=SECOND_YEARS, 年级="2025", 入学日期="2025-09-01") for n in (391, 392)]
    rows.append(student(393, 班级=SECOND_YEARS, 年级="2025", 入学日期="2025-09-01", **young))
    import_students(office, tmp_path / "名单.xlsx", rows)
    return office


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


@pytest.fixture
def held_window(held_jobs: JobRunner, hub: QtChangeHub) -> Window:
    """Its jobs wait until they are released."""
    return Window(held_jobs, hub)
