"""What the person wants to do first."""

from PySide6.QtWidgets import QButtonGroup, QProgressBar, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.lettered import RadioButton
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.ui.shell.first_run.draft import Task
from ctec_desktop.wording import first_run as words
from ctec_desktop.wording import kit as kit_words


class NextStep(QWidget):
    """One choice, made with the arrow keys; below it the progress of building the demo school."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = QButtonGroup(self)
        self._tasks = tuple(Task)
        self.doing = label("", "sub")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(kit_words.PROGRESS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.S)
        column.addWidget(label(words.NEXT_TITLE, "title", wrap=True))
        column.addWidget(label(words.NEXT_LEAD, "sub", wrap=True))
        for at, task in enumerate(self._tasks):
            title, hint = words.TASKS[task.value]
            made = RadioButton(title)
            made.setAccessibleDescription(hint)
            self.choices.addButton(made, at)
            column.addSpacing(Gap.XS)
            column.addWidget(made)
            hint_label = label(hint, "small", wrap=True)
            hint_label.setContentsMargins(24, 0, 0, 0)
            column.addWidget(hint_label)
        column.addStretch(1)
        column.addWidget(self.doing)
        column.addWidget(self.bar)
        self.choices.buttons()[0].setChecked(True)
        self.show_work(False)

    def task(self) -> Task:
        return self._tasks[self.choices.checkedId()]

    def choose(self, task: Task) -> None:
        self.choices.button(self._tasks.index(task)).setChecked(True)

    def show_work(self, is_working: bool) -> None:
        """Whether the demo school is being built; nothing else can be chosen meanwhile."""
        self.doing.setVisible(is_working)
        self.bar.setVisible(is_working)
        for made in self.choices.buttons():
            made.setEnabled(not is_working)

    def tell(self, line: str, done: int, total: int) -> None:
        self.doing.setText(line)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
