"""One stage of the alternation: its days, what is learnt, the post with its pay, both mentors, how it was assessed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.apprenticeships import ApprenticeshipView, StageChoices, StageForm, StageView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import apprentices_page as words
from ctec_desktop.wording.apprenticeships import RESULTS, STAGE_KINDS
from ctec_desktop.wording.cover import typed_yuan

_DAYS: Final = ("from_on", "until_on", "assessed_on")
_CHOSEN: Final = ("post_id", "mentor_id", "teacher_id")


class StageDialog(RecordDialog):
    """`stage_id` is none for a new stage."""

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        parent: QWidget,
        of: tuple[int, int | None],
    ) -> None:
        self._apprenticeship_id, self._stage_id = of
        super().__init__(words.NEW_STAGE if self._stage_id is None else words.EDIT_STAGE, context, parent)
        self._office = office
        self._actor = actor
        self._version: int | None = None
        self._combos = {key: choice((), none=words.NONE) for key in _CHOSEN}
        self._build_form()
        self.begin()

    def _build_form(self) -> None:
        form = self.form
        form.add_heading(words.STAGE_PART)
        kinds = [(kind.value, text) for kind, text in STAGE_KINDS.items()]
        form.add("kind", words.KIND, choice(kinds, none=words.CHOOSE), required=True)
        form.add("teacher_id", words.TEACHER, self._combos["teacher_id"])
        form.add("from_on", words.FROM, line(words.DAY_HINT), required=True)
        form.add("until_on", words.UNTIL, line(words.DAY_HINT), required=True)
        form.add("content", words.CONTENT, line(), wide=True)
        form.add_heading(words.WORK_PART)
        form.add("post_id", words.POST, self._combos["post_id"])
        form.add("mentor_id", words.MENTOR, self._combos["mentor_id"])
        form.add("pay_fen", words.PAY, line())
        form.add_heading(words.ASSESSED_PART)
        results = [(result.value, text) for result, text in RESULTS.items()]
        form.add("result", words.RESULT, choice(results, none=words.NOT_ASSESSED))
        form.add("assessed_on", words.ASSESSED_ON, line(words.DAY_HINT))

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._apprenticeship_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        of: ApprenticeshipView | None = found[0]
        stages = () if of is None else of.stages
        one = next((stage for stage in stages if stage.id == self._stage_id), None)
        self._offer(found[1], one)
        if one is None:
            return {}
        self._version = one.version
        days = {key: getattr(one, key) for key in _DAYS}
        return {
            "kind": one.kind.value,
            "content": one.content or "",
            "pay_fen": typed_yuan(one.pay_fen),
            "result": one.result.value if one.result else "",
            **{key: str(getattr(one, key) or "") for key in _CHOSEN},
            **{key: day.isoformat() if day else "" for key, day in days.items()},
        }

    def _offer(self, choices: StageChoices, one: StageView | None) -> None:
        """What is in use, and what the stage has already though it is out of use."""
        held = (
            ("post_id", choices.posts, one and (one.post_id, one.post_name)),
            ("mentor_id", choices.mentors, one and (one.mentor_id, one.mentor_name)),
            ("teacher_id", choices.teachers, one and (one.teacher_id, one.teacher_name)),
        )
        for key, offered, own in held:
            lines = dict(offered)
            if own and own[0] is not None:
                lines.setdefault(own[0], own[1] or "")
            combo: ComboBox = self._combos[key]
            offer_again(combo, [(str(one_id), text) for one_id, text in lines.items()], none=words.NONE)

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        typed: dict[str, Any] = self.form.values()
        form = StageForm(self._apprenticeship_id, **typed, id=self._stage_id, version=self._version)
        return words.SAVING_STAGE, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.SAVED_STAGE


def _read(office: Office, actor: Actor, apprenticeship_id: int) -> object:
    service = office.apprenticeships
    return service.detail(actor, apprenticeship_id), service.stage_choices(actor, apprenticeship_id)


def _save(office: Office, actor: Actor, form: StageForm, _progress: object) -> Outcome[int]:
    return office.apprenticeships.save_stage(actor, form)
