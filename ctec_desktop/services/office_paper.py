"""The services of paper that comes back, as the office hands them out."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctec_desktop.services.archive import ArchiveService
    from ctec_desktop.services.chasing import ChasingService
    from ctec_desktop.services.context import Context
    from ctec_desktop.services.handouts import HandoutService
    from ctec_desktop.services.papers import PaperService
    from ctec_desktop.services.scans import ScanService


class PaperOffice:
    _context: "Context"

    @cached_property
    def scans(self) -> "ScanService":
        from ctec_desktop.services.scans import ScanService

        return ScanService(self._context)

    @cached_property
    def handouts(self) -> "HandoutService":
        from ctec_desktop.services.handouts import HandoutService

        return HandoutService(self._context, self.scans)

    @cached_property
    def chasing(self) -> "ChasingService":
        from ctec_desktop.services.chasing import ChasingService

        return ChasingService(self._context)

    @cached_property
    def archive(self) -> "ArchiveService":
        from ctec_desktop.services.archive import ArchiveService

        return ArchiveService(self._context)

    @cached_property
    def papers(self) -> "PaperService":
        from ctec_desktop.services.papers import PaperService

        return PaperService(self._context)
