"""The way a new school takes: which steps there are, and which the record shows as done. Nothing is ticked by hand."""

from dataclasses import dataclass
from enum import StrEnum


class OnboardingStep(StrEnum):
    """In the order they are best taken."""

    SCHOOL = "school"
    STUDENTS = "students"
    ENTERPRISES = "enterprises"
    PLAN = "plan"
    PLACEMENTS = "placements"
    AGREEMENTS = "agreements"


@dataclass(frozen=True, slots=True)
class Onboarding:
    """How far the school has come, as the record says; `is_hidden` when somebody put the list away."""

    done: frozenset[OnboardingStep]
    is_hidden: bool

    @property
    def is_complete(self) -> bool:
        return len(self.done) == len(OnboardingStep)

    @property
    def is_offered(self) -> bool:
        """Whether the list is shown without being asked for."""
        return not self.is_hidden and not self.is_complete

    @property
    def next_step(self) -> OnboardingStep | None:
        return next((step for step in OnboardingStep if step not in self.done), None)
