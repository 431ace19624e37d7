"""What the rules ask of the demo school: units looked into, posts described, the plan ready, one class's papers back.

The second class still lacks its papers, so that the work list has something to show.
"""

from ctec_desktop.domain.filing_views import FilingForm
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.rules.filings import FilingKind
from ctec_desktop.services.fitness import FactEdit
from ctec_desktop.services.office import Office
from ctec_desktop.wording.master_labels import PAY_METHODS

# How many of the class have not brought the consent back.
WITHOUT_CONSENT = 2


def fill_in(office: Office, actor: Actor, class_name: str, plan_id: int) -> None:
    """Records what a diligent office would have on record today."""
    today = office.today()
    day, year = today.isoformat(), today.year
    unit = {
        "other_interns": "0",
        "credit_on": day,
        "credit": "无",
        "safety_on": day,
        "safety": "无",
        "known_since": f"{year - 2}-09-01",
        "decided_on": day,
        "minutes_no": f"党委纪要〔{year}〕9号",
        "published_on": day,
        "cooperation_no": f"校企合作〔{year}〕1号",
        "cooperation_from": f"{year}-01-01",
        "cooperation_until": f"{year + 2}-12-31",
    }
    post = {
        "labour_grade": "2",
        "hazards": "无",
        "day_minutes": "8",
        "week_days": "5",
        "works_nights": "否",
        "works_rest_days": "否",
        "pay_method": next(iter(PAY_METHODS.values())),
        "pay_day": "15",
        "wage_fen": "3800",
        "lowest_wage_fen": "2600",
        "region_code": "110000",
    }
    plan = {
        "programme_on": day,
        "heads": "全",
        "curriculum_on": day,
        "management_on": day,
        "safety_on": day,
        "emergency_on": day,
        "emergency_until": f"{year + 1}-12-31",
    }
    units = [one.id for one in office.enterprises.all(actor)]
    posts = [one.id for one in office.placements.posts(actor)]
    office.fitness.save(actor, FactSubject.UNIT, [FactEdit(one, unit) for one in units])
    office.fitness.save(actor, FactSubject.POST, [FactEdit(one, post) for one in posts])
    office.fitness.save(actor, FactSubject.PLAN, [FactEdit(plan_id, plan)])
    _papers(office, actor, class_name, day)
    filing = FilingForm(FilingKind.INTERNSHIP.value, "示例市教育局", f"备案〔{year}〕18号", day, plan_id=str(plan_id))
    office.filings.record(actor, filing)


def _papers(office: Office, actor: Actor, class_name: str, day: str) -> None:
    papers = {"trained_on": day, "safety_trained_on": day, "has_passed_safety": "合格", "match": "对口"}
    signed = {"signed_on": day, "student_agreed_on": day, "guardian_agreed_on": day}
    ids = office.fitness.placements_of_class(actor, class_name)
    edits = [FactEdit(one, papers | signed) for one in ids[:-WITHOUT_CONSENT]]
    edits += [FactEdit(one, papers) for one in ids[-WITHOUT_CONSENT:]]
    office.fitness.save(actor, FactSubject.PLACEMENT, edits)
