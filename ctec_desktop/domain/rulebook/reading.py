"""A pack of rules as text to rules, strictly: unknown ids, wrong types and whatever loosens is refused, all at once."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from ctec_desktop.domain.codes.rulebook import RulebookCode
from ctec_desktop.domain.rulebook.book import Pack, Rulebook, Tightening
from ctec_desktop.domain.rulebook.parameters import PARAMETERS, is_known_word, known_words, range_of
from ctec_desktop.domain.rulebook.rule import (
    CONFIDENCES,
    NO_VALUES,
    READ_IN_THE_TEXT,
    PackLevel,
    Rule,
    RuleCheck,
    RuleScope,
    RuleSeverity,
    Value,
)
from ctec_desktop.domain.rulebook.typed_table import TABLE, TABLES, WHOLE, WORDS, Notes, Table, is_whole, is_words
from ctec_desktop.kernel.errors import RuleViolation

_DOCUMENT_KEYS: Final = ("key", "title", "number", "from_on")
_SOURCE_KEYS: Final = ("basis", "article", "text", "confidence", "params", "from_on", "until_on")
_RULE_KEYS: Final = (*_SOURCE_KEYS, "id", "title", "severity", "scope", "check", "record", "overlay", "region")
_OVERLAY_KEYS: Final = (*_SOURCE_KEYS, "majors")
_TIGHTEN_KEYS: Final = (*_OVERLAY_KEYS, "id", "severity")
_LINE: Final = re.compile(r"at line (\d+)")
# Document key → (title as cited, first day in force).
_Documents = Mapping[str, tuple[str, date]]


def read_nation(files: Sequence[tuple[str, str]]) -> Pack:
    """The nation's pack from its files.

    Raises:
        RuleViolation: with file and line of everything that is wrong.
    """
    packs = [_File(name, text).nation() for name, text in files]
    rules = tuple(rule for pack in packs for rule in pack.rules)
    return replace(packs[0], rules=rules, tightenings=tuple(one for pack in packs for one in pack.tightenings))


def read_pack(name: str, text: str, above: Rulebook) -> Pack:
    """A pack of province, city or school, held against the rules above it.

    Raises:
        RuleViolation: with file, line and reason of everything that is wrong; then nothing of it holds.
    """
    return _File(name, text).lower(above)


def read_kept(name: str, text: str, above: Rulebook) -> Pack:
    """A pack that was taken in earlier. What no longer holds against the rules above it falls away, nothing else."""
    return _File(name, text).lower(above, is_kept=True)


class _File:
    def __init__(self, name: str, text: str) -> None:
        self._notes = Notes(name, text)
        try:
            raw: dict[str, object] = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            found = _LINE.search(str(error))
            self._notes.add(RulebookCode.NOT_TOML, int(found[1]) if found else 1, reason=str(error))
            raise RuleViolation(self._notes.problems) from error
        self._top = Table(self._notes, raw, "")

    def nation(self) -> Pack:
        self._top.only(("pack", "document", "rule"))
        pack, documents = self._head(), self._documents()
        rules: list[Rule] = []
        overlays: list[Tightening] = []
        for at, raw in enumerate(self._tables("rule")):
            table = Table(self._notes, raw, "rule", at)
            rule = self._rule(table, documents, pack)
            if rule is None:
                continue
            if any(rule.id == other.id for other in rules):
                table.note(RulebookCode.RULE_TWICE, "id", rule=rule.id)
            rules.append(rule)
            inner = table.get("overlay", TABLES) or []
            overlays += [self._overlay(Table(self._notes, one, "rule", at), rule, documents) for one in inner]
        self._finish()
        return replace(pack, rules=tuple(rules), tightenings=tuple(overlays))

    def lower(self, above: Rulebook, *, is_kept: bool = False) -> Pack:
        self._top.only(("pack", "document", "tighten"))
        pack, documents = self._head(), self._documents(are_named=True)
        if pack.level is PackLevel.NATION:
            self._notes.add(RulebookCode.LEVEL_OF_NATION, self._notes.line("pack", 0, "level"))
        known = {rule.id for rule in above.all()}
        found: list[Tightening] = []
        for at, raw in enumerate(self._tables("tighten")):
            table = Table(self._notes, raw, "tighten", at)
            noted = len(self._notes.problems)
            table.only(_TIGHTEN_KEYS)
            rule_id = table.text("id", is_needed=True)
            if rule_id and rule_id not in known:
                table.note(RulebookCode.UNKNOWN_RULE, "id", rule=rule_id)
            elif rule_id:
                one = self._tightening(table, rule_id, documents, pack)
                if one.confidence == READ_IN_THE_TEXT and not is_kept:
                    table.note(RulebookCode.NOT_CONFIRMED_BY_PACK, "confidence", rule=rule_id)
                self._hold_against(table, one, above)
                if any((one.rule_id, one.majors, one.from_on) == (o.rule_id, o.majors, o.from_on) for o in found):
                    table.note(RulebookCode.RULE_TWICE, "id", rule=rule_id)
                if not is_kept or len(self._notes.problems) == noted:
                    found.append(one)
        if not is_kept:
            self._finish()
        return replace(pack, tightenings=tuple(found))

    def _finish(self) -> None:
        if self._notes.problems:
            raise RuleViolation(self._notes.problems)

    def _head(self) -> Pack:
        table = Table(self._notes, self._top.get("pack", TABLE, is_needed=True) or {}, "pack")
        table.only(("level", "name", "version", "region"))
        level = table.word("level", PackLevel) or PackLevel.SCHOOL
        name, version = table.text("name", is_needed=True), table.text("version", is_needed=True)
        return Pack(level, name, version, table.text("region"))

    def _tables(self, key: str) -> list[Any]:
        return self._top.get(key, TABLES) or []

    def _documents(self, *, are_named: bool = False) -> _Documents:
        """Args: `are_named` where every document must say its title; the nation's own practice has none."""
        found = {}
        for at, raw in enumerate(self._tables("document")):
            table = Table(self._notes, raw, "document", at)
            table.only(_DOCUMENT_KEYS)
            table.text("number")
            found[table.text("key", is_needed=True)] = (
                table.text("title", is_needed=are_named),
                table.day("from_on") or date.min,
            )
        return found

    def _source(self, table: Table, documents: _Documents) -> tuple[str, date]:
        """The clause as it is cited, and since when its document holds."""
        basis = table.text("basis")
        if basis and basis not in documents:
            table.note(RulebookCode.UNKNOWN_DOCUMENT, "basis", basis=basis)
        title, since = documents.get(basis, ("", date.min))
        confidence = table.text("confidence")
        if confidence and confidence not in CONFIDENCES:
            known = "、".join(CONFIDENCES)
            table.note(RulebookCode.NOT_A_CHOICE, "confidence", key="confidence", said=confidence, known=known)
        return f"{title}{table.text('article')}", table.day("from_on") or since

    def _rule(self, table: Table, documents: _Documents, pack: Pack) -> Rule | None:
        table.only(_RULE_KEYS)
        clause, from_on = self._source(table, documents)
        rule_id, until_on = table.text("id", is_needed=True), table.day("until_on")
        severity, scope = table.word("severity", RuleSeverity), table.word("scope", RuleScope)
        check = table.word("check", RuleCheck)
        if severity is None or scope is None or check is None:
            return None
        texts = table.text("title", is_needed=True), table.text("text", is_needed=True)
        values = self._params(table, rule_id)
        for key in PARAMETERS.get(rule_id, {}):
            if key not in values:
                table.note(RulebookCode.KEY_MISSING, "params", key=key)
        return Rule(
            rule_id,
            texts[0],
            severity,
            scope,
            texts[1],
            clause,
            check,
            table.text("record", is_needed=check is RuleCheck.RECORD),
            table.text("confidence", is_needed=True),
            from_on,
            until_on,
            pack.label,
            values,
            table.text("region"),
        )

    def _overlay(self, table: Table, rule: Rule, documents: _Documents) -> Tightening:
        """The nation's own words for some majors; they need not be stricter in every limit."""
        table.only(_OVERLAY_KEYS)
        clause, from_on = self._source(table, documents)
        values, majors = self._params(table, rule.id), table.words("majors")
        days = max(from_on, rule.from_on), table.day("until_on")
        texts = table.text("text"), clause, table.text("confidence")
        return Tightening(rule.id, *days, rule.pack, None, values, majors, *texts)

    def _tightening(self, table: Table, rule_id: str, documents: _Documents, pack: Pack) -> Tightening:
        clause, from_on = self._source(table, documents)
        until_on, severity = table.day("until_on"), None
        if table.has("severity"):
            severity = table.word("severity", RuleSeverity)
        if until_on is not None and until_on < from_on:
            table.note(RulebookCode.DAYS_REVERSED, "until_on", rule=rule_id)
        values, majors = self._params(table, rule_id), table.words("majors")
        texts = table.text("text"), clause, table.text("confidence")
        return Tightening(rule_id, from_on, until_on, pack.label, severity, values, majors, *texts, pack.level)

    def _params(self, table: Table, rule_id: str) -> Mapping[str, Value]:
        """Limits that the rule has, each of its own type."""
        known = PARAMETERS.get(rule_id, {})
        found: dict[str, Value] = {}
        for key, value in (table.get("params", TABLE) or {}).items():
            if key not in known:
                names = "、".join(known) or "—"
                table.note(RulebookCode.UNKNOWN_PARAMETER, key, rule=rule_id, key=key, known=names)
            elif known[key].takes_list and is_words(value):
                self._refuse_unknown_words(table, rule_id, key, value)
                found[key] = tuple(value)
            elif not known[key].takes_list and is_whole(value):
                least, most = range_of(key)
                if not least <= value <= most:
                    told = {"after": value, "least": least, "most": most}
                    table.note(RulebookCode.OUT_OF_RANGE, key, rule=rule_id, key=key, **told)
                found[key] = value
            else:
                table.note(RulebookCode.WRONG_TYPE, key, key=key, wanted=WORDS if known[key].takes_list else WHOLE)
        return found or NO_VALUES

    @staticmethod
    def _refuse_unknown_words(table: Table, rule_id: str, key: str, words: Sequence[str]) -> None:
        for word in words:
            if not is_known_word(rule_id, key, word):
                known = "、".join(known_words(key))
                table.note(RulebookCode.UNKNOWN_WORD, key, rule=rule_id, key=key, word=word, known=known)

    def _hold_against(self, table: Table, one: Tightening, above: Rulebook) -> None:
        """Refuses what is looser than any form of the rule above it that holds on one of its days."""
        is_stricter = False
        for rule in _forms(above, one):
            if one.severity is not None and not one.severity.is_at_least(rule.severity):
                facts = {"rule": rule.id, "before": rule.severity.value, "after": one.severity.value}
                table.note(RulebookCode.LOOSER_SEVERITY, "severity", **facts)
                return
            is_stricter |= one.severity is not None and one.severity is not rule.severity
            for key, value in one.params.items():
                before = rule.params[key]
                if not PARAMETERS[rule.id][key].allows(before, value):
                    _note_looser(table, rule.id, key, before, value)
                    return
                is_stricter |= value != before
        if not is_stricter:
            table.note(RulebookCode.NOTHING_CHANGED, "id", rule=one.rule_id)


def _forms(above: Rulebook, one: Tightening) -> list[Rule]:
    """The rule as it stands above on the days of the tightening: for everybody, and for the majors that differ."""
    mine = above.tightenings(one.rule_id)
    majors = {"", *one.majors} if one.majors else {"", *(code for other in mine for code in other.majors)}
    if one.majors:
        majors |= {code for other in mine for code in other.majors if one.is_for(code)}
        majors.discard("")
    first = max([one.from_on, *(rule.from_on for rule in above.all() if rule.id == one.rule_id)])
    days = {first, *(other.from_on for other in mine if other.from_on >= first)}
    found = (above.on(day, major).get(one.rule_id) for day in days for major in majors)
    return [rule for rule in found if rule is not None]


def _note_looser(table: Table, rule_id: str, key: str, before: Value, after: Value) -> None:
    if isinstance(before, tuple) and isinstance(after, tuple):
        lost = "、".join(word for word in before if word not in after)
        table.note(RulebookCode.LOOSER_LIST, key, rule=rule_id, key=key, before=lost)
    else:
        table.note(RulebookCode.LOOSER_LIMIT, key, rule=rule_id, key=key, before=str(before), after=str(after))
