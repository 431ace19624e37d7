"""Students a sheet names by their number, for the sheets that say something about students on record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.permissions import WHOLE_SCHOOL
from ctec_desktop.domain.views import StudentView
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.services.importer import Ground
from ctec_desktop.storage.queries.students import students_by_numbers


@dataclass(frozen=True, slots=True)
class NamedStudents:
    """
    Args:
        by_no: the actor's students.
        elsewhere: numbers of students the actor does not see.
    """

    by_no: Mapping[str, StudentView]
    elsewhere: frozenset[str]

    @classmethod
    def read(cls, ground: Ground, numbers: Iterable[str | None]) -> "NamedStudents":
        wanted = sorted({number for number in numbers if number})
        by_no = {view.student_no: view for view in _students(ground, wanted)}
        elsewhere: frozenset[str] = frozenset()
        if ground.scope.department_ids is not None:
            whole = Ground(ground.connection, WHOLE_SCHOOL, ground.today)
            elsewhere = frozenset(view.student_no for view in _students(whole, wanted)) - by_no.keys()
        return cls(by_no, elsewhere)

    def find(self, number: str | None) -> StudentView | None:
        return self.by_no.get(number or "")

    def against(self, number: str | None, name: str | None) -> Iterator[Problem]:
        """What stands against naming a student so."""
        student = self.find(number)
        if student is None:
            is_elsewhere = number in self.elsewhere
            code = ImportCode.OUT_OF_SCOPE if is_elsewhere else ImportCode.STUDENT_UNKNOWN
            if number:
                yield Problem(code, facts={"student_no": number}, value=number)
        elif name is not None and search_key(name) != search_key(student.name):
            facts = {"student_no": student.student_no, "name": student.name, "said": name}
            yield Problem(ImportCode.STUDENT_NAME_DIFFERS, Severity.HELD, dict(facts), value=name)

    def label(self, number: str | None, name: str | None) -> str:
        student = self.find(number)
        return f"{student.name if student else name or ''}（{number or '无学号'}）"


def _students(ground: Ground, numbers: list[str]) -> tuple[StudentView, ...]:
    return students_by_numbers(ground.connection, ground.scope, student_nos=numbers, id_numbers=(), registration_nos=())
