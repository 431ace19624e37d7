"""A batch that fails leaves nothing, and can be issued again."""

from collections.abc import Callable

import pytest

from ctec_desktop.kernel.errors import Cancelled, EnvironmentFault
from ctec_desktop.kernel.progress import CountingProgress
from ctec_desktop.services.agreement_output import IssueClass
from tests.schools import CLASS_A, CLERK, database_of
from tests.services.conftest import School
from tests.services.issuing import counts, issue, numbers


def _cancelled(school: School, patch: pytest.MonkeyPatch) -> None:
    wish = IssueClass(CLASS_A, school.root / "out")
    with pytest.raises(Cancelled):
        school.office.agreements.issue_class(CLERK, wish, CountingProgress(cancel_after=2))


def _part_not_kept(school: School, patch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise EnvironmentFault("disk_full", {"path": "x"})

    with patch.context() as inside:
        inside.setattr(database_of(school.office).files, "put", full)
        with pytest.raises(EnvironmentFault):
            issue(school)


def _out_not_writable(school: School, patch: pytest.MonkeyPatch) -> None:
    (school.root / "out").write_text("a file stands where the folder should be")
    with pytest.raises(EnvironmentFault):
        issue(school)
    (school.root / "out").unlink()


@pytest.mark.parametrize("failure", [_cancelled, _part_not_kept, _out_not_writable])
def test_failed_batch_leaves_no_row_and_no_number(
    placed: School, monkeypatch: pytest.MonkeyPatch, failure: Callable[[School, pytest.MonkeyPatch], None]
) -> None:
    failure(placed, monkeypatch)
    assert set(counts(placed).values()) == {0}
    assert not list((placed.root / "数据").glob(".print-*"))
    assert issue(placed).value.agreements == 3
    assert numbers(placed) == ["SX2026-00001", "SX2026-00002", "SX2026-00003"]


def test_part_that_could_not_be_put_out_is_put_out_by_issuing_again(placed, monkeypatch):
    def open_elsewhere(*_: object) -> None:
        raise EnvironmentFault("file_open_elsewhere", {"path": "x"})

    with monkeypatch.context() as inside:
        inside.setattr(database_of(placed.office).files, "copy_out", open_elsewhere)
        with pytest.raises(EnvironmentFault):
            issue(placed)
    assert len(numbers(placed)) == 3
    (path,) = issue(placed).value.files
    assert path.exists()
    assert len(numbers(placed)) == 3
