"""The one list of what can be imported."""

from collections.abc import Mapping
from typing import Any

from ctec_desktop.services.enterprise_import import EnterpriseImporter
from ctec_desktop.services.importer import Importer
from ctec_desktop.services.major_import import MajorImporter
from ctec_desktop.services.post_assignment_import import PostAssignmentImporter
from ctec_desktop.services.practice_import import PracticeImporter
from ctec_desktop.services.self_placement_import import SelfPlacementImporter
from ctec_desktop.services.status_import import StatusImporter
from ctec_desktop.services.student_import import StudentImporter
from ctec_desktop.services.teacher_import import TeacherImporter

_EVERY: tuple[Importer[Any], ...] = (
    StudentImporter(),
    EnterpriseImporter(),
    TeacherImporter(),
    MajorImporter(),
    SelfPlacementImporter(),
    StatusImporter(),
    PostAssignmentImporter(),
    PracticeImporter(),
)
IMPORTERS: Mapping[str, Importer[Any]] = {importer.noun.value: importer for importer in _EVERY}
