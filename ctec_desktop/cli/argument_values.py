"""What is typed after an option, read into what it means; a usage error says how it is written."""

import argparse
from datetime import date

_LONGEST_COLUMN = 3


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2027-03-01") from None


def name(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("名称是空的。要全部的请写 --all，或去掉这个选项")
    return text


def count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"“{text}”不是人数，请写成 120")
    return int(text)


def year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise argparse.ArgumentTypeError(f"“{text}”不是年份，请写成 2027")
    return int(text)


def rows(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in text.replace("，", ",").split(",") if part.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是行号，请写成 12,15") from None


def row(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"“{text}”不是行号，请写成 3")
    return int(text)


def column(text: str) -> tuple[str, str]:
    letters, sign, name = text.partition("=")
    letter = letters.strip().upper()
    if not sign or not (letter.isascii() and letter.isalpha() and len(letter) <= _LONGEST_COLUMN):
        raise argparse.ArgumentTypeError(f"“{text}”应写成 B=姓名；不读这一列写成 B=")
    return letter, name.strip()
