"""The ledger of practice of 3,000 teachers with 60,000 periods, and of one of them: CPU time, medians.

Start: `python -m benchmarks.bench_practice`.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.result import Result
from ctec_desktop.bootstrap import found_office, open_office, this_person
from ctec_desktop.kernel.collecting import collect_seldom
from ctec_desktop.storage.database import Database
from ctec_desktop.storage.tables import PersonRow, PracticePeriodRow, TeacherRow
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.vault import KdfCost

TEACHERS, PERIODS_EACH, ROUNDS = 3_000, 20, 5
_FIRST, _DAYS = date(2018, 1, 1), 3_200
_PASSWORD = "measured-2026"


def run() -> list[Result]:
    """Of the whole school, and of one teacher after the other."""
    collect_seldom()  # as the program does before all else
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "data"
        cost = KdfCost(1, 8192, 1)
        with closing(found_office(root, "测量学校", _PASSWORD, cost=cost).office) as office:
            _fill(office._database)
        with closing(open_office(root, _PASSWORD, may_write=False)) as office:
            actor = this_person()
            lines = office.practice.report(actor).lines
            whole = _median(lambda: office.practice.report(actor))
            some = [line.teacher.id for line in lines[::100]]
            each = _median(lambda: [office.practice.of_teacher(actor, one) for one in some]) / len(some)
    judged = f"{len(lines)} teachers, {sum(len(line.ledger.accounts) for line in lines)} periods"
    return [
        Result("practice of the whole school", whole, "s", 2.0, f"CPU time; {judged}"),
        Result("practice of one teacher", each * 1_000, "ms", 5.0, f"CPU time; {len(some)} teachers"),
    ]


def _fill(database: Database) -> None:
    lot = Random(1)
    with database.unit(Command("bench", "bench.fill", "")) as unit:
        people = [PersonRow(name=f"教师{at}", pinyin=f"jiaoshi{at}", initials="js") for at in range(TEACHERS)]
        unit.session.add_all(people)
        unit.session.flush()
        staff = [
            TeacherRow(person_id=person.id, staff_no=f"T{at:05d}", course_kind="professional")
            for at, person in enumerate(people)
        ]
        unit.session.add_all(staff)
        unit.session.flush()
        for teacher in staff:
            unit.session.add_all(_period(teacher.id, lot) for _ in range(PERIODS_EACH))
        unit.session.flush()


def _period(teacher_id: int, lot: Random) -> PracticePeriodRow:
    first = _FIRST + timedelta(days=lot.randrange(_DAYS))
    last = first + timedelta(days=lot.randrange(5, 60))
    return PracticePeriodRow(
        teacher_id=teacher_id,
        place=lot.choice(("enterprise", "enterprise", "base")),
        base_name="示例基地",
        form="post",
        from_on=first,
        until_on=last,
        stated_days=lot.choice((None, None, 4)),
        verified_on=lot.choice((last, last, last, None)),
    )


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


if __name__ == "__main__":
    for result in run():
        print(f"{result.name}: {result.value:.3f} {result.unit} (≤ {result.limit}) {result.detail}")
