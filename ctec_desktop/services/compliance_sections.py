"""The sections of 实习合规报告 as lists of words: what was found, what was not judged, on which papers it rests."""

from ctec_desktop.documents.report_pages import Section
from ctec_desktop.domain.compliance import ComplianceReport
from ctec_desktop.wording import compliance_report as words


def found_sections(report: ComplianceReport) -> tuple[Section, ...]:
    """What stands against placements, the hardest first, then what is missing, then apprenticeships."""
    found = [
        Section(title, "" if lines else words.NOTHING_FOUND, words.FOUND_COLUMNS, lines)
        for result, title in words.FOUND.items()
        for lines in [words.found_lines(report.of(result))]
    ]
    if report.missing:
        lines = words.missing_cells(report)
        found.append(Section(words.MISSING, words.MISSING_NOTE, words.MISSING_COLUMNS, lines))
    if report.apprentices:
        lines = words.found_lines(report.apprentices)
        found.append(Section(words.APPRENTICES, words.APPRENTICES_NOTE, words.FOUND_COLUMNS, lines))
    return tuple(found)


def closing_sections(report: ComplianceReport) -> tuple[Section, ...]:
    """Papers it rests on, every rule's totals, what only records show, and the rules still to be confirmed."""
    told = (
        (words.FILINGS, words.FILINGS_NOTE, words.FILING_COLUMNS, map(words.filing_cells, report.filings)),
        (words.RULES, "", words.RULE_COLUMNS, map(words.rule_cells, report.judged)),
        (words.RECORD_ONLY, words.RECORD_ONLY_NOTE, words.RECORD_COLUMNS, map(words.record_cells, report.record_only)),
        (words.ANNEX, words.ANNEX_NOTE, words.ANNEX_COLUMNS, map(words.annex_cells, report.to_confirm)),
    )
    sections = (Section(title, note, columns, tuple(lines)) for title, note, columns, lines in told)
    return tuple(one for one in sections if one.lines)
