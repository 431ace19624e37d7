"""Page codes as QR symbols: version 3, level M, 29 × 29 modules, fixed mask.

For one version, level and mask every module is an affine function over GF(2) of the data bits. So the pattern each
data codeword adds (itself and its share of the error correction) is worked out once, and a symbol is the exclusive-or
of a frame and some forty patterns: microseconds instead of a millisecond. The frame - finders, timing, format
information, mask - is segno's own; a test compares whole symbols with segno's.
"""

from functools import cache
from typing import NamedTuple

import segno

from ctec_desktop.domain.page_code import PREFIX, TEXT_CHARS

VERSION, LEVEL, MASK = 3, "m", 2
SIDE = 29
_DATA_CODEWORDS, _CHECK_CODEWORDS = 44, 26
_ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {character: n for n, character in enumerate(_ALPHANUMERIC)}
_MODE_ALPHANUMERIC = 0b0010
_COUNT_BITS = 9
_TERMINATOR_BITS = 4
_FIELD_POLYNOMIAL = 0x11D
_ROW_BYTES = 4
_ROW_BITS = 8 * _ROW_BYTES
_ALIGNMENT_CENTRE = 22
_REFERENCE = PREFIX.ljust(TEXT_CHARS, "A")


class _Tables(NamedTuple):
    frame: int
    patterns: tuple[tuple[int, ...], ...]


def symbol(text: str) -> bytes:
    """The modules of a page code's text, row by row, each row padded to four bytes; a set bit is dark."""
    if len(text) != TEXT_CHARS:
        raise ValueError(f"a page code has {TEXT_CHARS} characters")
    tables = _tables()
    image = tables.frame
    for position, codeword in enumerate(_codewords(text)):
        image ^= tables.patterns[position][codeword]
    return image.to_bytes(SIDE * _ROW_BYTES, "big")


def _codewords(text: str) -> bytes:
    """The data codewords of an alphanumeric text, padded as the standard says."""
    bits, length = _MODE_ALPHANUMERIC << _COUNT_BITS | len(text), 4 + _COUNT_BITS
    for n in range(0, len(text) - 1, 2):
        bits = bits << 11 | (_VALUES[text[n]] * 45 + _VALUES[text[n + 1]])
        length += 11
    if len(text) % 2:
        bits, length = bits << 6 | _VALUES[text[-1]], length + 6
    length += _TERMINATOR_BITS
    rounding = -length % 8
    data = (bits << _TERMINATOR_BITS << rounding).to_bytes((length + rounding) // 8, "big")
    return data + (b"\xec\x11" * _DATA_CODEWORDS)[: _DATA_CODEWORDS - len(data)]


@cache
def _tables() -> _Tables:
    places = _module_places()
    patterns = []
    for position, check in enumerate(_check_codewords()):
        values = [0] * 256
        for value in range(1, 256):
            low = value & -value
            values[value] = values[value ^ low] ^ (
                _pattern(position, low, check, places) if value == low else values[low]
            )
        patterns.append(tuple(values))
    frame = _matrix_bits(_REFERENCE)
    for position, codeword in enumerate(_codewords(_REFERENCE)):
        frame ^= patterns[position][codeword]
    return _Tables(frame, tuple(patterns))


def _matrix_bits(text: str) -> int:
    made = segno.make(
        text, version=VERSION, error=LEVEL, mask=MASK, mode="alphanumeric", boost_error=False, micro=False
    )
    image = 0
    for y, row in enumerate(made.matrix):
        for x, module in enumerate(row):
            if module & 1:
                image |= _bit(x, y)
    return image


def _bit(x: int, y: int) -> int:
    return 1 << ((SIDE - 1 - y) * _ROW_BITS + _ROW_BITS - 1 - x)


def _pattern(position: int, value: int, check: list[int], places: list[int]) -> int:
    """The modules that one data codeword sets, those of its error correction included."""
    message = [0] * _DATA_CODEWORDS + [_product(factor, value) for factor in check]
    message[position] = value
    image = 0
    for n, codeword in enumerate(message):
        for bit in range(8):
            if codeword >> (7 - bit) & 1:
                image |= places[8 * n + bit]
    return image


def _module_places() -> list[int]:
    """The data modules in the order of the message: two columns at a time from the right, up and down in turn."""
    places = []
    upwards = True
    for right in (*range(SIDE - 1, 6, -2), *range(5, 0, -2)):
        for step in range(SIDE):
            y = SIDE - 1 - step if upwards else step
            places += [_bit(x, y) for x in (right, right - 1) if not _is_function_module(x, y)]
        upwards = not upwards
    return places


def _is_function_module(x: int, y: int) -> bool:
    in_finder = (x < 9 and y < 9) or (x >= SIDE - 8 and y < 9) or (x < 9 and y >= SIDE - 8)
    in_alignment = abs(x - _ALIGNMENT_CENTRE) <= 2 and abs(y - _ALIGNMENT_CENTRE) <= 2
    return in_finder or in_alignment or 6 in (x, y)


def _check_codewords() -> list[list[int]]:
    """The error correction of a 1 at each data position: its Reed–Solomon remainder over GF(256)."""
    generator, root = [1], 1
    for _ in range(_CHECK_CODEWORDS):
        shifted = [_product(coefficient, root) for coefficient in generator]
        generator = [a ^ b for a, b in zip([*generator, 0], [0, *shifted], strict=True)]
        root = _product(root, 2)
    tail = generator[1:]
    remainders = [tail]
    for _ in range(_DATA_CODEWORDS - 1):
        first, *rest = remainders[-1]
        remainders.append([a ^ _product(b, first) for a, b in zip([*rest, 0], tail, strict=True)])
    return remainders[::-1]


def _product(a: int, b: int) -> int:
    result = 0
    while b:
        if b & 1:
            result ^= a
        a = a << 1 ^ (_FIELD_POLYNOMIAL if a & 0x80 else 0)
        b >>= 1
    return result
