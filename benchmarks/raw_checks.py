"""Cover and the ten per cent in SQL alone, by window functions: what one would write without a program around it."""

from contextlib import closing
from pathlib import Path
from time import process_time
from typing import NamedTuple

from benchmarks.keys import KEYS
from ctec_desktop.storage.driver import connect

# A placement with its last day after an early end, another unit or more days. Pauses are left out: nobody who is
# covered for a whole year is uncovered within a pause only.
_SPANS = """
WITH span AS MATERIALIZED (
    SELECT p.id, p.student_id, q.enterprise_id, p.from_on AS first,
           coalesce(date(closed.effective_on, '-1 day'), longer.until_on, p.until_on) AS last
      FROM placement p
      JOIN post q ON q.id = p.post_id
      LEFT JOIN placement_change closed ON closed.placement_id = p.id AND closed.voided_at_utc IS NULL
                                       AND closed.kind IN ('end_early', 'move_unit')
      LEFT JOIN placement_change longer ON longer.placement_id = p.id AND longer.voided_at_utc IS NULL
                                       AND longer.kind = 'extend'
     WHERE p.voided_at_utc IS NULL)
"""
_COVER = (
    _SPANS
    + """,
days AS (
    SELECT s.id, s.first, s.last, max(y.from_on, e.effective_on) AS since, y.until_on AS until
      FROM span s
      JOIN covered_person c ON c.student_id = s.student_id
      JOIN policy y ON y.id = c.policy_id AND y.kind = 'liability' AND y.voided_at_utc IS NULL
      JOIN endorsement e ON e.id = c.added_by_id AND e.voided_at_utc IS NULL
     WHERE y.from_on <= s.last AND y.until_on >= s.first),
told AS (
    SELECT id, last, since, until, first,
           max(until) OVER (PARTITION BY id ORDER BY since ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
      FROM days),
whole AS (
    SELECT id FROM told GROUP BY id
    HAVING min(since) <= min(first) AND max(until) >= min(last)
       AND NOT coalesce(max(since > date(before, '+1 day')), 0))
SELECT count(*) FROM span WHERE id NOT IN (SELECT id FROM whole)
"""
)
_SHARE = (
    _SPANS
    + """,
event AS (
    SELECT enterprise_id, first AS on_day, 1 AS by FROM span
    UNION ALL SELECT enterprise_id, date(last, '+1 day'), -1 FROM span),
turn AS (SELECT enterprise_id, on_day, sum(by) AS by FROM event GROUP BY enterprise_id, on_day),
run AS (
    SELECT enterprise_id, on_day, sum(by) OVER (PARTITION BY enterprise_id ORDER BY on_day) AS heads,
           lead(on_day) OVER (PARTITION BY enterprise_id ORDER BY on_day) AS next_day
      FROM turn),
over AS (
    SELECT r.enterprise_id, r.on_day, r.next_day,
           lag(r.next_day) OVER (PARTITION BY r.enterprise_id ORDER BY r.on_day) AS before
      FROM run r
      JOIN enterprise_staffing n ON n.enterprise_id = r.enterprise_id
      LEFT JOIN enterprise_fitness f ON f.enterprise_id = r.enterprise_id
     WHERE r.heads + coalesce(f.other_interns, 0) > n.staff_on_post * 10 / 100),
island AS (
    SELECT *, sum(before IS NOT on_day) OVER (PARTITION BY enterprise_id ORDER BY on_day) AS n FROM over),
too_many AS MATERIALIZED (
    SELECT enterprise_id, min(on_day) AS since, date(max(next_day), '-1 day') AS until
      FROM island GROUP BY enterprise_id, n)
SELECT count(*) FROM span s WHERE EXISTS (
    SELECT 1 FROM too_many o WHERE o.enterprise_id = s.enterprise_id AND o.since <= s.last AND o.until >= s.first)
"""
)


class RawChecks(NamedTuple):
    """CPU seconds, and how many placements are not covered on every day or stand at a unit with too many."""

    cover_s: float
    share_s: float
    uncovered: int
    too_many: int


def raw_checks(database: Path) -> RawChecks:
    with closing(connect(database, KEYS.database, read_only=True)) as connection:
        began = process_time()
        (uncovered,) = connection.execute(_COVER).fetchone()
        between = process_time()
        (too_many,) = connection.execute(_SHARE).fetchone()
        return RawChecks(between - began, process_time() - between, uncovered, too_many)
