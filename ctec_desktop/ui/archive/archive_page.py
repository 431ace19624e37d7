"""The page 实习档案: every student's folder, what it holds and lacks, files attached and taken back."""

from functools import partial
from pathlib import Path
from typing import Final

from typing_extensions import override

from ctec_desktop.domain.archive.kinds import ArchiveKind
from ctec_desktop.domain.archive.views import Folder, Material
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.services.office import Office
from ctec_desktop.ui.archive.archive_rows import COLUMNS, FolderRows
from ctec_desktop.ui.archive.attach_dialog import AttachDialog
from ctec_desktop.ui.archive.batches_dialog import BatchesDialog
from ctec_desktop.ui.archive.export_dialog import ExportDialog
from ctec_desktop.ui.archive.take_back_dialog import TakeBackDialog
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine, Finding
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.record_page import RecordPage
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import archive as told
from ctec_desktop.wording import archive_page as words

_ATTACH, _TAKE_BACK, _EXPORT = "attach", "take_back", "export"
_AREAS: Final = frozenset(
    {
        *(Area.ARCHIVE, Area.PLACEMENTS, Area.STUDENTS, Area.CLASSES, Area.PLANS, Area.AGREEMENTS, Area.SCANS),
        *(Area.CHECKS, Area.COVER, Area.ENTERPRISES),
    }
)
_SPEC: Final = ListSpec(
    title=words.TITLE,
    columns=COLUMNS,
    hint=words.SEARCH,
    filters=(
        FilterSpec("class", words.CLASS),
        FilterSpec("plan", words.PLAN, is_below=True),
        FilterSpec("state", words.STATE, words.STATES, is_below=True),
        FilterSpec(
            "lacks", words.LACKS_KIND, tuple((kind.value, told.KINDS[kind]) for kind in ArchiveKind), is_below=True
        ),
    ),
    areas=_AREAS,
    empty=words.EMPTY,
    empty_hint=words.EMPTY_HINT,
    empty_action=words.GO_PLACEMENTS,
    key="archive",
)


