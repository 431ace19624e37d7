"""How the school wants its papers to look: the faces of this PC to choose from, and what was chosen."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.paper_look import PaperHeader, PaperLook, PcFace, PcFaceView, Voice, read_face
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries.school import settings
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers import school as writer

if TYPE_CHECKING:
    from ctec_desktop.storage.queries.scoping import Connection

HEADER_SETTING: Final = "papers.header"
FACE_SETTINGS: Final = {Voice.TEXT: "papers.face.text", Voice.FILLED: "papers.face.filled"}


def look_of(connection: "Connection") -> PaperLook:
    """The look papers are printed with today."""
    return _look(settings(connection))


class PaperLookService(Service):
    @needs(Permission.SCHOOL_SEE)
    def found(self, actor: Actor) -> tuple[PaperLook, tuple[PcFaceView, ...]]:
        """What was chosen, and the faces of this PC; a chosen one that is not among them is not here."""
        from ctec_desktop.documents.chosen_faces import pc_faces

        del actor
        with self._database.read() as connection:
            look = look_of(connection)
        return look, pc_faces()

    @needs(Permission.PAPERS_LOOK)
    def choose(self, actor: Actor, look: PaperLook) -> Outcome[None]:
        """What is printed from now on looks like this; papers that were issued keep their look.

        Raises:
            RuleViolation: a chosen face is not on this PC, cannot be read, or may not be put into papers.
        """
        from ctec_desktop.documents.chosen_faces import pc_faces

        known = {view.face: view for view in pc_faces()}
        problems = [problem for voice, face in look.faces() if (problem := _against(known, voice, face))]
        if problems:
            raise RuleViolation(problems)
        chosen = dict(look.faces())
        told = {HEADER_SETTING: look.header.value}
        told |= {key: chosen[voice].told if voice in chosen else "" for voice, key in FACE_SETTINGS.items()}
        with self._database.unit(Command(actor.name, "setting.set", "papers.look")) as unit:
            for key, value in told.items():
                writer.set_setting(unit, key, value)
        return Outcome(None, (Change(Area.SETTINGS),))


def _look(known: Mapping[str, str]) -> PaperLook:
    return PaperLook(
        read_face(known.get(FACE_SETTINGS[Voice.TEXT], "")),
        read_face(known.get(FACE_SETTINGS[Voice.FILLED], "")),
        PaperHeader(known.get(HEADER_SETTING) or PaperHeader.NONE),
    )


def _against(known: Mapping[PcFace, PcFaceView], voice: Voice, face: PcFace) -> Problem | None:
    place = FieldPlace(voice.value)
    view = known.get(face)
    if view is None:
        return Problem(DocumentCode.PC_FACE_GONE, facts={"file": face.file}, place=place)
    return None if view.problem is None else Problem(view.problem.code, facts=view.problem.facts, place=place)
