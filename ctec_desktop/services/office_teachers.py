"""The services about teachers, as the office hands them out."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctec_desktop.services.context import Context
    from ctec_desktop.services.industry import IndustryService
    from ctec_desktop.services.practice import PracticeService
    from ctec_desktop.services.practice_books import PracticeBookService
    from ctec_desktop.services.practice_papers import PracticePaperService
    from ctec_desktop.services.practice_records import PracticeRecordService
    from ctec_desktop.services.practice_returns import PracticeReturnService
    from ctec_desktop.services.recognition import RecognitionService
    from ctec_desktop.services.school_figures import SchoolFigureService
    from ctec_desktop.services.teacher_files import TeacherFileService
    from ctec_desktop.services.teachers import TeacherService


class TeacherOffice:
    _context: "Context"

    @cached_property
    def teachers(self) -> "TeacherService":
        from ctec_desktop.services.teachers import TeacherService

        return TeacherService(self._context)

    @cached_property
    def practice(self) -> "PracticeService":
        from ctec_desktop.services.practice import PracticeService

        return PracticeService(self._context)

    @cached_property
    def practice_records(self) -> "PracticeRecordService":
        from ctec_desktop.services.practice_records import PracticeRecordService

        return PracticeRecordService(self._context)

    @cached_property
    def practice_books(self) -> "PracticeBookService":
        from ctec_desktop.services.practice_books import PracticeBookService

        return PracticeBookService(self._context)

    @cached_property
    def practice_returns(self) -> "PracticeReturnService":
        from ctec_desktop.services.practice_returns import PracticeReturnService

        return PracticeReturnService(self._context)

    @cached_property
    def practice_papers(self) -> "PracticePaperService":
        from ctec_desktop.services.practice_papers import PracticePaperService

        return PracticePaperService(self._context)

    @cached_property
    def teacher_files(self) -> "TeacherFileService":
        from ctec_desktop.services.teacher_files import TeacherFileService

        return TeacherFileService(self._context)

    @cached_property
    def industry(self) -> "IndustryService":
        from ctec_desktop.services.industry import IndustryService

        return IndustryService(self._context)

    @cached_property
    def school_figures(self) -> "SchoolFigureService":
        from ctec_desktop.services.school_figures import SchoolFigureService

        return SchoolFigureService(self._context)

    @cached_property
    def recognition(self) -> "RecognitionService":
        from ctec_desktop.services.recognition import RecognitionService

        return RecognitionService(self._context)
