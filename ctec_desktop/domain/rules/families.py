"""Every rule the program judges, family by family."""

from typing import Final

from ctec_desktop.domain.rules import (
    apprentice,
    body,
    cover,
    filings,
    placement,
    plan,
    post,
    student_papers,
    trip,
    unit,
)

CHECKED: Final = frozenset(
    rule_id
    for family in (
        placement.GATE,
        student_papers.FAMILY,
        body.FAMILY,
        cover.FAMILY,
        filings.FAMILY,
        unit.FAMILY,
        post.FAMILY,
        plan.FAMILY,
        trip.FAMILY,
        apprentice.FAMILY,
    )
    for rule_id, _ in family
)
