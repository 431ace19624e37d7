"""From the facts to the copies of one paper: for whom, how many, with which lists, and who is left out and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from ctec_desktop.domain.codes.papers import PaperCode
from ctec_desktop.domain.paper_specs import PaperPeople, PaperPer, PaperSelection, PaperSpec
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.kernel.problems import Problem, Severity, SubjectPlace
from ctec_desktop.services import paper_texts as texts
from ctec_desktop.services.apprentice_texts import apprentice_texts, stage_lines
from ctec_desktop.services.incident_papers import annexed, incident_values
from ctec_desktop.services.paper_facts import Apprentice, Facts, Placed
from ctec_desktop.services.paper_lines import LINES, grouped
from ctec_desktop.wording import papers as words

if TYPE_CHECKING:
    from ctec_desktop.documents.papers import PaperSheet
    from ctec_desktop.domain.template import Template
    from ctec_desktop.domain.views import EnterpriseView, PlanView

_SIGNED = frozenset(
    {
        *(AgreementState.COMPLETE, AgreementState.IN_FORCE, AgreementState.PAUSED),
        *(AgreementState.FINISHED, AgreementState.STOPPED, AgreementState.ARCHIVED),
    }
)
_NOBODY = {
    PaperPeople.EVERYBODY: PaperCode.NOBODY_CHOSEN,
    PaperPeople.PLACED: PaperCode.NOTHING_LEFT,
    PaperPeople.UNSIGNED: PaperCode.ALL_SIGNED,
    PaperPeople.LEAVING: PaperCode.NO_LEAVING,
    PaperPeople.ENDED: PaperCode.NO_ENDING,
    PaperPeople.CHANGED: PaperCode.NO_CHANGE,
    PaperPeople.OTHER_PROVINCE: PaperCode.SAME_PROVINCE,
    PaperPeople.BEYOND_COVER: PaperCode.COVER_LASTS,
    PaperPeople.APPRENTICES: PaperCode.NO_APPRENTICE,
}


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of one paper; a problem that is refused kept somebody or the whole paper out, a warning did not."""

    spec: PaperSpec
    sheets: "tuple[PaperSheet, ...]"
    problems: tuple[Problem, ...]


