"""The office's steps of approval as they are kept among its settings."""

import json
from typing import TYPE_CHECKING, Final

from ctec_desktop.domain.agreement_moves import ApprovalSteps
from ctec_desktop.storage.queries.school import settings
from ctec_desktop.storage.writers.school import set_setting

if TYPE_CHECKING:
    from ctec_desktop.storage.queries.scoping import Connection
    from ctec_desktop.storage.uow import WriteUnit

_STEPS: Final = "agreements.approval_steps"
_OTHER_PERSON: Final = "agreements.approval_other_person"
_YES: Final = "yes"


def approval_of(connection: "Connection") -> ApprovalSteps:
    """The steps of approval in use."""
    known = settings(connection)
    return ApprovalSteps(tuple(json.loads(known.get(_STEPS) or "[]")), known.get(_OTHER_PERSON) == _YES)


def keep_approval(unit: "WriteUnit", steps: ApprovalSteps) -> None:
    set_setting(unit, _STEPS, json.dumps(steps.names, ensure_ascii=False))
    set_setting(unit, _OTHER_PERSON, _YES if steps.is_other_person else "")
