"""The views of a list: worn, saved, renamed, deleted, and the one that is worn when the list is opened."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ctec_desktop.kernel.list_look import ListLook, SavedLook
from ctec_desktop.ui.kit.dialogs import confirm
from ctec_desktop.ui.kit.name_dialog import NameDialog
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import kit as words

if TYPE_CHECKING:
    from ctec_desktop.ui.kit.list_desk import ListDesk


class ViewMenu(QObject):
    """
    Args:
        look: what the list looks like now.
    """

    worn = Signal(object)

    def __init__(
        self, list_key: str, look: Callable[[], ListLook], desk: "ListDesk", context: PageContext, opener: QPushButton
    ) -> None:
        super().__init__(opener)
        self._list_key = list_key
        self._look = look
        self._desk = desk
        self._context = context
        self._opener = opener
        self._worn: SavedLook | None = None
        self.menu: QMenu | None = None
        opener.clicked.connect(self._on_asked)

    def wear_default(self, is_welcome: Callable[[], bool]) -> None:
        """Wears the view the list is opened with, where there is one and it is still welcome."""
        self._read(partial(self._on_first_views, is_welcome))

    def _read(self, told: Callable[[tuple[SavedLook, ...]], object]) -> None:
        self._context.jobs.read(partial(self._desk.views, self._list_key), told, self._on_lost)

    def _on_first_views(self, is_welcome: Callable[[], bool], views: tuple[SavedLook, ...]) -> None:
        default = next((view for view in views if view.is_default), None)
        if default is not None and is_welcome():
            self._wear(default)

    def _on_asked(self) -> None:
        self._read(self._on_views)

    def _on_views(self, views: tuple[SavedLook, ...]) -> None:
        if self._worn is not None:
            self._worn = next((view for view in views if view.id == self._worn.id), None)
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu = QMenu(self._opener)
        self._add(menu, words.OWN_VIEW, self._on_own, is_checked=self._worn is None)
        for view in views:
            is_worn = self._worn is not None and view.id == self._worn.id
            self._add(menu, view.name, partial(self._wear, view), is_checked=is_worn)
        menu.addSeparator()
        self._add(menu, words.SAVE_VIEW, self._on_save)
        if self._worn is not None:
            self._add_changes(menu, self._worn)
        menu.popup(self._opener.mapToGlobal(QPoint(0, self._opener.height() + 2)))

    def _add_changes(self, menu: QMenu, view: SavedLook) -> None:
        name = view.name
        self._add(menu, words.UPDATE_VIEW.format(name=name), partial(self._on_update, view))
        self._add(menu, words.RENAME_VIEW.format(name=name), partial(self._on_rename, view))
        default = words.DEFAULT_VIEW.format(name=name)
        self._add(menu, default, partial(self._on_default, view), is_checked=view.is_default)
        self._add(menu, words.DELETE_VIEW.format(name=name), partial(self._on_delete, view))

    @staticmethod
    def _add(menu: QMenu, text: str, triggered: Callable[[], object], *, is_checked: bool | None = None) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        if is_checked is not None:
            action.setCheckable(True)
            action.setChecked(is_checked)
        action.triggered.connect(triggered)

    def _wear(self, view: SavedLook, *_: object) -> None:
        self._worn = view
        self._opener.setText(view.name)
        self.worn.emit(view.look)

    def _on_own(self, *_: object) -> None:
        self._forget()
        self.worn.emit(ListLook())

    def _forget(self) -> None:
        self._worn = None
        self._opener.setText(words.VIEWS)

    def _on_save(self, *_: object) -> None:
        look = self._look()
        keep = partial(_keep, self._desk, self._list_key, look)
        dialog = NameDialog(words.VIEW_TITLE, "", keep, self._context.jobs, self._window())
        dialog.kept.connect(self._on_kept)
        dialog.open()

    def _on_kept(self, name: str) -> None:
        self._context.say(words.view_kept_line(name), Tone.OK)
        self._read(partial(self._on_wear_named, name))

    def _on_wear_named(self, name: str, views: tuple[SavedLook, ...]) -> None:
        """The list looks like the view already; only its name is worn."""
        self._worn = next((view for view in views if view.name == name), None)
        self._opener.setText(words.VIEWS if self._worn is None else self._worn.name)

    def _on_update(self, view: SavedLook, *_: object) -> None:
        keep = partial(_keep, self._desk, self._list_key, self._look(), view.name)
        self._change(keep, partial(self._on_kept, view.name))

    def _on_rename(self, view: SavedLook, *_: object) -> None:
        keep = partial(self._desk.rename_view, view.id)
        dialog = NameDialog(words.RENAME_TITLE, view.name, keep, self._context.jobs, self._window())
        dialog.kept.connect(self._on_kept)
        dialog.open()

    def _on_default(self, view: SavedLook, *_: object) -> None:
        chosen = None if view.is_default else view.id
        self._change(partial(self._desk.make_default, self._list_key, chosen), partial(self._on_kept, view.name))

    def _on_delete(self, view: SavedLook, *_: object) -> None:
        text, yes = words.delete_view_question(view.name), words.DELETE_VIEW.format(name=view.name)
        confirm(self._window(), words.VIEWS, text, yes, partial(self._on_delete_meant, view), danger=True)

    def _on_delete_meant(self, view: SavedLook) -> None:
        self._change(partial(self._desk.delete_view, view.id), self._forget)

    def _change(self, work: Callable[[], object], told: Callable[[], object]) -> None:
        self._context.jobs.start(words.KEEPING_VIEW, partial(_done, work), partial(_told, told), self._on_lost)

    def _on_lost(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)

    def _window(self) -> QWidget:
        return self._opener.window()


def _keep(desk: "ListDesk", list_key: str, look: ListLook, name: str) -> object:
    return desk.keep_view(list_key, name, look)


def _done(work: Callable[[], object], _progress: Any) -> object:
    return work()


def _told(told: Callable[[], object], _answer: object) -> None:
    told()
