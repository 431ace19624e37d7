"""Word's automatic numbers as they are written on paper: 一、 （二） 3. ④ 第五条."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BULLET = "•"


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    is_legal: bool = False


@dataclass(slots=True)
class _List:
    """One abstract list: its levels and where each stands."""

    levels: dict[int, _Level] = field(default_factory=dict)
    at: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document in the order they come."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, _List] = {}
        self._styles = _style_numbers(styles)
        self.headings = _style_headings(styles)
        if numbering is not None:
            self._read(numbering)

    def before(self, properties: Any) -> str:
        """What stands before a paragraph with these properties; counts it."""
        number_id, level = self._of(properties)
        known = self._lists.get(number_id)
        if known is None:
            return ""
        shape = known.levels.get(level)
        if shape is None or (shape.form == "none" and not shape.text):
            return ""
        known.at[level] = known.at.get(level, shape.start - 1) + 1
        for deeper in [n for n in known.at if n > level]:
            del known.at[deeper]
        if shape.form == "bullet":
            return _BULLET
        written = _written(known, level, shape)
        return written if shape.suffix == "nothing" or written.endswith(_CLOSED) else f"{written} "

    def _of(self, properties: Any) -> tuple[str, int]:
        own = properties.find(f"{_W}numPr") if properties is not None else None
        style = _value(properties, "pStyle") if properties is not None else ""
        from_style = self._styles.get(style, ("", 0))
        if own is None:
            return from_style
        number_id = _value(own, "numId") or from_style[0]
        level = _value(own, "ilvl")
        return number_id, _number(level, from_style[1])

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.iterfind(f"{_W}abstractNum"):
            known = _List({_number(raw.get(f"{_W}ilvl"), 0): _level(raw) for raw in abstract.iterfind(f"{_W}lvl")})
            self._abstract[abstract.get(f"{_W}abstractNumId", "")] = known
        for number in numbering.iterfind(f"{_W}num"):
            base = self._abstract.get(_value(number, "abstractNumId"))
            if base is None:
                continue
            overrides = list(number.iterfind(f"{_W}lvlOverride"))
            self._lists[number.get(f"{_W}numId", "")] = _overridden(base, overrides) if overrides else base


_CLOSED = ("、", "．", ".", "）", ")", "：", ":", "。", "　")


def numeral(number: int, form: str) -> str:
    """A number in one of Word's forms; a form nobody uses in agreements is written in digits."""
    match form:
        case "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCountingThousand":
            return _counted(number, _DIGITS, ("", "十", "百", "千"))
        case "chineseLegalSimplified" | "ideographLegalTraditional":
            return _counted(number, _LEGAL, ("", "拾", "佰", "仟"), short_ten=False)
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital":
            return "".join(_DIGITS[int(digit)] for digit in str(number))
        case "ideographTraditional":
            return _STEMS[(number - 1) % len(_STEMS)]
        case "ideographZodiac":
            return _BRANCHES[(number - 1) % len(_BRANCHES)]
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 10 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            return _roman(number).upper() if form == "upperRoman" else _roman(number)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 1 <= number <= 20:
            return chr(0x2460 + number - 1)
        case "decimalFullWidth":
            return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
        case "decimalZero":
            return f"{number:02d}"
        case _:
            return str(number)


def _counted(number: int, digits: str, units: tuple[str, ...], *, short_ten: bool = True) -> str:
    if not 0 < number < 10_000:
        return str(number)
    written, is_gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            written += ("零" if is_gap and written else "") + digits[digit] + units[place]
            is_gap = False
        else:
            is_gap = True
    return written[1:] if short_ten and 10 <= number < 20 else written


def _roman(number: int) -> str:
    written = ""
    for value, letters in (*_ROMAN, *_ROMAN_SMALL):
        count, number = divmod(number, value)
        written += letters * min(count, 9)
    return written


def _written(known: _List, level: int, shape: _Level) -> str:
    text = shape.text
    for n in range(_LEVELS):
        other = known.levels.get(n)
        if other is None or f"%{n + 1}" not in text:
            continue
        form = "decimal" if shape.is_legal and n < level else other.form
        text = text.replace(f"%{n + 1}", numeral(max(0, known.at.get(n, other.start)), form))
    return text


def _level(raw: Any) -> _Level:
    text = _value(raw, "lvlText")
    form = _value(raw, "numFmt") or "decimal"
    legal = raw.find(f"{_W}isLgl") is not None
    return _Level(_number(_value(raw, "start"), 1), form, text, _value(raw, "suff") or "tab", legal)


def _overridden(base: _List, overrides: list[Any]) -> _List:
    """A list of its own: Word counts anew where a start is overridden."""
    levels = dict(base.levels)
    for override in overrides:
        n = _number(override.get(f"{_W}ilvl"), 0)
        own = override.find(f"{_W}lvl")
        start = _value(override, "startOverride")
        shape = _level(own) if own is not None else levels.get(n, _Level())
        if start:
            shape = _Level(_number(start, 1), shape.form, shape.text, shape.suffix, shape.is_legal)
        levels[n] = shape
    return _List(levels)


def _style_numbers(styles: Any) -> dict[str, tuple[str, int]]:
    """Paragraph styles that number their paragraphs: list and level."""
    found: dict[str, tuple[str, int]] = {}
    based = dict(_bases(styles))
    for style in _styles(styles):
        own = style.find(f"{_W}pPr/{_W}numPr")
        if own is not None:
            found[style.get(f"{_W}styleId", "")] = (_value(own, "numId"), _number(_value(own, "ilvl"), 0))
    for name in based:
        seen, at = {name}, name
        while at not in found and based.get(at) and based[at] not in seen:
            at = based[at]
            seen.add(at)
        if at in found:
            found.setdefault(name, found[at])
    return found


def _style_headings(styles: Any) -> dict[str, int]:
    """Heading level of every style that has one; 0 for a title."""
    levels: dict[str, int] = {}
    for style in _styles(styles):
        name = _value(style, "name").lower()
        outline = _value(style, "pPr/outlineLvl")
        if name in ("title", "标题"):
            levels[style.get(f"{_W}styleId", "")] = 1
        elif name.startswith("heading ") and name[8:].isdigit():
            levels[style.get(f"{_W}styleId", "")] = int(name[8:])
        elif outline.isdigit() and int(outline) < _LEVELS:
            levels[style.get(f"{_W}styleId", "")] = int(outline) + 1
    return levels


def _styles(styles: Any) -> list[Any]:
    return [] if styles is None else list(styles.iterfind(f"{_W}style"))


def _bases(styles: Any) -> Mapping[str, str]:
    return {style.get(f"{_W}styleId", ""): _value(style, "basedOn") for style in _styles(styles)}


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return str(found.get(f"{_W}val", "")) if found is not None else ""


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.lstrip("-").isdigit() and len(text) < 7 else default
