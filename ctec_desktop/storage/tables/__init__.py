"""All tables of the record. Importing this module makes `METADATA` complete."""

from ctec_desktop.storage.tables.agreement import (
    AgreementRow,
    AgreementVersionRow,
    DocumentRow,
    ExpectedSignerRow,
    NumberSeriesRow,
    PrintPartRow,
    TransitionRow,
)
from ctec_desktop.storage.tables.amendment import AgreementAmendmentRow
from ctec_desktop.storage.tables.apprenticeship import (
    ApprenticeshipRow,
    ApprenticeshipStageRow,
    MinimumWageRow,
    TrainingAgreementRow,
)
from ctec_desktop.storage.tables.archive import ArchiveItemRow
from ctec_desktop.storage.tables.audit import AuditLineRow, AuditTxRow
from ctec_desktop.storage.tables.base import Base, finish
from ctec_desktop.storage.tables.calendar import CalendarDayRow, CalendarNoticeRow
from ctec_desktop.storage.tables.class_change import ClassChangeRow
from ctec_desktop.storage.tables.cover import CoveredPersonRow, EndorsementRow, PolicyRow
from ctec_desktop.storage.tables.enterprise import (
    EnterpriseRow,
    EnterpriseSiteRow,
    EnterpriseStaffingRow,
    MentorRow,
    PostRow,
)
from ctec_desktop.storage.tables.enterprise_merge import EnterpriseMergeRow
from ctec_desktop.storage.tables.filing import FilingRow
from ctec_desktop.storage.tables.fitness import (
    EnterpriseCheckRow,
    EnterpriseFitnessRow,
    InspectionRow,
    PlacementPapersRow,
    PlanReadinessRow,
    PostFitnessRow,
)
from ctec_desktop.storage.tables.handout import HandoutPaperRow, HandoutRow
from ctec_desktop.storage.tables.headcount import HeadcountRow
from ctec_desktop.storage.tables.importing import ColumnMappingRow, ImportOldRow, ImportRunRow
from ctec_desktop.storage.tables.incident import ClaimRow, IncidentRow
from ctec_desktop.storage.tables.industry import IndustryAppraisalRow, IndustryHireRow, TaughtMonthRow
from ctec_desktop.storage.tables.not_placed import NotPlacedRow
from ctec_desktop.storage.tables.people import GuardianRow, PersonRow, StudentRow, StudentStatusRow, TeacherRow
from ctec_desktop.storage.tables.placement import InternshipPlanRow, PlacementRow
from ctec_desktop.storage.tables.placement_application import PlacementApplicationRow
from ctec_desktop.storage.tables.placement_change import PlacementChangeRow
from ctec_desktop.storage.tables.practice import PracticeExemptionRow, PracticePeriodRow, PracticeWorkbookRow
from ctec_desktop.storage.tables.practice_paper import PracticePaperRow
from ctec_desktop.storage.tables.print_run import PrintRunRow
from ctec_desktop.storage.tables.recognition import RecognitionRow, RecognitionStepRow
from ctec_desktop.storage.tables.rule_confirmation import RuleConfirmationRow
from ctec_desktop.storage.tables.rule_pack import RulePackRow
from ctec_desktop.storage.tables.saved_view import SavedViewRow
from ctec_desktop.storage.tables.scan import ReturnedCopyRow, ScanFileRow, ScanPageRow
from ctec_desktop.storage.tables.school import ClassGroupRow, DepartmentRow, MajorRow, SchoolRow, SettingRow
from ctec_desktop.storage.tables.school_snapshot import SchoolSnapshotRow
from ctec_desktop.storage.tables.search import SearchEntryRow, SearchStateRow, SearchTermRow
from ctec_desktop.storage.tables.shift_plan import ShiftPlanRow
from ctec_desktop.storage.tables.teacher_entry import TeacherEntryRow
from ctec_desktop.storage.tables.template import TemplateRow
from ctec_desktop.storage.tables.text_work import TextWorkRow
from ctec_desktop.storage.tables.trip import TripLeaderRow, TripRow, TripStudentRow
from ctec_desktop.storage.tables.waiver import WaiverRow

METADATA = Base.metadata
finish(METADATA)

__all__ = [
    "METADATA",
    "AgreementAmendmentRow",
    "AgreementRow",
    "AgreementVersionRow",
    "ApprenticeshipRow",
    "ApprenticeshipStageRow",
    "ArchiveItemRow",
    "AuditLineRow",
    "AuditTxRow",
    "Base",
    "CalendarDayRow",
    "CalendarNoticeRow",
    "ClaimRow",
    "ClassChangeRow",
    "ClassGroupRow",
    "ColumnMappingRow",
    "CoveredPersonRow",
    "DepartmentRow",
    "DocumentRow",
    "EndorsementRow",
    "EnterpriseCheckRow",
    "EnterpriseFitnessRow",
    "EnterpriseMergeRow",
    "EnterpriseRow",
    "EnterpriseSiteRow",
    "EnterpriseStaffingRow",
    "ExpectedSignerRow",
    "FilingRow",
    "GuardianRow",
    "HandoutPaperRow",
    "HandoutRow",
    "HeadcountRow",
    "ImportOldRow",
    "ImportRunRow",
    "IncidentRow",
    "IndustryAppraisalRow",
    "IndustryHireRow",
    "InspectionRow",
    "InternshipPlanRow",
    "MajorRow",
    "MentorRow",
    "MinimumWageRow",
    "NotPlacedRow",
    "NumberSeriesRow",
    "PersonRow",
    "PlacementApplicationRow",
    "PlacementChangeRow",
    "PlacementPapersRow",
    "PlacementRow",
    "PlanReadinessRow",
    "PolicyRow",
    "PostFitnessRow",
    "PostRow",
    "PracticeExemptionRow",
    "PracticePaperRow",
    "PracticePeriodRow",
    "PracticeWorkbookRow",
    "PrintPartRow",
    "PrintRunRow",
    "RecognitionRow",
    "RecognitionStepRow",
    "ReturnedCopyRow",
    "RuleConfirmationRow",
    "RulePackRow",
    "SavedViewRow",
    "ScanFileRow",
    "ScanPageRow",
    "SchoolRow",
    "SchoolSnapshotRow",
    "SearchEntryRow",
    "SearchStateRow",
    "SearchTermRow",
    "SettingRow",
    "ShiftPlanRow",
    "StudentRow",
    "StudentStatusRow",
    "TaughtMonthRow",
    "TeacherEntryRow",
    "TeacherRow",
    "TemplateRow",
    "TextWorkRow",
    "TrainingAgreementRow",
    "TransitionRow",
    "TripLeaderRow",
    "TripRow",
    "TripStudentRow",
    "WaiverRow",
]
