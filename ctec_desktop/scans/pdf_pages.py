"""JPEG pictures as a PDF, one a page, exactly as they are."""

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path


def write_pdf(target: Path, pictures: Sequence[bytes], size: tuple[int, int], dpi: int) -> None:
    """All pictures are coloured and of one size in pixels."""
    width, height = (pixels * 72 / dpi for pixels in size)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{3 + 3 * n} 0 R" for n in range(len(pictures)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pictures)} >>".encode("ascii"))
    for n, data in enumerate(pictures):
        first = 3 + 3 * n
        drawn = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q".encode("ascii")
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.2f} {height:.2f}] "
            f"/Resources << /XObject << /P {first + 2} 0 R >> >> /Contents {first + 1} 0 R >>"
        )
        picture = (
            f"<< /Type /XObject /Subtype /Image /Width {size[0]} /Height {size[1]} /ColorSpace /DeviceRGB "
            f"/BitsPerComponent 8 /Filter /DCTDecode /Length {len(data)} >>\nstream\n"
        )
        objects.append(page.encode("ascii"))
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn))
        objects.append(picture.encode("ascii") + data + b"\nendstream")
    written = [b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"]
    written += [b"%d 0 obj\n%b\nendobj\n" % (n, body) for n, body in enumerate(objects, 1)]
    starts = list(accumulate(map(len, written)))
    rows = "".join(f"{start:010d} 00000 n \n" for start in starts[:-1])
    written.append(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode("ascii"))
    written.append(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, starts[-1]))
    target.write_bytes(b"".join(written))
