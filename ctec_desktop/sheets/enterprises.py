"""A list of enterprises and their posts to checked drafts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from ctec_desktop.domain import names
from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.drafts import EnterpriseDraft
from ctec_desktop.domain.identifiers import (
    IdentifierDefect,
    MalformedIdentifier,
    fold_number,
    parse_credit_code,
    says_nothing,
)
from ctec_desktop.domain.import_plan import AS_PROPOSED, ImportChoice
from ctec_desktop.domain.vocabulary import PayUnit, Provision
from ctec_desktop.kernel.problems import Fact
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.enterprise_columns import ENTERPRISE_COLUMNS
from ctec_desktop.sheets.result import SheetReading
from ctec_desktop.sheets.rows import RowReader, as_written
from ctec_desktop.sheets.table import read_list

_PAY_UNITS: Mapping[str, PayUnit] = {
    **dict.fromkeys(("月", "元/月", "按月", "每月", "月薪", "month"), PayUnit.MONTH),
    **dict.fromkeys(("日", "天", "元/日", "元/天", "按日", "按天", "每日", "每天", "日薪", "day"), PayUnit.DAY),
}
_PROVISIONS: Mapping[str, Provision] = {
    **dict.fromkeys(
        ("提供", "是", "有", "免费", "免费提供", "包", "包吃", "包住", "包吃住", "企业提供", "单位提供", "√"),
        Provision.PROVIDED,
    ),
    **dict.fromkeys(
        ("补贴", "有补贴", "提供补贴", "餐补", "房补", "住房补贴", "伙食补贴", "部分补贴"), Provision.SUBSIDISED
    ),
    **dict.fromkeys(("自理", "否", "无", "不提供", "没有", "自费", "学生自理", "不包", "×"), Provision.OWN),
}
_BOARD_AND_LODGING: Mapping[str, tuple[Provision | None, Provision | None]] = {
    **{word: (provision, provision) for word, provision in _PROVISIONS.items()},
    **dict.fromkeys(("提供食宿", "包食宿", "食宿全包"), (Provision.PROVIDED, Provision.PROVIDED)),
    **dict.fromkeys(("食宿补贴", "有食宿补贴"), (Provision.SUBSIDISED, Provision.SUBSIDISED)),
    **dict.fromkeys(("食宿自理", "不提供食宿", "不包食宿", "不包吃住"), (Provision.OWN, Provision.OWN)),
    **dict.fromkeys(("包吃不包住", "提供就餐,住宿自理"), (Provision.PROVIDED, Provision.OWN)),
    **dict.fromkeys(("包吃", "包餐", "提供就餐"), (Provision.PROVIDED, None)),
    **dict.fromkeys(("包住不包吃", "提供住宿,就餐自理"), (Provision.OWN, Provision.PROVIDED)),
    **dict.fromkeys(("包住", "提供住宿"), (None, Provision.PROVIDED)),
}
_USCC_CODES: Mapping[IdentifierDefect, SheetCode] = {
    IdentifierDefect.PLACEHOLDER: SheetCode.PLACEHOLDER,
    IdentifierDefect.MASKED: SheetCode.USCC_CHARACTERS,
    IdentifierDefect.DIGITS_LOST: SheetCode.DIGITS_LOST,
    IdentifierDefect.OLD_15_DIGITS: SheetCode.USCC_LENGTH,
    IdentifierDefect.LENGTH: SheetCode.USCC_LENGTH,
    IdentifierDefect.CHARACTERS: SheetCode.USCC_CHARACTERS,
    IdentifierDefect.BIRTH_DAY: SheetCode.USCC_CHARACTERS,
}
_AMOUNT = re.compile(r"(?:人民币|RMB|¥)?([0-9]+(?:\.[0-9]{1,2})?)(万)?(?:元|块)?(?:整)?(?:人民币)?(.*)", re.DOTALL)
_UNIT = re.compile(r"[/每(]*(?:人)?[/每]*(月|日|天)[)]?")
_UNIT_IN_HEADING = re.compile(r"(?:元|每)[/每]?(?:人)?[/每]?(月|日|天)|^(月|日)|(月|日)薪")


def read_enterprises(
    path: Path, *, choice: ImportChoice = AS_PROPOSED, progress: Progress | None = None
) -> SheetReading[EnterpriseDraft]:
    """Reads enterprises, with one post a row; see `read_list`."""
    build = _EnterpriseRows().draft
    return read_list(path, ENTERPRISE_COLUMNS, build, choice=choice, progress=progress)


@dataclass(frozen=True, slots=True)
class _Named:
    """Where an enterprise was named first, and as what."""

    row: int
    name: str
    code: str


class _EnterpriseRows:
    """Reads one row after the other and remembers which enterprises have been named."""

    def __init__(self) -> None:
        self._by_code: dict[str, _Named] = {}
        self._by_name: dict[str, _Named] = {}
        self._post_rows: dict[tuple[str, str, str], int] = {}

    def draft(self, row: RowReader) -> EnterpriseDraft:
        name, code = self._identity(row)
        pay_fen, pay_unit = pay_of(row)
        board, lodging = row.choice("board_and_lodging", _BOARD_AND_LODGING) or (None, None)
        draft = EnterpriseDraft(
            name=name,
            uscc=code,
            legal_representative=row.person_name("legal_representative"),
            address=row.text("address"),
            region_code=row.number_text("region_code"),
            contact_name=row.person_name("contact_name"),
            contact_phone=row.phone("contact_phone"),
            industry_code=row.text("industry_code"),
            staff_on_post=row.whole_number("staff_on_post"),
            post_name=row.text("post_name"),
            site_address=row.text("site_address"),
            headcount=row.whole_number("headcount"),
            mentor_name=row.person_name("mentor_name"),
            mentor_phone=row.phone("mentor_phone"),
            mentor_title=row.text("mentor_title"),
            pay_fen=pay_fen,
            pay_unit=pay_unit,
            same_kind_staff=row.whole_number("same_kind_staff"),
            board=row.choice("board", _PROVISIONS) or board,
            lodging=row.choice("lodging", _PROVISIONS) or lodging,
            work_hours=row.text("work_hours"),
        )
        self._refuse_repeated_post(row, draft)
        return draft

    def _identity(self, row: RowReader) -> tuple[str | None, str | None]:
        """Name and code; in a further row of the same enterprise one of them is enough."""
        named = self._by_name.get(names.search_key(as_written(row.value("name")))) if not row.has("uscc") else None
        coded = self._by_code.get(fold_number(as_written(row.value("uscc")))) if not row.has("name") else None
        name = row.text("name", required=True) if coded is None else coded.name
        code = credit_code(row) if named is None else named.code
        if name is not None and code is not None:
            self._compare(row, name, code)
        return name, code

    def _compare(self, row: RowReader, name: str, code: str) -> None:
        """One code belongs to one enterprise, and one name to one code; what differs is held."""
        key, here = names.search_key(name), _Named(row.number, name, code)
        by_code, by_name = self._by_code.setdefault(code, here), self._by_name.setdefault(key, here)
        facts: dict[str, Fact]
        if names.search_key(by_code.name) != key:
            facts = {"code": code, "first_row": by_code.row, "first_name": by_code.name}
            row.hold("name", SheetCode.ENTERPRISE_NAME_DIFFERS, facts)
        elif by_name.code != code:
            facts = {"name": name, "first_row": by_name.row, "first_code": by_name.code}
            row.hold("uscc", SheetCode.ENTERPRISE_CODE_DIFFERS, facts)

    def _refuse_repeated_post(self, row: RowReader, draft: EnterpriseDraft) -> None:
        unit = draft.uscc or names.search_key(draft.name or "")
        if not unit:
            return
        key = (unit, names.search_key(draft.post_name or ""), names.search_key(draft.site_address or ""))
        first = self._post_rows.setdefault(key, row.number)
        if first != row.number:
            row.refuse("post_name" if draft.post_name else "name", SheetCode.POST_REPEATED, {"first_row": first})


def credit_code(row: RowReader) -> str | None:
    """The code as its register writes it; a missing one is left open, for the record may know it."""
    text = row.number_text("uscc")
    if text is None:
        return None
    if says_nothing(text):
        row.warn("uscc", SheetCode.PLACEHOLDER_DROPPED)
        return None
    try:
        code = parse_credit_code(text)
    except MalformedIdentifier as error:
        row.refuse("uscc", _USCC_CODES[error.defect], {"length": error.length})
        return None
    if not code.check_digit_right:
        row.hold("uscc", SheetCode.USCC_CHECK_DIGIT)
    return code.code


def pay_of(row: RowReader) -> tuple[int | None, PayUnit | None]:
    """The amount in fen, by month or by day: the cell's own unit, else the unit's column, else the heading's."""
    cell = row.value("pay")
    unit_of_column = row.choice("pay_unit", _PAY_UNITS)
    if cell is None:
        return None, None
    text = fold_number(as_written(cell)).replace(",", "")
    if says_nothing(text):
        row.warn("pay", SheetCode.PLACEHOLDER_DROPPED)
        return None, None
    found = _AMOUNT.fullmatch(text)
    unit_of_cell = _UNIT.fullmatch(found[3]) if found is not None else None
    if found is None or (found[3] and unit_of_cell is None):
        row.warn("pay", SheetCode.PAY_UNREADABLE)
        return None, None
    unit = _PAY_UNITS[unit_of_cell[1]] if unit_of_cell is not None else unit_of_column or _unit_of(row.heading("pay"))
    if unit is None:
        row.warn("pay", SheetCode.PAY_UNIT_UNKNOWN)
        return None, None
    amount = Decimal(found[1]) * (10_000 if found[2] else 1)
    return int(amount * 100), unit


def _unit_of(heading: str) -> PayUnit | None:
    found = _UNIT_IN_HEADING.search(fold_number(heading))
    return _PAY_UNITS[next(part for part in found.groups() if part)] if found is not None else None
