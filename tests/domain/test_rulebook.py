"""The rulebook: what ships is whole, packs only tighten, and what is wrong with one is told with its line."""

from datetime import date

import pytest

from ctec_desktop.domain.rulebook.book import Rulebook
from ctec_desktop.domain.rulebook.national import clause_of, nation, national_book
from ctec_desktop.domain.rulebook.parameters import INSURANCE
from ctec_desktop.domain.rulebook.reading import read_kept, read_nation, read_pack
from ctec_desktop.domain.rulebook.rule import RuleCheck, RuleSeverity
from ctec_desktop.domain.rulebook.writing import write_pack
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.wording import sentence
from ctec_desktop.wording.cover import KINDS
from ctec_desktop.wording.rulebook import PARAMETERS, rule_lines

DAY = date(2026, 9, 1)
HEAD = '[pack]\nlevel = "school"\nname = "某校规定"\nversion = "1"\n\n'
TIGHTEN = '[[tighten]]\nid = "{}"\n{}\n'


def pack(text: str, above: Rulebook | None = None) -> Rulebook:
    book = above or national_book()
    return Rulebook((*book.packs, read_pack("校.toml", text, book)))


def refused(text: str) -> list[tuple[str, int]]:
    with pytest.raises(RuleViolation) as caught:
        pack(text)
    assert all("校.toml" in sentence(problem) for problem in caught.value.problems)
    return [(str(problem.code).removeprefix("rulebook_"), problem.facts["line"]) for problem in caught.value.problems]  # type: ignore[misc]


def test_every_shipped_rule_says_what_it_rests_on_and_where_its_evidence_is():
    rules = nation().rules
    assert len({rule.id for rule in rules}) == len(rules) > 100
    for rule in rules:
        assert rule.text.endswith("。"), rule.id
        assert bool(rule.record) is (rule.check is RuleCheck.RECORD), rule.id
        assert all(key in PARAMETERS for key in rule.params), rule.id
        assert rule_lines(rule)


def test_a_clause_names_document_and_article():
    assert clause_of("INT-AGE-16") == "《职业学校学生实习管理规定》（2021年修订）第十六条第（二）项"


@pytest.mark.parametrize(("on", "is_in_force"), [(date(2021, 12, 30), False), (date(2021, 12, 31), True)])
def test_a_rule_holds_from_the_day_of_its_text(on, is_in_force):
    assert ("INT-AGE-16" in national_book().on(on)) is is_in_force


@pytest.mark.parametrize(("major", "months"), [("", 6), ("460103", 6), ("520201", 8), ("520203", 6)])
def test_majors_of_an_overlay_have_limits_of_their_own(major, months):
    assert national_book().on(DAY, major)["INT-DUR-06"].number("usual_months") == months


def test_a_pack_tightens_from_its_own_day_on_and_is_named_with_the_rule():
    text = HEAD + TIGHTEN.format("INT-RATIO-10", "params = { percent = 8 }\nfrom_on = 2026-09-01")
    book = pack(text + TIGHTEN.format("INT-PAY-80", 'severity = "block"'))
    before, after = book.on(date(2026, 8, 31)), book.on(DAY)
    assert (before["INT-RATIO-10"].number("percent"), after["INT-RATIO-10"].number("percent")) == (10, 8)
    assert before["INT-PAY-80"].severity is RuleSeverity.BLOCK
    assert after["INT-RATIO-10"].pack == "国家规定 2026.11 ＋ 某校规定 1"
    assert after["INT-RATIO-20"].pack == "国家规定 2026.11"


