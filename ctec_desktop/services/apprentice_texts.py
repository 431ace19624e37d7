"""An apprenticeship and its stages as the texts its papers print; what is not known is empty."""

from collections.abc import Iterable, Iterator
from datetime import date

from ctec_desktop.domain.apprenticeships import ApprenticeshipView, StageView
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.wording import apprenticeships as labels
from ctec_desktop.wording.cover import yuan
from ctec_desktop.wording.papers import period


def apprentice_texts(of: ApprenticeshipView) -> dict[str, str]:
    total, practice = of.total_hours, of.practice_hours
    return {
        "apprentice_scheme": labels.SCHEMES[of.scheme],
        "apprentice_parties": "four" if Party.GUARDIAN in of.parties else "three",
        "apprentice_days": period(of.from_on, of.until_on),
        "apprentice_identity": labels.identity(of.labour_from, of.labour_until),
        "apprentice_certificate": of.certificate or "",
        "apprentice_posts": _joined(one.post_name for one in of.stages),
        "apprentice_teachers": _joined(one.teacher_name for one in of.stages),
        "apprentice_mentors": _joined(one.mentor_name for one in of.stages),
        "teacher_duties": of.teacher_duties or "",
        "mentor_duties": of.mentor_duties or "",
        "mentor_allowance": labels.monthly(of.allowance_fen),
        "total_hours": "" if total is None else str(total),
        "practice_hours": "" if practice is None else str(practice),
        "practice_share": labels.share(practice, total),
    }


def stage_lines(of: ApprenticeshipView) -> Iterator[dict[str, str]]:
    return (_stage(one) for one in of.stages)


def _stage(one: StageView) -> dict[str, str]:
    return {
        "stage_kind": labels.STAGE_KINDS[one.kind],
        "stage_days": f"{_dotted(one.from_on)}至{_dotted(one.until_on)}",
        "stage_content": one.content or "",
        "stage_post": one.post_name or "",
        "stage_pay": yuan(one.pay_fen),
        "stage_teacher": one.teacher_name or "",
        "stage_mentor": one.mentor_name or "",
        "stage_result": labels.RESULTS[one.result] if one.result else "",
        "stage_assessed_on": _dotted(one.assessed_on) if one.assessed_on else "",
    }


def _dotted(day: date) -> str:
    return f"{day.year}.{day.month}.{day.day}"


def _joined(names: Iterable[str | None]) -> str:
    return "、".join(dict.fromkeys(name for name in names if name))
