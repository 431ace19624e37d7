"""Faces as a PC has them, made of the bundled ones under the names of Windows, with few characters each."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

from ctec_desktop.documents.theme import FACE_FILES, Style
from ctec_desktop.kernel.resources import font_dir, resource_dir

# What none of them draws: a character of every agreement, so that the bundled face stands in.
LACKED = "协"


def characters() -> str:
    """Those of the agreement and its consent, without one; letters and digits."""
    texts = [path.read_text("utf-8") for path in (resource_dir() / "templates").glob("in*.v1.toml")]
    return "".join(sorted({*"".join(texts), *map(chr, range(0x20, 0x7F))} - {LACKED, "□", "☑"}))


def made(style: Style, family: str, *, bits: int = 0, drawn: Iterable[str] | None = None) -> bytes:
    """A face with a few characters of a bundled one, called something else."""
    options = Options()
    options.layout_features, options.hinting = [], False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(drawn or characters()))
    with TTFont(font_dir() / FACE_FILES[style], lazy=True) as face:
        subsetter.subset(face)
        names = face["name"]
        names.names = []
        names.setName("Stand-in", 1, 3, 1, 0x409)
        names.setName(family, 1, 3, 1, 0x804)
        face["OS/2"].fsType = bits
        saved = BytesIO()
        face.save(saved)
    return saved.getvalue()


def fill(folder: Path) -> None:
    """宋体 and 新宋体 in one file, 仿宋, and a 楷体 that its maker keeps out of papers."""
    both = TTCollection()
    both.fonts = [TTFont(BytesIO(made(Style.SERIF, "宋体"))), TTFont(BytesIO(made(Style.SANS, "新宋体", bits=8)))]
    both.save(folder / "simsun.ttc")
    (folder / "simfang.ttf").write_bytes(made(Style.KAI, "仿宋", bits=4))
    (folder / "simkai.ttf").write_bytes(made(Style.KAI, "楷体", bits=2, drawn="甲"))
