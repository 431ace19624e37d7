"""What a Windows program file (PE) says of itself: for which machine it is, what it imports, what it exports."""

import struct
from dataclasses import dataclass
from typing import Final

AMD64: Final = 0x8664
_PE32_PLUS: Final = 0x20B
_EXPORTS, _IMPORTS, _DELAYED = 0, 1, 13
_DESCRIPTOR: Final = {_IMPORTS: (20, 12), _DELAYED: (32, 4)}


@dataclass(frozen=True, slots=True)
class Binary:
    """Imported files are in lower case; exports are names in the file's own order."""

    machine: int
    imports: frozenset[str]
    exports: tuple[str, ...]


def read_binary(data: bytes) -> Binary:
    """Raises: ValueError when `data` is no program file."""
    try:
        image = _Image(data)
        imports = [*image.imported(_IMPORTS), *image.imported(_DELAYED)]
        return Binary(image.machine, frozenset(name.lower() for name in imports), tuple(image.exported()))
    except (struct.error, IndexError) as error:
        raise ValueError("this is no Windows program file") from error


class _Image:
    """The headers, and addresses of the loaded image told as places in the file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        if data[:2] != b"MZ":
            raise ValueError("this is no Windows program file")
        header = self._number(0x3C)
        if data[header : header + 4] != b"PE\0\0":
            raise ValueError("this is no Windows program file")
        self.machine, sections, optional_size = struct.unpack_from("<HH12xH", data, header + 4)
        optional = header + 24
        is_wide = struct.unpack_from("<H", data, optional)[0] == _PE32_PLUS
        self._directories = optional + (112 if is_wide else 96)
        table = optional + optional_size
        self._sections = [struct.unpack_from("<IIII", data, table + 40 * n + 8) for n in range(sections)]

    def imported(self, directory: int) -> list[str]:
        """The names in one of the two tables of imports, which end with an empty line."""
        size, name_at = _DESCRIPTOR[directory]
        line = self._directory(directory)
        found: list[str] = []
        while line and (name := self._number(line + name_at)):
            found.append(self._text(name))
            line += size
        return found

    def exported(self) -> list[str]:
        table = self._directory(_EXPORTS)
        if not table:
            return []
        count, names = self._number(table + 24), self._place(self._number(table + 32))
        return [self._text(self._number(names + 4 * n)) for n in range(count)]

    def _directory(self, number: int) -> int:
        """The place of a table in the file; 0 when the file has none."""
        address = self._number(self._directories + 8 * number)
        return self._place(address) if address else 0

    def _place(self, address: int) -> int:
        for size, start, stored, place in self._sections:
            if start <= address < start + max(size, stored):
                return int(place + address - start)
        raise IndexError(address)

    def _text(self, address: int) -> str:
        place = self._place(address)
        return self._data[place : self._data.index(b"\0", place)].decode("ascii")

    def _number(self, place: int) -> int:
        return int(struct.unpack_from("<I", self._data, place)[0])
