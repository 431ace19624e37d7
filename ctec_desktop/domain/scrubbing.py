"""What may be told to strangers of a crash report and of the record's newest lines: only what is known to be ours.

Nothing is searched for and taken away. A line is made anew from the parts that can hold nothing about anyone, or it is
left out.
"""

import re
from collections.abc import Iterator
from typing import Final

_VERSION: Final = re.compile(r"(ctec_desktop|Python) \d+(\.\d+)*")
_AT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")
_PLACE: Final = re.compile(r'\s*File "(?P<file>[^"]*)", line (?P<line>\d{1,6}), in (?P<name>.+)')
_OURS: Final = re.compile(r"(?:.*[\\/])?(?P<path>ctec_desktop(?:[\\/][a-z0-9_]+)+\.py)")
_THEIRS: Final = re.compile(
    r"(?:.*[\\/])?(?:site-packages|python3\.\d+)[\\/](?P<path>(?:[A-Za-z0-9_.-]+[\\/])*[a-z0-9_]+\.py)"
)
_SHIPPED: Final = re.compile(r"(?P<path>(?:sqlalchemy|alembic|reportlab|PySide6|json)(?:/[a-z0-9_]+)+\.py)")
_NAME: Final = re.compile(r"<?[A-Za-z_][A-Za-z0-9_]*>?")
_ERROR: Final = re.compile(
    r"(?P<name>(?:[a-z_][a-z0-9_]*\.)*[A-Z][A-Za-z0-9]*(?:Error|Exception|Fault|Violation|Warning|Interrupt|Exit|Iteration|Cancelled))(?::.*)?"
)
_BETWEEN: Final = (
    "Traceback (most recent call last):",
    "During handling of the above exception, another exception occurred:",
    "The above exception was the direct cause of the following exception:",
)
_COMMAND: Final = re.compile(r"[a-z_]+(\.[a-z_]+)*")
_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z")
HIDDEN: Final = "…"


def scrubbed_report(text: str) -> str:
    """A crash report as places in the program and kinds of errors; no messages, no lines of code, no folders."""
    return "\n".join(_told(text.splitlines())) + "\n"


def scrubbed_command(at_utc: str, command: str) -> str:
    """When something was written and by which kind of command."""
    told = (at_utc, _INSTANT), (command, _COMMAND)
    return "\t".join(text if known.fullmatch(text) else HIDDEN for text, known in told)


def _told(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if _VERSION.fullmatch(line) or _AT.fullmatch(line) or line in _BETWEEN:
            yield line
        elif found := _PLACE.fullmatch(line):
            name = found["name"] if _NAME.fullmatch(found["name"]) else HIDDEN
            yield f'  File "{_inside(found["file"])}", line {found["line"]}, in {name}'
        elif found := _ERROR.fullmatch(line):
            yield found["name"]


def _inside(file: str) -> str:
    """The part of a path that lies inside the program or a library; an installed program names no other part."""
    found = _OURS.fullmatch(file) or _THEIRS.fullmatch(file) or _SHIPPED.fullmatch(file)
    return found["path"].replace("\\", "/") if found else HIDDEN
