"""Taking back a signing: the day that stood on record before it, or that was put right since, stands."""

from sqlalchemy import text

from ctec_desktop.domain.lifecycle import MoveName
from ctec_desktop.storage.uow import Command
from tests.schools import CLERK, database_of, value
from tests.services.conftest import School
from tests.services.issuing import issue
from tests.services.test_agreement_moves import agreements, complete, made


def test_taking_back_a_signing_brings_the_day_again_that_was_typed_before(placed: School):
    issue(placed)
    (first, second, _) = agreements(placed)
    day = "SELECT signed_on FROM placement_papers JOIN agreement USING (placement_id) WHERE agreement.id = {}"
    with database_of(placed.office).unit(Command(CLERK.name, "test")) as unit:
        placements = "SELECT 'typed' || id, 1, placement_id, '2026-08-30' FROM agreement"
        unit.connection.execute(
            text(f"INSERT INTO placement_papers (uid, version, placement_id, signed_on) {placements}")
        )
    complete(placed, first, second)
    assert value(placed.office, day.format(first)) == "2026-09-01"
    made(placed, MoveName.UNDO, first, reason="签字不齐，看错了")
    assert value(placed.office, day.format(first)) == "2026-08-30"
    with database_of(placed.office).unit(Command(CLERK.name, "test")) as unit:
        unit.connection.execute(text("UPDATE placement_papers SET signed_on = '2026-08-31'"))
    made(placed, MoveName.UNDO, second, reason="签字不齐，看错了")
    assert value(placed.office, day.format(second)) == "2026-08-31", "what was put right since stays"
