"""Killed at any moment, the record holds all of a batch or none, and the same command then completes."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from ctec_desktop.bootstrap import is_founded
from ctec_desktop.services.placements import PlaceClass
from tests.faults.commands import assert_sound, query, run, start
from tests.schools import (
    CLASS_A,
    CLERK,
    Demo,
    empty_school,
    import_students,
    import_units,
    plan_form,
    roster,
    student,
    unit,
)

KILLS = 20
COMPLETE_EVERY = 7
BATCH = 200
FEW = 12
pytestmark = [pytest.mark.faults, pytest.mark.slow]


def moments(duration_s: float, seed: int) -> Iterator[float]:
    """Random moments, one in each twentieth of the duration."""
    lot = Random(seed)
    for n in range(KILLS):
        yield (n + lot.random()) / KILLS * duration_s


def kill_repeatedly(fresh: Callable[[], Path], command: list[str], counts: tuple[int, int], sql: str) -> None:
    """Kills the command at twenty moments; `counts` are what `sql` counts before and after it."""
    folder = fresh()
    began = time.monotonic()
    code, _, complained = run(folder, *command)
    duration_s = time.monotonic() - began
    assert code == 0, complained
    assert query(folder, sql) == [(counts[1],)]
    folder = fresh()
    for n, moment in enumerate(moments(duration_s, 20260901), 1):
        started = start(folder, *command)
        time.sleep(moment)
        started.kill()
        assert_sound(folder)
        ((found,),) = query(folder, sql)
        assert found in counts, f"killed after {moment:.3f} s of {duration_s:.3f} s"
        if n % COMPLETE_EVERY == 0 and found == counts[0]:
            code, _, complained = run(folder, *command)
            assert code == 0, complained
            assert query(folder, sql) == [(counts[1],)]
            assert_sound(folder)
            assert not list(folder.glob(".print-*"))
            found = counts[1]
        if found == counts[1]:
            folder = fresh()


@pytest.fixture
def fresh(demo: Demo, tmp_path: Path) -> Callable[[], Path]:
    """A new copy of the demo school each time."""

    def copy() -> Path:
        target = tmp_path / "数据"
        shutil.rmtree(target, ignore_errors=True)
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
        return demo.copied_to(tmp_path)

    return copy


def test_import_killed_at_twenty_moments(fresh, tmp_path):
    rows = [student(n, 学号=f"2026{n:05d}", 身份证号=None, 班级=f"2026级大班{n // 50}") for n in range(BATCH)]
    command = ["import", "students", str(roster(tmp_path / "名单.xlsx", rows)), "--apply"]
    kill_repeatedly(fresh, command, (80, 80 + BATCH), "SELECT count(*) FROM student")


def test_undo_of_an_import_killed_at_twenty_moments(tmp_path):
    imported, folder = tmp_path / "imported", tmp_path / "数据"
    rows = [student(n, 学号=f"2026{n:05d}", 身份证号=None, 班级=f"2026级大班{n // 50}") for n in range(BATCH)]
    with closing(empty_school(imported)) as office:
        import_students(office, tmp_path / "名单.xlsx", rows)

    def fresh() -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        return Path(shutil.copytree(imported, folder))

    kill_repeatedly(fresh, ["import", "students", "--undo", "导错了"], (BATCH, 0), "SELECT count(*) FROM student")


def test_issue_killed_at_twenty_moments(tmp_path):
    placed, folder, out = tmp_path / "placed", tmp_path / "数据", tmp_path / "out"
    with closing(empty_school(placed)) as office:
        import_students(office, tmp_path / "名单.xlsx", [student(n) for n in range(FEW)])
        import_units(office, tmp_path / "企业.xlsx", [unit(1)])
        plan_id = office.plans.add(CLERK, plan_form()).value
        post_id = office.placements.post_named(CLERK, "装配工").id
        office.placements.place_class(CLERK, PlaceClass(CLASS_A, plan_id, post_id))

    def fresh() -> Path:
        for path in (folder, out):
            shutil.rmtree(path, ignore_errors=True)
        return Path(shutil.copytree(placed, folder))

    command = ["issue", "--class", CLASS_A, "--out", str(out)]
    kill_repeatedly(fresh, command, (0, FEW), "SELECT count(*) FROM agreement")
    assert run(fresh(), *command)[0] == 0
    numbers = [row[0].partition("-")[2] for row in query(folder, "SELECT number FROM agreement ORDER BY number")]
    assert numbers == [f"{n:05d}" for n in range(1, FEW + 1)]
    assert [path.suffix for path in out.iterdir()] == [".pdf"]


def test_founding_killed_at_twenty_moments_locks_nobody_out(tmp_path):
    """Either the password opens a whole school, or founding it again works; twice on the same folder if need be."""
    folder, command = tmp_path / "数据", ["init", "--school", "测试学校", "--code", "4111010001"]
    began = time.monotonic()
    assert run(folder, *command)[0] == 0
    duration_s = time.monotonic() - began
    shutil.rmtree(folder)
    for n, moment in enumerate(moments(duration_s, 20260902), 1):
        started = start(folder, *command)
        time.sleep(moment)
        started.kill()
        if not is_founded(folder) and n % COMPLETE_EVERY == 0:
            code, _, complained = run(folder, *command)
            assert code == 0, complained
        if is_founded(folder):
            code, _, complained = run(folder, "list", "students")
            assert code == 0, f"killed after {moment:.3f} s of {duration_s:.3f} s: {complained}"
            assert query(folder, "SELECT name, code FROM school") == [("测试学校", "4111010001")]
            assert_sound(folder)
            shutil.rmtree(folder)
