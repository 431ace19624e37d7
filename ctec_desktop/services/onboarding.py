"""The list of first steps: what is done stands in the record, only whether the list is put away is a setting."""

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.onboarding import Onboarding
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries.onboarding import steps_done
from ctec_desktop.storage.queries.school import settings
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers import school as writer

HIDDEN_SETTING = "onboarding.hidden"


class OnboardingService(Service):
    @needs(Permission.SCHOOL_SEE)
    def found(self, actor: Actor) -> Onboarding:
        """How far the school has come."""
        with self._database.read() as connection:
            is_hidden = settings(connection).get(HIDDEN_SETTING, "") == "1"
            return Onboarding(steps_done(connection, actor.scope), is_hidden)

    @needs(Permission.SETTINGS_EDIT)
    def set_hidden(self, actor: Actor, is_hidden: bool) -> Outcome[None]:
        """Puts the list away, or brings it back."""
        with self._database.unit(Command(actor.name, "setting.set", HIDDEN_SETTING)) as unit:
            writer.set_setting(unit, HIDDEN_SETTING, "1" if is_hidden else "")
        return Outcome(None, (Change(Area.SETTINGS),))
