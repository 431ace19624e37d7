"""Reading the texts papers are printed from."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from ctec_desktop.domain.template_views import SampleSource, TemplateView, VersionKey
from ctec_desktop.domain.vocabulary import TemplateOrigin, TemplateState
from ctec_desktop.storage.tables import AgreementVersionRow, TemplateRow
from ctec_desktop.storage.writers.templates import TemplateText

_SCHOOL = TemplateRow.origin == TemplateOrigin.SCHOOL.value
_VIEW = (
    *(TemplateRow.key, TemplateRow.origin, TemplateRow.version, TemplateRow.name, TemplateRow.title, TemplateRow.state),
    *(TemplateRow.sample_source, TemplateRow.sample_number, TemplateRow.sample_dated_on),
    *(TemplateRow.sample_confirmed_on, TemplateRow.sample_confirmed_by, TemplateRow.based_on),
    *(TemplateRow.created_by, TemplateRow.created_at_utc, TemplateRow.used_by, TemplateRow.used_at_utc),
    *(TemplateRow.retired_at_utc, TemplateRow.note, TemplateRow.edition),
)
_TEXT = (
    *(TemplateRow.key, TemplateRow.origin, TemplateRow.version),
    *(TemplateRow.title, TemplateRow.text, TemplateRow.sha256),
)


def school_versions(connection: Connection, key: str | None = None) -> tuple[TemplateView, ...]:
    """The school's versions of one paper, or of all, the newest first."""
    statement = select(*_VIEW).where(_SCHOOL).order_by(TemplateRow.key, TemplateRow.version.desc())
    if key is not None:
        statement = statement.where(TemplateRow.key == key)
    return tuple(_view(row) for row in connection.execute(statement))


def text_of(connection: Connection, at: VersionKey) -> TemplateText | None:
    """The text of a version that is in the record."""
    row = connection.execute(select(*_TEXT).where(*_is(at))).first()
    return None if row is None else TemplateText(*row)


def school_text_in_use(connection: Connection, key: str) -> TemplateText | None:
    statement = select(*_TEXT).where(_SCHOOL, TemplateRow.key == key, TemplateRow.state == TemplateState.IN_USE.value)
    row = connection.execute(statement).first()
    return None if row is None else TemplateText(*row)


def texts_with(connection: Connection, sha256s: Collection[str]) -> tuple[TemplateText, ...]:
    """The texts that papers were frozen with, by their content: the school's, and the built-in ones as they were."""
    statement = select(*_TEXT).where(TemplateRow.sha256.in_(sha256s))
    return tuple(TemplateText(*row) for row in connection.execute(statement))


def text_behind(connection: Connection, agreement_id: int) -> TemplateView | None:
    """The text an agreement's newest version was printed from."""
    statement = (
        select(*_VIEW)
        .join(AgreementVersionRow, AgreementVersionRow.template_id == TemplateRow.id)
        .where(AgreementVersionRow.agreement_id == agreement_id)
        .order_by(AgreementVersionRow.n.desc())
        .limit(1)
    )
    row = connection.execute(statement).first()
    return None if row is None else _view(row)


def version_key(key: str, told: str) -> VersionKey:
    """What `VersionKey.told` wrote."""
    origin, _, version = told.partition(":")
    return VersionKey(key, TemplateOrigin(origin), int(version))


def _is(at: VersionKey) -> tuple[Any, ...]:
    own = TemplateRow
    return (own.key == at.key, own.origin == at.origin.value, own.version == at.version)


def _view(row: Any) -> TemplateView:
    key, origin, version, name, title, state = row[:6]
    source, number, dated_on, confirmed_on, confirmed_by = row[6:11]
    sample = SampleSource(source, number, dated_on, confirmed_on, confirmed_by) if confirmed_on else None
    based_on = version_key(key, row[11]) if row[11] else None
    at = VersionKey(key, TemplateOrigin(origin), version)
    return TemplateView(at, name, title, TemplateState(state), sample, based_on, *row[12:])
