"""A school of invented people, built through the real services: the demo for clerks, the data for tests.

The sheets are written as workbooks and imported like anybody's; two classes are placed, one has its agreements. The
last class has a visit ahead.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from ctec_desktop.domain.arrivals import ArrivalEdit
from ctec_desktop.domain.import_plan import ImportNoun
from ctec_desktop.domain.invented import InventedPerson, credit_code, enterprise_name, parent_of, people, phone
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.rules.placement import school_year_of
from ctec_desktop.domain.trips import TripForm
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.agreement_output import IssueClass
from ctec_desktop.services.agreements import IssueReport
from ctec_desktop.services.demo_apprentices import train
from ctec_desktop.services.demo_cover import insure, insure_visit
from ctec_desktop.services.demo_facts import fill_in
from ctec_desktop.services.office import Office
from ctec_desktop.services.placements import PlaceClass
from ctec_desktop.services.plans import PlanForm
from ctec_desktop.services.school import SchoolForm
from ctec_desktop.services.teachers import TeacherForm
from ctec_desktop.sheets.writing import write_table

SCHOOL_NAME = "示例市第一职业技术学校（演示）"
SCHOOL_CODE = "0000000001"
CLASS_SIZE = 40
ENTERPRISES = 12
TEACHERS = 6
# How many of a placed class have not come yet.
ABSENT = 3
# 职业教育专业目录（2021年）高职专科: code, name, department, short name for the class.
MAJORS = (
    ("460103", "数控技术", "智能制造学院", "数控"),
    ("510203", "软件技术", "信息工程学院", "软件"),
    ("530302", "大数据与会计", "商学院", "会计"),
    ("460702", "新能源汽车技术", "智能制造学院", "新能源"),
    ("530701", "电子商务", "商学院", "电商"),
)
POSTS = ("数控车工", "装配调试员", "软件测试员", "会计助理", "仓储管理员", "客户服务员")
STUDENT_HEADINGS = (
    *("学号", "姓名", "性别", "身份证号", "出生日期", "班级", "专业代码", "专业名称", "院系", "年级", "联系电话"),
    *("家庭住址", "入学日期", "监护人姓名", "与监护人关系", "监护人电话"),
)
ENTERPRISE_HEADINGS = (
    *("单位名称", "统一社会信用代码", "法定代表人", "单位地址", "联系人", "联系电话", "在岗职工总数", "岗位名称"),
    *(
        "实习地点",
        "同类岗位人数",
        "实习报酬（元/月）",
        "就餐",
        "住宿",
        "工作时间",
        "指导人员",
        "指导人员职务",
        "指导人员电话",
    ),
)


@dataclass(frozen=True, slots=True)
class DemoSchool:
    """What was built; `issued` is None when no folder for PDFs was given."""

    students: int
    classes: int
    issued_class: str
    placed_class: str
    issued: IssueReport | None


def build(
    office: Office, actor: Actor, students: int, out: Path | None, progress: Progress | None = None
) -> DemoSchool:
    """Fills a freshly founded office. The years follow the office's clock; people and units are always the same."""
    tell = progress or SilentProgress()
    today = office.today()
    oldest = school_year_of(today) - 2
    profile = office.school.profile(actor)
    office.school.save_profile(actor, _profile(profile.version))
    with tempfile.TemporaryDirectory() as folder:
        roster, units = Path(folder) / "学生名单.xlsx", Path(folder) / "企业与岗位.xlsx"
        write_table(roster, f"{SCHOOL_NAME}学生名单", STUDENT_HEADINGS, student_rows(students, oldest))
        write_table(units, "实习单位与岗位一览表", ENTERPRISE_HEADINGS, enterprise_rows())
        for noun, path in ((ImportNoun.STUDENTS, roster), (ImportNoun.ENTERPRISES, units)):
            office.imports.apply(actor, office.imports.plan(actor, noun, path), progress=tell)
    issued_class, placed_class = class_name(0, oldest), class_name(CLASS_SIZE, oldest)
    plan_id = office.plans.add(actor, _plan(oldest + 3)).value
    posts = office.placements.posts(actor)
    office.placements.place_class(actor, PlaceClass(issued_class, plan_id, posts[0].id))
    issued = None
    if out is not None:
        issued = office.agreements.issue_class(actor, IssueClass(issued_class, out), tell).value
    if students > CLASS_SIZE:
        office.placements.place_class(actor, PlaceClass(placed_class, plan_id, posts[-1].id))
    fill_in(office, actor, issued_class, plan_id)
    _arrive(office, actor, (issued_class, placed_class))
    insure(office, actor, oldest + 3, (issued_class, placed_class))
    leaders = _teachers(office, actor)
    train(office, actor, issued_class, oldest)
    if students > 2 * CLASS_SIZE:
        _visit(office, actor, class_name(students - 1, oldest), today + timedelta(days=14), leaders)
    classes = len(office.school.classes(actor))
    return DemoSchool(students, classes, issued_class, placed_class, issued)


