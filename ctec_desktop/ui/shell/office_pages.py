"""Which pages there are and what each is built with."""

from functools import partial
from typing import TYPE_CHECKING

from ctec_desktop.ui.kit.page import PageContext, PageEntry
from ctec_desktop.wording import shell as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.shell.application import Running


class OfficePages:
    """Builds each page when it is first visited; a page's module is imported only then."""

    def __init__(self, office: "Office", actor: "Actor", running: "Running") -> None:
        self._office = office
        self._actor = actor
        self._running = running

    def entries(self) -> tuple[PageEntry, ...]:
        return (
            PageEntry("desk", words.DESK, "desk", self._desk),
            PageEntry("students", words.STUDENTS, "students", self._students),
            PageEntry("enterprises", words.ENTERPRISES, "enterprises", self._enterprises),
            PageEntry("placements", words.PLACEMENTS, "placements", self._placements),
            PageEntry("trips", words.TRIPS, "trips", self._trips),
            PageEntry("agreements", words.AGREEMENTS, "agreements", self._agreements),
            PageEntry("apprentices", words.APPRENTICES, "apprentices", self._apprentices),
            PageEntry("scans", words.SCANS, "scans", self._scans),
            PageEntry("handouts", words.HANDOUTS, "export", self._handouts),
            PageEntry("archive", words.ARCHIVE, "folder", self._archive),
            PageEntry("checks", words.CHECKS, "check", self._checks),
            PageEntry("cover", words.COVER, "insurance", self._cover),
            PageEntry("incidents", words.INCIDENTS, "warning", self._incidents),
            PageEntry("teachers", words.TEACHERS, "teachers", self._teachers),
            PageEntry("industry", words.INDUSTRY, "cooperation", self._industry),
            PageEntry("majors", words.MAJORS, "majors", self._majors),
            PageEntry("start", words.START, "ok", self._start, at_foot=True, is_held_back=True),
            PageEntry("templates", words.TEMPLATES, "templates", self._templates, at_foot=True),
            PageEntry("settings", words.SETTINGS, "settings", self._settings, at_foot=True),
        )

    def _desk(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.desk.desk_page import DeskPage

        return DeskPage(self._office, self._actor, self._printing(context))

    def _students(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.students.students_page import StudentsPage

        context = self._printing(context)
        return StudentsPage(self._office, self._actor, context, partial(self.open_import, "students", context))

    def _enterprises(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.enterprises.enterprises_page import EnterprisesPage

        context = self._printing(context)
        return EnterprisesPage(self._office, self._actor, context, partial(self.open_import, "enterprises", context))

    def _placements(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.placements.placements_page import PlacementsPage

        context = self._printing(context)
        return PlacementsPage(self._office, self._actor, context, partial(self.open_plan, context))

    def _trips(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.trips.trips_page import TripsPage

        return TripsPage(self._office, self._actor, context)

    def _checks(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.checks.checks_page import ChecksPage

        return ChecksPage(self._office, self._actor, self._printing(context))

    def _agreements(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.agreements.agreements_page import AgreementsPage

        return AgreementsPage(self._office, self._actor, context)

    def _apprentices(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.apprentices.apprentices_page import ApprenticesPage

        return ApprenticesPage(self._office, self._actor, context)

    def _scans(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.scans.scans_page import ScansPage

        return ScansPage(self._office, self._actor, context)

    def _handouts(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.handouts.handouts_page import HandoutsPage

        return HandoutsPage(self._office, self._actor, context)

    def _archive(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.archive.archive_page import ArchivePage

        return ArchivePage(self._office, self._actor, context)

    def _cover(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.cover.policies_page import PoliciesPage

        return PoliciesPage(self._office, self._actor, context)

    def _incidents(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.incidents.incidents_page import IncidentsPage

        return IncidentsPage(self._office, self._actor, context)

    def _teachers(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.teachers.teachers_page import TeachersPage

        return TeachersPage(self._office, self._actor, context, partial(self.open_import, "teachers", context))

    def _industry(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.industry.industry_page import IndustryPage

        return IndustryPage(self._office, self._actor, context)

    def _majors(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.majors.majors_page import MajorsPage

        return MajorsPage(self._office, self._actor, context, partial(self._import_noun, context))

    def _start(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.start.start_page import StartPage

        return StartPage(self._office, self._actor, context, partial(self.open_plan, context))

    def _templates(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.templates.templates_page import TemplatesPage

        return TemplatesPage(self._office, self._actor, context)

    def _settings(self, context: PageContext) -> "QWidget":
        from ctec_desktop.ui.settings.settings_page import SettingsPage

        return SettingsPage(self._office, self._actor, context, self._running.look)

    def open_import(self, noun: str, context: PageContext, parent: "QWidget") -> "QWidget":
        from ctec_desktop.ui.imports.import_wizard import ImportWizard

        wizard = ImportWizard(noun, self._office, self._actor, context, parent)
        wizard.open()
        return wizard

    def _import_noun(self, context: PageContext, noun: str, parent: "QWidget") -> "QWidget":
        return self.open_import(noun, context, parent)

    def open_papers(self, context: PageContext, chosen: object, parent: "QWidget") -> "QWidget":
        """The dialog that prints forms; `chosen` is the `PaperSelection` to begin with."""
        from ctec_desktop.domain.paper_specs import PaperSelection
        from ctec_desktop.ui.papers.papers_dialog import PapersDialog

        assert isinstance(chosen, PaperSelection)
        dialog = PapersDialog(self._office, self._actor, context, chosen, parent)
        dialog.open()
        return dialog

    def _printing(self, context: PageContext) -> PageContext:
        """For pages from whose selection forms are printed."""
        return context._replace(print_forms=partial(self.open_papers, context))

    def open_plan(self, context: PageContext, parent: "QWidget") -> "QWidget":
        from ctec_desktop.ui.plans.plan_dialog import PlanDialog

        dialog = PlanDialog(self._office, self._actor, context, parent)
        dialog.open()
        return dialog
