"""The services of insurance and of what it is for, as the office hands them out."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctec_desktop.services.context import Context
    from ctec_desktop.services.cover import CoverService
    from ctec_desktop.services.cover_lists import CoverListService
    from ctec_desktop.services.incidents import IncidentService
    from ctec_desktop.services.policies import PolicyService


class InsuranceOffice:
    def __init__(self, context: "Context") -> None:
        self._context = context

    @cached_property
    def policies(self) -> "PolicyService":
        from ctec_desktop.services.policies import PolicyService

        return PolicyService(self._context)

    @cached_property
    def cover_lists(self) -> "CoverListService":
        from ctec_desktop.services.cover_lists import CoverListService

        return CoverListService(self._context)

    @cached_property
    def cover(self) -> "CoverService":
        from ctec_desktop.services.cover import CoverService

        return CoverService(self._context)

    @cached_property
    def incidents(self) -> "IncidentService":
        from ctec_desktop.services.incidents import IncidentService

        return IncidentService(self._context)
