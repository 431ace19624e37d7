"""Where templates are found: the built-in reference texts, and later the school's own."""

from functools import cache
from pathlib import Path
from typing import Protocol

from ctec_desktop.documents.snapshot import TemplateRef
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.template import Template
from ctec_desktop.domain.template_checks import check_template
from ctec_desktop.domain.template_reading import parse_template
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Fact, Problem
from ctec_desktop.kernel.resources import resource_dir

AGREEMENT_KEY = "internship_agreement"
CONSENT_KEY = "informed_consent"


class TemplateLibrary(Protocol):
    def template(self, key: str, version: int) -> Template:
        """The template of that key and version."""
        ...


class BuiltInTemplates:
    """The reference texts that ship with the program."""

    def template(self, key: str, version: int) -> Template:
        return _parsed(resource_dir() / "templates" / f"{key}.v{version}.toml")

    def source(self, key: str, version: int) -> str:
        """The template's text as written, for the record that keeps it once it is used."""
        return (resource_dir() / "templates" / f"{key}.v{version}.toml").read_text("utf-8")

    def newest(self, key: str) -> Template:
        """The highest version that ships."""
        versions = (
            int(path.stem.rpartition(".v")[2]) for path in (resource_dir() / "templates").glob(f"{key}.v*.toml")
        )
        return self.template(key, max(versions))

    def agreement_and_consent(self) -> tuple[Template, Template]:
        """The two templates a new agreement is frozen with."""
        return self.newest(AGREEMENT_KEY), self.newest(CONSENT_KEY)


def frozen_template(library: TemplateLibrary, ref: TemplateRef) -> Template:
    """The template a snapshot was frozen with.

    Raises:
        RuleViolation: its content is not what it was then.
    """
    template = library.template(ref.key, ref.version)
    if template.sha256 != ref.sha256:
        facts: dict[str, Fact] = {"key": ref.key, "version": ref.version}
        raise RuleViolation([Problem(DocumentCode.TEMPLATE_NOT_AS_FROZEN, facts=facts)])
    return template


@cache
def _parsed(path: Path) -> Template:
    template = parse_template(path.read_text(encoding="utf-8"))
    problems = check_template(template)
    if problems:
        raise RuleViolation(problems)
    return template
