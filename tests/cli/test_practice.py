"""`practice`: days counted and missing as text, as JSON and on paper; exit code 1 where somebody falls short."""

from contextlib import closing
from pathlib import Path

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.practice.views import DecisionForm, PeriodForm
from ctec_desktop.services.teachers import TeacherForm
from tests.cli.conftest import Commands
from tests.schools import CLERK, empty_school


def test_days_of_practice_are_told_as_text_as_json_and_on_paper(tmp_path: Path, capsys):
    folder = tmp_path / "数据"
    with closing(empty_school(folder)) as office:
        teacher_id = office.teachers.save(CLERK, TeacherForm("T01", "沈清", course_kind="professional")).value
        form = PeriodForm(teacher_id, "base", "市公共实训基地", "training", from_on="2026-07-06", until_on="2026-08-04")
        period_id = office.practice_records.save(CLERK, form).value
        office.practice_records.verify(CLERK, DecisionForm(period_id, "2026-09-01", "人事处"))
        office.teachers.save(CLERK, TeacherForm("T02", "顾明", course_kind="external"))
    commands = Commands(folder, capsys)
    found = commands.json("practice", "--all", "--on", "2026-10-01", expect=1)
    assert [one["staff_no"] for one in found["teachers"]] == ["T01", "T02"]
    first = found["teachers"][0]
    assert (first["five_years"]["counted"], first["five_years"]["missing"], first["this_year"]["counted"]) == (
        0,
        180,
        30,
    )
    assert first["forecast"] == {"rule": "TPR-6M5Y", "days": 180, "by": "2027-08-31", "short_from": None}
    assert first["periods"][0]["not_counted"] == [{"reason": "base", "days": 30}]
    code, said, _ = commands.run("practice", "--teacher", "T01", "--pdf", tmp_path / "汇总.pdf")
    assert code == 1
    assert "30 天不计：实训基地的天数只计入每年一个月" in said
    with open_pdf(tmp_path / "汇总.pdf") as pdf:
        assert "T01" in "".join(pdf.text(page) for page in range(pdf.page_count()))
    assert commands.run("practice", "--teacher", "T02")[0] == 0
    for day in ("0003-01-01", "9999-12-31"):
        code, _, complained = commands.run("practice", "--all", "--on", day)
        assert (code, day in complained) == (1, True)
    code, _, complained = commands.run("practice", "--teacher", "X9")
    assert code == 1
    assert "X9" in complained
