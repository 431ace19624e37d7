"""Identity papers of other kinds in a roster."""

from pathlib import Path

import pytest
from stdnum.cn import ric

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.vocabulary import Gender, IdKind
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.sheets.students import read_students
from ctec_desktop.sheets.writing import write_table
from ctec_desktop.wording import sentence


def read(path: Path, *cells: dict[str, str]):
    headings = list(dict.fromkeys(heading for row in cells for heading in row))
    rows = [[f"2024{n:04d}", f"学生{n}", *(row.get(h) for h in headings)] for n, row in enumerate(cells)]
    write_table(path / "名单.xlsx", "名单", ["学号", "姓名", *headings], rows)
    return read_students(path / "名单.xlsx").records


def permit(area: str) -> str:
    digits = f"{area}20080301001"
    return digits + ric.calc_check_digit(digits + "0")


def test_a_permit_is_recognised_without_a_column_of_kinds(tmp_path):
    (record,) = read(tmp_path, {"身份证号": permit("830000")})
    assert record.problems == ()
    assert (record.draft.id_kind, record.draft.gender) == (IdKind.HK_MO_TW_RESIDENCE, Gender.MALE)
    assert record.draft.birth_date is not None


@pytest.mark.parametrize(
    ("word", "number", "kind"),
    [
        ("护照", "E12345678", IdKind.PASSPORT),
        ("港澳居民来往内地通行证", "H12345678", IdKind.HK_MO_TW_PERMIT),
        ("台胞证", "01234567", IdKind.HK_MO_TW_PERMIT),
        ("港澳台居民居住证", permit("810000"), IdKind.HK_MO_TW_RESIDENCE),
        ("外国人永久居留身份证", "USA110080030112", IdKind.FOREIGNER_PERMIT),
    ],
)
def test_the_column_of_kinds_decides(tmp_path, word, number, kind):
    (record,) = read(tmp_path, {"证件类型": word, "证件号码": number})
    assert (record.draft.id_kind, record.draft.id_number, record.problems) == (kind, number, ())


def test_birth_date_and_gender_come_from_their_columns_where_the_paper_tells_none(tmp_path):
    cells = {"证件类型": "护照", "证件号码": "E12345678", "性别": "女", "出生日期": "2008-05-06"}
    bare = {"证件类型": "护照", "证件号码": "E12345679"}
    told, untold = read(tmp_path, cells, bare)
    assert (told.draft.gender, str(told.draft.birth_date)) == (Gender.FEMALE, "2008-05-06")
    assert (untold.draft.gender, untold.draft.birth_date) == (None, None)


def test_a_number_that_does_not_fit_its_kind_says_which(tmp_path):
    (record,) = read(tmp_path, {"证件类型": "台胞证", "证件号码": "E12345678"})
    (problem,) = record.problems
    assert (problem.code, problem.severity) == (SheetCode.ID_FORM, Severity.REFUSED)
    assert "不像“港澳台居民来往内地（大陆）通行证”的号码" in sentence(problem)


def test_a_wrong_check_digit_of_a_permit_waits_for_a_person(tmp_path):
    right = permit("810000")
    wrong = right[:-1] + ("1" if right[-1] != "1" else "2")
    (record,) = read(tmp_path, {"证件类型": "港澳台居民居住证", "证件号码": wrong})
    assert [problem.code for problem in record.problems] == [SheetCode.ID_CHECK_DIGIT]
    assert record.is_held
