"""A weekly log or a piece of evidence of a period of practice."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.practice.papers import PaperForm, PaperKind, PracticePaper
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.chosen_file import ChosenFile
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.text_edit import TextEdit
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import archive_page as file_words
from ctec_desktop.wording import practice_page as page_words
from ctec_desktop.wording import practice_papers as words
from ctec_desktop.wording import sentence


class PracticePaperDialog(FormDialog):
    """A new paper with its file, or the words of one on record, which keeps its file."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget, period_id: int) -> None:
        super().__init__(words.NEW_TITLE, parent, width=560)
        self._office = office
        self._actor = actor
        self._context = context
        self._period_id = period_id
        self._paper: PracticePaper | None = None
        filters = (file_words.FILE_FILTER, file_words.ANY_FILTER)
        self.file = ChosenFile(words.CHOOSE_FILE, words.NO_FILE_YET, filters)
        self._build_form()
        self.submitted.connect(self._on_submitted)
        self.file.taken.connect(self._on_taken)

    def _build_form(self) -> None:
        kinds = [(kind.value, text) for kind, text in words.KINDS.items()]
        self.form.add("kind", words.KIND, choice(kinds, none=page_words.CHOOSE), required=True, wide=True)
        self.form.add("from_on", words.FROM, line(page_words.DAY_HINT))
        self.form.add("until_on", words.UNTIL, line(page_words.DAY_HINT))
        self.form.add("title", words.NAME, line(words.NAME_HINT), wide=True)
        text = TextEdit()
        text.setProperty("tall", "true")
        self.form.add("text", words.TEXT, text, wide=True)
        self.body.insertWidget(0, self.file)

    def begin_log(self, week: Span | None) -> None:
        """A new log, of the week that lacks one."""
        self._fill(PaperKind.LOG, (None, None) if week is None else week)
        self.form.editor("from_on" if week is None else "text").setFocus()

    def begin_with(self, paper: PracticePaper) -> None:
        """Everything of a paper on record; its file stays."""
        self._paper = paper
        self.setWindowTitle(words.EDIT_TITLE)
        self.file.show_kept(words.file_text(paper))
        self.form.set_value("title", paper.title)
        self.form.set_value("text", paper.text or "")
        self._fill(paper.kind, (paper.from_on, paper.until_on))

    def _fill(self, kind: PaperKind, days: tuple[date | None, date | None]) -> None:
        self.form.set_value("kind", kind.value)
        for key, day in zip(("from_on", "until_on"), days, strict=True):
            self.form.set_value(key, "" if day is None else day.isoformat())
        self.form.is_edited = False

    def _on_taken(self) -> None:
        self.form.is_edited = True

    def _on_submitted(self) -> None:
        known = (None, None) if self._paper is None else (self._paper.id, self._paper.version)
        form = PaperForm(self._period_id, **self.form.values(), id=known[0], version=known[1])
        work = partial(_saved, self._office, self._actor, form, self.file.source)
        self._context.jobs.start(words.SAVING, work, self._on_saved, self.fail)

    def _on_saved(self, outcome: Outcome[int]) -> None:
        told = [words.SAVED, *(sentence(problem) for problem in outcome.warnings)]
        self._context.say("\n".join(told), Tone.WARN if outcome.warnings else Tone.OK)
        self.form.is_edited = False
        self.accept()


def _saved(office: Office, actor: Actor, form: PaperForm, source: Path | None, _progress: object) -> Outcome[int]:
    return office.practice_papers.save(actor, form, source)
