"""The recovery sheet of the school: the paper that opens the data when the password is forgotten."""

from pathlib import Path

from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries.school import school


class RecoveryService(Service):
    @needs(Permission.SCHOOL_EDIT)
    def save_sheet(self, actor: Actor, recovery_key: str, folder: Path, target: Path) -> Path:
        """Writes the sheet as a PDF; the key goes onto the paper and is kept nowhere.

        Args:
            folder: where the data will lie, as the sheet names it.
        """
        from ctec_desktop.documents.recovery_sheet import RecoverySheet, render_recovery_sheet

        del actor
        with self._database.read() as connection:
            name = school(connection).name
        render_recovery_sheet(RecoverySheet(name, self._clock.today(), str(folder), recovery_key), target)
        return target
