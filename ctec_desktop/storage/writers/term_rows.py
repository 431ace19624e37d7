"""The rows of search terms, column by column, in the order of their tree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import TypeAlias

from ctec_desktop.domain.search_terms import name_terms
from ctec_desktop.storage.queries.search_subjects import Known

TermColumns: TypeAlias = tuple[list[str], list[int]]


def entry_text(terms: Iterable[str]) -> str:
    """` ab abc`: every term with a blank before it, so that ` a` says whether one begins with `a`."""
    return f" {' '.join(terms)}"


def in_order(found: Mapping[str, Sequence[int]]) -> TermColumns:
    """Few terms have to be sorted: most are shared by many records."""
    letters: list[str] = []
    others: list[str] = []
    for term in found:
        (letters if term.isascii() else others).append(term)
    letters.sort()
    others.sort()  # texts of one width compare twice as fast as mixed ones
    letters += others
    whose = list(map(found.__getitem__, letters))
    return list(chain.from_iterable(map(repeat, letters, map(len, whose)))), list(chain.from_iterable(whose))


def rows_of_new(known: Known) -> tuple[list[str], tuple[TermColumns, ...]]:
    """The entry of each record, and the terms of all in two lots: those of a name are made once for everybody who bears
    it, and those of a number, which hardly two records share, need not be gathered."""
    bearers = defaultdict[str, list[int]](list)
    for row_id, name in zip(known.ids, known.names, strict=True):
        bearers[name].append(row_id)
    texts: dict[str, str] = {}
    found = defaultdict[str, list[int]](list)
    for name, whose in bearers.items():
        of_name = name_terms(name)
        texts[name] = entry_text(of_name)
        for term in of_name:
            found[term] += whose
    numbers = list(chain.from_iterable(known.others))
    row_ids = list(chain.from_iterable(map(repeat, known.ids, map(len, known.others))))
    last = dict(zip(numbers, row_ids, strict=True))
    if len(last) < len(numbers):
        for number, row_id in zip(numbers, row_ids, strict=True):
            if last[number] != row_id:
                found[number].append(row_id)
    numbers = sorted(last)
    entries = [f"{texts[name]} {' '.join(others)}" for name, others in zip(known.names, known.others, strict=True)]
    return entries, (in_order(found), (numbers, list(map(last.__getitem__, numbers))))
