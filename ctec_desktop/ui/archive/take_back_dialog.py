"""Taking back what was attached to a folder by mistake."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.archive.views import Folder
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import archive as told
from ctec_desktop.wording import archive_page as words
from ctec_desktop.wording import kit as kit_words


class TakeBackDialog(FormDialog):
    """Offers what was attached by hand; what counts from a record is taken back there."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, folder: Folder, parent: QWidget) -> None:
        super().__init__(words.TAKE_BACK_TITLE, parent, save=kit_words.WITHDRAW, width=520)
        self._take_back = partial(_take_back, office, actor, folder.id)
        self._context = context
        attached = [
            (str(one.item_id), f"{told.KINDS[one.kind]}　{one.title}")
            for one in folder.materials
            if one.item_id is not None
        ]
        self.form.add("item", words.WHICH, choice(attached), required=True, wide=True)
        self.form.add("reason", words.REASON, line(), required=True, wide=True)
        self.submitted.connect(self._on_submitted)

    def _on_submitted(self) -> None:
        work = partial(self._take_back, int(self.form.value("item")), self.form.value("reason"))
        self._context.jobs.start(words.TAKING_BACK, work, self._on_done, self.fail)

    def _on_done(self, _outcome: Outcome[int]) -> None:
        self._context.say(words.TAKEN_BACK, Tone.OK)
        self.form.is_edited = False
        self.accept()


def _take_back(
    office: Office, actor: Actor, folder_id: int, item_id: int, reason: str, _progress: object
) -> Outcome[int]:
    return office.archive.take_back(actor, folder_id, item_id, reason)
