"""Share meters on paper: every line reads back, and what is not known is hatched instead of measured."""

from datetime import date

from ctec_desktop.documents.faces import load_faces
from ctec_desktop.documents.filling import foot_row
from ctec_desktop.documents.pdf import PdfPart
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.printable import unprintable
from ctec_desktop.documents.share_meters import share_rows, share_texts
from ctec_desktop.documents.typesetting import paginate
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.share_meter import (
    Counted,
    Counts,
    ShareFacts,
    ShareKind,
    ShareMeter,
    UnitShares,
    share_steps,
)
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.wording.shares import LEGEND

WINDOW = Span(date(2026, 9, 1), date(2027, 6, 30))
STAYS = [(date(2026, 9, 7), date(2027, 6, 10), 13)]


def meter(kind: ShareKind, name: str, staff: Counts) -> ShareMeter:
    facts = ShareFacts(STAYS, staff, Counts([Counted(date(2026, 8, 1), 0)]))
    return ShareMeter(kind, name, 10, "", share_steps(facts, 10, WINDOW))


def test_every_meter_is_drawn_with_its_working_and_one_without_staff_is_hatched(tmp_path):
    faces = load_faces(font_dir())
    known, unknown = Counts([Counted(date(2026, 8, 1), 120)]), Counts([Counted(date(2026, 8, 1), 0)])
    meters = (meter(ShareKind.OF_STAFF, "", known), meter(ShareKind.OF_POST, "装配工", unknown))
    shares = [UnitShares(1, "示例市设备厂", WINDOW, meters)]
    assert unprintable([("", "share", text) for text in share_texts(shares)], faces) == ()
    rows = share_rows(shares, faces)
    pdf = PdfPart(faces, "占比", b"")
    for page in paginate(rows):
        pdf.add_page(page, foot_row("", faces))
    (tmp_path / "a.pdf").write_bytes(pdf.finish())
    with open_pdf(tmp_path / "a.pdf") as made:
        read = "".join("".join(made.text(page).split()) for page in range(made.page_count()))
    for text in (*share_texts(shares), *LEGEND.values()):
        assert "".join(text.split()) in read
    drawn = [row for row in rows if row.height > 30]
    assert [" W n " in row.ops for row in drawn] == [False, True]
    assert share_rows([], faces) == []
