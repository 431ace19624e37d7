"""Reading 双师型 recognition: applications with their steps, by teacher."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from ctec_desktop.domain.recognition.views import DualStep, DualView
from ctec_desktop.domain.recognition.words import DualLevel, DualTrack, StepKind
from ctec_desktop.storage.tables import RecognitionRow, RecognitionStepRow

_row, _step = RecognitionRow, RecognitionStepRow


def recognitions(connection: Connection, teacher_ids: Sequence[int] | None = None) -> dict[int, tuple[DualView, ...]]:
    """Every application by teacher, the oldest first, void ones too; of everybody while nobody is named."""
    steps = _steps(connection)
    statement = select(
        *(_row.id, _row.version, _row.teacher_id, _row.level, _row.track, _row.year, _row.applied_on),
        *(_row.exception, _row.standard, _row.voided_at_utc, _row.void_reason),
    ).order_by(_row.id)
    if teacher_ids is not None:
        statement = statement.where(_row.teacher_id.in_(teacher_ids))
    found: defaultdict[int, list[DualView]] = defaultdict(list)
    for one in connection.execute(statement):
        values: list[Any] = list(one)
        values[3], values[4], values[9] = DualLevel(one[3]), DualTrack(one[4]), one[9] is not None
        values.append(tuple(steps.get(one[0], ())))
        found[one[2]].append(DualView(*values))
    return {teacher_id: tuple(views) for teacher_id, views in found.items()}


def _steps(connection: Connection) -> dict[int, list[DualStep]]:
    """What was not taken back, in the order it was written."""
    statement = select(
        *(_step.recognition_id, _step.id, _step.kind, _step.step_on, _step.by_name, _step.criterion),
        *(_step.is_positive, _step.until_on, _step.level, _step.number, _step.remark),
    )
    found: defaultdict[int, list[DualStep]] = defaultdict(list)
    for one in connection.execute(statement.where(_step.voided_at_utc.is_(None)).order_by(_step.id)):
        values: list[Any] = list(one[1:])
        values[1] = StepKind(values[1])
        values[7] = None if values[7] is None else DualLevel(values[7])
        found[one[0]].append(DualStep(*values))
    return found
