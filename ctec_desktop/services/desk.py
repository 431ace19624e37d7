"""The desk (工作台): figures at once, and what checking the whole school comes to."""

from collections import Counter

from ctec_desktop.domain.checks import EVERY_PLACEMENT
from ctec_desktop.domain.cover import EXPIRY_LADDER, expires_in
from ctec_desktop.domain.desk import DeskChecks, DeskFigures, figures, school_year_months
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.services.checks import CheckService
from ctec_desktop.services.context import Context, Service, needs
from ctec_desktop.services.cover import CoverService
from ctec_desktop.storage.queries import desk as queries
from ctec_desktop.storage.queries.handouts import overdue_count
from ctec_desktop.storage.queries.policies import policies


class DeskService(Service):
    """Args: `checks` is the office's own, which keeps the report of the whole school until something changes."""

    def __init__(self, context: Context, checks: CheckService) -> None:
        super().__init__(context)
        self._checks = checks

    @needs(Permission.PLACEMENTS_SEE)
    def figures(self, actor: Actor) -> DeskFigures:
        """What a few counts say of today and of the school year."""
        today = self._clock.today()
        with self._database.read() as connection:
            groups = queries.groups(connection, actor.scope, school_year_months(today)[0])
            applications = queries.pending_applications(connection, actor.scope)
            ends = (one.days.last_on for one in policies(connection, today) if not one.is_void)
            steps = Counter(expires_in(last_on, today) for last_on in ends)
            soon = {step: steps[step] for step in EXPIRY_LADDER if steps[step]}
            return figures(today, groups, applications, soon, overdue_count(connection, actor.scope, today))

    @needs(Permission.CHECKS_SEE)
    def checks(self, actor: Actor) -> DeskChecks:
        """Who is at work against the rules, what fails, what is missing, and whose days nobody covers."""
        report = self._checks.report(actor, EVERY_PLACEMENT)
        cover = CoverService(self._context).report(actor, most=0).totals
        return DeskChecks(
            report.placements,
            len(report.at_work_against_rules),
            report.failed,
            len(report.missing),
            max((one.placements for one in report.missing), default=0),
            cover.students_uncovered,
            cover.ahead_days,
        )
