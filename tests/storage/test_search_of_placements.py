"""Placements are found by their students and units, and however many are found, the same ones in the same order."""

from contextlib import closing
from dataclasses import replace

import pytest

from ctec_desktop.domain.search_terms import SearchKind, is_found, search_words
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.services.office import Office
from ctec_desktop.storage.queries.list_specs import PLACEMENTS
from ctec_desktop.storage.queries.lists import ListSource
from tests.schools import CLERK, Demo, database_of, opened, select

TEXTS = ("z", "公司", "zh", "2024", "张 公司", "z 2024 公司", "8888888888", "_", "=")


@pytest.fixture(scope="module")
def office(demo: Demo):
    with closing(opened(demo.folder, may_write=False)) as found:
        yield found


@pytest.fixture(scope="module")
def terms(office: Office) -> dict[int, tuple[set[str], set[str]]]:
    """By placement: what its student and what its unit are found by."""
    known = {
        (kind, subject_id): set(text.split())
        for kind, subject_id, text in select(office, "SELECT kind, subject_id, terms FROM search_entry")
    }
    about = select(
        office,
        "SELECT placement.id, student_id, enterprise_id FROM placement JOIN post ON post_id = post.id "
        "WHERE placement.voided_at_utc IS NULL",
    )
    return {n: (known[SearchKind.STUDENT, student], known[SearchKind.ENTERPRISE, unit]) for n, student, unit in about}


@pytest.mark.parametrize(
    ("many", "most"), [(1, None), (3, None), (1, 1), (9999, None)], ids=["gathered", "either", "looked at", "looked up"]
)
@pytest.mark.parametrize(
    "query",
    [
        ListQuery(),
        ListQuery(sort="until"),
        ListQuery(sort="name", descending=True),
        ListQuery(sort="student_no"),
        ListQuery(filters=(("arranged", "school"),)),
    ],
    ids=["newest", "by last day", "by name", "by number", "filtered"],
)
def test_every_way_of_finding_placements_agrees(office: Office, terms, query: ListQuery, many: int, most: int | None):
    vias = tuple(via._replace(many=many, most=most) for via in PLACEMENTS.search)
    source = ListSource(replace(PLACEMENTS, search=vias), database_of(office).read, CLERK.scope)
    every = list(source.ids(query))
    assert len(every) == len(terms)
    for text in TEXTS:
        words = search_words(text)
        wanted = [n for n in every if words and all(any(is_found(one, (word,)) for one in terms[n]) for word in words)]
        asked = query._replace(text=text)
        assert list(source.ids(asked)) == wanted, text
        assert list(source.head(asked, 5)) == wanted[:5], text
