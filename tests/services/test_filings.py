"""Filings with the authority keep the scan of what was filed."""

import pytest

from ctec_desktop.domain.filing_views import FilingForm
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.fitness import FactEdit
from tests.schools import CLERK, value
from tests.services.conftest import School


def test_the_scan_of_a_filing_is_kept_and_written_out_as_it_came(placed: School, tmp_path):
    office = placed.office
    plan_id = str(value(office, "SELECT id FROM internship_plan"))
    office.fitness.save(CLERK, FactSubject.POST, [FactEdit(placed.post_id(), {"works_nights": "是"})])
    made = office.filings.record(CLERK, FilingForm("nights", "市教育局", "夜1号", "2026-08-20", plan_id=plan_id)).value
    scan, out = tmp_path / "备案.pdf", tmp_path / "出.pdf"
    with pytest.raises(RuleViolation):
        office.filings.save_scan(CLERK, made, out)
    scan.write_bytes(b"%PDF-1.4 scan")
    office.filings.attach_scan(CLERK, made, scan)
    one = value(office, "SELECT min(id) FROM placement")
    exempt = next(found for found in office.checks.findings(CLERK, one) if found.result is Result.EXEMPT)
    assert exempt.facts["filing_id"] == made
    assert office.filings.all(CLERK)[0].scan_title == "备案.pdf"
    office.filings.save_scan(CLERK, made, out)
    assert out.read_bytes() == scan.read_bytes()
    for wrong in ("备案.exe", "备案.docx"):
        with pytest.raises(RuleViolation):
            office.filings.attach_scan(CLERK, made, tmp_path / wrong)
    office.filings.take_back(CLERK, made, "登记错了")
    with pytest.raises(RuleViolation):
        office.filings.attach_scan(CLERK, made, scan)
