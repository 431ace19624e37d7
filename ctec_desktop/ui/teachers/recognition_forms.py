"""The forms of recognition: an application, and one step of it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.recognition.lines import DualTeacher
from ctec_desktop.domain.recognition.views import ApplyForm, StepForm
from ctec_desktop.domain.recognition.words import StepKind
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import recognition as labels
from ctec_desktop.wording import recognition_page as words


class ApplyDialog(FormDialog):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget, shown: DualTeacher) -> None:
        super().__init__(words.APPLYING, parent, save=words.SAVE, width=520)
        self._office = office
        self._actor = actor
        self._context = context
        self._teacher_id = shown.line.teacher.id
        levels = [(one.value, text) for one, text in labels.LEVELS.items()]
        tracks = [(one.value, text) for one, text in labels.TRACKS.items()]
        self.form.add("level", words.NEXT, choice(levels, none=words.CHOOSE), required=True)
        self.form.add("track", words.TRACK, choice(tracks, none=words.CHOOSE), required=True)
        self.form.add("applied_on", words.APPLIED_ON, line(words.DAY_HINT), required=True)
        self.form.add("exception", words.EXCEPTION, line(), wide=True, hint=words.EXCEPTION_HINT)
        self.form.set_value("level", shown.line.next_level.value)
        self.form.set_value("applied_on", shown.on.isoformat())
        self.submitted.connect(self._on_submitted)
        self.form.editor("track").setFocus()

    def _on_submitted(self) -> None:
        asked = ApplyForm(self._teacher_id, **self.form.values())
        work = partial(_apply, self._office, self._actor, asked)
        self._context.jobs.start(words.APPLYING, work, self._on_done, self.fail)

    def _on_done(self, _outcome: Outcome[int]) -> None:
        self._context.say(words.SAVED, Tone.OK)
        self.form.is_edited = False
        self.accept()


class StepDialog(FormDialog):
    """One step: only what belongs to its kind is asked."""

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        parent: QWidget,
        asked: tuple[DualTeacher, StepKind],
    ) -> None:
        shown, kind = asked
        super().__init__(labels.STEPS[kind], parent, save=words.SAVE, width=520)
        self._office = office
        self._actor = actor
        self._context = context
        self._kind = kind
        current = shown.line.current
        self._recognition_id = 0 if current is None else current.id
        self._build(shown, kind)
        self.form.set_value("on", shown.on.isoformat())
        self.submitted.connect(self._on_submitted)
        self.form.editor("by_name").setFocus()

    def _build(self, shown: DualTeacher, kind: StepKind) -> None:
        form = self.form
        if kind is StepKind.JUDGED:
            said = (("yes", words.POSITIVE), ("no", words.NEGATIVE))
            form.add("criterion", words.CRITERION, choice(shown.judged, none=words.CHOOSE), required=True, wide=True)
            form.add("is_positive", words.IS_POSITIVE, choice(said, none=words.CHOOSE), required=True)
        form.add("on", words.ON, line(words.DAY_HINT), required=True)
        form.add("by_name", words.BY, line(), required=True)
        if kind is StepKind.PUBLISHED:
            form.add("until_on", words.UNTIL, line(words.DAY_HINT), required=True)
        elif kind in (StepKind.CERTIFIED, StepKind.KEPT):
            form.add("until_on", words.DUE, line(words.DAY_HINT), required=True, hint=words.DUE_HINT)
        if kind is StepKind.LOWERED:
            levels = [(one.value, text) for one, text in labels.LEVELS.items()]
            form.add("level", words.LEFT, choice(levels, none=words.CHOOSE), required=True)
        if kind is StepKind.CERTIFIED:
            form.add("number", words.NUMBER, line(), required=True)
        elif kind in (StepKind.REPORTED, StepKind.APPROVED):
            form.add("number", words.DOCUMENT, line())
        is_bad = kind in (StepKind.DECLINED, StepKind.LOWERED, StepKind.REVOKED)
        form.add("remark", words.REASON if is_bad else words.REMARK, line(), wide=True, required=is_bad)

    def _on_submitted(self) -> None:
        asked = StepForm(self._recognition_id, kind=self._kind.value, **self.form.values())
        work = partial(_step, self._office, self._actor, asked)
        self._context.jobs.start(labels.STEPS[self._kind], work, self._on_done, self.fail)

    def _on_done(self, _outcome: Outcome[int]) -> None:
        self._context.say(words.SAVED, Tone.OK)
        self.form.is_edited = False
        self.accept()


def _apply(office: Office, actor: Actor, asked: ApplyForm, _progress: object) -> Outcome[int]:
    return office.recognition.apply(actor, asked)


def _step(office: Office, actor: Actor, asked: StepForm, _progress: object) -> Outcome[int]:
    return office.recognition.step(actor, asked)
