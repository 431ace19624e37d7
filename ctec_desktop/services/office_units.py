"""The services about how units take interns: shares of staff, shift plans, as the office hands them out."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctec_desktop.services.context import Context
    from ctec_desktop.services.shares import ShareService
    from ctec_desktop.services.shift_plans import ShiftPlanService


class UnitOffice:
    _context: "Context"

    @cached_property
    def shares(self) -> "ShareService":
        from ctec_desktop.services.shares import ShareService

        return ShareService(self._context)

    @cached_property
    def shift_plans(self) -> "ShiftPlanService":
        from ctec_desktop.services.shift_plans import ShiftPlanService

        return ShiftPlanService(self._context)