def _arrive(office: Office, actor: Actor, class_names: tuple[str, ...]) -> None:
    """Once the placements have begun, everyone has come but the last three of each class."""
    today = office.today()
    for name in class_names:
        begun = [row for row in office.arrivals.grid(actor, name) if row.from_on <= today]
        edits = tuple(ArrivalEdit(row.placement_id, row.from_on) for row in begun[:-ABSENT])
        office.arrivals.save(actor, name, edits)


def _teachers(office: Office, actor: Actor) -> tuple[int, ...]:
    """Their ids; the first two lead visits."""
    staff = people(13, date(1980, 1, 1), 6000, with_rare=False)
    forms = (TeacherForm(f"T{order:03d}", one.name, one.gender, phone=one.phone) for order, one in enumerate(staff, 1))
    return tuple(office.teachers.save(actor, form).value for form in islice(forms, TEACHERS))


def _visit(office: Office, actor: Actor, of_class: str, on: date, leaders: tuple[int, ...]) -> None:
    """A visit of the last class; no receipt of the parents is back yet."""
    day = on.isoformat()
    form = TripForm(
        name=f"{of_class}认识实习",
        site_id=str(office.trips.choices(actor).sites[0][0]),
        from_on=day,
        until_on=day,
        purpose="参观生产线，了解岗位",
        vehicles="大客车 1 辆",
        meeting_point="7:30 学校东门",
        safety_plan="随队教师每车两名，进车间前戴安全帽，11:30 集合点名",
        leader_ids=leaders[:2],
    )
    trip_id = office.trips.save(actor, form).value
    going = [one.student_id for one in office.trips.class_members(actor, of_class)]
    office.trips.set_roster(actor, trip_id, of_class, going)
    insure_visit(office, actor, on, tuple(going))


def class_name(student_index: int, oldest_grade: int) -> str:
    """The class of the n-th student: forty to a class, majors in turn, three grades, oldest first."""
    number = student_index // CLASS_SIZE
    grade = oldest_grade + number // len(MAJORS) % 3
    parallel = number // (len(MAJORS) * 3) + 1
    return f"{grade}级{MAJORS[number % len(MAJORS)][3]}{parallel}班"


def student_rows(count: int, oldest_grade: int) -> Iterator[tuple[str | None, ...]]:
    """Rows of the roster. Entrants of a grade turn sixteen to nineteen in their first autumn."""
    lot = Random(1)
    for index, person in enumerate(islice(people(7, date(oldest_grade - 18, 9, 2), 700), count)):
        grade = oldest_grade + index // CLASS_SIZE // len(MAJORS) % 3
        code, major, department, _ = MAJORS[index // CLASS_SIZE % len(MAJORS)]
        parent, relation = parent_of(lot, person)
        yield (
            f"{grade}{index + 1:06d}",
            person.name,
            person.gender,
            person.id_number,
            person.birth_on.isoformat(),
            class_name(index, oldest_grade),
            code,
            major,
            department,
            str(grade),
            person.phone,
            f"示例市明德路{lot.randrange(1, 300)}号",
            f"{grade}年9月1日",
            parent,
            relation,
            phone(lot),
        )


def enterprise_rows() -> Iterator[tuple[str | None, ...]]:
    lot = Random(2)
    staff: Iterator[InventedPerson] = people(11, date(1970, 1, 1), 9000, with_rare=False)
    for order in range(ENTERPRISES):
        legal, contact, mentor = (next(staff) for _ in range(3))
        address = f"示例市开发区{order + 1}号路{lot.randrange(1, 99)}号"
        yield (
            enterprise_name(order),
            credit_code(order + 100),
            legal.name,
            address,
            contact.name,
            contact.phone,
            str(lot.randrange(450, 3000)),
            POSTS[order % len(POSTS)],
            f"{address}一号厂区",
            str(lot.randrange(210, 300)),
            str(lot.choice((2600, 2800, 3000, 3200))),
            "提供",
            lot.choice(("提供", "补贴", "自理")),
            "8:30–12:00，13:30–18:00",
            mentor.name,
            lot.choice(("班组长", "技术主管", "工段长")),
            mentor.phone,
        )


def _profile(version: int) -> SchoolForm:
    return SchoolForm(
        name=SCHOOL_NAME,
        code=SCHOOL_CODE,
        uscc=credit_code(1),
        address="示例市学府路1号",
        contact_name="周明远",
        contact_phone="0000-1000001",
        legal_representative="郑启航",
        version=version,
    )


def _plan(year: int) -> PlanForm:
    """Half a year from 1 March, insured for exactly these days."""
    first, last = date(year, 3, 1), date(year, 8, 31)
    return PlanForm(
        name=f"{year}年春季岗位实习",
        kind=PlanKind.ON_POST,
        from_on=first,
        until_on=last,
        content=f"{year}届毕业生岗位实习",
        supervisor_name="沈知行",
        supervisor_phone="0000-1000002",
        insurance_kind="学生实习责任保险",
        insurer="示例财产保险股份有限公司",
        policy_no=f"SL{year}000001",
        insurance_payer="school",
        insured_from=first,
        insured_until=last,
    )
