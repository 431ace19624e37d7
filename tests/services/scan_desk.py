"""An office whose agreements are issued, and scans of their pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scanned_paper import Kind, as_pdf, printed, scanned
from ctec_desktop.domain.views import AgreementView
from ctec_desktop.services.office import Office
from tests.schools import CLERK


@dataclass
class Desk:
    """An office with issued agreements, its printed file, and a folder for scans."""

    office: Office
    file: Path
    root: Path

    @property
    def agreements(self) -> Sequence[AgreementView]:
        return self.office.agreements.all(CLERK)

    def scan(self, name: str, pages: Sequence[int], *extra: bytes) -> Path:
        """Pages of the printed file as a scan, every third upside down, then further pictures."""
        came = enumerate(printed(self.file, pages))
        pictures = [scanned(page, Kind.CLEAN, n, is_upside_down=n % 3 == 0) for n, page in came]
        return as_pdf([*pictures, *extra], self.root / name)

    def take(self, *paths: Path) -> Any:
        return self.office.scans.take_in(CLERK, paths).value

    def tray_codes(self) -> list[str]:
        return [str(page.problem.code) for page in self.office.scans.tray(CLERK)]


def first_copy(one: AgreementView) -> list[int]:
    return list(range(one.first_page, one.first_page + one.pages))
