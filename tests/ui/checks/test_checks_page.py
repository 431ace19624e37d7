"""The page 合规核对: missing facts are filled in place, whoever works against the rules stands first."""

from datetime import date

import pytest
from sqlalchemy import text as sql

from ctec_desktop.domain.cures import CURES, CureAt
from ctec_desktop.domain.fitness import FactSubject, cells_curing
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.rules import apprentice
from ctec_desktop.domain.rules.families import CHECKED
from ctec_desktop.services.office import Office
from ctec_desktop.storage.uow import Command
from ctec_desktop.ui.checks.checks_page import ChecksPage
from ctec_desktop.ui.checks.facts_dialog import FactsDialog
from ctec_desktop.ui.checks.filings_dialog import FilingDialog
from ctec_desktop.ui.kit.page import Goal
from ctec_desktop.ui.placements.placement_detail import FILING, detail_of, read_placement
from ctec_desktop.ui.start.start_page import StartPage
from ctec_desktop.wording import checks as labels
from ctec_desktop.wording import checks_page as words
from tests.schools import CLERK, database_of, value
from tests.ui.placements.window import Window, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> ChecksPage:
    made = ChecksPage(office, CLERK, window.context._replace(print_forms=window.print_forms))
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    made.visit(None)
    return made


def lines(page: ChecksPage) -> list[str]:
    found = page._report
    assert found is not None
    return [labels.missing_line(one) for one in found.missing]


def choose(page: ChecksPage, said: str) -> None:
    at = next(at for at, line in enumerate(lines(page), 1) if said in line)
    page.missing_table.current_record_changed.emit(at)


def test_missing_facts_are_listed_by_the_fact_and_filled_in_place(page: ChecksPage, office: Office, qtbot):
    said = next(line for line in lines(page) if "知情同意" in line)
    assert said == "42 人缺知情同意签字"
    choose(page, "知情同意")
    page.fill()
    (dialog,) = page.findChildren(FactsDialog)
    assert dialog.model.rowCount() == 42
    first = dialog._first
    dialog.model.fill([(row, first) for row in range(42)], "2026-09-01")
    dialog.model.fill([(row, first + 1) for row in range(42)], "9月")
    assert dialog.model.problem_count() == 42
    dialog.model.fill([(row, first + 1) for row in range(42)], "2026-09-01")
    dialog.save()
    qtbot.waitUntil(lambda: not any("知情同意" in line for line in lines(page)))
    dialog.close()


def test_a_fact_no_grid_holds_leads_to_its_page(page: ChecksPage, window: Window):
    choose(page, "协议文本")
    assert page.fill_button.text() == words.GO_THERE
    page.fill()
    assert window.gone == [("templates", None)]


def test_each_finding_leads_to_where_it_is_cured(page: ChecksPage, office: Office, window: Window):
    with database_of(office).unit(Command("x", "x")) as unit:
        unit.connection.execute(sql("UPDATE placement SET until_on = '2027-12-31'"))
        unit.connection.execute(sql("DELETE FROM shift_plan"))
        unit.connection.execute(sql("UPDATE post_fitness SET works_nights = 1"))
        unit.connection.execute(sql("UPDATE placement_papers SET has_passed_safety = 0"))
    page._read()
    found = page._report
    assert found is not None
    wanted = {"INT-NIGHT-01", "INT-DUR-06", "INT-SAFE-01"}
    line = next(one for one in found.failing if wanted <= {told.rule_id for told in one.findings})
    page.failing_table.current_record_changed.emit(line.placement_id)
    told = [finding for _, finding in words.failing_lines(line)]
    by_rule = {finding.rule_id: str(at) for at, finding in enumerate(told)}
    page.cure(by_rule["INT-DUR-06"])
    page.cure(by_rule["INT-NIGHT-01"])
    assert window.gone == [("placements", line.placement_id), ("enterprises", Goal(line.unit_id, "shifts"))]
    page.cure(by_rule["INT-SAFE-01"])
    (dialog,) = page.findChildren(FactsDialog)
    assert dialog._ids == (line.placement_id,)
    dialog.close()
    assert f'href="{by_rule["INT-NIGHT-01"]}"' in page.behind.text()


def test_every_rule_of_the_report_is_cured_somewhere_and_those_of_apprentices_on_their_own_page():
    assert set(CURES) == CHECKED - {rule_id for rule_id, _ in apprentice.FAMILY}
    assert set(words.CURES) == set(CURES.values()) == set(CureAt)


