"""The papers that are printed from a template: which fields each can print, what it must have, who signs it.

Source: 职业学校学生实习管理规定（教职成〔2021〕4号）articles 9, 14, 15 (rules INT-AGR-03, INT-CONS-01).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ctec_desktop.domain.fields import DICTIONARY, FIELDS, MUST_PRINT, FieldSpec
from ctec_desktop.domain.page_code import PageKind
from ctec_desktop.domain.paper_fields import AMENDMENT_FIELDS, fields_anywhere
from ctec_desktop.domain.paper_specs import WITH_ISSUED
from ctec_desktop.domain.rulebook.national import clause_of
from ctec_desktop.domain.vocabulary import Party

AGREEMENT_KEY: Final = "internship_agreement"
CONSENT_KEY: Final = "informed_consent"
APPLICATION_KEY: Final = "self_application"
SELF_NOTICE_KEY: Final = "self_notice"
VISIT_NOTICE_KEY: Final = "visit_notice"
SUPPLEMENT_KEY: Final = "supplement"
CHANGE_NOTICE_KEY: Final = "change_notice"
HIRE_AGREEMENT_KEY: Final = "hire_agreement"
HIRE_LETTER_KEY: Final = "hire_letter"


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of paper.

    Args:
        name: what it is called on screen.
        kind: what its pages' codes say.
        fields: keys of the dictionary it can print.
        must_print: fields that no version of it may leave out.
        signers: parties that no version of it may leave out.
        has_heads: whether it must cover the nine heads of article 15.
        is_numbered: whether it is issued with a number and page codes, and its choice fields print as boxes.
        rule_id, clause: what demands those fields and signers.
    """

    key: str
    name: str
    kind: PageKind
    fields: tuple[str, ...]
    must_print: tuple[str, ...]
    signers: frozenset[Party] = frozenset()
    has_heads: bool = False
    is_numbered: bool = False
    rule_id: str = ""
    clause: str = ""

    def dictionary(self) -> Mapping[str, FieldSpec]:
        """The fields it can print, with what they mean."""
        return {key: DICTIONARY[key] for key in self.fields}


_SELF_STUDENT: Final = ("student_name", "student_no", "student_class", "school_name")
_SELF_PLACE: Final = (
    *("enterprise_name", "enterprise_uscc", "enterprise_phone", "post_name", "pay", "work_place", "days"),
    *("mentor_name", "mentor_phone", "mentor_line", "applied_on"),
)
_SELF_GUARDIAN: Final = ("guardian_name", "guardian_relation", "guardian_phone", "guardian_line")
_SELF_FIELDS: Final = (
    *_SELF_STUDENT,
    *("student_id_number", "student_phone", "student_department", "student_major"),
    *_SELF_PLACE,
    *_SELF_GUARDIAN,
)
_VISIT_FIELDS: Final = (
    *("school_name", "student_name", "student_no", "class_name", "name", "unit", "place", "days", "purpose"),
    *("leaders", "vehicles", "meeting_point", "insurance"),
)
_HIRE_FIELDS: Final = (
    *("school_name", "hire_name", "hire_employer", "hire_title", "hire_role", "hire_department", "hire_days"),
    *("hire_tasks", "hire_hours", "hire_fee", "hire_agreement_no", "hire_letter_no", "hire_agreed_on"),
)

PAPERS: Final[Mapping[str, Paper]] = MappingProxyType(
    {
        paper.key: paper
        for paper in (
            Paper(
                AGREEMENT_KEY,
                "岗位实习三方协议",
                PageKind.AGREEMENT,
                tuple(FIELDS),
                MUST_PRINT,
                frozenset({Party.SCHOOL, Party.ENTERPRISE, Party.STUDENT, Party.GUARDIAN}),
                has_heads=True,
                is_numbered=True,
                rule_id="INT-AGR-03",
                clause=clause_of("INT-AGR-03"),
            ),
            Paper(
                CONSENT_KEY,
                "知情同意书",
                PageKind.CONSENT,
                tuple(FIELDS),
                ("student_name", "enterprise_name", "post_name", "start_on", "end_on"),
                frozenset({Party.STUDENT, Party.GUARDIAN}),
                is_numbered=True,
                rule_id="INT-CONS-01",
                clause=clause_of("INT-CONS-01"),
            ),
            Paper(
                APPLICATION_KEY,
                "自主实习申请表",
                PageKind.CONSENT,
                _SELF_FIELDS,
                ("student_name", "student_no", "enterprise_name"),
            ),
            Paper(
                SELF_NOTICE_KEY,
                "家长知情书（自主实习）",
                PageKind.CONSENT,
                _SELF_FIELDS,
                ("student_name", "student_no", "enterprise_name"),
                frozenset({Party.GUARDIAN}),
            ),
            Paper(
                VISIT_NOTICE_KEY,
                "认识实习家长告知书",
                PageKind.CONSENT,
                _VISIT_FIELDS,
                ("student_name", "student_no", "unit", "days"),
                frozenset({Party.GUARDIAN}),
            ),
            Paper(
                SUPPLEMENT_KEY,
                "补充协议",
                PageKind.PAPER,
                AMENDMENT_FIELDS,
                ("agreement_no", "student_name", "term", "term_before", "term_now"),
                frozenset({Party.SCHOOL, Party.ENTERPRISE, Party.STUDENT, Party.GUARDIAN}),
                rule_id="INT-AGR-03",
                clause=clause_of("INT-AGR-03"),
            ),
            Paper(
                CHANGE_NOTICE_KEY,
                "协议变更通知",
                PageKind.PAPER,
                AMENDMENT_FIELDS,
                ("agreement_no", "student_name", "term", "term_before", "term_now"),
                frozenset({Party.SCHOOL}),
            ),
            Paper(
                HIRE_AGREEMENT_KEY,
                "聘任协议",
                PageKind.PAPER,
                _HIRE_FIELDS,
                ("school_name", "hire_name", "hire_role", "hire_days", "hire_tasks", "hire_fee"),
            ),
            Paper(
                HIRE_LETTER_KEY,
                "聘书",
                PageKind.PAPER,
                _HIRE_FIELDS,
                ("school_name", "hire_name", "hire_role", "hire_days"),
            ),
            *(Paper(one.key, one.name, PageKind.PAPER, fields_anywhere(one.per), ()) for one in WITH_ISSUED.values()),
        )
    }
)
