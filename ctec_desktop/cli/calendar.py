"""The command `calendar`: days told, periods counted, the yearly notice taken in and taken back."""

import argparse
from datetime import date

from ctec_desktop.cli import contract
from ctec_desktop.cli.saying import DONE
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.working_days import Day, DayCount
from ctec_desktop.services.office import Office
from ctec_desktop.wording import calendar as words


def calendar(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """One of its uses; without any it tells today."""
    if asked.withdraw is not None:
        year = office.calendar.take_back(actor, asked.withdraw).value
        print(contract.dump({"year": year, "withdrawn": True}) if asked.json else words.withdrawn_line(year))
    elif asked.file is not None:
        _notice(office, actor, asked)
    elif asked.until is not None:
        _count(office.calendar.count(actor, (asked.days or [office.today()])[0], asked.until), as_json=asked.json)
    else:
        _days(office, actor, asked.days or [office.today()], as_json=asked.json)
    return DONE


def _notice(office: Office, actor: Actor, asked: argparse.Namespace) -> None:
    """Says what the notice changes; with --apply puts it to use."""
    notice, found = office.calendar.compare(actor, asked.file)
    if asked.apply:
        office.calendar.take_in(actor, notice, asked.file.name)
    if asked.json:
        days = [{"date": one.on.isoformat(), "worked": one.is_worked, "name": one.name} for one in found]
        print(contract.dump({"year": notice.year, "applied": bool(asked.apply), "changed": days}))
        return
    for one in found:
        print(words.difference_line(one))
    said = words.taken_in_line if asked.apply else words.compared_line
    print(said(notice.year, len(found)))


def _count(count: DayCount, *, as_json: bool) -> None:
    if as_json:
        told = {
            "from": count.from_on.isoformat(),
            "until": count.until_on.isoformat(),
            "days": count.days,
            "worked": count.worked,
            "kinds": {kind.value: number for kind, number in count.of_kind.items()},
            "unannounced_years": list(count.unannounced_years),
            "coinciding": [on.isoformat() for on in count.coinciding],
        }
        print(contract.dump(told))
        return
    print(words.count_line(count))
    for line in (words.unannounced_line(count.unannounced_years), words.coinciding_line(count.coinciding)):
        if line:
            print(line)


def _days(office: Office, actor: Actor, asked: list[date], *, as_json: bool) -> None:
    found = [day for on in asked for day in office.calendar.days(actor, on, on)]
    if as_json:
        print(contract.dump([_day(day) for day in found]))
        return
    for day in found:
        print(words.day_line(day))


def _day(day: Day) -> dict[str, object]:
    return {"date": day.on.isoformat(), "kind": day.kind.value, "name": day.name or None, "source": day.source.value}
