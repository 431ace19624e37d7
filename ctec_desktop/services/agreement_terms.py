"""What an issued agreement says, held against the record of today."""

from ctec_desktop.documents.snapshot import from_canonical
from ctec_desktop.domain.agreement_differences import COMPARED, TermDifference, differences
from ctec_desktop.domain.amendments import amended
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.services.agreement_batch import values_today
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries.agreement_moves import standing_agreements
from ctec_desktop.storage.queries.agreements import frozen
from ctec_desktop.storage.queries.amendments import amendments_of
from ctec_desktop.storage.queries.scans import frozen_versions, known_number, known_version


class AgreementTermsService(Service):
    @needs(Permission.AGREEMENTS_SEE)
    def differences(self, actor: Actor, agreement_id: int) -> tuple[TermDifference, ...]:
        """What differs between the paper with its amendments and the record; nothing of a paper that is not in use."""
        with self._database.read() as connection:
            found = standing_agreements(connection, actor.scope, [agreement_id])
            if not found or found[0].state not in COMPARED or found[0].placement_id is None:
                return ()
            one, placement_id = found[0], found[0].placement_id
            now = values_today(connection, actor.scope, placement_id, one.class_name, self._clock.today())
            (text,) = frozen(connection, [agreement_id])
            made = amendments_of(connection, agreement_id)
        if now is None:
            return ()
        said = amended(dict(from_canonical(text.encode("utf-8")).values), made)
        return differences(said, now, is_ending=one.now.closed_by is not None)

    @needs(Permission.AGREEMENTS_SEE)
    def between_versions(self, actor: Actor, version_id: int) -> tuple[TermDifference, ...]:
        """What this version says otherwise than the newest one of its agreement; nothing of the newest one itself."""
        with self._database.read() as connection:
            old = known_version(connection, actor.scope, version_id)
            newest = None if old is None else known_number(connection, actor.scope, old.number)
            if newest is None or newest.version_id == version_id:
                return ()
            texts = frozen_versions(connection, (version_id, newest.version_id))
        printed, now = (
            dict(from_canonical(texts[one].encode("utf-8")).values) for one in (version_id, newest.version_id)
        )
        return differences(printed, now, is_ending=False)
