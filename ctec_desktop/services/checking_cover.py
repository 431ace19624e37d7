"""The cover of students in a check: their days on policies, judged once for everybody with the same."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from ctec_desktop.domain.check_tally import Part, TellsAlike
from ctec_desktop.domain.cover import CoverScheme, Membership, member_spans, needed_spans, scheme_of
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

# So many different ones are remembered, which bounds the memory.
_MOST_KNOWN: Final = 50_000


class _Written(NamedTuple):
    """A policy's days for whoever was put on it by the same list, with the scheme it is written for.

    Args:
        number: tells it from the others in a key that is quick to look up.
    """

    number: int
    scheme: CoverScheme
    from_on: date
    until_on: date
    span: CoverSpan


class Covers:
    def __init__(self, connection: Connection, alike: TellsAlike) -> None:
        self._connection = connection
        self._alike = alike
        self._ground = queries.ground(connection)
        self._payers = policy_payers(connection)
        self._members: dict[int, list[Membership]] = {}
        self._known: dict[Membership, _Written | None] = {}
        self._found: dict[tuple[object, ...], Part] = {}

    def read_by(self, connection: Connection) -> None:
        self._connection = connection

    def read(self, student_ids: Sequence[int]) -> None:
        """Takes in one page of students; those of the page before are forgotten."""
        self._members = queries.memberships_of(self._connection, self._ground, student_ids)

    def findings(self, row: CheckRow, now: Effective, rules: Rules, at_work_on: date | None) -> Part:
        """Policies written for another scheme than the student's do not count, nor do those of other days."""
        scheme, first, last = scheme_of(row.training_mode), now.from_on, now.last_on
        mine = [
            one
            for member in self._members.get(row.student_id, ())
            if (one := self._written(member)) is not None
            and one.scheme is scheme
            and one.from_on <= last
            and first <= one.until_on
        ]
        key = (first, last, now.pauses, at_work_on, tuple([one.number for one in mine]), rules)
        if key not in self._found:
            kinds = rules["INS-REQ"].words("kinds") if "INS-REQ" in rules else ()
            spans = tuple([one.span for one in mine])
            facts = CoverFacts(first, needed_spans((now,)), at_work_on, kinds, spans)
            if len(self._found) >= _MOST_KNOWN:
                self._found.clear()
            self._found[key] = self._alike.part(judged(rules, cover.FAMILY, facts))
        return self._found[key]

    def _written(self, one: Membership) -> _Written | None:
        if one not in self._known:
            policy = self._ground.policies.get(one.policy_id)
            days = () if policy is None else member_spans(policy, one)
            made = None
            if policy is not None and days:
                span = CoverSpan(KINDS[policy.kind], days, self._payers.get(one.policy_id))
                made = _Written(len(self._known), policy.scheme, days[0].from_on, days[-1].until_on, span)
            self._known[one] = made
        return self._known[one]
