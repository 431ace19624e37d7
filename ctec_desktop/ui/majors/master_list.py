"""One of the three lists of the page: its records, its form, retiring and restoring."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, FactLine
from ctec_desktop.ui.kit.late_rows import LateRows
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.ui.kit.record_page import RecordPage
from ctec_desktop.ui.kit.retire_dialog import RetireDialog, restore
from ctec_desktop.wording import kit as words
from ctec_desktop.wording import majors_page as page_words

_EDIT, _RETIRE, _RESTORE = "edit", "retire", "restore"
Facts = tuple[FactLine, ...]
OpenImport = Callable[[str, QWidget], object]


class MasterKind(NamedTuple):
    """What makes one of the lists different from another.

    Args:
        rows, read: the list's source and one record of it, by the service.
        facts: what the panel says of a record.
        dialog: the form, opened above a widget for a record's id or for a new one.
        import_label, import_noun: what can be imported here; nothing where they are empty.
        is_school_wide: whether only who sees the whole school changes these records.
    """

    kind: Retirable
    spec: ListSpec
    new: str
    rows: Callable[[Office, Actor], RowSource]
    read: Callable[[Office, Actor, int], object]
    facts: Callable[[Any], Facts]
    dialog: Callable[[Office, Actor, PageContext, QWidget, int | None], RecordDialog]
    import_label: str = ""
    import_noun: str = ""
    is_school_wide: bool = False


class MasterList(RecordPage):
    """`open_import` is given the noun and the widget the wizard opens above."""

    def __init__(
        self, kind: MasterKind, office: Office, actor: Actor, context: PageContext, open_import: OpenImport
    ) -> None:
        source = LateRows(kind.rows, office, actor)
        self._is_fixed = kind.is_school_wide and not actor.scope.is_whole_school
        spec = kind.spec._replace(empty_action="") if self._is_fixed else kind.spec
        super().__init__(spec, source, context, partial(kind.read, office, actor))
        self._kind = kind
        self._office = office
        self._actor = actor
        self._name = ""
        self._open_import = open_import
        can_import = bool(kind.import_noun)
        made = [self.add_action(kind.new, self.open_new, primary=not can_import, icon_name="plus")]
        if can_import:
            made.append(self.add_action(kind.import_label, self._on_import_asked, primary=True, icon_name="import"))
        for action in made if self._is_fixed else ():
            action.setEnabled(False)
            action.setToolTip(page_words.SCHOOL_WIDE)
        self.new_button = made[0]
        self.empty_action_triggered.connect(self._on_import_asked if can_import else self.open_new)

    def title(self) -> str:
        return self._kind.spec.title

    def open_new(self) -> RecordDialog:
        """The form for a new record."""
        return self.open_form(None)

    def open_form(self, record_id: int | None) -> RecordDialog:
        dialog = self._kind.dialog(self._office, self._actor, self._context, self, record_id)
        dialog.saved.connect(self.visit)
        dialog.open()
        return dialog

    def _on_import_asked(self, *_: object) -> None:
        self._open_import(self._kind.import_noun, self)

    @override
    def detail_of(self, record: Any) -> Detail:
        self._name = record.name
        state = ActionLine(_RESTORE, words.RESTORE) if record.retired_on else ActionLine(_RETIRE, words.RETIRE)
        since = words.retired_since(record.retired_on.isoformat()) if record.retired_on else ""
        badge = words.RETIRED if record.retired_on else ""
        facts = self._kind.facts(record)
        if self._is_fixed:
            return Detail(
                record.name, since, badge, facts=(*facts, FactLine(page_words.KEPT_BY, page_words.SCHOOL_WIDE))
            )
        actions = (ActionLine(_EDIT, words.EDIT, is_primary=True), state)
        return Detail(record.name, since, badge, facts=facts, actions=actions)

    @override
    def act(self, key: str, record_id: int) -> None:
        if key == _EDIT:
            self.open_form(record_id)
            return
        part = (self._actor, self._kind.kind, record_id)
        if key == _RETIRE:
            retire = partial(self._office.majors.retire, *part)
            RetireDialog(self._name, self._office.today(), retire, self._context, self).open()
        else:
            restore(self._context, self._name, partial(self._office.majors.restore, *part))
