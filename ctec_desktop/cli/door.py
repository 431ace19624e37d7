"""The data folder before it is open: chosen, looked at, founded in, unlocked, examined."""

from pathlib import Path
from typing import TYPE_CHECKING

from ctec_desktop.kernel.data_place import DataPlace, Origin, keep_choice, usual_dir

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ctec_desktop.bootstrap import Founding
    from ctec_desktop.domain.health import HealthLine
    from ctec_desktop.kernel.isolated import JsonValue
    from ctec_desktop.kernel.progress import Progress
    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.shell.first_run.draft import FirstRunDraft


class SchoolInMaking:
    """A school of the first start; see `bootstrap.Founding`.

    Args:
        is_kept: whether the next start must be told where it lies.
    """

    def __init__(self, founding: "Founding", data_dir: Path, *, is_kept: bool = False) -> None:
        self.recovery_key = founding.recovery_key
        self._founding = founding
        self._data_dir = data_dir
        self._is_kept = is_kept

    def save_sheet(self, target: Path) -> Path:
        from ctec_desktop.bootstrap import this_person

        recovery = self._founding.office.recovery
        return recovery.save_sheet(this_person(), self.recovery_key, self._data_dir, target)

    def finish(self) -> "Office":
        """Makes it real; where its place cannot be noted it is real too, and may be finished again."""
        office = self._founding.finish()
        if self._is_kept:
            try:
                keep_choice(self._data_dir)
            except BaseException:
                office.close()
                raise
        return office

    def abandon(self) -> None:
        self._founding.abandon()


class FolderDoor:
    """Leads into the folder of `place`, or into another one where the person may choose."""

    school = ""

    def __init__(self, place: DataPlace) -> None:
        self._place = place

    @property
    def root(self) -> Path:
        return self._place.root

    @property
    def folder(self) -> str:
        return str(self._place.root)

    @property
    def origin(self) -> str:
        return self._place.origin.value

    @property
    def may_choose(self) -> bool:
        return self._place.may_be_chosen

    def is_new(self) -> bool:
        from ctec_desktop.bootstrap import is_founded

        return not is_founded(self._place.root)

    def is_lost(self) -> bool:
        from ctec_desktop.bootstrap import is_lost

        return is_lost(self._place)

    def look(self, folder: Path) -> bool:
        from ctec_desktop.bootstrap import look_at_choice

        return look_at_choice(folder)

    def suggest(self, folder: Path) -> Path:
        from ctec_desktop.bootstrap import room_below
        from ctec_desktop.wording.first_run import FOLDER_NAME

        return room_below(folder, FOLDER_NAME)

    def adopt(self, folder: Path) -> None:
        from ctec_desktop.bootstrap import refuse_lost, refuse_no_school

        if folder == self.root:
            refuse_lost(self._place)
        refuse_no_school(folder)
        keep_choice(folder)
        self._place = DataPlace(folder, Origin.CHOSEN)

    def give_up(self) -> None:
        self._place = DataPlace(usual_dir(), Origin.USUAL)

    def create(self, draft: "FirstRunDraft") -> SchoolInMaking:
        from ctec_desktop.bootstrap import begin_founding
        from ctec_desktop.services.school import SchoolForm

        form = SchoolForm(
            draft.school_name, draft.code, contact_name=draft.contact_name, contact_phone=draft.contact_phone
        )
        root = Path(draft.folder)
        founding = begin_founding(root, form, draft.password)
        self._place = self._place._replace(root=root)
        return SchoolInMaking(founding, root, is_kept=self.may_choose)

    def build_demo(self, own: object, progress: "Progress") -> "Office":
        from ctec_desktop.cli.demo import open_demo
        from ctec_desktop.services.office import Office

        demo = open_demo(self.root.with_name(f"{self.root.name}-demo"), progress)
        if isinstance(own, Office):
            own.close()
        return demo

    def unlock(self, password: str) -> "Office":
        from ctec_desktop.bootstrap import open_office

        return open_office(self.root, password)

    def recover(self, recovery_key: str) -> "Office":
        from ctec_desktop.bootstrap import open_with_recovery

        return open_with_recovery(self.root, recovery_key)

    def examine(self) -> "Sequence[HealthLine]":
        from ctec_desktop.cli.doctor import examined

        return examined(self.root, None)

    def collect(self, shown: "Mapping[str, JsonValue]", target: Path) -> Path:
        from ctec_desktop.cli.doctor import collect

        return collect(self.root, None, shown, target)
