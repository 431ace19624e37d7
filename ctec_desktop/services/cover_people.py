"""The people of a cover list with their facts, and the papers such a list goes out on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ctec_desktop.domain.cover import ListKind, PolicyKind
from ctec_desktop.domain.cover_views import PolicyView
from ctec_desktop.domain.paper_specs import PaperPer, PaperSelection
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.template import Block, BlockKind, Cell, Segment
from ctec_desktop.domain.views import SchoolView, StudentView
from ctec_desktop.services import paper_texts as texts
from ctec_desktop.services.paper_facts import Placed, read_facts
from ctec_desktop.services.template_texts import template_in_use
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import students_by_ids
from ctec_desktop.storage.queries.trip_days import Visit, visits_of
from ctec_desktop.wording import cover as words
from ctec_desktop.wording.papers import period

if TYPE_CHECKING:
    from ctec_desktop.documents.papers import PaperSheet

# The paper each list goes out on.
PAPERS = {
    ListKind.ENROL: "cover_enrolment",
    ListKind.ADD: "cover_endorsement",
    ListKind.REMOVE: "cover_cancellation",
    ListKind.EXTEND: "cover_endorsement",
}


@dataclass(frozen=True, slots=True)
class ListPerson:
    """A student of a list, and the placement or, where there is none, the visit it is about."""

    student: StudentView
    placed: Placed | None
    visit: Visit | None = None

    @property
    def unit(self) -> str | None:
        if self.placed is not None:
            return self.placed.unit.name
        return self.visit.enterprise_name if self.visit else None

    @property
    def post(self) -> str | None:
        if self.placed is not None:
            return self.placed.post.name
        return words.VISIT if self.visit else None

    def texts(self) -> dict[str, str]:
        if self.placed is not None:
            return texts.placed_texts(self.placed)
        found = texts.student_texts(self.student)
        if self.visit is None:
            return found
        first, last = self.visit.from_on, self.visit.until_on
        return found | {
            "enterprise_name": self.visit.enterprise_name,
            "post_name": words.VISIT,
            "work_place": self.visit.place or "",
            "days": period(first, last),
            "from_on": first.isoformat(),
            "until_on": last.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class ListMatter:
    """Everything one list's workbook and paper are made of."""

    school: SchoolView
    policy: PolicyView
    kind: ListKind
    today: date
    people: tuple[ListPerson, ...]
    change_on: date | None = None
    until_on: date | None = None

    @property
    def premium_fen(self) -> int | None:
        """Per-head price times heads; what is paid back or on top otherwise the insurer works out."""
        price = self.policy.price_fen
        is_new = self.kind in (ListKind.ENROL, ListKind.ADD)
        return price * len(self.people) if is_new and price is not None else None

    def lines(self) -> list[dict[str, str]]:
        """For each person every text a layout or a paper may show."""
        policy = self.policy
        own = {
            "limits": words.limits(policy.limit_person_fen, policy.limit_medical_fen),
            "price": words.typed_yuan(policy.price_fen),
            "remark": words.LIST_KINDS[self.kind],
            "beneficiary": words.BENEFICIARY,
            "change_kind": words.LIST_KINDS[self.kind],
            "change_on": self.change_on.isoformat() if self.change_on else "",
        }
        if self.until_on is not None:
            own["until_on"] = self.until_on.isoformat()
        return [one.texts() | own for one in self.people]


def list_matter(
    connection: Connection, scope: RowScope, policy: PolicyView, kind: ListKind, student_ids: Sequence[int], today: date
) -> ListMatter:
    """People in sight only, by class and student number; of several placements the first that is not over, and a
    visit of whoever has none."""
    if not student_ids:
        return ListMatter(school(connection), policy, kind, today, ())
    found = read_facts(connection, scope, PaperSelection(student_ids=tuple(student_ids)), today)
    placed: dict[int, Placed] = {}
    for one in sorted(found.placed, key=lambda one: (one.is_over(today), one.row.from_on)):
        placed.setdefault(one.student.id, one)
    students = students_by_ids(connection, scope, student_ids)
    ordered = sorted(students, key=lambda one: (one.class_name, one.student_no))
    standing = {student_id: one for student_id, one in placed.items() if not one.is_over(today)}
    visits = visits_of(connection, [one.id for one in ordered if one.id not in standing])
    people = tuple(_about(one, placed.get(one.id), visits.get(one.id, ()), today) for one in ordered)
    return ListMatter(found.school, policy, kind, today, people)


def _about(student: StudentView, placed: Placed | None, visits: Sequence[Visit], today: date) -> ListPerson:
    """A visit still ahead goes before a placement that is over."""
    ahead = next((one for one in visits if one.until_on >= today), None)
    if ahead is not None or placed is None:
        return ListPerson(student, None, ahead or next(iter(visits), None))
    return ListPerson(student, placed)


def list_sheet(connection: Connection, matter: ListMatter, sha256: str) -> "PaperSheet":
    """The paper for the seal: head count, premium and the digest of the workbook, then everybody on it."""
    from ctec_desktop.documents.papers import PaperSheet

    policy = matter.policy
    template = template_in_use(connection, PAPERS[matter.kind])
    at = next((n for n, block in enumerate(template.blocks, 1) if block.kind is BlockKind.TABLE), 0)
    blocks = (*template.blocks[:at], _sums(matter, sha256), *template.blocks[at:])
    placed = [one.placed for one in matter.people if one.placed is not None]
    own = texts.batch_texts(matter.school, matter.today, None, placed)
    own |= {
        "plan_name": "、".join(dict.fromkeys(one.plan.name for one in placed)),
        "student_count": str(len(matter.people)),
        "insurance_kind": words.KINDS[policy.kind],
        "insurer": policy.insurer or "",
        "policy_no": policy.number or "",
        "insurance_payer": words.PAYERS[policy.payer] if policy.payer else "",
    }
    if policy.from_on and policy.until_on:
        own["insurance_days"] = period(policy.from_on, policy.until_on)
    lines = tuple(texts.line(line, "students", is_masked=False) for line in matter.lines())
    values = texts.whole(own, PaperPer.BATCH, is_masked=False)
    whose = words.policy_label(policy.kind, policy.number)
    title = template.title.replace(words.KINDS[PolicyKind.LIABILITY], words.KINDS[policy.kind])
    return PaperSheet(replace(template, blocks=blocks, title=title), whose, values, (("students", lines),))


def _sums(matter: ListMatter, sha256: str) -> Block:
    rows = [
        (_cell(words.PEOPLE, words.heads(len(matter.people))), _cell(words.PREMIUM, _premium(matter))),
        (_cell(words.LIST_HASH, sha256),),
    ]
    return Block(BlockKind.TABLE, rows=tuple(rows))


def _premium(matter: ListMatter) -> str:
    if matter.premium_fen is None:
        return words.BY_INSURER
    return words.premium_line(matter.policy.price_fen or 0, len(matter.people))


def _cell(label: str, text: str) -> Cell:
    return Cell(label, (Segment(text=text),))