class Copying:
    """Makes the copies of papers from what was read.

    Args:
        is_masked: personal numbers show their ends only, for the screen.
    """

    def __init__(self, facts: Facts, selection: PaperSelection, *, is_masked: bool) -> None:
        self._facts = facts
        self._selection = selection
        self._is_masked = is_masked

    def copies(self, spec: PaperSpec, template: "Template") -> Copies:
        people, problems = self._people(spec)
        match spec.per:
            case PaperPer.STUDENT:
                made = self._of_students(spec, template, people)
            case PaperPer.CLASS:
                made = [self._of_class(spec, template, of) for of in grouped(people, _class_and_plan)]
            case PaperPer.UNIT:
                made = self._of_units(spec, template, people)
            case PaperPer.BATCH:
                made = self._of_batches(spec, template, people)
            case PaperPer.APPRENTICE:
                made = [self._of_apprentice(spec, template, one) for one in self._facts.apprentices]
            case never:
                assert_never(never)
        problems += self._unplaced(spec)
        if not made and not any(problem.severity is Severity.REFUSED for problem in problems):
            problems.append(self._nobody(spec))
        return Copies(spec, tuple(_told_apart(made)), tuple(problems))

    def _people(self, spec: PaperSpec) -> tuple[list[Placed], list[Problem]]:
        """Those of the chosen whom the paper is for; whoever is ticked counts even when the placement is over."""
        facts, placed, problems = self._facts, list(self._facts.placed), list[Problem]()
        match spec.people:
            case PaperPeople.LEAVING:
                return [one for one in placed if one.is_leaving], problems
            case PaperPeople.ENDED:
                return [one for one in placed if one.is_ended], problems
            case PaperPeople.CHANGED:
                return [one for one in placed if one.change is not None], problems
            case PaperPeople.OTHER_PROVINCE:
                placed, problems = self._other_province(placed)
            case PaperPeople.UNSIGNED:
                placed = [one for one in placed if one.agreement is None or one.agreement[1] not in _SIGNED]
            case PaperPeople.BEYOND_COVER:
                placed = [one for one in placed if _is_beyond_cover(one)]
            case PaperPeople.PLACED | PaperPeople.EVERYBODY if facts.incident is not None:
                return facts.incident.there(placed), problems
            case PaperPeople.PLACED | PaperPeople.EVERYBODY | PaperPeople.APPRENTICES:
                pass
        if not self._selection.placement_ids:
            placed = [one for one in placed if not one.is_over(facts.today)]
        return placed, problems

    def _other_province(self, placed: list[Placed]) -> tuple[list[Placed], list[Problem]]:
        """Judged by the place of work (INT-PROV-01); where it cannot be judged, the person is told."""
        own = (self._facts.school.uscc or "")[2:4]
        if not own:
            return placed, [Problem(PaperCode.SCHOOL_PROVINCE_UNKNOWN, Severity.WARNING)] if placed else []
        unknown = [one for one in placed if not one.post.region_code]
        told = [Problem(PaperCode.PROVINCE_UNKNOWN, Severity.WARNING, place=_place(one)) for one in unknown]
        return [one for one in placed if (one.post.region_code or own)[:2] != own], told

    def _unplaced(self, spec: PaperSpec) -> list[Problem]:
        """Students who were ticked and have no placement the paper could speak of."""
        if spec.people is not PaperPeople.PLACED or not self._selection.student_ids:
            return []
        placed = {one.student.id for one in self._facts.placed if not one.is_over(self._facts.today)}
        return [
            Problem(
                PaperCode.NOT_PLACED,
                facts={"paper": spec.name},
                place=SubjectPlace("student", words.person(one.name, one.student_no)),
            )
            for one in self._facts.students
            if one.id not in placed
        ]

    def _of_students(self, spec: PaperSpec, template: "Template", people: Sequence[Placed]) -> "list[PaperSheet]":
        if spec.people is not PaperPeople.EVERYBODY:
            return [self._of_student(spec, template, one) for one in people]
        latest = {one.student.id: one for one in sorted(people, key=lambda one: one.row.from_on)}
        made = []
        for student in self._facts.students:
            one = latest.get(student.id)
            if one is not None:
                made.append(self._of_student(spec, template, one))
            else:
                own = self._batch(self._facts.plan, ()) | texts.student_texts(student)
                made.append(self._sheet(spec, template, words.person(student.name, student.student_no), own))
        return made

    def _of_student(self, spec: PaperSpec, template: "Template", one: Placed) -> "PaperSheet":
        own = self._batch(one.plan, [one]) | texts.placed_texts(one) | incident_values(spec.key, self._facts.incident)
        whose = words.person(one.student.name, one.student.student_no)
        return self._sheet(spec, annexed(template, self._facts.incident), whose, own, [one])

    def _of_class(self, spec: PaperSpec, template: "Template", placed: Sequence[Placed]) -> "PaperSheet":
        first, by_number = placed[0], sorted(placed, key=lambda one: one.student.student_no)
        own = self._batch(first.plan, placed) | texts.class_texts(first.student)
        return self._sheet(spec, template, first.student.class_name, own, by_number)

    def _of_units(self, spec: PaperSpec, template: "Template", people: Sequence[Placed]) -> "list[PaperSheet]":
        """One for each unit somebody is at, and for each unit that was ticked itself."""
        made = []
        for placed in grouped(people, _unit_and_plan):
            own = self._batch(placed[0].plan, placed) | texts.unit_texts(placed[0].unit, placed)
            made.append(self._sheet(spec, template, placed[0].unit.name, own, placed))
        for unit in self._idle(people):
            own = self._batch(self._facts.plan, ()) | texts.unit_texts(unit, ())
            made.append(self._sheet(spec, template, unit.name, own))
        return made

    def _of_batches(self, spec: PaperSpec, template: "Template", people: Sequence[Placed]) -> "list[PaperSheet]":
        """One for each plan; units that were ticked before anybody is placed there stand on papers of units alone."""
        batches: list[tuple[PlanView | None, list[Placed]]] = [
            (placed[0].plan, placed) for placed in grouped(people, lambda one: one.plan.id)
        ]
        idle = self._idle(people) if _lists_of(template) == {"units"} else ()
        if not batches and not idle:
            return []
        return [
            self._sheet(
                spec,
                template,
                plan.name if plan else "",
                self._batch(plan, placed) | texts.units_count(placed, idle),
                placed,
                idle,
            )
            for plan, placed in batches or [(self._facts.plan, [])]
        ]

    def _of_apprentice(self, spec: PaperSpec, template: "Template", one: Apprentice) -> "PaperSheet":
        from ctec_desktop.documents.papers import PaperSheet

        own = self._batch(self._facts.plan, ()) | texts.unit_texts(one.unit, ()) | texts.student_texts(one.student)
        own |= apprentice_texts(one.of)
        whose = words.person(one.student.name, one.student.student_no)
        lines = tuple(texts.line(line, "stages", is_masked=self._is_masked) for line in stage_lines(one.of))
        return PaperSheet(template, whose, texts.whole(own, spec.per, is_masked=self._is_masked), (("stages", lines),))

    def _idle(self, people: Sequence[Placed]) -> "tuple[EnterpriseView, ...]":
        """The ticked units nobody is at."""
        met = {one.unit.id for one in people}
        return tuple(unit for unit in self._facts.units if unit.id not in met)

    def _batch(self, plan: "PlanView | None", placed: Sequence[Placed]) -> dict[str, str]:
        return texts.batch_texts(self._facts.school, self._facts.today, plan, placed)

    def _sheet(
        self,
        spec: PaperSpec,
        template: "Template",
        whose: str,
        own: dict[str, str],
        placed: Sequence[Placed] = (),
        idle: "Sequence[EnterpriseView]" = (),
    ) -> "PaperSheet":
        from ctec_desktop.documents.papers import PaperSheet

        once = self._once(placed) if _names_people_once(spec) else placed
        found = {name: list(LINES[name](placed if name == "units" else once)) for name in sorted(_lists_of(template))}
        if "units" in found:
            found["units"] += [texts.unit_texts(unit, ()) for unit in idle]
        lists = tuple(
            (name, tuple(texts.line(one, name, is_masked=self._is_masked) for one in lines))
            for name, lines in found.items()
        )
        return PaperSheet(template, whose, texts.whole(own, spec.per, is_masked=self._is_masked), lists)

    def _once(self, placed: Sequence[Placed]) -> list[Placed]:
        """Whoever goes on to another unit stands where they are today, else where they begin first."""
        today = self._facts.today
        chosen: dict[int, Placed] = {}
        for one in sorted(placed, key=lambda one: (not one.row.from_on <= today <= one.now.last_on, one.row.from_on)):
            chosen.setdefault(one.student.id, one)
        return [one for one in placed if chosen[one.student.id] is one]

    def _nobody(self, spec: PaperSpec) -> Problem:
        is_somebody = spec.people is PaperPeople.APPRENTICES or self._facts.placed or self._facts.students
        code = _NOBODY[spec.people] if is_somebody else PaperCode.NOBODY_CHOSEN
        return Problem(code, facts={"paper": spec.name}, place=SubjectPlace("paper", spec.name))


