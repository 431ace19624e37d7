"""What the tests of issuing share: placing and issuing a class, and counting what was written."""

from typing import Any

from ctec_desktop.services.agreement_output import IssueClass
from ctec_desktop.services.placements import PlaceClass
from tests.schools import CLASS_A, CLERK, value
from tests.services.conftest import School

TABLES = ("agreement", "agreement_version", "document", "expected_signer", "transition", "print_part", "number_series")


def place(school: School, class_name: str = CLASS_A, post: str = "装配工") -> None:
    plan = school.office.plans.named(CLERK, "2026秋")
    school.office.placements.place_class(CLERK, PlaceClass(class_name, plan.id, school.post_id(post)))


def issue(school: School, class_name: str = CLASS_A, out: str = "out", **wished: Any) -> Any:
    return school.office.agreements.issue_class(CLERK, IssueClass(class_name, school.root / out, **wished))


def counts(school: School) -> dict[str, int]:
    return {table: value(school.office, f"SELECT count(*) FROM {table}") for table in TABLES}


def numbers(school: School) -> list[str]:
    return [view.number for view in school.office.agreements.all(CLERK)]
