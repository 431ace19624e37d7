"""500 agreements are moved on at once: judged, recorded, their states set by the triggers, audited and sealed.

They are prepared and submitted, then approved and sent back in turns, in one process over a school of 500 invented
students in one class. Start: `python -m benchmarks.run`.
"""

import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.bench_clerk import CLASS, STUDENTS, class_of_500
from benchmarks.result import Result

ROUNDS = 5
LONGEST_S = 0.5


def run() -> list[Result]:
    from ctec_desktop import bootstrap
    from ctec_desktop.domain.agreement_moves import ApprovalSteps, MoveWish
    from ctec_desktop.domain.lifecycle import Choice, MoveName
    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.kernel.clock import SystemClock
    from ctec_desktop.storage.vault import KdfCost

    actor = Actor("测量")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        cost = KdfCost(1, 8192, 1)
        office = bootstrap.found_office(
            root / "data", "测量学校", "bench-school", clock=SystemClock(), cost=cost
        ).office
        class_of_500(office, actor, root)
        office.approvals.choose(actor, ApprovalSteps(("系部",)))
        office.approvals.submit_class(actor, CLASS)
        ids = office.agreement_moves.of_class(actor, CLASS)
        back = MoveWish(MoveName.SEND_BACK, ids, Choice.WRONG, "测量时退回")
        took, cpu = [], []
        for _ in range(ROUNDS):
            for wish in (MoveWish(MoveName.APPROVE, ids), back):
                begun, used = time.perf_counter(), time.process_time()
                made = office.agreement_moves.make(actor, wish).value.made
                took.append(time.perf_counter() - begun)
                cpu.append(time.process_time() - used)
                if made != STUDENTS:
                    raise RuntimeError(f"{made} of {STUDENTS} moved")
            office.agreement_moves.make(actor, MoveWish(MoveName.SUBMIT, ids))
        office.close()
    detail = f"{STUDENTS} records, states and audit lines; {statistics.median(cpu):.2f} s of CPU time"
    return [Result("500 agreements moved on, with audit", statistics.median(took), "s", LONGEST_S, detail)]
