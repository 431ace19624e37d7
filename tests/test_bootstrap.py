"""Founding a school: all of it or nothing, whatever stops it on the way."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from ctec_desktop.bootstrap import begin_founding, found_office, is_founded, is_lost, open_with_recovery
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.data_place import DataPlace, Origin
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.services.school import SchoolForm
from ctec_desktop.storage.folder import DataFolder
from tests.schools import CHEAP, CLERK, PASSWORD, clock, opened

FORM = SchoolForm("测试职业学校", "4111010001", contact_name="周老师", contact_phone="0371-12345678 转 8001")
SCHOOL_FILES = {"ctec.db", "vault.json"}


def begin(folder: Path, form: SchoolForm = FORM):
    return begin_founding(folder, form, PASSWORD, clock=clock(), cost=CHEAP)


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"ctec.lock", "ctec.owner.txt", "ctec.db-wal", "ctec.db-shm"}


def test_school_is_real_once_finished_and_holds_what_was_typed(data_dir: Path):
    founding = begin(data_dir)
    assert not is_founded(data_dir)
    with closing(founding.finish()) as office:
        profile = office.school.profile(CLERK)
        assert (profile.name, profile.code, profile.contact_phone) == (FORM.name, FORM.code, FORM.contact_phone)
        assert office.folder_name == str(data_dir)
    assert is_founded(data_dir)
    assert files(data_dir) == SCHOOL_FILES
    open_with_recovery(data_dir, founding.recovery_key, clock=clock()).close()


def test_abandoned_founding_leaves_nothing_behind(tmp_path: Path, data_dir: Path):
    begin(data_dir).abandon()
    assert files(data_dir) == set()
    begin(tmp_path / "新的" / "数据").abandon()
    assert list((tmp_path / "新的").iterdir()) == []


def test_founding_killed_before_its_end_is_swept_by_the_next(data_dir: Path):
    (data_dir / ".founding").mkdir()
    for name in SCHOOL_FILES:
        (data_dir / ".founding" / name).write_bytes(b"half")
    assert not is_founded(data_dir)
    begin(data_dir).finish().close()
    assert files(data_dir) == SCHOOL_FILES


@pytest.mark.parametrize("moved", [(), ("ctec.db",), ("vault.json",), ("ctec.db", "vault.json")])
def test_founding_killed_in_its_last_step_is_completed_on_opening(data_dir: Path, moved: tuple[str, ...]):
    begin(data_dir).finish().close()
    aside = DataFolder(data_dir).founded
    aside.mkdir()
    for name in SCHOOL_FILES.difference(moved):
        (data_dir / name).rename(aside / name)
    assert is_founded(data_dir)
    with closing(opened(data_dir)) as office:
        assert office.school.profile(CLERK).name == FORM.name
    assert files(data_dir) == SCHOOL_FILES


def test_school_that_is_whole_but_not_in_its_place_is_not_founded_over(data_dir: Path):
    begin(data_dir).finish().close()
    aside = DataFolder(data_dir).founded
    aside.mkdir()
    for name in SCHOOL_FILES:
        (data_dir / name).rename(aside / name)
    with pytest.raises(EnvironmentFault) as refused:
        begin(data_dir)
    assert refused.value.kind == StorageFault.DATA_FOLDER_NOT_EMPTY
    opened(data_dir).close()


def test_two_cannot_found_in_one_folder_at_a_time(data_dir: Path):
    first = begin(data_dir)
    with pytest.raises(EnvironmentFault) as refused:
        begin(data_dir)
    assert refused.value.kind == StorageFault.DATA_FOLDER_IN_USE
    first.finish().close()


@pytest.mark.parametrize("name", ["ctec.db", "vault.json"])
def test_what_is_left_of_a_school_is_never_touched(data_dir: Path, name: str):
    (data_dir / name).write_bytes(b"precious")
    with pytest.raises(EnvironmentFault) as refused:
        found_office(data_dir, FORM.name, PASSWORD, cost=CHEAP)
    assert refused.value.kind == StorageFault.DATA_FOLDER_NOT_EMPTY
    assert (data_dir / name).read_bytes() == b"precious"


def test_keeping_can_be_asked_again_where_the_folder_could_not_be_moved(data_dir: Path, monkeypatch):
    founding = begin(data_dir)

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "held", str(self))

    with monkeypatch.context() as inside:
        inside.setattr(Path, "rename", held)
        with pytest.raises(EnvironmentFault):
            founding.finish()
    assert not is_founded(data_dir)
    founding.finish().close()
    assert files(data_dir) == SCHOOL_FILES


def test_every_wrong_field_is_told_at_once_and_nothing_is_made(data_dir: Path):
    shutil.rmtree(data_dir)
    with pytest.raises(RuleViolation) as refused:
        begin_founding(data_dir, SchoolForm(" ", "12", contact_phone="电话"), "short", cost=CHEAP)
    assert [problem.code for problem in refused.value.problems] == [
        OfficeCode.FIELD_REQUIRED,
        OfficeCode.SCHOOL_CODE_MALFORMED,
        OfficeCode.PHONE_MALFORMED,
        OfficeCode.PASSWORD_TOO_SHORT,
    ]
    assert not data_dir.exists()


def test_folder_that_cannot_be_looked_into_is_lost_where_it_was_chosen_and_never_taken_for_an_empty_one(tmp_path: Path):
    unreachable = tmp_path / ("长" * 300)
    assert is_lost(DataPlace(unreachable, Origin.CHOSEN))
    assert not is_lost(DataPlace(unreachable, Origin.TOLD))
    with pytest.raises(EnvironmentFault):
        is_founded(unreachable)
