"""待决定 that was decided while students were placed: it stands on record with the name, like one decided later."""

from collections.abc import Sequence
from datetime import date

from ctec_desktop.domain.checks import CheckSelection
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.waivers import WaiverReason
from ctec_desktop.kernel.progress import SilentProgress
from ctec_desktop.services.checking import Checker
from ctec_desktop.services.rulebook_in_use import rule_history
from ctec_desktop.storage.tables import WaiverRow
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.wording.waivers import DECIDED_AT_PLACING


def record_decisions(unit: WriteUnit, actor: Actor, placement_ids: Sequence[int], today: date) -> None:
    """Args: `placement_ids` are those that were placed although something about them waited for a person."""
    unit.session.flush()
    checker = Checker(unit.connection, actor.scope, rule_history(unit.connection), today)
    for one in checker.judge(CheckSelection(placement_ids=tuple(placement_ids)), SilentProgress()):
        for subject, placement_id, finding in checker.waivable(one):
            if finding.result is Result.HELD and subject is FactSubject.PLACEMENT:
                about = {"subject": subject.value, "placement_id": placement_id, "pack": finding.pack}
                why = {"reason_kind": WaiverReason.STUDENT.value, "reason": DECIDED_AT_PLACING}
                row = WaiverRow(rule_id=finding.rule_id, code=finding.code, waived_on=today, **about, **why)
                row.by_name = actor.name
                unit.add(row)
