"""The ledger against an oracle that looks at every day by itself."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.practice.counting import NotCounted, Reason
from ctec_desktop.domain.practice.ledger import LedgerKeeper, MeterState
from ctec_desktop.domain.practice.periods import Bound, CourseKind, Period, PracticeForm, PracticePlace
from ctec_desktop.domain.practice.policy import MAIN, REGIONAL, Duty, Policy, PolicyBook

DAY = timedelta(days=1)
NATION = Policy(date(2016, 5, 11), Duty(MAIN, 180, 5), None, 30)
ON = date(2026, 11, 23)

days = st.dates(date(2017, 1, 1), date(2026, 12, 31)) | st.sampled_from([date(2020, 2, 29), date(2024, 2, 29)])
judged_on = st.dates(date(2022, 1, 1), date(2026, 12, 31)) | st.sampled_from(
    [date(2024, 2, 29), date(2025, 2, 28), date(2025, 3, 1), date(2026, 12, 31)]
)


@st.composite
def spans(draw) -> Span:
    first = draw(days)
    return Span(first, first + draw(st.integers(0, 150)) * DAY)


@st.composite
def policies(draw) -> PolicyBook:
    made = [NATION]
    for on in sorted(draw(st.sets(st.dates(date(2018, 1, 1), date(2026, 12, 1)), max_size=3))):
        cycle = draw(st.sampled_from([0, 0, 2021]))
        years = draw(st.sampled_from([2, 5]))
        main = Duty(MAIN, draw(st.sampled_from([180, 60, 200])), years, cycle)
        regional = draw(st.sampled_from([None, Duty(REGIONAL, 60, 2, cycle)]))
        flags = [draw(st.booleans()) for _ in range(3)]
        made.append(Policy(on, main, regional, draw(st.integers(0, 40)), draw(st.sampled_from([0, 50])), *flags))
    return PolicyBook(made)


periods = st.lists(
    st.builds(
        Period,
        st.integers(1, 99),
        spans(),
        st.sampled_from(PracticePlace),
        st.sampled_from(PracticeForm),
        st.booleans() | st.just(value=True),
        st.none() | st.integers(1, 120),
        st.none() | spans(),
    ),
    max_size=7,
    unique_by=lambda period: period.id,
)
bounds = st.builds(
    Bound,
    st.none() | st.sampled_from(CourseKind),
    st.none() | days,
    st.frozensets(st.integers(2018, 2027), max_size=3),
)
REST = tuple(Span(date(2017, 1, 7) + n * 7 * DAY, date(2017, 1, 8) + n * 7 * DAY) for n in range(530))


def each(span: Span) -> list[date]:
    return [span.from_on + n * DAY for n in range(span.days)]


def rests(day: date) -> bool:
    return day.weekday() >= 5 and REST[0].from_on <= day <= REST[-1].until_on


def counting_days(periods: Sequence[Period], book: PolicyBook, on: date, *, with_bases: bool) -> set[date]:
    """Every day that counts, looked at one by one."""
    found: set[date] = set()
    for period in periods:
        if not period.is_verified or (period.place is PracticePlace.BASE and not with_bases):
            continue
        kept = []
        for day in each(period.span):
            policy = book.on(day)
            is_lost = (policy.skips_visits and period.form is PracticeForm.VISIT) or (
                policy.skips_rest_days and rests(day)
            )
            if day <= on and not is_lost and not (period.absent and period.absent.holds(day)):
                kept.append(day)
        found.update(kept[: period.stated_days])
    return found


def window_days(duty: Duty, on: date) -> list[date]:
    """Walked back day by day until the day five years ago, which is the day before the window."""
    if duty.cycle_year:
        first = on.year
        while (first - duty.cycle_year) % duty.years:
            first -= 1
        return each(Span(date(first, 1, 1), date(first + duty.years - 1, 12, 31)))
    wanted = (on.year - duty.years, on.month, on.day)
    found, day = [], on
    while (day.year, day.month, day.day) > wanted and not (
        wanted[1:] == (2, 29) and (day.year, day.month, day.day) == (wanted[0], 2, 28)
    ):
        found.append(day)
        day -= DAY
    return found


def demanded(duty: Duty, bound: Bound, policy: Policy, on: date) -> int:
    """What is asked for, in days of the window that are neither exempt nor before the post in a cycle."""
    whole = window_days(duty, on)
    if bound.kind is CourseKind.EXTERNAL:
        return 0
    asked = duty.days if bound.kind is not CourseKind.PUBLIC else ceil(duty.days * policy.public_percent / 100)
    left = [
        day
        for day in whole
        if not (policy.takes_exemptions and day.year in bound.exempt_years)
        and not (duty.cycle_year and bound.since and day < bound.since)
    ]
    return ceil(asked * len(left) / len(whole))


@settings(max_examples=60)
@given(periods, policies(), bounds, judged_on)
def test_counted_and_demanded_days_are_those_of_an_oracle_that_looks_at_every_day(periods, book, bound, on):
    ledger = LedgerKeeper(book, REST).ledger(bound, periods, on)
    policy = book.on(on)
    firm = counting_days(periods, book, on, with_bases=False)
    anywhere = counting_days(periods, book, on, with_bases=True)
    assert policy.main is not None
    assert ledger.main.counted == len(firm & set(window_days(policy.main, on)))
    assert ledger.main.required == demanded(policy.main, bound, policy, on)
    assert sum(account.counted for account in ledger.accounts) == ledger.main.counted
    if policy.regional is None:
        assert ledger.regional is None
    else:
        assert ledger.regional is not None
        assert ledger.regional.counted == len(firm & set(window_days(policy.regional, on)))
    for meter in ledger.years:
        assert meter.counted == len([day for day in anywhere if day.year == meter.window.from_on.year])
    for account in ledger.accounts:
        lost = sum(one.days for one in account.not_counted)
        assert account.counted + lost == account.period.span.days


@settings(max_examples=60)
@given(periods, policies(), bounds, judged_on)
def test_a_forecast_names_the_days_that_are_missing_on_its_day_and_the_first_day_that_is_short(
    periods, book, bound, on
):
    found = LedgerKeeper(book, REST).ledger(bound, periods, on).forecast
    if found is None:
        return
    firm = counting_days(periods, book, on, with_bases=False)

    def lacking(day: date) -> int:
        policy = book.on(day)
        whose = policy.main if found.rule_id == MAIN else policy.regional
        return 0 if whose is None else demanded(whose, bound, policy, day) - len(firm & set(window_days(whose, day)))

    assert found.by_on >= on
    assert found.days == lacking(found.by_on) > 0
    duty = book.on(on).main if found.rule_id == MAIN else book.on(on).regional
    assert duty is not None
    if duty.cycle_year:
        return
    if found.short_from is None:
        assert lacking(on) > 0
        return
    assert on <= found.short_from <= found.by_on
    assert lacking(found.short_from) > 0
    since = bound.since
    is_due_before = since is None or since <= min(window_days(duty, found.short_from - DAY))
    if found.short_from > on and is_due_before and found.short_from != found.by_on:
        assert lacking(found.short_from - DAY) <= 0


def period(first: date, last: date, **more) -> Period:
    values = {"place": PracticePlace.ENTERPRISE, "form": PracticeForm.POST, "is_verified": True, **more}
    return Period(id=more.pop("id", 1), span=Span(first, last), **{k: v for k, v in values.items() if k != "id"})


def test_a_teacher_who_has_the_days_is_told_when_they_run_out():
    keeper = LedgerKeeper(PolicyBook([NATION]))
    done = [period(date(2022, 7, 1), date(2022, 8, 31)), period(date(2024, 3, 1), date(2024, 6, 30), id=2)]
    ledger = keeper.ledger(Bound(CourseKind.PROFESSIONAL), done, ON)
    assert (ledger.main.counted, ledger.main.state) == (184, MeterState.MET)
    assert ledger.forecast is not None
    assert (ledger.forecast.days, ledger.forecast.by_on) == (58, date(2027, 8, 31))
    assert ledger.forecast.short_from == date(2027, 7, 5)


def test_a_new_teacher_is_not_short_before_five_years_are_over():
    since = date(2024, 2, 29)
    ledger = LedgerKeeper(PolicyBook([NATION])).ledger(Bound(CourseKind.GUIDE, since), [], ON)
    assert (ledger.main.state, ledger.main.due_on) == (MeterState.OPEN, date(2029, 2, 28))
    assert ledger.forecast is not None
    assert (ledger.forecast.days, ledger.forecast.by_on) == (180, date(2029, 2, 28))


@pytest.mark.parametrize(
    ("one", "reasons"),
    [
        (period(date(2025, 7, 1), date(2025, 7, 30), is_verified=False), [NotCounted(Reason.UNVERIFIED, 30)]),
        (period(date(2025, 7, 1), date(2025, 7, 30), place=PracticePlace.BASE), [NotCounted(Reason.BASE, 30)]),
        (period(date(2015, 7, 1), date(2015, 7, 30)), [NotCounted(Reason.OUT_OF_WINDOW, 30)]),
        (period(date(2026, 11, 20), date(2026, 11, 29)), [NotCounted(Reason.AHEAD, 6)]),
        (period(date(2025, 7, 1), date(2025, 7, 30), stated_days=22), [NotCounted(Reason.BEYOND_STATED, 8)]),
        (
            period(date(2025, 7, 1), date(2025, 7, 30), absent=Span(date(2025, 7, 10), date(2025, 7, 12))),
            [NotCounted(Reason.LEAVE, 3)],
        ),
        (period(date(2025, 6, 20), date(2025, 7, 9), id=2), [NotCounted(Reason.OVERLAP, 10)]),
    ],
)
def test_every_day_that_does_not_count_has_its_reason(one, reasons):
    earlier = period(date(2025, 5, 1), date(2025, 6, 29), id=99)
    ledger = LedgerKeeper(PolicyBook([NATION])).ledger(Bound(), [earlier, one], ON)
    account = next(found for found in ledger.accounts if found.period == one)
    assert list(account.not_counted) == reasons


def test_who_has_the_five_years_but_not_what_the_region_demands_falls_short():
    keeper = LedgerKeeper(PolicyBook([Policy(date(2016, 5, 11), Duty(MAIN, 180, 5), Duty(REGIONAL, 60, 2))]))
    long_ago = period(date(2022, 1, 1), date(2022, 12, 31))
    ledger = keeper.ledger(Bound(CourseKind.PROFESSIONAL), [long_ago], ON)
    assert ledger.main.state is MeterState.MET
    assert ledger.short is ledger.regional
    short = keeper.ledger(Bound(CourseKind.PROFESSIONAL), [long_ago], ON).forecast
    assert short is not None
    assert (short.rule_id, short.days, short.short_from) == (REGIONAL, 60, None)
    both = keeper.ledger(Bound(CourseKind.PROFESSIONAL), [], ON)
    assert both.short is both.main
    recent = period(date(2026, 1, 1), date(2026, 3, 1), id=2)
    assert keeper.ledger(Bound(CourseKind.PROFESSIONAL), [long_ago, recent], ON).short is None
