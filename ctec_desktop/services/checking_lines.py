"""Judged placements as lists and reports name them."""

from collections.abc import Iterable

from ctec_desktop.domain.checks import CheckLine
from ctec_desktop.domain.findings import stands_against
from ctec_desktop.services.checking import JudgedPlacement
from ctec_desktop.storage.queries import check_facts as queries
from ctec_desktop.storage.queries.scoping import Connection


def check_lines(connection: Connection, judged: Iterable[JudgedPlacement]) -> tuple[CheckLine, ...]:
    """With names, and of the findings only what stands against the placement."""
    kept = list(judged)
    names = queries.named(connection, [one.row.id for one in kept])
    return tuple(
        CheckLine(
            *names[one.row.id],
            tuple(finding for finding in one.findings if stands_against(finding)),
            one.row.plan_id,
            one.enterprise_id,
        )
        for one in kept
    )
