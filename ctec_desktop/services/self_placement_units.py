"""The units and posts of places students found themselves: matched against the record, or new."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.drafts import EnterpriseDraft
from ctec_desktop.domain.drafts_placements import SelfPlacementDraft
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.rulebook.national import clause_of
from ctec_desktop.domain.similar_names import NameIndex
from ctec_desktop.domain.views import EnterpriseView, PostView
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.services.enterprise_import import KnownEnterprises
from ctec_desktop.services.importer import Ground
from ctec_desktop.storage.queries.enterprises import all_enterprises

Draft = SelfPlacementDraft
_GAPS = ("uscc", "address", "contact_name", "contact_phone")


@dataclass(frozen=True, slots=True)
class UnitFound:
    """The unit and the post of a row as the record has them; None for what is new."""

    unit: EnterpriseView | None
    post: PostView | None


class SheetUnits:
    """What the record and the earlier rows of the sheet know of units, places and posts."""

    def __init__(self, ground: Ground) -> None:
        views = all_enterprises(ground.connection)
        self._by_name = {search_key(view.name): view for view in views}
        self._known = KnownEnterprises(views)
        self._index = NameIndex(view.name for view in views)
        self._uscc_of = {view.name: view.uscc for view in views}
        self._named: dict[str, str] = {}
        self._new_names: set[str] = set()
        self._pay: dict[tuple[str, str, str], tuple[int, int, object]] = {}
        self._spelling: dict[tuple[str, ...], str] = {}

    def find(self, draft: Draft) -> UnitFound:
        unit = self._known.find(unit_draft(draft))
        return UnitFound(unit, None if unit is None else _post_of(unit, draft))

    def spelt(self, draft: Draft) -> Draft:
        """The row with unit, post and place written as the record or an earlier row has them."""
        found = self.find(draft)
        unit = draft.uscc or search_key(draft.enterprise_name or "")
        if found.unit is not None:
            unit = str(found.unit.id)
            self._spelling.setdefault(("unit", search_key(found.unit.name)), found.unit.name)
            for post in found.unit.posts:
                self._spelling.setdefault((unit, "post", search_key(post.name)), post.name)
                if post.site_address:
                    self._spelling.setdefault((unit, "site", search_key(post.site_address)), post.site_address)
        return replace(
            draft,
            enterprise_name=self._spelt(draft.enterprise_name, "unit"),
            post_name=self._spelt(draft.post_name, unit, "post"),
            site_address=self._spelt(draft.site_address, unit, "site"),
        )

    def _spelt(self, text: str | None, *of: str) -> str | None:
        return None if text is None else self._spelling.setdefault((*of, search_key(text)), text)

    def name_of(self, draft: Draft) -> str:
        """What a unit is called that several rows may call differently: as the first of them."""
        said = draft.enterprise_name or ""
        return self._named.setdefault(draft.uscc or said, said)

    def against(self, draft: Draft, found: UnitFound, row: int) -> Iterator[Problem]:
        """What is to be asked about the unit and the post; also remembers what this row says of them."""
        yield from self._name_of_code(draft, found)
        if found.unit is None:
            yield from self._new_unit(draft)
        yield from self._pay_of_post(draft, found, row)

    def _name_of_code(self, draft: Draft, found: UnitFound) -> Iterator[Problem]:
        """One code is one unit, whatever the row calls it; a name that is not even near is asked about."""
        said = draft.enterprise_name or ""
        known = found.unit.name if found.unit is not None else self.name_of(draft)
        if search_key(known) == search_key(said):
            return
        severity = Severity.WARNING if known in NameIndex([known]).near(said) else Severity.HELD
        yield Problem(ImportCode.UNIT_NAMED_OTHERWISE, severity, {"name": known, "said": said}, value=said)

    def _new_unit(self, draft: Draft) -> Iterator[Problem]:
        said = draft.enterprise_name or ""
        if self._known.is_ambiguous(unit_draft(draft)):
            yield Problem(ImportCode.ENTERPRISE_NAME_NOT_UNIQUE, value=said)
            return
        if draft.uscc is None:
            clause = clause_of("INT-UNIT-01")
            yield Problem(ImportCode.USCC_MISSING, Severity.HELD, rule_id="INT-UNIT-01", clause=clause)
        same = self._by_name.get(search_key(said))
        if same is not None:
            facts = {"name": same.name, "uscc": same.uscc, "said": draft.uscc}
            yield Problem(ImportCode.UNIT_OTHER_CODE, Severity.HELD, dict(facts), value=said)
        if search_key(said) in self._new_names:
            return
        near = [name for name in self._index.near(said) if not (draft.uscc and self._uscc_of.get(name))]
        if near:
            facts = {"unit": said, "near": "、".join(f"“{name}”" for name in near)}
            yield Problem(ImportCode.UNIT_NEAR, Severity.HELD, dict(facts), value=said)
        self._new_names.add(search_key(said))
        if said == self.name_of(draft):
            self._index.add(said)
        self._uscc_of.setdefault(said, draft.uscc)

    def _pay_of_post(self, draft: Draft, found: UnitFound, row: int) -> Iterator[Problem]:
        """A post has one pay, printed on everybody's agreement."""
        if draft.pay_fen is None:
            return
        place = search_key(draft.site_address or (found.post.site_address if found.post else "") or "")
        unit = str(found.unit.id) if found.unit else draft.uscc or search_key(draft.enterprise_name or "")
        said = (row, draft.pay_fen, draft.pay_unit)
        first = self._pay.setdefault((unit, place, search_key(draft.post_name or "")), said)
        if first[1:] != said[1:]:
            yield Problem(ImportCode.POST_PAID_OTHERWISE, facts={"post": draft.post_name, "first_row": first[0]})
        elif found.post is not None and found.post.pay_fen not in (None, draft.pay_fen):
            facts = {"post": found.post.name, "pay": _yuan(found.post.pay_fen or 0), "said": _yuan(draft.pay_fen)}
            yield Problem(ImportCode.POST_PAY_DIFFERS, Severity.HELD, dict(facts))


