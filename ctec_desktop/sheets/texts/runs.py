"""The words of one Word paragraph: runs, fields, content controls, tracked changes taken as accepted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ctec_desktop.domain.source_text import BOX, LeftOutKind
from ctec_desktop.sheets.texts.marks import MIN_RULE, TICKED, columns, rule, ruled, symbol

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_THROUGH = frozenset({f"{W}{name}" for name in ("smartTag", "customXml", "dir", "bdo", "fldSimple", "moveTo")})
_PICTURES = frozenset({f"{W}drawing", f"{W}pict"})
_OFF = frozenset({"0", "false", "off", "none"})
_CHOICES = ("comboBox", "dropDownList", "date")

LeaveOut = Callable[[LeftOutKind, str], None]


@dataclass(slots=True)
class _Field:
    """A field between its begin and its end: until its separator comes, only its code is there."""

    form: Any
    begun_at: int
    shows: bool = False


class Paragraph:
    """Gathers the stretches of one paragraph; a line break begins a new one."""

    def __init__(self, leave_out: LeaveOut, address_of: Callable[[str], str]) -> None:
        self._leave_out = leave_out
        self._address_of = address_of
        self._stretches: list[tuple[str, bool]] = []
        self._fields: list[_Field] = []

    def lines(self) -> list[str]:
        return ruled(self._stretches).split("\n")

    def take(self, element: Any) -> None:
        """Takes every child of a paragraph, or of what stands for part of one."""
        for child in elements(element):
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag == f"{W}hyperlink":
                self._link(child)
            elif tag in _THROUGH:
                self.take(child)
            elif tag == f"{W}ins":
                self._leave_out(LeftOutKind.INSERTED, text_of(child))
                self.take(child)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self._leave_out(LeftOutKind.DELETED, text_of(child))
            elif tag == f"{W}sdt":
                self._control(child)
            elif tag == f"{MC}AlternateContent":
                self.take(chosen(child))
            elif tag.startswith(M):
                self._leave_out(LeftOutKind.FORMULA, text_of(child))

    def _add(self, text: str, is_underlined: bool = False) -> None:
        if all(field.shows for field in self._fields):
            self._stretches.append((text, is_underlined))

    def _link(self, link: Any) -> None:
        address = self._address_of(link.get(f"{R}id", ""))
        if address:
            self._leave_out(LeftOutKind.LINK, address)
        self.take(link)

    def _run(self, run: Any) -> None:
        properties = run.find(f"{W}rPr")
        underline = properties.find(f"{W}u") if properties is not None else None
        is_underlined = underline is not None and underline.get(f"{W}val", "single") not in _OFF
        if properties is not None and is_on(properties.find(f"{W}vanish")):
            if text_of(run):
                self._leave_out(LeftOutKind.HIDDEN, text_of(run))
            return
        for child in elements(run):
            self._piece(child, is_underlined)

    def _piece(self, piece: Any, is_underlined: bool) -> None:
        match piece.tag.removeprefix(W):
            case "t":
                self._add(piece.text or "", is_underlined)
            case "tab" | "ptab":
                self._add("\t", is_underlined)
            case "br" | "cr":
                self._add("\n")
            case "noBreakHyphen":
                self._add("-", is_underlined)
            case "sym":
                self._add(symbol(piece.get(f"{W}font", ""), piece.get(f"{W}char", "")), is_underlined)
            case "fldChar":
                self._field(piece)
            case "ruby":
                for base in piece.iterfind(f"{W}rubyBase"):
                    self.take(base)
            case "object":
                self._leave_out(LeftOutKind.OBJECT, "")
            case "delText":
                self._leave_out(LeftOutKind.DELETED, piece.text or "")
            case _:
                self._drawn(piece)

    def _drawn(self, piece: Any) -> None:
        if piece.tag == f"{MC}AlternateContent":
            for child in elements(chosen(piece)):
                self._piece(child, False)
        elif piece.tag in _PICTURES:
            boxes = list(piece.iter(f"{W}txbxContent"))
            for box in boxes:
                self._leave_out(LeftOutKind.TEXT_BOX, text_of(box))
            if not boxes:
                self._leave_out(LeftOutKind.PICTURE, "")

    def _field(self, mark: Any) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field(mark.find(f"{W}ffData"), len(self._stretches)))
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._end_field(self._fields.pop())

    def _end_field(self, field: _Field) -> None:
        """A form field without a value is a place to be filled; a check box is a box."""
        if field.form is None:
            return
        box = field.form.find(f"{W}checkBox")
        if box is not None:
            ticked = box.find(f"{W}checked")
            default = box.find(f"{W}default")
            self._add(TICKED if is_on(ticked if ticked is not None else default) else BOX)
            return
        value = "".join(text for text, _ in self._stretches[field.begun_at :])
        if not value.strip():
            del self._stretches[field.begun_at :]
            self._add(rule(max(columns(value), 2 * MIN_RULE)))

    def _control(self, control: Any) -> None:
        properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
        if content is None:
            return
        box = properties.find(f"{W14}checkbox") if properties is not None else None
        if box is not None:
            state = box.find(f"{W14}checked")
            is_ticked = state is not None and state.get(f"{W14}val", "1") not in _OFF
            self._add(TICKED if is_ticked else BOX)
            return
        is_placeholder = properties is not None and is_on(properties.find(f"{W}showingPlcHdr"))
        is_filled_in = is_placeholder or _is_of(properties, *_CHOICES, "text")
        words = text_of(content)
        if is_placeholder or (is_filled_in and not words.strip()):
            if words.strip():
                self._leave_out(LeftOutKind.PLACEHOLDER, words)
            self._add(rule(max(2 * MIN_RULE, 2 * len(words.strip()))))
            return
        self.take(content)


def elements(parent: Any) -> Iterator[Any]:
    """Children that are elements: no comments, no processing instructions, no entities."""
    if parent is not None:
        yield from (child for child in parent if isinstance(child.tag, str))


def chosen(alternatives: Any) -> Any:
    """Of alternative contents the first: the other says the same again for older programs."""
    choice = alternatives.find(f"{MC}Choice")
    return choice if choice is not None else alternatives.find(f"{MC}Fallback")


def text_of(element: Any) -> str:
    """All words under an element, deleted ones too; paragraphs and breaks apart by one blank."""
    words = (f"{W}t", f"{W}delText", f"{M}t")
    found = element.iter(*words, f"{W}p", f"{W}br", f"{W}tab")
    return "".join(one.text or "" if one.tag in words else " " for one in found).strip()


def is_on(flag: Any) -> bool:
    return flag is not None and flag.get(f"{W}val", "1") not in _OFF


def _is_of(properties: Any, *kinds: str) -> bool:
    return properties is not None and any(properties.find(f"{W}{kind}") is not None for kind in kinds)
