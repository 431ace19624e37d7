"""The services of paper that comes back, as the office hands them out."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctec_desktop.services.context import Context
    from ctec_desktop.services.scans import ScanService


class PaperOffice:
    _context: "Context"

    @cached_property
    def scans(self) -> "ScanService":
        from ctec_desktop.services.scans import ScanService

        return ScanService(self._context)