def unit_draft(draft: Draft) -> EnterpriseDraft:
    """The unit, post and mentor of a row as the sheet of units would state them."""
    return EnterpriseDraft(
        name=draft.enterprise_name,
        uscc=draft.uscc,
        address=draft.enterprise_address,
        contact_name=draft.contact_name,
        contact_phone=draft.contact_phone,
        post_name=draft.post_name,
        site_address=draft.site_address,
        mentor_name=draft.mentor_name,
        mentor_phone=draft.mentor_phone,
        mentor_title=draft.mentor_title,
        pay_fen=draft.pay_fen,
        pay_unit=draft.pay_unit,
    )


def to_write(draft: Draft, found: UnitFound, name: str) -> EnterpriseDraft:
    """What the row may write of the unit and the post: what a student says fills gaps, it alters no known unit.

    Args:
        name: what a new unit is called.
    """
    said = replace(unit_draft(draft), name=name, mentor_name=None, mentor_phone=None, mentor_title=None)
    unit, post = found.unit, found.post
    if unit is None:
        return said
    gaps = dict.fromkeys(field for field in _GAPS if getattr(unit, field))
    said = replace(said, name=unit.name, **gaps)
    return said if post is None else replace(said, post_name=post.name, site_address=post.site_address)


def _post_of(unit: EnterpriseView, draft: Draft) -> PostView | None:
    """The post of that name, at that place where the row gives one."""
    name, place = search_key(draft.post_name or ""), search_key(draft.site_address or "")
    named = [post for post in unit.posts if search_key(post.name) == name]
    return next((post for post in named if place in ("", search_key(post.site_address or ""))), None)


def _yuan(fen: int) -> str:
    yuan, rest = divmod(fen, 100)
    return f"{yuan}.{rest:02d}" if rest else str(yuan)
