"""An open data folder with all its services: what windows and command lines are handed."""

from functools import cached_property
from typing import TYPE_CHECKING

from ctec_desktop.services.context import Context
from ctec_desktop.services.office_agreements import AgreementOffice
from ctec_desktop.services.office_insurance import InsuranceOffice
from ctec_desktop.services.office_paper import PaperOffice
from ctec_desktop.services.office_teachers import TeacherOffice
from ctec_desktop.services.office_units import UnitOffice

if TYPE_CHECKING:
    from datetime import date, datetime

    from ctec_desktop.domain.permissions import Policy
    from ctec_desktop.kernel.clock import Clock
    from ctec_desktop.services.application_returns import ApplicationReturnService
    from ctec_desktop.services.arrivals import ArrivalService
    from ctec_desktop.services.calendars import CalendarService
    from ctec_desktop.services.checks import CheckService
    from ctec_desktop.services.compliance import ComplianceService
    from ctec_desktop.services.desk import DeskService
    from ctec_desktop.services.enterprise_merging import EnterpriseMergeService
    from ctec_desktop.services.enterprises import EnterpriseService
    from ctec_desktop.services.exports import ExportService
    from ctec_desktop.services.filings import FilingService
    from ctec_desktop.services.fitness import FitnessService
    from ctec_desktop.services.health import HealthService
    from ctec_desktop.services.imports import ImportService
    from ctec_desktop.services.majors import MajorService
    from ctec_desktop.services.not_placed import NotPlacedService
    from ctec_desktop.services.onboarding import OnboardingService
    from ctec_desktop.services.paper_look import PaperLookService
    from ctec_desktop.services.placement_changes import PlacementChangeService
    from ctec_desktop.services.placements import PlacementService
    from ctec_desktop.services.plans import PlanService
    from ctec_desktop.services.printing import PrintingService
    from ctec_desktop.services.recovery import RecoveryService
    from ctec_desktop.services.reveals import RevealService
    from ctec_desktop.services.rule_confirmations import RuleConfirmationService
    from ctec_desktop.services.rulebooks import RulebookService
    from ctec_desktop.services.school import SchoolService
    from ctec_desktop.services.search import SearchService
    from ctec_desktop.services.start_page import StartPageService
    from ctec_desktop.services.students import StudentService
    from ctec_desktop.services.templates import TemplateService
    from ctec_desktop.services.texts import TextService
    from ctec_desktop.services.trips import TripService
    from ctec_desktop.services.unit_moves import UnitMoveService
    from ctec_desktop.services.views import ViewService
    from ctec_desktop.services.waivers import WaiverService
    from ctec_desktop.services.whereabouts import WhereaboutsService
    from ctec_desktop.storage.database import Database


