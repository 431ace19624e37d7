"""Which text each agreement was printed from, and which texts rest on the issued sample."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, select

from ctec_desktop.domain.vocabulary import AgreementState, TemplateState
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import AgreementRow, AgreementVersionRow, TemplateRow

# An agreement in one of these does not stand any more.
_GONE: Final = (AgreementState.VOID.value, AgreementState.WITHDRAWN.value, AgreementState.DECLINED.value)


def confirmed_texts(connection: Connection, key: str) -> dict[int, bool]:
    """Whether an administrator confirmed the source of each text of a paper, by its id; drafts are left out."""
    row = TemplateRow
    statement = select(row.id, row.sample_confirmed_on).where(row.key == key, row.state != TemplateState.DRAFT.value)
    return {template_id: on is not None for template_id, on in connection.execute(statement)}


def printed_texts(connection: Connection, placement_ids: Sequence[int]) -> dict[int, int]:
    """The text the newest standing agreement of each placement was printed from, where there is one."""
    agreement, version = AgreementRow, AgreementVersionRow
    found: dict[int, int] = {}
    for start in range(0, len(placement_ids), CHUNK):
        statement = (
            select(agreement.placement_id, version.template_id)
            .join(version, version.agreement_id == agreement.id)
            .where(agreement.placement_id.in_(placement_ids[start : start + CHUNK]), agreement.state.not_in(_GONE))
            .order_by(agreement.id, version.n)
        )
        found.update((one[0], one[1]) for one in connection.execute(statement) if one[0] is not None)
    return found
