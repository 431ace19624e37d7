"""How much of a page, or of a part of it, is not paper."""

from typing import Final

from PIL import Image, ImageChops, ImageFilter

_WIDTH: Final = 420
_EDGE: Final = 0.04
_DARKER: Final = 36


def ink_of(picture: Image.Image) -> float:
    """Thousandths of a grey page that are darker than the paper around them, its outermost edge left out."""
    small = picture.resize((_WIDTH, max(1, picture.height * _WIDTH // picture.width)), Image.Resampling.BOX)
    return _share(small, int(small.width * _EDGE))


def ink_of_part(part: Image.Image) -> float:
    """The same for a part cut out of a page at 150 dpi, none of it left out."""
    small = part.resize((max(1, part.width // 2), max(1, part.height // 2)), Image.Resampling.BOX)
    return _share(small, 0)


def _share(small: Image.Image, edge: int) -> float:
    coarse = small.resize((max(1, small.width // 6), max(1, small.height // 6)), Image.Resampling.BOX)
    paper = coarse.filter(ImageFilter.MaxFilter(3)).resize(small.size, Image.Resampling.BILINEAR)
    darker = ImageChops.subtract(paper, small).crop((edge, edge, small.width - edge, small.height - edge))
    counts = darker.histogram()
    return round(1000 * sum(counts[_DARKER:]) / max(1, sum(counts)), 3)
