"""Invented recognition for the demo school: teachers at every step, results that stand, are due, were lowered."""

from datetime import date, timedelta
from typing import Final

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.recognition.views import ApplyForm, StepForm
from ctec_desktop.domain.recognition.words import DualLevel, DualTrack, StepKind
from ctec_desktop.domain.rules.judging import add_months
from ctec_desktop.services.office import Office

_BODY: Final = "学校双师型教师认定委员会"
_OFFICE: Final = "市教育局"
# How far an application has come: its steps after both judgements, and how many years ago it began.
_WAYS: Final = (
    (0, 4, ()),
    (0, 4, (StepKind.LOWERED,)),
    (0, 2, (StepKind.REVOKED,)),
    (4, 4, ()),
    (0, 3, ()),
    (1, 0, ()),
    (2, 0, ()),
    (0, 5, ()),
)


def recognise(office: Office, actor: Actor) -> None:
    """Records applications of some of the invented teachers. Args: those of `demo_practice` are on record."""
    today = office.today()
    lines = [one for one in office.recognition.overview(actor) if one.teacher.staff_no.startswith("J")]
    for at, line in enumerate(lines[: 2 * len(_WAYS)]):
        short, years, reviews = _WAYS[at % len(_WAYS)]
        applied = add_months(today, -12 * years) - timedelta(days=100)
        level = DualLevel.MIDDLE if reviews and reviews[0] is StepKind.LOWERED else DualLevel.JUNIOR
        _apply(office, actor, line.teacher.id, (level, applied))
        _walk(office, actor, line.teacher.id, applied, 4 - short)
        for kind in reviews:
            _step(office, actor, line.teacher.id, kind, today - timedelta(days=20))


def _apply(office: Office, actor: Actor, teacher_id: int, asked: tuple[DualLevel, date]) -> None:
    level, on = asked
    exception = "技能大赛获奖选手，经学校研究按破格申报（演示）"
    form = ApplyForm(teacher_id, level.value, DualTrack.SECONDARY.value, on.isoformat(), exception)
    office.recognition.apply(actor, form)
    for criterion in ("ethics", "teaching"):
        own = _current(office, actor, teacher_id)
        judged = StepForm(own, StepKind.JUDGED.value, on.isoformat(), _BODY, criterion, "yes")
        office.recognition.step(actor, judged)


def _walk(office: Office, actor: Actor, teacher_id: int, applied: date, steps: int) -> None:
    """Takes so many steps of its level; those of a higher level have one more, which is taken too."""
    found = office.recognition.of_teacher(actor, teacher_id)
    assert found is not None
    assert found.line.under_way is not None
    higher = found.line.under_way.level is not DualLevel.JUNIOR
    kinds = [StepKind.REVIEWED, StepKind.PUBLISHED, *([StepKind.REPORTED] if higher else [])]
    kinds += [StepKind.APPROVED, StepKind.CERTIFIED]
    for at, kind in enumerate(kinds[: len(kinds) if steps == 4 else steps]):
        _step(office, actor, teacher_id, kind, applied + timedelta(days=15 * (at + 1)))


def _step(office: Office, actor: Actor, teacher_id: int, kind: StepKind, on: date) -> None:
    until = add_months(on, 60) if kind is StepKind.CERTIFIED else on + timedelta(days=6)
    has_end = kind in (StepKind.CERTIFIED, StepKind.PUBLISHED)
    form = StepForm(
        *(_current(office, actor, teacher_id), kind.value, on.isoformat()),
        by_name=_OFFICE if kind in (StepKind.APPROVED, StepKind.CERTIFIED) else _BODY,
        until_on=until.isoformat() if has_end else "",
        level=DualLevel.JUNIOR.value if kind is StepKind.LOWERED else "",
        number=f"双师{on.year}{teacher_id:04d}" if kind is StepKind.CERTIFIED else "",
        remark="复核时材料不足（演示）" if kind in (StepKind.LOWERED, StepKind.REVOKED) else "",
    )
    office.recognition.step(actor, form)


def _current(office: Office, actor: Actor, teacher_id: int) -> int:
    found = office.recognition.of_teacher(actor, teacher_id)
    assert found is not None
    assert found.line.current is not None
    return found.line.current.id
