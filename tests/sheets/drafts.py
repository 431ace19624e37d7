"""Drafts of every noun by lot, as people may fill them in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from ctec_desktop.domain.drafts import EnterpriseDraft, StudentDraft
from ctec_desktop.domain.drafts_placements import PostAssignmentDraft, SelfPlacementDraft
from ctec_desktop.domain.drafts_staff import MajorDraft, TeacherDraft
from ctec_desktop.domain.drafts_statuses import StatusDraft
from ctec_desktop.domain.identifiers import parse_resident_id
from ctec_desktop.domain.invented import RARE_NAMES, credit_code, id_number
from ctec_desktop.domain.student_status import StatusMove
from ctec_desktop.domain.vocabulary import Gender, MajorLevel, PayUnit, Provision
from ctec_desktop.sheets.teachers import CATEGORIES

plain_text = st.text(st.characters(categories=("Lo", "Ll", "Lu", "Nd"), codec="gb18030"), min_size=2, max_size=12)
texts = st.one_of(
    plain_text.filter(lambda text: any("\u4e00" <= char <= "\u9fff" for char in text)).map(lambda text: f"甲{text}"),
    st.sampled_from(("=cmd()", "=1+1", "+86甲", "-甲", "@甲", "'甲", '甲,"乙"', "1/2号楼", "2-3层", "1E5幢", "TRUE店")),
)
names = st.sampled_from((*RARE_NAMES, "张三", "李四维", "买买提·艾力", "欧阳娜娜", "=cmd()", "Anna-Maria O’Neil"))
numbers = st.from_regex(r"0{0,3}[1-9][0-9]{3,14}", fullmatch=True).filter(lambda number: len(set(number)) > 1)
days = st.dates(date(1990, 1, 1), date(2035, 12, 31))
phones = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True).filter(lambda number: len(set(number)) > 1)
orders = st.integers(1, 400)
residents = st.builds(id_number, days, st.sampled_from("男女"), orders)


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def students(draw: st.DrawFn) -> StudentDraft:
    resident = draw(optional(residents))
    known = parse_resident_id(resident) if resident else None
    guardian = draw(optional(names))
    return StudentDraft(
        student_no=draw(numbers),
        name=draw(names),
        gender=known.gender if known else draw(optional(st.sampled_from(Gender))),
        id_number=resident,
        birth_date=known.birth_on if known else draw(optional(days)),
        class_name=draw(optional(texts)),
        major_code=draw(optional(st.from_regex(r"[4-6][1-9]0[1-9]0[1-9]", fullmatch=True))),
        major_name=draw(optional(texts)),
        department_name=draw(optional(texts)),
        grade=draw(optional(st.integers(2000, 2035))),
        phone=draw(optional(phones)),
        address=draw(optional(texts)),
        enrolled_on=draw(optional(days)),
        guardian_name=guardian,
        guardian_relation=draw(optional(st.sampled_from(("父亲", "母亲")))),
        guardian_phone=draw(optional(phones)),
        guardian_id_number=draw(optional(residents)),
    )


@st.composite
def enterprises(draw: st.DrawFn) -> EnterpriseDraft:
    pay = draw(optional(st.integers(100, 10_000_000)))
    return EnterpriseDraft(
        name=draw(texts),
        uscc=draw(optional(st.builds(credit_code, orders))),
        legal_representative=draw(optional(names)),
        address=draw(optional(texts)),
        region_code=draw(optional(st.just("010000"))),
        contact_name=draw(optional(names)),
        contact_phone=draw(optional(phones)),
        staff_on_post=draw(optional(st.integers(1, 999_999))),
        post_name=draw(optional(texts)),
        site_address=draw(optional(texts)),
        headcount=draw(optional(st.integers(1, 999))),
        mentor_name=draw(optional(names)),
        mentor_phone=draw(optional(phones)),
        mentor_title=draw(optional(texts)),
        pay_fen=pay,
        pay_unit=draw(st.sampled_from(PayUnit)) if pay else None,
        board=draw(optional(st.sampled_from(Provision))),
        lodging=draw(optional(st.sampled_from(Provision))),
    )


@st.composite
def teachers(draw: st.DrawFn) -> TeacherDraft:
    resident = draw(optional(residents))
    known = parse_resident_id(resident) if resident else None
    return TeacherDraft(
        staff_no=draw(numbers),
        name=draw(names),
        gender=known.gender if known else draw(optional(st.sampled_from(Gender))),
        id_number=resident,
        birth_date=known.birth_on if known else None,
        department_name=draw(optional(texts)),
        category=draw(optional(st.sampled_from(CATEGORIES))),
        title=draw(optional(texts)),
        phone=draw(optional(phones)),
    )


@st.composite
def majors(draw: st.DrawFn) -> MajorDraft:
    code, level = draw(
        st.sampled_from(
            (("460103", MajorLevel.HIGHER), ("660101K", MajorLevel.SECONDARY), ("260101", MajorLevel.BACHELOR))
        )
    )
    return MajorDraft(code, draw(texts), level, draw(optional(st.integers(1, 8))))


@st.composite
def assignments(draw: st.DrawFn) -> PostAssignmentDraft:
    first, last = sorted(draw(st.tuples(days, days)))
    return PostAssignmentDraft(
        student_no=draw(numbers),
        name=draw(optional(names)),
        enterprise_name=draw(optional(texts)),
        post_name=draw(texts),
        site_address=draw(optional(texts)),
        from_on=draw(optional(st.just(first))),
        until_on=draw(optional(st.just(last))),
        plan_name=draw(optional(texts)),
    )


@st.composite
def self_placements(draw: st.DrawFn) -> SelfPlacementDraft:
    first, last = sorted(draw(st.tuples(days, days)))
    pay = draw(optional(st.integers(100, 10_000_000)))
    agreed_on = draw(optional(days))
    return SelfPlacementDraft(
        student_no=draw(numbers),
        name=draw(optional(names)),
        enterprise_name=draw(texts),
        uscc=draw(optional(st.builds(credit_code, orders))),
        enterprise_address=draw(optional(texts)),
        contact_name=draw(optional(names)),
        contact_phone=draw(optional(phones)),
        post_name=draw(texts),
        site_address=draw(optional(texts)),
        mentor_name=draw(optional(names)),
        mentor_phone=draw(optional(phones)),
        mentor_title=draw(optional(texts)),
        pay_fen=pay,
        pay_unit=draw(st.sampled_from(PayUnit)) if pay else None,
        from_on=draw(optional(st.just(first))),
        until_on=draw(optional(st.just(last))),
        applied_on=draw(optional(days)),
        reason=draw(optional(texts)),
        guardian_agrees=True if agreed_on else draw(optional(st.booleans())),
        guardian_agreed_on=agreed_on,
        plan_name=draw(optional(texts)),
    )


statuses = st.builds(
    StatusDraft,
    student_no=numbers,
    name=optional(names),
    move=st.sampled_from(StatusMove),
    on=days,
    proof=optional(texts),
    class_name=optional(texts),
)
DRAFTS: Mapping[str, st.SearchStrategy[Any]] = {
    "students": students(),
    "enterprises": enterprises(),
    "teachers": teachers(),
    "majors": majors(),
    "self_placements": self_placements(),
    "post_assignments": assignments(),
    "statuses": statuses,
}
ONE_OF_A_KIND = {
    "students": ("student_no", "id_number"),
    "enterprises": ("name", "uscc"),
    "teachers": ("staff_no", "id_number"),
    "majors": ("code",),
    "self_placements": ("student_no",),
    "post_assignments": ("student_no",),
    "statuses": ("student_no",),
}
