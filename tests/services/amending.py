"""A signed agreement of the demo school whose record has changed since."""

from datetime import date

from sqlalchemy import text

from ctec_desktop.domain.agreement_moves import MoveWish
from ctec_desktop.domain.lifecycle import MoveName
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.services.office import Office
from ctec_desktop.storage.uow import Command
from tests.schools import CLERK, database_of

DAY_OF_CHANGE = date(2027, 3, 15)


def signed_and_changed(office: Office) -> int:
    """The first issued agreement, signed, and its post paying more than it says."""
    agreement = next(one for one in office.agreements.all(CLERK) if one.is_issued)
    assert agreement.issued_at_utc is not None
    signed_on = agreement.issued_at_utc.astimezone(CHINA).date()
    wish = MoveWish(MoveName.COMPLETE, (agreement.id,), signed_on=signed_on, has_seen_signers=True)
    office.agreement_moves.make(CLERK, wish)
    if not office.amendments.outlook(CLERK, agreement.id).differing:
        with database_of(office).unit(Command(CLERK.name, "test")) as unit:
            unit.connection.execute(text("UPDATE post SET pay_fen = pay_fen + 50000"))
    return agreement.id
