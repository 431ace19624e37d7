"""Where templates are found: the reference texts that ship with the program, and those read from the record."""

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from ctec_desktop.documents.snapshot import TemplateRef
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.papers import AGREEMENT_KEY, CONSENT_KEY
from ctec_desktop.domain.template import Template
from ctec_desktop.domain.template_checks import check_template
from ctec_desktop.domain.template_reading import parse_template
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Fact, Problem
from ctec_desktop.kernel.resources import resource_dir


class TemplateLibrary(Protocol):
    def template(self, ref: TemplateRef) -> Template:
        """The template a reference names."""
        ...


class BuiltInTemplates:
    """The reference texts that ship with the program."""

    def template(self, ref: TemplateRef) -> Template:
        return self.version(ref.key, ref.version)

    def version(self, key: str, version: int) -> Template:
        return _built_in(_path(key, version))

    def source(self, key: str, version: int) -> str:
        """The template's text as written, for the record that keeps it once it is used."""
        return _path(key, version).read_text("utf-8")

    def versions(self, key: str) -> tuple[int, ...]:
        """The versions that ship, the newest first."""
        found = _path(key, 0).parent.glob(f"{key}.v*.toml")
        return tuple(sorted((int(path.stem.rpartition(".v")[2]) for path in found), reverse=True))

    def newest(self, key: str) -> Template:
        """The highest version that ships."""
        return self.version(key, self.versions(key)[0])

    def agreement_and_consent(self) -> tuple[Template, Template]:
        """The two templates a new agreement is frozen with where the school has none of its own."""
        return self.newest(AGREEMENT_KEY), self.newest(CONSENT_KEY)


class TemplatesInHand:
    """Templates read from the record, found by their content; one that was never used is one of the built-in ones."""

    def __init__(self, templates: Iterable[Template]) -> None:
        self._templates = {template.sha256: template for template in templates}

    def template(self, ref: TemplateRef) -> Template:
        return self._templates.get(ref.sha256) or BuiltInTemplates().template(ref)


def frozen_template(library: TemplateLibrary, ref: TemplateRef) -> Template:
    """The template a snapshot was frozen with.

    Raises:
        RuleViolation: it is not there, or its content is not what it was then.
    """
    facts: dict[str, Fact] = {"key": ref.key, "version": ref.version}
    try:
        template = library.template(ref)
    except FileNotFoundError as error:
        raise RuleViolation([Problem(DocumentCode.TEMPLATE_NOT_AS_FROZEN, facts=facts)]) from error
    if template.sha256 != ref.sha256:
        raise RuleViolation([Problem(DocumentCode.TEMPLATE_NOT_AS_FROZEN, facts=facts)])
    return template


@lru_cache(maxsize=32)
def parsed(text: str) -> Template:
    """`parse_template`, remembered: the text in use is read for every class that is printed."""
    return parse_template(text)


def _path(key: str, version: int) -> Path:
    return resource_dir() / "templates" / f"{key}.v{version}.toml"


@cache
def _built_in(path: Path) -> Template:
    template = parse_template(path.read_text(encoding="utf-8"))
    problems = check_template(template)
    if problems:
        raise RuleViolation(problems)
    return template
