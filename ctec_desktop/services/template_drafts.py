"""A draft of the school's own text: what it is made of, and putting it on record."""

from dataclasses import dataclass, replace
from typing import Final

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.templates import TemplateCode
from ctec_desktop.domain.papers import PAPERS
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.template import Template
from ctec_desktop.domain.template_reading import parse_template
from ctec_desktop.domain.template_views import TemplateView, VersionKey
from ctec_desktop.domain.template_writing import write_template
from ctec_desktop.domain.vocabulary import TemplateOrigin, TemplateState
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.template_versions import view_of
from ctec_desktop.storage.tables import TemplateRow
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers import templates as writer

LONGEST_NAME: Final = 60
TEMPLATES_CHANGED: Final = (Change(Area.TEMPLATES),)


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A text that is to become a draft: of which paper, under which name, begun from which version."""

    key: str
    text: str
    name: str
    based_on: VersionKey | None = None
    note: str = ""

    def check(self) -> Template:
        """The template as the paper's.

        Raises: RuleViolation for an unknown paper, an endless name, a text that is no template.
        """
        refuse_unknown(self.key)
        template = as_paper(self.key, readable(self.text))
        refuse_name(self.name)
        return template


def add_draft(unit: WriteUnit, actor: Actor, draft: NewDraft) -> TemplateView:
    """Puts the draft on record with the paper's next number; raises what `NewDraft.check` raises."""
    template = draft.check()
    number = writer.next_version(unit, draft.key)
    at = VersionKey(draft.key, TemplateOrigin.SCHOOL, number)
    row = TemplateRow(
        key=draft.key,
        version=number,
        origin=at.origin.value,
        state=TemplateState.DRAFT.value,
        note=draft.note.strip() or None,
        based_on=draft.based_on.told() if draft.based_on else None,
        created_by=actor.name,
        created_at_utc=unit.at_utc,
        **kept_as(replace(template, version=number), draft.name),
    )
    unit.add(row)
    return view_of(unit.connection, at)


def as_paper(key: str, template: Template) -> Template:
    """A text as the paper's: its own key and kind stand in whatever was loaded."""
    return replace(template, key=key, kind=PAPERS[key].kind)


def kept_as(template: Template, name: str) -> dict[str, str]:
    """The columns of a version that hold its text."""
    text = write_template(template)
    return {"name": name.strip(), "title": template.title, "text": text, "sha256": parse_template(text).sha256}


def readable(text: str) -> Template:
    """Raises: RuleViolation for a text that is no template."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RuleViolation([Problem(TemplateCode.TEXT_NOT_UNICODE)]) from error
    return parse_template(text)


def refuse_unknown(key: str) -> None:
    if key not in PAPERS:
        known = "、".join(PAPERS)
        raise RuleViolation([Problem(TemplateCode.NO_SUCH_PAPER, facts={"key": key, "known": known})])


def refuse_name(name: str) -> None:
    if len(name.strip()) > LONGEST_NAME:
        facts = {"length": len(name.strip()), "most": LONGEST_NAME}
        raise RuleViolation([Problem(TemplateCode.NAME_TOO_LONG, facts=facts, place=FieldPlace("name"))])
