"""Texts of the school's own, loaded from files: read, bound, kept half done, saved as a draft of a template."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ctec_desktop.domain.codes.texts import TextCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.source_template import template_of
from ctec_desktop.domain.source_text import (
    MAX_CHARS,
    MAX_LINES,
    MAX_PIECES,
    SourceText,
    from_json,
    lines_of_plain_text,
    settled,
    to_json,
)
from ctec_desktop.domain.template_views import TemplateView
from ctec_desktop.domain.template_writing import write_template
from ctec_desktop.domain.text_work import FoundText, TextWork, begin, find, work_from_json, work_json
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.template_drafts import TEMPLATES_CHANGED, NewDraft, add_draft, refuse_unknown
from ctec_desktop.storage.queries.text_work import kept_texts
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers import text_work as writer
from ctec_desktop.wording import texts as words


@dataclass(frozen=True, slots=True)
class KeptWork:
    """A text somebody began to bind and has not saved as a draft yet."""

    found: FoundText
    work: TextWork
    kept_by: str
    kept_at_utc: datetime


class TextService(Service):
    @needs(Permission.TEMPLATES_SEE)
    def read(self, actor: Actor, path: Path, progress: Progress | None = None) -> SourceText:
        """The text of a .docx or plain text file, read in a child worker; nothing in it is run or fetched.

        Raises:
            RuleViolation: a file that cannot be taken; the sentence says what to do.
            EnvironmentFault: it cannot be reached, or its reading did not come back.
        """
        from ctec_desktop.sheets.texts.reading import read_text

        del actor
        return read_text(path, progress)

    @needs(Permission.TEMPLATES_SEE)
    def read_pasted(self, actor: Actor, text: str) -> SourceText:
        """A text that was pasted. Raises: RuleViolation for none, or for one far longer than any paper."""
        del actor
        lines = lines_of_plain_text(text)
        if not lines:
            raise RuleViolation([Problem(TextCode.EMPTY)])
        if len(text) > MAX_CHARS or len(lines) > min(MAX_LINES, MAX_PIECES):
            raise RuleViolation([Problem(TextCode.TOO_LONG, facts={"chars": len(text), "limit": MAX_CHARS})])
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return settled(SourceText("", digest, lines))

    @needs(Permission.TEMPLATES_SEE)
    def begin(self, actor: Actor, source: SourceText, key: str) -> tuple[FoundText, TextWork]:
        """What is found in a text that is to be the paper `key`, and the work as proposed.

        Raises:
            RuleViolation: no such paper, or far more blanks than any paper has.
        """
        del actor
        refuse_unknown(key)
        found = find(source, key)
        return found, begin(found, key)

    @needs(Permission.TEMPLATES_SEE)
    def kept(self, actor: Actor, key: str) -> tuple[KeptWork, ...]:
        """The person's own half-done works on a paper, the last one first."""
        refuse_unknown(key)
        with self._database.read() as connection:
            rows = kept_texts(connection, key, actor.name)
        return tuple(
            KeptWork(
                *work_from_json(from_json(json.loads(row.source)), json.loads(row.work)), row.kept_by, row.kept_at_utc
            )
            for row in rows
        )

    @needs(Permission.TEMPLATES_EDIT)
    def keep(self, actor: Actor, source: SourceText, work: TextWork) -> Outcome[None]:
        """Keeps half-done work, to be gone on with; each person has one for each file and paper."""
        refuse_unknown(work.key)
        as_json = (_json(to_json(source)), _json(work_json(work)))
        text = writer.TextToKeep(work.key, source.file_name, source.sha256, *as_json)
        with self._database.unit(Command(actor.name, "text.keep", f"{work.key} {source.file_name}")) as unit:
            writer.keep(unit, text, actor.name)
        return Outcome(None)

    @needs(Permission.TEMPLATES_EDIT)
    def forget(self, actor: Actor, key: str, sha256: str) -> Outcome[None]:
        """Gives the person's half-done work on a file up."""
        with self._database.unit(Command(actor.name, "text.forget", key)) as unit:
            writer.forget(unit, key, sha256, actor.name)
        return Outcome(None)

    @needs(Permission.TEMPLATES_SEE)
    def as_template(self, actor: Actor, found: FoundText, work: TextWork) -> str:
        """The template the work gives, as TOML: to be checked and looked at."""
        del actor
        return write_template(template_of(found, work))

    @needs(Permission.TEMPLATES_EDIT)
    def save_draft(self, actor: Actor, found: FoundText, work: TextWork, name: str) -> Outcome[TemplateView]:
        """Saves the work as a new draft of the paper and gives up what was kept of it, both or neither.

        Where it comes from stands in the draft's note.

        Raises:
            RuleViolation: a name too long, a text too long for a template.
        """
        text = write_template(template_of(found, work))
        note = words.source_note(found.source.file_name, found.source.sha256, self._clock.today())
        draft = NewDraft(work.key, text, name, None, note)
        with self._database.unit(Command(actor.name, "template.draft", work.key)) as unit:
            view = add_draft(unit, actor, draft)
            writer.forget(unit, work.key, found.source.sha256, actor.name)
        return Outcome(view, TEMPLATES_CHANGED)


def _json(raw: object) -> str:
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
