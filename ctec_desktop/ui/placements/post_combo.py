"""Choosing a post among many: by any part of the enterprise's or the post's name, or by pinyin initials."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget
from typing_extensions import override

from ctec_desktop.domain.pinyin import pinyin_keys
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.completion import complete_by, inner_line
from ctec_desktop.wording import placements_page as words

if TYPE_CHECKING:
    from ctec_desktop.domain.views import PostView

_SEARCH_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class PostChoice:
    """A post with what it is found by."""

    post_id: int
    label: str
    search: str


def post_choices(posts: Sequence["PostView"]) -> tuple[PostChoice, ...]:
    """The posts as they are offered. Called off the window's thread: it reads pinyin."""
    return tuple(_choice(post) for post in posts)


def _choice(post: "PostView") -> PostChoice:
    keys = pinyin_keys(post.enterprise_name), pinyin_keys(post.name)
    label = f"{post.enterprise_name} / {post.name}"
    return PostChoice(post.id, label, f"{label} {keys[0].initials}{keys[1].initials} {keys[1].initials}")


class _Completer(QCompleter):
    """Finds by the search text, writes the label."""

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class PostCombo(ComboBox):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = inner_line(self, words.POST_LABEL, words.POST_HINT)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
        completer = _Completer(self.model(), self)
        completer.setCompletionRole(_SEARCH_ROLE)
        complete_by(self, completer)
        line.editingFinished.connect(self._on_typed)

    def set_posts(self, posts: Sequence[PostChoice]) -> None:
        """Offers these posts; nothing is chosen beforehand."""
        self.clear()
        for at, post in enumerate(posts):
            self.addItem(post.label, str(post.post_id))
            self.setItemData(at, post.search, _SEARCH_ROLE)
        self.setCurrentIndex(-1)
        self.clearEditText()

    def post_id(self) -> int | None:
        """The post chosen, or None while the text names none."""
        found = self.currentData()
        return int(found) if found is not None and self.currentText() == self.itemText(self.currentIndex()) else None

    def _on_typed(self) -> None:
        """A name typed in full counts as chosen; anything else as nothing."""
        text = self.currentText()
        if text == self.itemText(self.currentIndex()):
            return
        found = self.findText(text, Qt.MatchFlag.MatchFixedString)
        self.setCurrentIndex(found)
        if found < 0:
            self.setEditText(text)