class Office(UnitOffice, PaperOffice, InsuranceOffice, TeacherOffice, AgreementOffice):
    """Services are imported when they are first asked for, so that the first page paints before the heavy ones load."""

    def __init__(self, database: "Database", clock: "Clock", policy: "Policy") -> None:
        super().__init__(Context(database, clock, policy))
        self._database = database

    @property
    def may_write(self) -> bool:
        return self._database.may_write

    @property
    def folder_name(self) -> str:
        return str(self._database.folder.root)

    def today(self) -> "date":
        """The civil day of the office's clock."""
        return self._context.clock.today()

    def now_utc(self) -> "datetime":
        """The instant of the office's clock."""
        return self._context.clock.now_utc()

    def close(self) -> None:
        self._database.close()

    @cached_property
    def start_page(self) -> "StartPageService":
        from ctec_desktop.services.start_page import StartPageService

        return StartPageService(self._context)

    @cached_property
    def school(self) -> "SchoolService":
        from ctec_desktop.services.school import SchoolService

        return SchoolService(self._context)

    @cached_property
    def calendar(self) -> "CalendarService":
        from ctec_desktop.services.calendars import CalendarService

        return CalendarService(self._context)

    @cached_property
    def desk(self) -> "DeskService":
        from ctec_desktop.services.desk import DeskService

        return DeskService(self._context, self.checks)

    @cached_property
    def compliance(self) -> "ComplianceService":
        from ctec_desktop.services.compliance import ComplianceService

        return ComplianceService(self._context)

    @cached_property
    def checks(self) -> "CheckService":
        from ctec_desktop.services.checks import CheckService

        return CheckService(self._context)

    @cached_property
    def filings(self) -> "FilingService":
        from ctec_desktop.services.filings import FilingService

        return FilingService(self._context)

    @cached_property
    def fitness(self) -> "FitnessService":
        from ctec_desktop.services.fitness import FitnessService

        return FitnessService(self._context)

    @cached_property
    def rulebook(self) -> "RulebookService":
        from ctec_desktop.services.rulebooks import RulebookService

        return RulebookService(self._context)

    @cached_property
    def rule_confirmations(self) -> "RuleConfirmationService":
        from ctec_desktop.services.rule_confirmations import RuleConfirmationService

        return RuleConfirmationService(self._context)

    @cached_property
    def waivers(self) -> "WaiverService":
        from ctec_desktop.services.waivers import WaiverService

        return WaiverService(self._context)

    @cached_property
    def onboarding(self) -> "OnboardingService":
        from ctec_desktop.services.onboarding import OnboardingService

        return OnboardingService(self._context)

    @cached_property
    def recovery(self) -> "RecoveryService":
        from ctec_desktop.services.recovery import RecoveryService

        return RecoveryService(self._context)

    @cached_property
    def students(self) -> "StudentService":
        from ctec_desktop.services.students import StudentService

        return StudentService(self._context)

    @cached_property
    def enterprises(self) -> "EnterpriseService":
        from ctec_desktop.services.enterprises import EnterpriseService

        return EnterpriseService(self._context)

    @cached_property
    def enterprise_merges(self) -> "EnterpriseMergeService":
        from ctec_desktop.services.enterprise_merging import EnterpriseMergeService

        return EnterpriseMergeService(self._context)

    @cached_property
    def reveals(self) -> "RevealService":
        from ctec_desktop.services.reveals import RevealService

        return RevealService(self._context)

    @cached_property
    def majors(self) -> "MajorService":
        from ctec_desktop.services.majors import MajorService

        return MajorService(self._context)

    @cached_property
    def plans(self) -> "PlanService":
        from ctec_desktop.services.plans import PlanService

        return PlanService(self._context)

    @cached_property
    def placements(self) -> "PlacementService":
        from ctec_desktop.services.placements import PlacementService

        return PlacementService(self._context)

    @cached_property
    def placement_changes(self) -> "PlacementChangeService":
        from ctec_desktop.services.placement_changes import PlacementChangeService

        return PlacementChangeService(self._context)

    @cached_property
    def arrivals(self) -> "ArrivalService":
        from ctec_desktop.services.arrivals import ArrivalService

        return ArrivalService(self._context)

    @cached_property
    def application_returns(self) -> "ApplicationReturnService":
        from ctec_desktop.services.application_returns import ApplicationReturnService

        return ApplicationReturnService(self._context)

    @cached_property
    def not_placed(self) -> "NotPlacedService":
        from ctec_desktop.services.not_placed import NotPlacedService

        return NotPlacedService(self._context)

    @cached_property
    def texts(self) -> "TextService":
        from ctec_desktop.services.texts import TextService

        return TextService(self._context)

    @cached_property
    def trips(self) -> "TripService":
        from ctec_desktop.services.trips import TripService

        return TripService(self._context)

    @cached_property
    def whereabouts(self) -> "WhereaboutsService":
        from ctec_desktop.services.whereabouts import WhereaboutsService

        return WhereaboutsService(self._context)

    @cached_property
    def templates(self) -> "TemplateService":
        from ctec_desktop.services.templates import TemplateService

        return TemplateService(self._context)

    @cached_property
    def printing(self) -> "PrintingService":
        from ctec_desktop.services.printing import PrintingService

        return PrintingService(self._context)

    @cached_property
    def unit_moves(self) -> "UnitMoveService":
        from ctec_desktop.services.unit_moves import UnitMoveService

        return UnitMoveService(self._context, self.checks.departures, self.papers)

    @cached_property
    def paper_look(self) -> "PaperLookService":
        from ctec_desktop.services.paper_look import PaperLookService

        return PaperLookService(self._context)

    @cached_property
    def imports(self) -> "ImportService":
        from ctec_desktop.services.imports import ImportService

        return ImportService(self._context)

    @cached_property
    def search(self) -> "SearchService":
        from ctec_desktop.services.search import SearchService

        return SearchService(self._context)

    @cached_property
    def views(self) -> "ViewService":
        from ctec_desktop.services.views import ViewService

        return ViewService(self._context)

    @cached_property
    def exports(self) -> "ExportService":
        from ctec_desktop.services.exports import ExportService

        return ExportService(self._context)

    @cached_property
    def health(self) -> "HealthService":
        from ctec_desktop.services.health import HealthService

        return HealthService(self._context)
