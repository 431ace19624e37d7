"""实习档案: what counts from records, what is attached, what is refused; nobody sees another department's folders."""

from pathlib import Path

import pytest

from ctec_desktop.domain.archive.kinds import REQUIRED, ArchiveKind
from ctec_desktop.domain.archive.views import ArchiveForm, Folder
from ctec_desktop.domain.codes.archive import ArchiveCode
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from tests.schools import CLASS_A, CLERK, select
from tests.services.conftest import School

PDF = b"%PDF-1.4 invented"


def folder(school: School, number: int = 0) -> Folder:
    archive = school.office.archive
    found = archive.folder(CLERK, archive.folders(CLERK)[number].id)
    assert found is not None
    return found


def file(school: School, name: str, content: bytes = PDF) -> Path:
    made = school.root / name
    made.write_bytes(content)
    return made


def test_a_file_fills_a_kind_for_many_at_once_and_only_what_lacks_stays_in_the_list(placed: School):
    archive = placed.office.archive
    ids = tuple(one.id for one in archive.folders(CLERK))
    assert len(ids) == 3
    before = folder(placed)
    assert before.percent == 0
    assert before.lacking == REQUIRED

    done = archive.attach(
        CLERK, ArchiveForm(ids[:2], "checks", "走访记录", paper_place="3 柜"), file(placed, "走访.pdf")
    )

    assert done.value == 2
    held = folder(placed)
    assert held.percent == 12
    assert ArchiveKind.CHECKS not in held.lacking
    (one,) = held.materials
    assert (one.title, one.paper_place, one.by_name, one.file_name) == ("走访记录", "3 柜", CLERK.name, "走访.pdf")
    rows = archive.rows(CLERK)
    assert list(rows.ids(ListQuery(filters=(("lacks", "checks"),)))) == [ids[2]]
    (tally,) = archive.tallies(CLERK)
    assert (tally.class_name, tally.folders) == (CLASS_A, 3)
    assert tally.lacks[REQUIRED.index(ArchiveKind.CHECKS)] == 1

    target = placed.root / "取出.pdf"
    archive.save_file(CLERK, held.id, one.key, target)
    assert target.read_bytes() == PDF


def test_what_was_attached_is_taken_back_with_a_reason_and_stays_on_record(placed: School):
    archive = placed.office.archive
    own = folder(placed)
    archive.attach(CLERK, ArchiveForm((own.id,), "summary"), file(placed, "总结.pdf"))
    (item,) = folder(placed).materials
    assert item.item_id is not None
    with pytest.raises(RuleViolation, match=ArchiveCode.REASON_NEEDED):
        archive.take_back(CLERK, own.id, item.item_id, "  ")
    with pytest.raises(RuleViolation, match=ArchiveCode.NO_FOLDER):
        archive.take_back(CLERK, folder(placed, 1).id, item.item_id, "错人")
    archive.take_back(CLERK, own.id, item.item_id, "附错了人")
    assert folder(placed).materials == ()
    assert select(placed.office, "SELECT void_reason FROM archive_item") == [("附错了人",)]
    with pytest.raises(RuleViolation, match=ArchiveCode.NO_FILE):
        archive.save_file(CLERK, own.id, item.key, placed.root / "没有.pdf")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("空.pdf", b"", ArchiveCode.EMPTY_FILE),
        ("总结.exe", b"MZ", ArchiveCode.KIND_OF_FILE),
        ("总结.pdf", b"MZ\x90\x00 a program", ArchiveCode.FOREIGN),
        ("录像.mp4", b"not a film at all", ArchiveCode.FOREIGN),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(placed: School, name: str, content: bytes, code: str):
    form = ArchiveForm((folder(placed).id,), "proof")
    with pytest.raises(RuleViolation, match=code):
        placed.office.archive.attach(CLERK, form, file(placed, name, content))
    assert folder(placed).materials == ()


def test_a_file_too_large_is_refused_before_it_is_read(placed: School):
    source = placed.root / "录像.pdf"
    with source.open("wb") as stream:
        stream.write(PDF)
        stream.truncate(300 << 20)
    with pytest.raises(RuleViolation, match=ArchiveCode.TOO_LARGE):
        placed.office.archive.attach(CLERK, ArchiveForm((folder(placed).id,), "proof"), source)
    with pytest.raises(EnvironmentFault):
        placed.office.archive.attach(CLERK, ArchiveForm((folder(placed).id,), "proof"), placed.root / "没有.pdf")


def test_the_same_file_is_not_entered_twice_and_then_nobody_gets_it(placed: School):
    archive = placed.office.archive
    ids = tuple(one.id for one in archive.folders(CLERK))
    archive.attach(CLERK, ArchiveForm(ids[:1], "report"), file(placed, "报告.pdf"))
    with pytest.raises(RuleViolation, match=ArchiveCode.SAME_FILE):
        archive.attach(CLERK, ArchiveForm(ids, "proof"), file(placed, "改了名.pdf"))
    assert folder(placed, 1).materials == ()


def test_a_day_ahead_or_a_kind_left_open_is_refused_at_its_field(placed: School):
    form = ArchiveForm((folder(placed).id,), "", dated_on="2030-01-01")
    with pytest.raises(RuleViolation) as refused:
        placed.office.archive.attach(CLERK, form, file(placed, "总结.pdf"))
    assert {one.code for one in refused.value.problems} >= {ArchiveCode.DAY_AHEAD}
    assert len(refused.value.problems) == 2


def test_folders_of_another_department_are_out_of_sight(placed: School):
    other = CLERK._replace(scope=RowScope(frozenset({999})))
    archive = placed.office.archive
    own = folder(placed)
    assert archive.folders(other) == ()
    assert archive.tallies(other) == ()
    assert archive.folder(other, own.id) is None
    with pytest.raises(RuleViolation, match=ArchiveCode.NO_FOLDER):
        archive.attach(other, ArchiveForm((own.id,), "proof"), file(placed, "总结.pdf"))


def test_until_when_is_counted_from_graduation_or_the_end_and_said_to_be_unconfirmed(placed: School):
    own = folder(placed)
    keep = dict(own.keep)
    assert keep[ArchiveKind.AGREEMENT].on == own.until_on.replace(year=own.until_on.year + 10)
    assert keep[ArchiveKind.JOURNAL].on == own.until_on.replace(year=own.until_on.year + 5)
    assert all(one.is_to_confirm for one in keep.values())
