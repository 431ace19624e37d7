"""The nation's rules as the program ships them."""

from datetime import date
from functools import cache

from ctec_desktop.domain.rulebook.book import Pack, Rulebook
from ctec_desktop.domain.rulebook.reading import read_nation
from ctec_desktop.kernel.resources import resource_dir


@cache
def nation() -> Pack:
    """Every file of `resources/rulebook`, read once."""
    files = sorted((resource_dir() / "rulebook").glob("*.toml"))
    return read_nation([(path.name, path.read_text(encoding="utf-8")) for path in files])


@cache
def national_book() -> Rulebook:
    """Nothing but the nation's rules: what a school without packs of its own goes by."""
    return Rulebook((nation(),))


@cache
def clause_of(rule_id: str) -> str:
    """Document and article of a rule, where only they are told."""
    return next(rule.clause for rule in national_book().on(date.max).values() if rule.id == rule_id)