def test_a_narrower_pack_is_held_against_the_wider_one_too():
    province = pack(HEAD.replace("school", "province") + TIGHTEN.format("INT-RATIO-10", "params = { percent = 8 }"))
    with pytest.raises(RuleViolation):
        pack(HEAD + TIGHTEN.format("INT-RATIO-10", "params = { percent = 9 }"), province)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (TIGHTEN.format("INT-RATIO-10", "params = { percent = 12 }"), [("looser_limit", 8)]),
        (TIGHTEN.format("INT-AGE-16", "params = { least_years = 15 }"), [("looser_limit", 8)]),
        (TIGHTEN.format("INT-HAZ-01", 'params = { flags = ["mine"] }'), [("looser_list", 8)]),
        (TIGHTEN.format("INT-AGE-16", 'severity = "warn"'), [("looser_severity", 8)]),
        (TIGHTEN.format("INT-DUR-06", 'majors = ["5202"]\nparams = { least_months = 7 }'), [("looser_limit", 9)]),
        (TIGHTEN.format("INT-RATIO-10", "params = { percent = 10 }"), [("nothing_changed", 7)]),
        (TIGHTEN.format("INT-RATIO-99", "params = { percent = 5 }"), [("unknown_rule", 7)]),
        (TIGHTEN.format("INT-RATIO-10", 'params = { percent = "8" }'), [("wrong_type", 8), ("nothing_changed", 7)]),
        (TIGHTEN.format("INT-RATIO-10", "params = { percent = true }"), [("wrong_type", 8), ("nothing_changed", 7)]),
        (TIGHTEN.format("INT-RATIO-10", "params = { share = 8 }"), [("unknown_parameter", 8), ("nothing_changed", 7)]),
        (TIGHTEN.format("INT-RATIO-10", "params = { percent = -1 }"), [("out_of_range", 8)]),
        (TIGHTEN.format("INT-AGE-16", "params = { least_years = 9999 }"), [("out_of_range", 8)]),
        (TIGHTEN.format("INT-NIGHT-01", "params = { until_hour = 22 }"), [("out_of_range", 8)]),
        (TIGHTEN.format("TPR-1M1Y", "params = { days = 9999 }"), [("out_of_range", 8)]),
        (TIGHTEN.format("TPR-6M5Y", "params = { years = 0 }"), [("out_of_range", 8)]),
        (TIGHTEN.format("INS-REQ", 'params = { kinds = ["实习责任", "外星险"] }'), [("unknown_word", 8)]),
        (TIGHTEN.format("INS-REQ", 'params = { kinds = ["实习责任", "险"] }'), [("unknown_word", 8)]),
        (TIGHTEN.format("INT-AGE-16", 'severity = "hard"'), [("not_a_choice", 8), ("nothing_changed", 7)]),
        (TIGHTEN.format("INT-RATIO-10", 'params = { percent = 8 }\nbasis = "X"'), [("unknown_document", 9)]),
        (TIGHTEN.format("INT-RATIO-10", 'params = { percent = 8 }\nnote = "x"'), [("unknown_key", 9)]),
        (
            TIGHTEN.format("INT-RATIO-10", 'params = { percent = 8 }\nconfidence = "T"'),
            [("not_confirmed_by_pack", 9)],
        ),
        ('[[tighten]]\nid = "INT-RATIO-10"\nparams = {\n', [("not_toml", 8)]),
        ("[[tighten]]\nparams = { percent = 8 }\n", [("key_missing", 6)]),
        ('[tighten]\nid = "INT-RATIO-10"\n', [("wrong_type", 6)]),
        ('[[document]]\nkey = "D"\ntitle = " "\n', [("text_empty", 8)]),
    ],
)
def test_what_is_wrong_is_told_with_its_line(body, expected):
    assert refused(HEAD + body) == expected


@pytest.mark.parametrize("key", ["name", "version"])
def test_a_pack_that_reports_could_not_name_is_refused_at_its_line(key):
    line = next(at for at, text in enumerate(HEAD.splitlines(), 1) if text.startswith(key))
    text = "\n".join(f'{key} = ""' if one.startswith(key) else one for one in HEAD.splitlines())
    assert refused(text + "\n" + TIGHTEN.format("INT-RATIO-10", "params = { percent = 8 }")) == [("text_empty", line)]


@pytest.mark.parametrize(
    ("rule_id", "said", "is_read"),
    [
        ("INT-RATIO-10", "", True),
        ("INT-RATIO-10", 'text = "本校的话。"\n', False),
        ("INT-RATIO-10", 'confidence = "M-lo"\n', False),
        ("INT-AGR-04", 'confidence = "S"\n', False),
        ("INT-AGR-04", 'text = "本校的话。"\nconfidence = "T"\n', False),
    ],
)
def test_only_an_administrator_lifts_the_mark_of_a_text_nobody_confirmed(rule_id, said, is_read):
    book = national_book()
    text = HEAD + TIGHTEN.format(rule_id, f'severity = "block"\n{said}')
    kept = Rulebook((*book.packs, read_kept("校.toml", text, book)))
    rule = kept.on(DAY)[rule_id]
    assert rule.is_read_in_the_text is is_read
    confirmed = Rulebook(kept.packs, frozenset({(rule_id, rule.text)})).on(DAY)[rule_id]
    assert confirmed.is_read_in_the_text


def test_a_pack_taken_in_earlier_loses_only_what_no_longer_holds():
    text = HEAD + TIGHTEN.format("INT-RATIO-10", "params = { percent = 12 }")
    text += TIGHTEN.format("INS-REQ", 'params = { kinds = ["实习责任", "外星险"] }')
    kept = read_kept("校.toml", text + TIGHTEN.format("INT-RATIO-20", "params = { percent = 15 }"), national_book())
    assert [one.rule_id for one in kept.tightenings] == ["INT-RATIO-20"]


def test_insurance_is_called_in_packs_as_it_is_called_on_screen():
    assert set(INSURANCE) == set(KINDS.values())


def test_the_level_of_the_nation_is_not_taken_in():
    assert ("level_of_nation", 2) in refused(HEAD.replace("school", "nation"))


def test_a_rule_of_the_nation_without_its_limits_is_refused():
    text = HEAD.replace("school", "nation")
    rule = '[[rule]]\nid = "INT-AGE-16"\ntitle = "年龄"\nseverity = "block"\nscope = "placement"\ncheck = "checked"\n'
    with pytest.raises(RuleViolation):
        read_nation([("国.toml", f'{text}{rule}text = "话。"\nconfidence = "T"\n')])


def test_what_is_written_out_to_fill_in_reads_as_a_pack_and_changes_nothing():
    text = write_pack(national_book(), DAY)
    assert dict(pack(text).on(DAY)) == dict(national_book().on(DAY))
    opened = text.replace(
        '# [[tighten]]\n# id = "INT-RATIO-10"', '[[tighten]]\nid = "INT-RATIO-10"\nparams = {percent = 5}'
    )
    assert pack(opened).on(DAY)["INT-RATIO-10"].number("percent") == 5
