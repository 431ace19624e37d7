"""The text each paper is printed from: the school's version in use, else the newest that ships."""

from collections.abc import Iterable

from ctec_desktop.documents.library import BuiltInTemplates, TemplatesInHand, parsed
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.domain.papers import AGREEMENT_KEY, CONSENT_KEY
from ctec_desktop.domain.template import Template
from ctec_desktop.domain.vocabulary import TemplateOrigin
from ctec_desktop.storage.queries import templates as queries
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.writers.templates import TemplateText


def text_in_use(connection: Connection, key: str) -> TemplateText:
    """The text a paper is printed from today."""
    return queries.school_text_in_use(connection, key) or built_in_text(key)


def texts_in_use(connection: Connection) -> tuple[TemplateText, TemplateText]:
    """The agreement's and the consent's."""
    return text_in_use(connection, AGREEMENT_KEY), text_in_use(connection, CONSENT_KEY)


def template_in_use(connection: Connection, key: str) -> Template:
    """The template a paper is printed from today."""
    return parsed(text_in_use(connection, key).text)


def built_in_text(key: str, version: int | None = None) -> TemplateText:
    """A text that ships with the program; the newest unless a version is named."""
    library = BuiltInTemplates()
    template = library.newest(key) if version is None else library.version(key, version)
    source = library.source(key, template.version)
    return TemplateText(key, TemplateOrigin.BUILT_IN.value, template.version, template.title, source, template.sha256)


def library_of(connection: Connection, snapshots: Iterable[AgreementSnapshot]) -> TemplatesInHand:
    """Where the templates of papers that were issued are found, to print them again."""
    wanted = {ref.sha256 for snapshot in snapshots for ref in snapshot.texts}
    return TemplatesInHand(parsed(text.text) for text in queries.texts_with(connection, wanted))