class ArchivePage(RecordPage):
    def __init__(self, office: Office, actor: Actor, context: PageContext) -> None:
        super().__init__(_SPEC, FolderRows(office, actor), context, partial(office.archive.folder, actor))
        self._office = office
        self._actor = actor
        self._shown: Folder | None = None
        self.batches_button = self.add_action(words.CLASSES, self.open_batches)
        self.export_button = self.add_action(words.EXPORT, self._on_export)
        self.add_selection_action(words.ATTACH_CHOSEN, self._on_attach_chosen)
        self.add_selection_action(words.EXPORT_CHOSEN, self._on_export_chosen)
        self.empty_action_triggered.connect(self._on_go)
        self.painted.connect(self._read_choices)
        context.hub.subscribe(frozenset({Area.CLASSES, Area.PLANS, Area.PLACEMENTS}), self._on_choices_changed)

    def open_attach(self, folder_ids: tuple[int, ...]) -> AttachDialog:
        """The form that puts a file into these folders."""
        dialog = AttachDialog(self._office, self._actor, self._context, self, folder_ids)
        shown = self._shown
        if shown is not None and folder_ids == (shown.id,):
            by_hand = (kind for kind in shown.lacking if not told.source_of(kind))
            dialog.begin_with(shown.student_name, next(by_hand, None))
        dialog.open()
        return dialog

    def open_batches(self) -> BatchesDialog:
        """Classes as a whole."""
        dialog = BatchesDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def open_export(self, folder_ids: tuple[int, ...] = ()) -> ExportDialog:
        """Folders written out; without any, those of a class."""
        dialog = ExportDialog(self._office, self._actor, self._context, self, folder_ids)
        if self._shown is not None and folder_ids == (self._shown.id,):
            dialog.begin_with(self._shown.student_name)
        dialog.open()
        return dialog

    def open_take_back(self, folder: Folder) -> TakeBackDialog:
        dialog = TakeBackDialog(self._office, self._actor, self._context, folder, self)
        dialog.open()
        return dialog

    def save_file(self, folder_id: int, key: str, target: Path) -> None:
        """Writes the file of a material where the person wants it."""
        work = partial(_save, self._office, self._actor, folder_id, key, target)
        self._context.jobs.start(words.SAVE_FILE, work, self._on_written, self._on_not_done)

    @override
    def detail_of(self, record: Folder) -> Detail:
        self._shown = record
        missing = record.lacking
        found = () if not missing else (_missing(missing),)
        actions = [ActionLine(_ATTACH, words.ATTACH, is_primary=True)]
        if any(one.item_id is not None for one in record.materials):
            actions.append(ActionLine(_TAKE_BACK, words.TAKE_BACK))
        if record.materials:
            actions.append(ActionLine(_EXPORT, words.EXPORT))
        return Detail(
            title=record.student_name,
            subtitle=words.subtitle(record.student_no, record.class_name),
            badge=f"{record.percent}%",
            badge_tone=Tone.WARN if missing else Tone.OK,
            facts=_facts(record),
            findings=found,
            documents=_documents(record),
            actions=tuple(actions),
        )

    @override
    def act(self, key: str, record_id: int) -> None:
        if key == _ATTACH:
            self.open_attach((record_id,))
        elif key == _EXPORT:
            self.open_export((record_id,))
        elif self._shown is not None:
            self.open_take_back(self._shown)

    @override
    def open_document(self, key: str) -> None:
        if self._shown is None:
            return
        one = next((one for one in self._shown.materials if one.key == key), None)
        if one is not None:
            name = safe_file_name(one.file_name)
            save = partial(self.save_file, self._shown.id, key)
            choose_target(self, words.SAVE_FILE, Path.home() / name, (words.ANY_FILTER,), save)

    def _on_attach_chosen(self) -> None:
        if chosen := tuple(self.selected_ids()):
            self.open_attach(chosen)

    def _on_export(self) -> None:
        self.open_export()

    def _on_export_chosen(self) -> None:
        if chosen := tuple(self.selected_ids()):
            self.open_export(chosen)

    def _on_go(self) -> None:
        self._context.go("placements", None)

    def _read_choices(self) -> None:
        self._context.jobs.read(partial(_choices, self._office, self._actor), self._on_choices, self._on_not_done)

    def _on_choices(self, found: tuple[list[tuple[str, str]], list[tuple[str, str]]]) -> None:
        for key, choices in zip(("class", "plan"), found, strict=True):
            self.filters.set_choices(key, choices)

    def _on_choices_changed(self, _changes: tuple[Change, ...]) -> None:
        if self._is_painted:
            self._read_choices()

    def _on_written(self, outcome: Outcome[Path]) -> None:
        self._context.say(words.written_line(str(outcome.value)), Tone.OK)

    def _on_not_done(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)


def _save(office: Office, actor: Actor, folder_id: int, key: str, target: Path, _progress: object) -> Outcome[Path]:
    return office.archive.save_file(actor, folder_id, key, target)


def _choices(office: Office, actor: Actor) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    classes = [(one.name, one.name) for one in office.school.classes(actor)]
    return classes, list(office.archive.plans(actor))


def _missing(kinds: tuple[ArchiveKind, ...]) -> Finding:
    return Finding(words.missing_line(told.names(kinds), len(kinds)), Tone.WARN, words.CLAUSE)


def _facts(folder: Folder) -> tuple[FactLine, ...]:
    """Every kind: what is there and until when it is kept, or where it would come from."""
    keep = dict(folder.keep)
    lines = [FactLine(words.PLAN, folder.plan_name)]
    for kind in ArchiveKind:
        held = [one for one in folder.materials if one.kind is kind]
        texts = [_told(one) for one in held]
        if kind not in folder.present:
            texts.append(f"{words.MISSING}。{told.source_hint(kind)}")
        if held:
            texts.append(told.keep_text(keep[kind]))
        lines.append(FactLine(told.kind_name(kind), "\n".join(texts)))
    return tuple(lines)


def _told(one: Material) -> str:
    if one.by_name is None:
        return told.facts_text(one)
    day = one.dated_on.isoformat() if one.dated_on else ""
    return "，".join(part for part in (one.title, words.by_line(one.by_name, day), one.paper_place) if part)


def _documents(folder: Folder) -> tuple[DocumentLine, ...]:
    return tuple(
        DocumentLine(one.key, words.file_line(told.KINDS[one.kind], one.title)) for one in folder.materials if one.key
    )
