"""A page of records whose papers are written to a file of the person's choice."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.record_page import RecordPage
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import kit as words

# Writes the paper; what it returns is not looked at.
Write = Callable[[Progress], object]


class PaperPage(RecordPage):
    """Subclasses list the papers as the detail's documents, and say what each is called and how it is written."""

    def paper_name(self, key: str) -> str:
        """The file a paper of the record on show is written to unless the person says otherwise."""
        raise NotImplementedError

    def paper_work(self, key: str, target: Path) -> Write | None:
        """Writes that paper off the window's thread; None while nothing is on show."""
        raise NotImplementedError

    def write_paper(self, key: str, target: Path) -> None:
        """Writes a paper of the record on show."""
        if (work := self.paper_work(key, target)) is not None:
            self.write(work, target)

    def write(self, work: Write, target: Path) -> None:
        """Writes off the window's thread and says where."""
        self._context.jobs.start(words.PRINTING, work, partial(self._on_written, target), self._on_not_written)

    def ask_target(self, name: str, write: Callable[[Path], object]) -> None:
        """Asks where a PDF is to go."""
        choose_target(self, words.PRINTING, Path.home() / safe_file_name(name), (words.PDF_FILTER,), write)

    @override
    def open_document(self, key: str) -> None:
        if self.shown_id() is not None:
            self.ask_target(self.paper_name(key), partial(self.write_paper, key))

    def _on_written(self, target: Path, _told: object) -> None:
        self._context.say(words.written_line(str(target)), Tone.OK)

    def _on_not_written(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)
