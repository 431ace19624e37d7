"""Schools to test on: cheap keys, the invented demo school, rosters written as clerks write them."""

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select as sa_select

from ctec_desktop.bootstrap import found_office, open_office
from ctec_desktop.domain.import_plan import Decisions
from ctec_desktop.domain.invented import credit_code, id_number
from ctec_desktop.domain.permissions import Actor, Policy
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.kernel.clock import FixedClock
from ctec_desktop.services.demo_school import SCHOOL_NAME, DemoSchool, build
from ctec_desktop.services.office import Office
from ctec_desktop.services.plans import PlanForm
from ctec_desktop.sheets.writing import write_table
from ctec_desktop.storage.database import Database
from ctec_desktop.storage.folder import DataFolder
from ctec_desktop.storage.keys import Keys
from ctec_desktop.storage.queries.search_subjects import SUBJECTS, terms_of
from ctec_desktop.storage.vault import KdfCost, open_with_password

CHEAP = KdfCost(1, 8192, 1)
PASSWORD = "口令 pass-2026"
CLERK = Actor("周老师")
FIRST_DAY = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
CLASS_A = "2024级数控1班"
HEADINGS = ("学号", "姓名", "性别", "身份证号", "班级", "年级", "入学日期", "监护人姓名", "与监护人关系", "监护人电话")


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo school on disk, closed."""

    folder: Path
    out: Path
    built: DemoSchool
    recovery_key: str

    def copied_to(self, folder: Path) -> Path:
        """A copy of the data folder that a test may change."""
        target = folder / "数据"
        shutil.copytree(self.folder, target)
        return target


def demo_at(root: Path, students: int) -> Demo:
    out = root / "协议"
    new = found_office(root / "数据", SCHOOL_NAME, PASSWORD, clock=clock(), cost=CHEAP)
    with closing(new.office) as office:
        built = build(office, CLERK, students, out)
    return Demo(root / "数据", out, built, new.recovery_key)


def clock() -> FixedClock:
    return FixedClock(FIRST_DAY)


def empty_school(root: Path, *, policy: Policy | None = None) -> Office:
    """A school with a name and nothing else."""
    return found_office(root, "测试职业学校", PASSWORD, clock=clock(), cost=CHEAP, policy=policy).office


def opened(folder: Path, *, may_write: bool = True, policy: Policy | None = None) -> Office:
    return open_office(folder, PASSWORD, clock=clock(), may_write=may_write, policy=policy)


def keys_of(folder: Path) -> Keys:
    return open_with_password(DataFolder(folder).vault, PASSWORD)


def database_of(office: Office) -> Database:
    """The database under the services, for looking at what they wrote."""
    return office._database


def select(office: Office, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with closing(database_of(office).driver_connection()) as connection:
        return list(connection.execute(sql, values).fetchall())


def value(office: Office, sql: str, *values: object) -> Any:
    ((found,),) = select(office, sql, *values)
    return found


def student(number: int, **cells: object) -> dict[str, object]:
    """A row of the roster: a good student of the class of 2024, born on 1 March 2008, unless `cells` say otherwise."""
    row: dict[str, object] = {
        "学号": f"2024{number:04d}",
        "姓名": f"学生{'甲乙丙丁戊己庚辛壬癸'[number % 10]}",
        "性别": "男",
        "身份证号": id_number(date(2008, 3, 1), "男", number),
        "班级": CLASS_A,
        "年级": "2024",
        "入学日期": "2024-09-01",
        "监护人姓名": "家长",
        "与监护人关系": "母亲",
        "监护人电话": "10012345678",
    }
    return {**row, **cells}


def roster(path: Path, students: Sequence[dict[str, object]]) -> Path:
    """Writes a roster whose headings are those any of its students has."""
    headings = list(dict.fromkeys((*HEADINGS, *(heading for row in students for heading in row))))
    write_table(path, "学生名单", headings, [[_cell(row.get(heading)) for heading in headings] for row in students])
    return path


def units(path: Path, rows: Sequence[dict[str, str]]) -> Path:
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    write_table(path, "企业与岗位", headings, [[row.get(heading) for heading in headings] for row in rows])
    return path


def unit(order: int = 1, **cells: str) -> dict[str, str]:
    row = {"单位名称": f"示例装备{order}有限公司", "统一社会信用代码": credit_code(order), "岗位名称": "装配工"}
    return {**row, "实习地点": f"示例市{order}号路", "实习报酬（元/月）": "2600", **cells}


def plan_form(name: str = "2026秋", first: date = date(2026, 9, 1), last: date = date(2027, 2, 28)) -> PlanForm:
    return PlanForm(name, PlanKind.ON_POST, first, last, content="岗位实习", supervisor_name="沈老师")


def import_students(office: Office, path: Path, students: Sequence[dict[str, object]], **options: Any) -> Any:
    """Plans and applies a roster; returns the report."""
    plan = office.imports.plan(CLERK, "students", roster(path, students))
    return office.imports.apply(CLERK, plan, Decisions(**options)).value


def import_units(office: Office, path: Path, rows: Sequence[dict[str, str]], **options: Any) -> Any:
    plan = office.imports.plan(CLERK, "enterprises", units(path, rows))
    return office.imports.apply(CLERK, plan, Decisions(**options)).value


def _cell(content: object) -> str | None:
    return None if content is None else str(content)


def assert_terms_are_true(office: Office) -> None:
    """What records are found by is what a full rebuild would make of them: no writer left anything out."""
    with database_of(office).read() as connection:
        for subject in SUBJECTS:
            ids = list(connection.scalars(sa_select(subject.key)))
            expected = terms_of(connection, subject, ids)
            kind = subject.kind.value
            entries = select(office, "SELECT subject_id, terms FROM search_entry WHERE kind = ?", kind)
            assert {row_id: set(terms.split()) for row_id, terms in entries} == expected, subject.table
            found = set(select(office, "SELECT subject_id, term FROM search_term WHERE kind = ?", kind))
            assert found == {(row_id, term) for row_id, terms in expected.items() for term in terms}, subject.table