def _names_people_once(spec: PaperSpec) -> bool:
    """Whether a list of a class or plan names people, and not what changed for them."""
    by_change = (PaperPeople.CHANGED, PaperPeople.LEAVING, PaperPeople.ENDED)
    return spec.per in (PaperPer.CLASS, PaperPer.BATCH) and spec.people not in by_change


def _told_apart(sheets: "Sequence[PaperSheet]") -> "list[PaperSheet]":
    """Copies of the same name also name their plan, or in one plan the unit: foot and bookmark tell them apart."""
    told = list(sheets)
    for key in ("plan_name", "enterprise_name"):
        by = [dict(sheet.values).get(key, "") for sheet in told]
        differing = Counter(whose for whose, _ in {(sheet.whose, of) for sheet, of in zip(told, by, strict=True)})
        told = [
            replace(sheet, whose=words.told_apart(sheet.whose, of)) if differing[sheet.whose] > 1 else sheet
            for sheet, of in zip(told, by, strict=True)
        ]
    return told


def _lists_of(template: "Template") -> set[str]:
    """Whose lists stand on it."""
    return {block.listing.of for block in template.blocks if block.listing is not None and block.listing.of}


def _class_and_plan(one: Placed) -> tuple[str, int]:
    return one.student.class_name, one.plan.id


def _unit_and_plan(one: Placed) -> tuple[int, int]:
    return one.unit.id, one.plan.id


def _is_beyond_cover(one: Placed) -> bool:
    """Still away after the policy ends; a policy whose days nobody has entered covers nothing."""
    return one.plan.insured_until is None or one.now.last_on > one.plan.insured_until


def _place(one: Placed) -> SubjectPlace:
    return SubjectPlace("student", words.person(one.student.name, one.student.student_no))
