"""Writing the texts papers are printed from: drafts, what is put to use, what is retired, where a text comes from."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.codes.templates import TemplateCode
from ctec_desktop.domain.template_views import VersionKey
from ctec_desktop.domain.vocabulary import TemplateOrigin, TemplateState
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Fact, Problem
from ctec_desktop.storage.tables import TemplateRow
from ctec_desktop.storage.uow import WriteUnit


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A version's text as it is kept."""

    key: str
    origin: str
    version: int
    title: str
    text: str
    sha256: str


def keep_template(unit: WriteUnit, template: TemplateText) -> int:
    """The id of the template as it stands; a built-in one is kept from its first use on.

    Raises:
        RuleViolation: the text was altered after an agreement had carried it.
    """
    row = _row(unit, VersionKey(template.key, TemplateOrigin(template.origin), template.version))
    if row is None:
        row = unit.add(
            TemplateRow(
                key=template.key,
                version=template.version,
                title=template.title,
                text=template.text,
                sha256=template.sha256,
            )
        )
    if row.sha256 != template.sha256:
        facts: dict[str, Fact] = {"key": template.key, "version": template.version}
        raise RuleViolation([Problem(DocumentCode.TEMPLATE_NOT_AS_FROZEN, facts=facts)])
    return row.id


def next_version(unit: WriteUnit, key: str) -> int:
    """The number of the school's next version of a paper."""
    own = TemplateRow
    statement = select(func.max(own.version)).where(own.key == key, own.origin == TemplateOrigin.SCHOOL.value)
    return (unit.session.scalar(statement) or 0) + 1


def school_row(unit: WriteUnit, at: VersionKey) -> TemplateRow:
    """Raises: RuleViolation when the school has no such version."""
    row = _row(unit, at) if at.origin is TemplateOrigin.SCHOOL else None
    if row is None:
        raise RuleViolation([Problem(TemplateCode.NO_SUCH_VERSION, facts={"version": at.version})])
    return row


def draft_row(unit: WriteUnit, at: VersionKey) -> TemplateRow:
    """Raises: RuleViolation when it is no draft any more: what was used is never altered."""
    row = school_row(unit, at)
    if row.state != TemplateState.DRAFT.value:
        raise RuleViolation([Problem(TemplateCode.NOT_A_DRAFT, facts={"version": at.version})])
    return row


def put_to_use(unit: WriteUnit, row: TemplateRow, by_name: str) -> None:
    """The version is what the paper is printed from; the one before it is retired."""
    own = TemplateRow
    before = unit.session.scalar(
        select(own).where(
            own.key == row.key,
            own.origin == TemplateOrigin.SCHOOL.value,
            own.state == TemplateState.IN_USE.value,
        )
    )
    if before is not None and before.id != row.id:
        retire(unit, before)
    row.state, row.used_by, row.used_at_utc, row.retired_at_utc = (
        TemplateState.IN_USE.value,
        by_name,
        unit.at_utc,
        None,
    )
    unit.session.flush()


def retire(unit: WriteUnit, row: TemplateRow) -> None:
    row.state, row.retired_at_utc = TemplateState.RETIRED.value, unit.at_utc
    unit.session.flush()


def set_source(
    row: TemplateRow, source: str | None, number: str | None, dated_on: date | None, confirmed: tuple[date, str] | None
) -> None:
    """Where the text comes from and who confirmed it when; with None, nobody did."""
    row.sample_source, row.sample_number, row.sample_dated_on = source, number, dated_on
    row.sample_confirmed_on, row.sample_confirmed_by = confirmed or (None, None)


def _row(unit: WriteUnit, at: VersionKey) -> TemplateRow | None:
    own = TemplateRow
    return unit.session.scalar(
        select(own).where(own.key == at.key, own.origin == at.origin.value, own.version == at.version)
    )
