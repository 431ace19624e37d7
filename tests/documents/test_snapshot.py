"""Snapshots: frozen, stored as they were, and refused when the tools are not the same any more."""

import json
from dataclasses import replace

import pytest

from ctec_desktop.documents.library import BuiltInTemplates, frozen_template
from ctec_desktop.documents.snapshot import from_canonical
from ctec_desktop.domain.codes.documents import DocumentCode, DocumentFault
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from tests.documents.sample import printed, snapshot_of


def test_a_snapshot_is_read_back_as_it_was_stored():
    snapshot = snapshot_of(1, student_name="𠮷\u202e<b>")
    assert from_canonical(snapshot.canonical()) == snapshot
    assert json.loads(snapshot.canonical())["template"]["key"] == "internship_agreement"


def test_what_is_stored_and_hashed_follows_every_value():
    assert snapshot_of(1).canonical() == snapshot_of(1).canonical()
    assert snapshot_of(1).canonical() != snapshot_of(1, pay_amount="2,801").canonical()


def test_a_stored_snapshot_prints_the_same_paper(tmp_path):
    snapshot = snapshot_of(1)
    stored = from_canonical(snapshot.canonical())
    assert printed(tmp_path / "a.pdf", snapshot).sha256 == printed(tmp_path / "b.pdf", stored).sha256


def test_labels_on_paper_are_those_of_the_snapshot(tmp_path):
    labels = tuple((key, "现金支付" if key == "pay_method=cash" else label) for key, label in snapshot_of(1).labels)
    changed = replace(snapshot_of(1), labels=labels)
    assert printed(tmp_path / "a.pdf", snapshot_of(1)).sha256 != printed(tmp_path / "b.pdf", changed).sha256


def test_other_faces_or_another_engine_are_refused(tmp_path):
    (name, _), *rest = snapshot_of(1).fonts
    for changed in (replace(snapshot_of(1), fonts=((name, "0" * 64), *rest)), replace(snapshot_of(1), engine="0")):
        with pytest.raises(EnvironmentFault) as fault:
            printed(tmp_path / "p.pdf", changed)
        assert fault.value.kind == DocumentFault.FONTS_CHANGED


def test_a_template_changed_since_is_refused(tmp_path):
    snapshot = snapshot_of(1)
    changed = replace(snapshot, template=replace(snapshot.template, sha256="0" * 64))
    with pytest.raises(RuleViolation) as refused:
        printed(tmp_path / "p.pdf", changed)
    assert refused.value.problems[0].code == DocumentCode.TEMPLATE_NOT_AS_FROZEN


def test_the_newest_template_is_the_frozen_one():
    snapshot = snapshot_of(1)
    agreement, consent = BuiltInTemplates().agreement_and_consent()
    assert [frozen_template(BuiltInTemplates(), one) for one in snapshot.texts] == [agreement, consent]
