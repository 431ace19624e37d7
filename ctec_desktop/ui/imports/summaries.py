"""What a row that is taken as it stands is about, in a few words."""

from ctec_desktop.domain.drafts import EnterpriseDraft, StudentDraft
from ctec_desktop.domain.drafts_placements import PostAssignmentDraft, SelfPlacementDraft
from ctec_desktop.domain.drafts_staff import MajorDraft, PracticeDraft, TeacherDraft
from ctec_desktop.domain.drafts_statuses import StatusDraft
from ctec_desktop.wording import enterprises_page
from ctec_desktop.wording.labels import MAJOR_LEVELS
from ctec_desktop.wording.practice import FORMS
from ctec_desktop.wording.student_status import MOVES


def summary_of(draft: object) -> str:
    parts: tuple[str | None, ...]
    match draft:
        case StudentDraft():
            parts = (draft.class_name, draft.major_name)
        case EnterpriseDraft():
            parts = (draft.site_address or draft.address, enterprises_page.pay_text(draft.pay_fen, draft.pay_unit))
        case TeacherDraft():
            parts = (draft.department_name, draft.title)
        case PracticeDraft():
            parts = (draft.unit, FORMS[draft.form] if draft.form is not None else None, _days(draft))
        case MajorDraft():
            parts = (MAJOR_LEVELS[draft.level] if draft.level is not None else None, draft.catalog_version)
        case PostAssignmentDraft():
            parts = (draft.enterprise_name or draft.uscc, draft.post_name, _days(draft))
        case SelfPlacementDraft():
            parts = (draft.enterprise_name or draft.uscc, draft.post_name, draft.site_address, _days(draft))
        case StatusDraft():
            on = draft.on.isoformat() if draft.on is not None else None
            parts = (MOVES[draft.move] if draft.move is not None else None, on, draft.class_name, draft.proof)
        case _:
            parts = ()
    return " · ".join(part for part in parts if part)


def _days(draft: PostAssignmentDraft | SelfPlacementDraft | PracticeDraft) -> str | None:
    if draft.from_on is None or draft.until_on is None:
        return None
    return f"{draft.from_on.isoformat()} 至 {draft.until_on.isoformat()}"
