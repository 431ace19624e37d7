"""The papers, the versions of one of them and the field dictionary as lists."""

from array import array
from collections.abc import Sequence
from typing import Final

from ctec_desktop.domain.fields import DICTIONARY
from ctec_desktop.domain.papers import PAPERS
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.template_views import TemplateView, VersionKey
from ctec_desktop.domain.vocabulary import TemplateOrigin, TemplateState
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import templates as told
from ctec_desktop.wording import templates_page as words

_VERSIONS_OF_ONE: Final = 1_000_000
_IS_UNCONFIRMED: Final = 6
_STATE_CELL: Final = 3
_TONES: Final = {
    told.STATES[TemplateState.DRAFT]: Tone.WARN,
    told.STATES[TemplateState.IN_USE]: Tone.OK,
}


def _state_tone(row: Row) -> Tone:
    return _TONES.get(str(row[_STATE_CELL]), Tone.MUTED)


def _source_tone(row: Row) -> Tone:
    return Tone.WARN if row[_IS_UNCONFIRMED] else Tone.PLAIN


PAPER_COLUMNS: Final = (
    Column(words.PAPER, 160),
    Column(words.IN_USE, 200),
    Column(words.DRAFTS, 60, text=words.drafts),
)
VERSION_COLUMNS: Final = (
    Column(words.VERSION, 94),
    Column(words.NAME, 128),
    Column(words.STATE, 76, tone=_state_tone, is_pill=True),
    Column(words.SOURCE, 84, tone=_source_tone),
    Column(words.CHANGED, 110),
)
FIELD_COLUMNS: Final = (
    Column(words.FIELD, 140),
    Column(words.MEANING, 214),
    Column(words.FIELD_SOURCE, 96),
    Column(words.PRINTING, 76),
    Column(words.WEIGHT, 90),
)


class PaperRows:
    """A `RowSource` over the kinds of papers, in the order of `PAPERS`."""

    def __init__(self, office: Office, actor: Actor) -> None:
        self._office = office
        self._actor = actor

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        return self.ids(query)[:limit]

    def ids(self, query: ListQuery) -> "array[int]":
        del query
        return array("q", range(1, len(PAPERS) + 1))

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        views = self._office.templates.papers(self._actor)
        wanted = set(ids)
        return [
            (n, view.name, version_line(view.in_use), view.drafts) for n, view in enumerate(views, 1) if n in wanted
        ]


class VersionRows:
    """A `RowSource` over the versions of the paper in `key`."""

    def __init__(self, office: Office, actor: Actor, key: str) -> None:
        self._office = office
        self._actor = actor
        self.key = key

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        return self.ids(query)[:limit]

    def ids(self, query: ListQuery) -> "array[int]":
        del query
        return array("q", [id_of(view.at) for view in self._views()])

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        wanted = set(ids)
        return [_version_row(view) for view in self._views() if id_of(view.at) in wanted]

    def _views(self) -> tuple[TemplateView, ...]:
        return self._office.templates.versions(self._actor, self.key)


class FieldRows:
    """A `RowSource` over fields of the dictionary, found by name and meaning."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = tuple(keys)

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        return self.ids(query)[:limit]

    def ids(self, query: ListQuery) -> "array[int]":
        found = (n for n, key in enumerate(self._keys, 1) if query.text in f"{DICTIONARY[key].label} {_meaning(key)}")
        return array("q", found)

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        return [(n, *_field_cells(self.key_of(n))) for n in ids]

    def key_of(self, row_id: int) -> str:
        return self._keys[row_id - 1]


def id_of(at: VersionKey) -> int:
    """One number for each version of every paper; the built-in ones lie below zero."""
    number = (tuple(PAPERS).index(at.key) + 1) * _VERSIONS_OF_ONE + at.version
    return number if at.origin is TemplateOrigin.SCHOOL else -number


def version_at(row_id: int) -> VersionKey:
    """The version whose number `id_of` gave."""
    origin = TemplateOrigin.SCHOOL if row_id > 0 else TemplateOrigin.BUILT_IN
    paper, version = divmod(abs(row_id), _VERSIONS_OF_ONE)
    return VersionKey(tuple(PAPERS)[paper - 1], origin, version)


def version_line(view: TemplateView) -> str:
    return words.version_line(told.version_of(view), view.name)


def _version_row(view: TemplateView) -> Row:
    source = words.OWN_WORDS if view.is_built_in else words.NO_SOURCE
    return (
        id_of(view.at),
        told.version_of(view),
        view.name or view.title,
        told.state_of(view),
        view.sample.source if view.sample else source,
        _happened(view),
        not view.is_built_in and view.sample is None,
    )


def _happened(view: TemplateView) -> str:
    if view.used_at_utc:
        return words.happened(view.used_by, view.used_at_utc.astimezone(CHINA), words.USED_BY)
    at = view.created_at_utc
    return words.happened(view.created_by, at.astimezone(CHINA) if at else None, words.CREATED_BY)


def _meaning(key: str) -> str:
    return DICTIONARY[key].meaning


def _field_cells(key: str) -> tuple[str, ...]:
    spec = DICTIONARY[key]
    printing = words.MUST_PRINT if spec.must_print else words.MAY_BE_BLANK
    return (
        spec.label,
        spec.meaning,
        words.SOURCES[spec.source.value],
        printing,
        words.WEIGHTS[spec.change_class.value],
    )
