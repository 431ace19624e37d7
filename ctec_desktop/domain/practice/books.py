"""Workbooks in which a teacher records practice away from the office: what they hold, and the seal over it.

The seal is made under the same key as page codes, over everything the teacher has no reason to touch: whose the
workbook is, its number, and each row's id with a hash of the record as it was handed out.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from ctec_desktop.domain.practice.views import PeriodForm, PeriodView

FORMAT: Final = 1
NEW_ROWS: Final = 30
DAYS: Final = ("from_on", "until_on", "absent_from_on", "absent_until_on", "leave_from_on", "leave_until_on")
# What a teacher may say of a stay, in the order of the columns. What the school decides is not among them: approval,
# verification, the school's appraisal, who approved the substitutes.
FIELDS: Final = (
    *("place", "unit", "form", "post", "from_on", "until_on", "stated_days", "absent_from_on", "absent_until_on"),
    *("goals", "mentor", "agreement_no", "leave_from_on", "leave_until_on", "substitutes", "outcomes"),
    "enterprise_appraisal",
)
_ONLY_OURS: Final = ("substitutes_approved_by", "school_appraisal")
_SEAL_CONTEXT: Final = b"ctec practice workbook 1\0"
_HASH_CHARS: Final = 16

# A record as texts by field: stable words, ISO days, empty where nothing is said.
Record = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row as it was handed out.

    Args:
        key: the period's uid, or `new-1` and so on for a row to be filled.
        digest: of the record as it was handed out; empty for a row to be filled.
    """

    key: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class BookFacts:
    """What the seal stands for.

    Args:
        number: counted through the school, never given twice.
    """

    school_uid: str
    school: str
    teacher_uid: str
    staff_no: str
    name: str
    number: int
    made_on: date
    rows: tuple[BookRow, ...]


def record_of(view: PeriodView) -> dict[str, str]:
    """A period on record as a workbook says it."""
    return {key: _said(getattr(view, key)) for key in FIELDS}


def form_of(record: Record, teacher_id: int, known: PeriodView | None) -> PeriodForm:
    """The form that saves a record; what no workbook says stays as it is on record."""
    told: dict[str, Any] = {key: record[key] for key in FIELDS}
    if known is not None:
        told |= {key: _said(getattr(known, key)) for key in _ONLY_OURS} | {"id": known.id, "version": known.version}
    return PeriodForm(teacher_id, **told)


def _said(value: object) -> str:
    """The text of a value as it comes back from a cell: without outer blanks, lines ended one way."""
    if value is None:
        return ""
    return (
        value.isoformat() if isinstance(value, date) else str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    )


def digest_of(key: str, record: Record) -> str:
    """A short hash of a record under its key."""
    told = json.dumps([key, *(record[name] for name in FIELDS)], ensure_ascii=True).encode()
    return hashlib.sha256(told).hexdigest()[:_HASH_CHARS]


def rows_of(originals: Mapping[str, Record]) -> tuple[BookRow, ...]:
    """The rows of a workbook: the records in their order, then rows to fill."""
    new = (BookRow(f"new-{number}") for number in range(1, NEW_ROWS + 1))
    return (*(BookRow(key, digest_of(key, record)) for key, record in originals.items()), *new)


def sealed_text(facts: BookFacts, key: bytes) -> tuple[str, str]:
    """The facts as the workbook carries them, and the seal over exactly this text."""
    told = {"format": FORMAT, **asdict(facts), "made_on": facts.made_on.isoformat()}
    text = json.dumps({**told, "rows": [[row.key, row.digest] for row in facts.rows]}, ensure_ascii=True)
    return text, _seal(text, key)


def is_sealed(text: str, seal: str, key: bytes) -> bool:
    return hmac.compare_digest(_seal(text, key).encode(), seal.encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class UnreadableFacts(Exception):
    """The text of the facts is not of our form; `format` is a newer one's number."""

    format: int | None = None


def facts_of(text: str) -> BookFacts:
    """What a workbook claims of itself, its seal unseen.

    Raises:
        UnreadableFacts: nothing we wrote, or by a newer program.
    """
    try:
        told = json.loads(text)
        form = told.pop("format")
        if form != FORMAT:
            raise UnreadableFacts(int(form))
        rows = tuple(BookRow(*map(str, _pair(row))) for row in told.pop("rows"))
        made_on = date.fromisoformat(told.pop("made_on"))
        return BookFacts(**{**told, "number": int(told["number"])}, made_on=made_on, rows=rows)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnreadableFacts from error


def _pair(row: Sequence[Any]) -> tuple[Any, Any]:
    key, digest = row
    return key, digest


def _seal(text: str, key: bytes) -> str:
    return hmac.digest(key, _SEAL_CONTEXT + text.encode("utf-8", "surrogatepass"), "sha256").hex()
