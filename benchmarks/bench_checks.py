"""Every rule on 300,000 placements, against SQL alone for cover and the ten per cent in the same run.

Fresh processes, CPU seconds, medians. Everything is judged by the rules of one day, so that all of them are in force
for ten years of placements, as of a day on which some are at work and none is over.
Start: `python -m benchmarks.bench_checks`.
"""

import json
import math
import os
import resource
import statistics
import subprocess
import sys
import time
from datetime import date
from random import Random

from benchmarks.big_school import PLACEMENTS, STUDENTS
from benchmarks.checked_school import checked_school
from benchmarks.keys import KEYS
from benchmarks.raw_checks import raw_checks
from benchmarks.result import Result
from ctec_desktop.kernel.collecting import collect_seldom

ON, RULES_ON = date(2016, 6, 1), date(2026, 9, 1)
ROUNDS, TENTH, AGAIN = 3, 10, 200


def run() -> list[Result]:
    """Medians over fresh processes, small and big school in turn."""
    small, big = [], []
    for _ in range(ROUNDS):
        small.append(_measured(STUDENTS // TENTH, PLACEMENTS // TENTH))
        big.append(_measured(STUDENTS, PLACEMENTS))
    whole, tenth = (statistics.median(one["cpu_s"] for one in runs) for runs in (big, small))
    raw = statistics.median(one["raw_s"] for one in big)
    ratio = statistics.median(one["cpu_s"] / one["raw_s"] for one in big)
    growth = math.log(whole / tenth, TENTH)
    memory = statistics.median(one["memory_mb"] for one in big)
    again = statistics.median(one["again_ms"] for one in big)
    judged = f"{big[0]['placements']:.0f} placements, {big[0]['rules']:.0f} rules"
    against = f"{whole:.1f} s of every rule against {raw:.1f} s of two"
    return [
        Result("300,000 placements checked by every rule", whole, "s", 30.0, f"CPU time; {judged}"),
        Result("every rule over cover and ten per cent by window functions of SQL", ratio, "×", 3.0, against),
        Result("memory of the whole check", memory, "MB", 400.0),
        Result(
            "growth from 30,000 to 300,000 placements, log-log", growth, "", 1.15, f"{tenth:.2f} s and {whole:.1f} s"
        ),
        Result("one placement judged anew, 95th percentile", again, "ms", 5.0, f"{AGAIN} anywhere in the school"),
    ]


def _measured(students: int, placements: int) -> dict[str, float]:
    checked_school(students, placements)
    command = [sys.executable, "-m", "benchmarks.bench_checks", str(students), str(placements)]
    done = subprocess.run(command, env=dict(os.environ), capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _child(students: int, placements: int) -> None:
    collect_seldom()  # as the program does before all else
    from ctec_desktop.bootstrap import open_with_keys, this_person
    from ctec_desktop.domain.checks import CheckSelection

    folder = checked_school(students, placements)
    office, actor = open_with_keys(folder.root, KEYS, may_write=False), this_person()
    office.checks.findings(actor, 1)
    began = time.process_time()
    report = office.checks.report(actor, CheckSelection(), ON, rules_on=RULES_ON)
    cpu_s = time.process_time() - began
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lot, times = Random(1), []
    for _ in range(AGAIN):
        placement_id = lot.randrange(1, placements + 1)
        began = time.perf_counter()
        office.checks.findings(actor, placement_id)
        times.append((time.perf_counter() - began) * 1000)
    office.close()
    raw = raw_checks(folder.database)
    print(
        json.dumps(
            {
                "cpu_s": cpu_s,
                "memory_mb": memory_mb,
                "again_ms": statistics.quantiles(times, n=20)[-1],
                "placements": report.placements,
                "rules": len({rule_id for rule_id, _, _ in report.counts}),
                "raw_s": raw.cover_s + raw.share_s,
            }
        )
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _child(int(sys.argv[1]), int(sys.argv[2]))
    else:
        for result in run():
            print(f"{result.name}: {result.value:.2f} {result.unit} (at most {result.limit:g}) - {result.detail}")
