"""用印申请单: approvals stay together, with lines of what they approve above them."""

from pathlib import Path

from ctec_desktop.documents.handouts import PaperListSnapshot, print_seal_request
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.kernel.progress import SilentProgress
from ctec_desktop.wording import handouts as words


def test_approvals_never_stand_alone_on_a_page_however_long_the_list(tmp_path: Path):
    for count in range(18, 34):
        numbers = [f"SX2026-{n:05d}" for n in range(1, count + 1)]
        lines = tuple((str(n), number, *[""] * (len(words.SEAL_COLUMNS) - 2)) for n, number in enumerate(numbers, 1))
        request = PaperListSnapshot("24机电1班", "发放", (("领取人", "赵老师"), ("份数", str(count))), lines)
        target = tmp_path / f"{count}.pdf"
        print_seal_request(request, target, SilentProgress())
        with open_pdf(target) as pdf:
            texts = [pdf.text(page) for page in range(pdf.page_count())]
        with_boxes = [text for text in texts if any(title in text for title, _ in words.SEAL_BOXES)]
        assert len(with_boxes) == 1, count
        assert all(title in with_boxes[0] for title, _ in words.SEAL_BOXES), count
        assert sum(number in with_boxes[0] for number in numbers) >= 2, count
