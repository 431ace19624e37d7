"""Findings as lines with a link to the window in which each is cured."""

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ctec_desktop.domain.cures import ABOUT_UNITS, CURES, CureAt
from ctec_desktop.domain.findings import Finding
from ctec_desktop.ui.kit.labels import selectable
from ctec_desktop.ui.kit.page import Goal
from ctec_desktop.wording import checks_page as words

_PAGES: Final = {CureAt.COVER: "cover", CureAt.TEXTS: "templates", CureAt.TRIPS: "trips"}


def linked(name: str) -> QLabel:
    """Text that can be marked, with links that the keyboard reaches too."""
    made = selectable("")
    made.setAccessibleName(name)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def linked_lines(head: str, found: Sequence[tuple[str, Finding]]) -> str:
    """Args: `found` are the findings as they are told; the link of each is its place among them."""
    return "<br>".join([escape(head), *(linked_line(at, *one) for at, one in enumerate(found))])


def linked_line(at: int, text: str, finding: Finding) -> str:
    where = CURES.get(finding.rule_id)
    return escape(text) if where is None else f'{escape(text)}　<a href="{at}">{escape(words.CURES[where])}</a>'


def goal_of(finding: Finding, unit_id: int | None, placement_id: int | None) -> tuple[str, object] | None:
    """The page on which it is cured with what to look at there; None where no page but a dialog of this one does."""
    where = CURES.get(finding.rule_id)
    if where in ABOUT_UNITS and unit_id is not None:
        return "enterprises", Goal(unit_id, where.value)
    if where is CureAt.UNIT and unit_id is not None:
        return "enterprises", unit_id
    if where is CureAt.PLACEMENT and placement_id is not None:
        return "placements", placement_id
    return (_PAGES[where], None) if where in _PAGES else None
