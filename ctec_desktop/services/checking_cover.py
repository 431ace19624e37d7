"""The cover of students in a check: their days on policies, judged once for everybody with the same."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from ctec_desktop.domain.cover import CoverScheme, Membership, member_spans, needed_spans, scheme_of
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.placement_periods import Effective
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.rules import cover
from ctec_desktop.domain.rules.cover import CoverFacts, CoverSpan
from ctec_desktop.domain.rules.judging import judged
from ctec_desktop.storage.queries import cover as queries
from ctec_desktop.storage.queries.check_facts import CheckRow
from ctec_desktop.storage.queries.check_subjects import policy_payers
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.wording.cover import KINDS

# A policy's days with the scheme it is written for.
_Written: TypeAlias = tuple[CoverScheme, CoverSpan]


class Covers:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ground = queries.ground(connection)
        self._payers = policy_payers(connection)
        self._spans: dict[int, tuple[_Written, ...]] = {}
        self._known: dict[Membership, _Written | None] = {}
        self._found: dict[tuple[object, ...], tuple[Finding, ...]] = {}

    def read(self, student_ids: Sequence[int]) -> None:
        """Takes in one page of students; those of the page before are forgotten."""
        found = queries.memberships_of(self._connection, self._ground, student_ids)
        self._spans = {
            student_id: tuple(span for one in rows if (span := self._span(one)) is not None)
            for student_id, rows in found.items()
        }

    def findings(self, row: CheckRow, now: Effective, rules: Rules, at_work_on: date | None) -> tuple[Finding, ...]:
        """Policies written for another scheme than the student's do not count."""
        scheme = scheme_of(row.training_mode)
        spans = tuple(span for written_for, span in self._spans.get(row.student_id, ()) if written_for is scheme)
        key = (now.from_on, now.last_on, now.pauses, at_work_on, spans, rules)
        if key not in self._found:
            kinds = rules["INS-REQ"].words("kinds") if "INS-REQ" in rules else ()
            facts = CoverFacts(now.from_on, needed_spans((now,)), at_work_on, kinds, spans)
            self._found[key] = judged(rules, cover.FAMILY, facts)
        return self._found[key]

    def _span(self, one: Membership) -> _Written | None:
        if one not in self._known:
            policy = self._ground.policies.get(one.policy_id)
            days = () if policy is None else member_spans(policy, one)
            made = None
            if policy is not None and days:
                made = (policy.scheme, CoverSpan(KINDS[policy.kind], days, self._payers.get(one.policy_id)))
            self._known[one] = made
        return self._known[one]
