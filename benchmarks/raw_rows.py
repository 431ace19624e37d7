"""The rows a roster's lines become in the tables of students, made without a look at what they say."""

from collections.abc import Iterable
from typing import Any

from ctec_desktop.domain.grades import class_sort_key
from ctec_desktop.domain.pinyin import pinyin_keys
from ctec_desktop.domain.search_terms import name_terms, student_numbers
from ctec_desktop.kernel.ids import new_uid

Rows = dict[str, list[tuple[Any, ...]]]

INSERTS = {
    "department": "department (id, uid, name)",
    "major": "major (id, uid, code, name)",
    "class_group": "class_group (id, uid, name, sort_key, grade, major_id, department_id)",
    "person": "person (id, uid, name, pinyin, initials, gender, id_kind, id_number, birth_on, phone, address)",
    "student": "student (id, uid, person_id, student_no, registration_no, class_group_id, enrolled_on)",
    "student_status": "student_status (student_id, kind, from_on)",
    "guardian": "guardian (uid, student_id, person_id, relation, rank)",
    "search_entry": "search_entry (kind, subject_id, terms)",
    "search_term": "search_term (kind, term, subject_id)",
}


def rows_of(lines: Iterable[list[Any]]) -> Rows:
    """Rows by table, in the order of `INSERTS`, which foreign keys allow."""
    rows: Rows = {table: [] for table in INSERTS}
    ids: dict[tuple[str, str], int] = {}
    terms: list[tuple[str, str, int]] = []
    for n, line in enumerate(lines, 1):
        (no, name, gender, number, birth, registration, group, grade, code, major, department, *rest) = line
        enrolled, phone, address, parent, relation, parent_phone, parent_number, *_ = rest
        if ("department", department) not in ids:
            ids["department", department] = len(rows["department"]) + 1
            rows["department"].append((ids["department", department], new_uid(), department))
        if ("major", major) not in ids:
            ids["major", major] = len(rows["major"]) + 1
            rows["major"].append((ids["major", major], new_uid(), code, major))
        if ("class", group) not in ids:
            ids["class", group] = len(rows["class_group"]) + 1
            under = (ids["major", major], ids["department", department])
            rows["class_group"].append(
                (ids["class", group], new_uid(), group, class_sort_key(group), int(grade), *under)
            )
        own, kin = pinyin_keys(name), pinyin_keys(parent)
        kind = "resident_card"
        rows["person"] += [
            (2 * n - 1, new_uid(), name, own.full, own.initials, gender, kind, number, birth, phone, address),
            (2 * n, new_uid(), parent, kin.full, kin.initials, None, kind, parent_number, None, parent_phone, None),
        ]
        rows["student"].append((n, new_uid(), 2 * n - 1, no, registration, ids["class", group], enrolled))
        rows["student_status"].append((n, "enrolled", enrolled))
        rows["guardian"].append((new_uid(), n, 2 * n, relation, 1))
        found = name_terms(name) | student_numbers(no, registration, number, phone)
        rows["search_entry"].append(("s", n, " " + " ".join(found)))
        terms += [("s", term, n) for term in found]
    rows["search_term"] = sorted(terms)
    return rows
