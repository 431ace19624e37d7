"""The field dictionary: complete, consistent, and strict about values."""

from datetime import date

from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.field_checks import check_values
from ctec_desktop.domain.fields import DICTIONARY, FIELDS, MUST_PRINT, FieldKind, day_text, labels
from ctec_desktop.domain.invented_papers import invented_values

COMPLETE = {key: "school" if key == "arranged_by" else "有" for key in MUST_PRINT}


def codes(problems):
    return [(problem.code, problem.place.field) for problem in problems]


def test_every_field_has_a_label_a_meaning_and_a_blank():
    for key, spec in FIELDS.items():
        assert spec.key == key
        assert spec.label
        assert spec.meaning
        assert spec.blank_em > 0
        assert bool(spec.choices) is (spec.kind is FieldKind.CHOICE)


def test_labels_name_every_field_and_every_box_once():
    known = dict(labels())
    assert len(known) == len(labels())
    assert known["student_name"] == "学生姓名"
    assert known["pay_method=bank"] == "银行转账"


def test_complete_values_may_be_printed():
    assert check_values(COMPLETE) == ()


def test_each_mandatory_field_is_missed():
    for key in MUST_PRINT:
        assert (DocumentCode.FIELD_MUST_BE_PRINTED, key) in codes(check_values({**COMPLETE, key: " "}))


def test_a_draft_needs_no_number_but_everything_else():
    assert check_values({**COMPLETE, "agreement_no": ""}, is_draft=True) == ()
    missing = check_values({**COMPLETE, "student_name": ""}, is_draft=True)
    assert codes(missing) == [(DocumentCode.FIELD_MUST_BE_PRINTED, "student_name")]


def test_an_unknown_box_and_an_unknown_field_are_refused():
    assert codes(check_values({**COMPLETE, "pay_method": "vouchers"})) == [
        (DocumentCode.FIELD_CHOICE_UNKNOWN, "pay_method")
    ]
    assert codes(check_values({**COMPLETE, "zodiac": "龙"})) == [(DocumentCode.FIELD_NOT_IN_DICTIONARY, "zodiac")]


def test_a_day_is_written_as_contracts_write_it():
    assert day_text(date(2026, 9, 1)) == "2026年9月1日"


def test_every_field_of_every_paper_has_a_label_of_its_own_and_an_invented_value():
    assert len({spec.label for spec in DICTIONARY.values()}) == len(DICTIONARY)
    values = invented_values({"arranged_by": "self"})
    assert set(values) == set(DICTIONARY)
    assert all(values.values())
    assert check_values({key: values[key] for key in FIELDS}) == ()
