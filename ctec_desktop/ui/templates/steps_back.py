"""The steps of binding a text, to go back and forth between."""

from ctec_desktop.domain.text_work import TextWork

_MOST = 500


class StepsBack:
    """Typing a title counts as one step, however many letters it takes."""

    def __init__(self, work: TextWork | None = None) -> None:
        self._done: list[TextWork] = [] if work is None else [work]
        self._undone: list[TextWork] = []
        self._is_typing = False

    @property
    def now(self) -> TextWork | None:
        return self._done[-1] if self._done else None

    @property
    def may_go_back(self) -> bool:
        return len(self._done) > 1

    @property
    def may_go_forth(self) -> bool:
        return bool(self._undone)

    def to(self, work: TextWork) -> bool:
        """Takes a step; False when nothing changes by it."""
        now = self.now
        if now == work or now is None:
            return False
        is_typing = now.entitled(work.title) == work
        if is_typing and self._is_typing:
            self._done.pop()
        self._is_typing = is_typing
        self._done.append(work)
        del self._done[1:-_MOST]
        self._undone.clear()
        return True

    def back(self) -> bool:
        if not self.may_go_back:
            return False
        self._undone.append(self._done.pop())
        self._is_typing = False
        return True

    def forth(self) -> bool:
        if not self._undone:
            return False
        self._done.append(self._undone.pop())
        self._is_typing = False
        return True