def test_a_filing_is_recorded_and_takes_the_line_away(page: ChecksPage, office: Office, qtbot):
    filing_id = value(office, "SELECT id FROM filing")
    office.filings.take_back(CLERK, filing_id, "登记错了")
    page.visit(None)
    page._read()
    choose(page, "还没有备案")
    dialog = page.open_filings()
    form: FilingDialog = dialog.open_new()
    plan_id = str(value(office, "SELECT id FROM internship_plan"))
    for key, text in (("authority", "市教育局"), ("number", "9号"), ("filed_on", "2026-09-01"), ("plan_id", plan_id)):
        form.form.set_value(key, text)
    form.save_button.click()
    assert dialog.model.rowCount() == 2
    page._read()
    assert not any("备案" in line for line in lines(page))
    dialog.close()


def test_a_scan_is_added_to_a_filing_and_stands_with_what_it_frees(page: ChecksPage, office: Office, tmp_path):
    filing_id = value(office, "SELECT id FROM filing")
    with database_of(office).unit(Command("x", "x")) as unit:
        unit.connection.execute(sql("UPDATE filing SET kind = 'nights', filed_on = '2026-01-01', valid_to = NULL"))
        unit.connection.execute(sql("DELETE FROM shift_plan"))
        unit.connection.execute(sql("UPDATE post_fitness SET works_nights = 1"))
    dialog = page.open_filings()
    scan, out = tmp_path / "夜班备案.pdf", tmp_path / "出.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    dialog._on_chosen(filing_id)
    assert (dialog.scan_button.isEnabled(), dialog.save_scan_button.isEnabled()) == (True, False)
    dialog.attach_scan(filing_id, scan)
    dialog._on_chosen(filing_id)
    assert (dialog.scan_button.text(), dialog.save_scan_button.isEnabled()) == (words.REPLACE_SCAN, True)
    dialog.save_scan(filing_id, out)
    assert out.read_bytes() == scan.read_bytes()
    found = read_placement(office, CLERK, value(office, "SELECT min(id) FROM placement"))
    assert found is not None
    assert [line.note for line in detail_of(found).documents if line.key.startswith(FILING)] == ["夜班备案.pdf"]
    assert any("已备案" in line.text for line in detail_of(found).findings or ())
    dialog.close()


def test_whoever_works_unsigned_is_red_on_the_page_and_on_the_start_page(
    office: Office, window: Window, qtbot, monkeypatch
):
    with database_of(office).unit(Command("x", "x")) as unit:
        unit.connection.execute(sql("UPDATE placement SET arrived_on = from_on"))
    monkeypatch.setattr(type(office._context.clock), "today", _first_of_march)
    page = ChecksPage(office, CLERK, window.context._replace(print_forms=window.print_forms))
    qtbot.addWidget(page)
    page.show()
    page.visit(None)
    assert "违规在岗 42 人" in page.red_note.text()
    page.statement_button.click()
    (chosen,) = window.forms_asked
    assert isinstance(chosen, PaperSelection)
    assert len(chosen.placement_ids) == 42
    start = StartPage(office, CLERK, window.context, window.open_plan)
    qtbot.addWidget(start)
    start.show()
    start.visit(None)
    assert "违规在岗 42 人" in start.red_note.text()
    start.red_button.click()
    assert window.gone == [("checks", None)]


def test_the_departure_gate_of_a_class_says_what_is_behind_each_condition(page: ChecksPage, office: Office):
    dialog = page.open_departure()
    dialog.class_combo.setCurrentIndex(1)
    assert "还差 40 人" in dialog.summary()
    dialog.table.current_record_changed.emit(value(office, "SELECT min(id) FROM placement"))
    assert "示范文本" in dialog.behind.text()
    papers = dialog.open_papers()
    assert papers.model.rowCount() == 40
    papers.close()
    dialog.close()


def test_everything_is_named_for_a_screen_reader(page: ChecksPage):
    assert nameless(page) == []
    assert words.TITLE in texts(page)


def test_an_inspection_is_written_down_from_the_grid(page: ChecksPage, office: Office, window: Window):
    unit = office.enterprises.all(CLERK)[0]
    what = (FactSubject.UNIT, (unit.id,), cells_curing("not_inspected"))
    dialog = FactsDialog(office, CLERK, window.context, what, page)
    dialog.open()
    assert dialog.open_inspection() is None
    dialog.grid.go_to(0, 0)
    form = dialog.open_inspection()
    assert form is not None
    form.form.set_value("inspected_on", "2026-08-30")
    form.form.set_value("conclusion", "fit")
    form.save_button.click()
    (found,) = office.fitness.inspections(CLERK, unit.id)
    assert (found.inspected_on, found.is_fit) == (date(2026, 8, 30), True)
    dialog.close()


def _first_of_march(_clock: object) -> date:
    return date(2027, 3, 2)
