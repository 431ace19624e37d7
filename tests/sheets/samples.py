"""What the tests of sheets share: invented people, one-row rosters, short forms of problems."""

from collections.abc import Callable, Iterable
from pathlib import Path

from stdnum.cn import ric, uscc

from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.sheets.result import SheetReading, SheetRecord
from ctec_desktop.sheets.students import read_students

Write = Callable[..., Path]


def id_number(birth: str = "20080301", sequence: int = 1, area: str = "110105") -> str:
    body = f"{area}{birth}{sequence:03}"
    return body + str(ric.calc_check_digit(body + "0"))


def wrong_check(number: str) -> str:
    return number[:-1] + ("0" if number[-1] != "0" else "1")


def only(reading: SheetReading[StudentDraft]) -> SheetRecord[StudentDraft]:
    (record,) = reading.records
    return record


def codes(problems: Iterable[Problem]) -> list[tuple[str, Severity]]:
    return [(problem.code, problem.severity) for problem in problems]


def read_one(xlsx: Write, heading: str, value: object, *, draft_id: str | None = None) -> SheetRecord[StudentDraft]:
    """Reads a roster of one good student with one more column."""
    heads = ("学号", "姓名", "身份证号", heading) if draft_id else ("学号", "姓名", heading)
    cells = ("20240001", "张三", draft_id, value) if draft_id else ("20240001", "张三", value)
    return only(read_students(xlsx([heads, cells])))


def credit_code(serial: int = 1) -> str:
    body = f"91110105{serial:09}"
    return body + str(uscc.calc_check_digit(body))
