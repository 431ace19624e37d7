"""The rulebook: rules looked at, packs of province, city and school taken in, compared, written out, taken back."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.rulebook import RulebookCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.rulebook.book import Pack, Rulebook
from ctec_desktop.domain.rulebook.pack_views import PackView, RuleDifference, differences
from ctec_desktop.domain.rulebook.reading import read_pack
from ctec_desktop.domain.rulebook.rule import PackLevel, Rule
from ctec_desktop.domain.rulebook.writing import write_pack
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.rulebook_in_use import book_of, refuse_looser, rule_history, rulebook
from ctec_desktop.storage.queries import rule_packs as queries
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers import rule_packs as writer

_ORDER = tuple(PackLevel)
_LARGEST = 1_000_000


class PackComparison(NamedTuple):
    """A pack that could be taken in, and every limit it changes."""

    source: Path
    pack: Pack
    differences: tuple[RuleDifference, ...]


class RulebookService(Service):
    @needs(Permission.RULES_SEE)
    def rules(self, actor: Actor, on: date | None = None) -> tuple[Rule, ...]:
        """The rules in force on the day (today unless told) by the packs in use then, in the order of the rulebook."""
        del actor
        with self._database.read() as connection:
            return tuple(rule_history(connection).on(on or self._clock.today()).values())

    @needs(Permission.RULES_SEE)
    def packs(self, actor: Actor) -> tuple[PackView, ...]:
        """Packs that were taken in, the newest first; those in use have no end."""
        del actor
        with self._database.read() as connection:
            return queries.packs(connection)

    @needs(Permission.RULES_SEE)
    def compare(self, actor: Actor, source: Path) -> PackComparison:
        """The pack as it reads, with what taking it in would change; writes nothing.

        Raises:
            RuleViolation: with file, line and reason of everything that is wrong with the pack, or that it cannot
                be read.
        """
        del actor
        name, text = source.name, _read(source)
        with self._database.read() as connection:
            before = rulebook(connection)
            pack, after = _with(connection, name, text)
        return PackComparison(source, pack, _differences(before, after))

    @needs(Permission.RULES_SEE)
    def version(self, actor: Actor) -> str:
        """The packs in use with their versions, the nation's first."""
        del actor
        with self._database.read() as connection:
            return rulebook(connection).version

    @needs(Permission.RULES_EDIT)
    def take_in(self, actor: Actor, source: Path) -> Outcome[Pack]:
        """Puts a pack to use in the place of the one of its level. Raises as `compare`; then nothing is written."""
        name, text = source.name, _read(source)
        with self._database.unit(Command(actor.name, "rules.take_in", name)) as unit:
            pack, _ = _with(unit.connection, name, text)
            writer.put_to_use(unit, pack, text, actor.name)
        return Outcome(pack, (Change(Area.RULES),))

    @needs(Permission.RULES_EDIT)
    def take_back(self, actor: Actor, level: PackLevel) -> Outcome[bool]:
        """Takes the pack of a level out of use; False when there was none.

        Raises:
            RuleViolation: a narrower pack in use rests on what it made stricter.
        """
        with self._database.unit(Command(actor.name, "rules.take_back", level.value)) as unit:
            left = [pack for pack in _sorted(queries.texts_in_use(unit.connection)) if pack[0] != level.value]
            refuse_looser(left)
            was_in_use = writer.retire(unit, level, actor.name)
        return Outcome(was_in_use, (Change(Area.RULES),))

    @needs(Permission.RULES_SEE)
    def export(self, actor: Actor, target: Path, level: PackLevel | None = None) -> Outcome[Path]:
        """Writes the pack of a level as TOML; without a level, all rules as they hold today.

        Raises:
            RuleViolation: no pack of the level is in use.
            EnvironmentFault: the file cannot be written.
        """
        del actor
        with self._database.read() as connection:
            if level is None:
                text = write_pack(rulebook(connection), self._clock.today())
            else:
                text = next((text for name, text in queries.texts_in_use(connection) if name == level.value), "")
        if not text:
            raise RuleViolation([Problem(RulebookCode.NO_SUCH_PACK, facts={"level": level.value if level else ""})])
        with write_beside(target) as path:
            path.write_text(text, encoding="utf-8", newline="\n")
        return Outcome(target)


def _read(source: Path) -> str:
    try:
        with source.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        facts = {"file": str(source), "reason": error.strerror or str(error)}
        raise RuleViolation([Problem(RulebookCode.UNREADABLE, facts=dict(facts))]) from error
    try:
        if len(raw) > _LARGEST:
            raise RuleViolation([Problem(RulebookCode.TOO_LARGE, facts={"file": source.name})])
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleViolation([Problem(RulebookCode.NOT_UTF8, facts={"file": source.name})]) from error


def _with(connection: Connection, name: str, text: str) -> tuple[Pack, Rulebook]:
    """The pack held against the levels above it, and the book with it; narrower packs are held against it anew."""
    others = _sorted(queries.texts_in_use(connection))
    pack = read_pack(name, text, book_of(()))
    rank = _ORDER.index(pack.level)
    above = tuple(one for one in others if _ORDER.index(PackLevel(one[0])) < rank)
    pack = read_pack(name, text, book_of(above))
    below = tuple(one for one in others if _ORDER.index(PackLevel(one[0])) > rank)
    texts = (*above, (pack.level.value, text), *below)
    refuse_looser(texts)
    return pack, book_of(texts)


def _sorted(texts: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return sorted(texts, key=lambda one: _ORDER.index(PackLevel(one[0])))


def _differences(before: Rulebook, after: Rulebook) -> tuple[RuleDifference, ...]:
    """Rule by rule on the first day both hold, for everybody and for the majors that are treated apart."""
    found: list[RuleDifference] = []
    for rule in after.all():
        tightenings = (*before.tightenings(rule.id), *after.tightenings(rule.id))
        days = {rule.from_on, *(max(rule.from_on, one.from_on) for one in tightenings)}
        for majors in sorted({(), *(one.majors for one in tightenings)}):
            major = majors[0] if majors else ""
            for day in sorted(days, reverse=True):
                was, becomes = before.on(day, major).get(rule.id), after.on(day, major).get(rule.id)
                if was and becomes and (told := differences(was, becomes, majors)):
                    found += told
                    break
    return tuple(found)
