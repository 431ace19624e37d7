"""运行检查 before any school is open: from the login, the first start, and when the data cannot be found."""

from PySide6.QtWidgets import QWidget

from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.settings.collecting import Collect
from ctec_desktop.ui.settings.health_card import Examine, HealthCard
from ctec_desktop.wording import health as words
from ctec_desktop.wording import kit


class CheckUpDialog(Dialog):
    """The card of 设置, in a window of its own."""

    def __init__(self, examine: Examine, collect: Collect, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(words.CARD, parent, 620)
        self.card = HealthCard(examine, collect, jobs)
        self.body.addWidget(self.card)
        self.body.addStretch(1)
        self.add_button(kit.CLOSE, self.accept, primary=True)
