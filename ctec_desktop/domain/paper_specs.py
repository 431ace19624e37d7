"""The papers the school prints around an internship (product.md section 8), beside agreement and consent.

Each is a template of `resources/templates`, or the school's own wording under the same key. They carry no number and no
page code, and can be printed again at any time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class PaperStage(StrEnum):
    """When a paper is needed: before the students leave, while they are away, or for apprentices."""

    BEFORE = "before"
    DURING = "during"
    APPRENTICE = "apprentice"


class PaperPer(StrEnum):
    """What one copy of a paper speaks of; a batch is everyone chosen under one plan."""

    STUDENT = "student"
    CLASS = "class"
    UNIT = "unit"
    BATCH = "batch"
    APPRENTICE = "apprentice"


class PaperPeople(StrEnum):
    """Of those chosen, whom a paper is for."""

    EVERYBODY = "everybody"
    PLACED = "placed"
    UNSIGNED = "unsigned"
    LEAVING = "leaving"
    ENDED = "ended"
    CHANGED = "changed"
    OTHER_PROVINCE = "other_province"
    BEYOND_COVER = "beyond_cover"
    APPRENTICES = "apprentices"


@dataclass(frozen=True, slots=True)
class PaperSpec:
    """One such paper.

    Args:
        name: what it is called on screen.
        rules: the rules of the fact base it serves, the first one first in mind.
        is_public: it is put up where everybody reads it, so no personal number may stand on it.
    """

    key: str
    name: str
    stage: PaperStage
    per: PaperPer
    rules: tuple[str, ...]
    people: PaperPeople = PaperPeople.PLACED
    is_public: bool = False


_B, _D, _A = PaperStage.BEFORE, PaperStage.DURING, PaperStage.APPRENTICE
_STUDENT, _CLASS, _UNIT, _BATCH = PaperPer.STUDENT, PaperPer.CLASS, PaperPer.UNIT, PaperPer.BATCH
_APPRENTICE = PaperPer.APPRENTICE
_P = PaperPeople

_SPECS = (
    PaperSpec("inspection_report", "实习单位考察评估报告", _B, _UNIT, ("INT-UNIT-04",)),
    PaperSpec("inspection_summary", "实习单位考察评估汇总表", _B, _BATCH, ("INT-UNIT-04", "INT-UNIT-05")),
    PaperSpec("meeting_agenda", "党组织会议议题表", _B, _BATCH, ("INT-UNIT-05",)),
    PaperSpec("unit_publicity", "实习单位名单公示", _B, _BATCH, ("INT-UNIT-05",), is_public=True),
    PaperSpec("internship_programme", "岗位实习方案", _B, _BATCH, ("INT-PROG-01", "INT-PLAN-01")),
    PaperSpec("unit_acceptance", "实习单位接收函（实习单位意见）", _B, _UNIT, ("INT-MENT-01", "INT-SELF-02")),
    PaperSpec("parents_letter", "致家长的一封信", _B, _STUDENT, ("INT-CONS-01", "INS-03"), _P.EVERYBODY),
    PaperSpec("lodging_application", "实习住宿申请表", _B, _STUDENT, ("INT-DORM-02", "INT-DORM-01")),
    PaperSpec("exemption_application", "免实习（缓实习）申请表", _B, _STUDENT, ("INT-PLAN-01",), _P.EVERYBODY),
    PaperSpec("supervisor_assignment", "实习指导教师分配表", _B, _BATCH, ("INT-MENT-01",)),
    PaperSpec("filing_form", "岗位实习备案表", _B, _BATCH, ("INT-FILE-01",)),
    PaperSpec("filing_letter", "岗位实习备案函", _B, _BATCH, ("INT-FILE-01",)),
    PaperSpec("filing_supplement", "岗位实习补充备案表", _B, _BATCH, ("INT-FILE-01",)),
    PaperSpec(
        "cross_province", "跨省（境外）实习申请表", _B, _BATCH, ("INT-PROV-01", "INT-ABROAD-01"), _P.OTHER_PROVINCE
    ),
    PaperSpec("training_record", "岗前培训签到与成绩表", _B, _CLASS, ("INT-TRAIN-01", "INT-SAFE-01")),
    PaperSpec("emergency_cover", "实习安全及突发事件应急预案（封面）", _B, _BATCH, ("INT-ORG-01", "INT-RISK-01")),
    PaperSpec("introduction_letter", "实习介绍信（附交接名册）", _B, _UNIT, ("INT-MENT-01",)),
    PaperSpec("self_check", "“1 个严禁、27 个不得”自查表", _B, _BATCH, ("INT-FORCE-01",)),
    PaperSpec("seal_request", "用印申请单", _B, _BATCH, ("INT-AGR-01",)),
    PaperSpec("arrival_confirmation", "到岗确认单", _D, _UNIT, ("INT-CHECK-01",)),
    PaperSpec("daily_log", "实习日志", _D, _STUDENT, ("INT-STU-01",)),
    PaperSpec("weekly_log", "实习周志", _D, _STUDENT, ("INT-STU-01",)),
    PaperSpec("visit_check", "实习走访检查表", _D, _UNIT, ("INT-CHECK-01",)),
    PaperSpec("leave_request", "实习请销假条", _D, _STUDENT, ("INT-LEAVE-01",)),
    PaperSpec("unit_change", "变更实习单位申请表", _D, _STUDENT, ("INT-AGR-01", "INT-CONS-01")),
    PaperSpec("release", "实习协议解除确认书", _D, _STUDENT, ("INT-AGR-01",), _P.LEAVING),
    PaperSpec("unsigned_statement", "未签协议情况说明", _D, _CLASS, ("INT-AGR-02",), _P.UNSIGNED),
    PaperSpec("incident_report", "突发事件报告单", _D, _STUDENT, ("INT-EVENT-01", "INS-07")),
    PaperSpec("loss_notice", "出险通知书", _D, _STUDENT, ("INS-07",)),
    PaperSpec("pay_confirmation", "实习报酬发放确认表", _D, _UNIT, ("INT-PAY-DIRECT", "INT-PAY-CYCLE", "INT-PAY-FORM")),
    PaperSpec("cover_enrolment", "实习责任保险投保名单", _D, _BATCH, ("INS-01", "INS-05")),
    PaperSpec("cover_endorsement", "实习责任保险批改名单", _D, _BATCH, ("INS-05",), _P.CHANGED),
    PaperSpec("cover_renewal", "实习责任保险续保名单", _D, _BATCH, ("INS-02",), _P.BEYOND_COVER),
    PaperSpec("cover_cancellation", "实习责任保险退保名单", _D, _BATCH, ("INS-05",), _P.ENDED),
    PaperSpec("mentor_pairing", "师徒结对书", _A, _APPRENTICE, ("APP-MENTOR",), _P.APPRENTICES),
    PaperSpec("rotation_assessment", "学徒轮岗考核表", _A, _APPRENTICE, ("APP-CONTENT",), _P.APPRENTICES),
    PaperSpec("mentor_allowance", "带徒津贴表", _A, _APPRENTICE, ("APP-MENTOR", "APP-NT-MENTOR"), _P.APPRENTICES),
    PaperSpec("apprentice_completion", "学徒出师鉴定表", _A, _APPRENTICE, ("APP-CONTENT",), _P.APPRENTICES),
)

SPECS: Mapping[str, PaperSpec] = MappingProxyType({spec.key: spec for spec in _SPECS})
# Written like these papers, but issued as an agreement is: under a number, with page codes.
APPRENTICE_AGREEMENT = PaperSpec(
    "apprentice_agreement",
    "学徒培养协议",
    _A,
    _APPRENTICE,
    ("APP-LAW-30", "APP-SIGN-3", "APP-CONTENT"),
    _P.APPRENTICES,
)
WITH_ISSUED: Mapping[str, PaperSpec] = MappingProxyType({**SPECS, APPRENTICE_AGREEMENT.key: APPRENTICE_AGREEMENT})


@dataclass(frozen=True, slots=True)
class PaperSelection:
    """Whose papers are wanted; what is left empty does not narrow. An empty selection is everybody in sight.

    Args:
        incident_id: the record its papers are printed from.
        student_ids, placement_ids, apprenticeship_ids: those ticked in a list; a student stands for all their
            placements, and every list narrows what the papers of that kind speak of.
    """

    class_name: str | None = None
    plan_id: int | None = None
    enterprise_ids: tuple[int, ...] = ()
    student_ids: tuple[int, ...] = ()
    placement_ids: tuple[int, ...] = ()
    incident_id: int | None = None
    apprenticeship_ids: tuple[int, ...] = ()
