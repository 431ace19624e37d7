"""The manual's own copies of the pictures, small enough to ship: scaled down and of few colours."""

from pathlib import Path

from PIL import Image

from ctec_desktop.services.manual import picture_path, read_manual

MANUAL_SIZE = (1000, 1000)
MANUAL_COLOURS = 160


def keep_for_manual(taken_in: Path) -> None:
    """Puts a small copy of every picture the manual shows beside it, and takes away what it shows no longer."""
    shown = {name for page in read_manual().pages for name in page.pictures}
    kept = picture_path("").parent
    kept.mkdir(exist_ok=True)
    for file in kept.glob("*.png"):
        if file.stem not in shown:
            file.unlink()
    for name in sorted(shown):
        with Image.open(taken_in / f"{name}.png") as taken:
            picture = taken.convert("RGB")
        picture.thumbnail(MANUAL_SIZE, Image.Resampling.LANCZOS)
        picture.quantize(MANUAL_COLOURS, dither=Image.Dither.NONE).save(picture_path(name), optimize=True)
