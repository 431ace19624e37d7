"""The window on rules: found by words and level, packs compared and taken in, refused with line and reason."""

from pathlib import Path

import pytest

from ctec_desktop.services.office import Office
from ctec_desktop.ui.checks.pack_import_dialog import PackImportDialog
from ctec_desktop.ui.checks.rules_dialog import RulesDialog
from ctec_desktop.ui.kit.dialogs import ProblemListDialog
from ctec_desktop.wording import rules_dialog as words
from tests.schools import CLERK
from tests.ui.placements.window import Window, nameless

pytestmark = pytest.mark.ui
HEAD = '[pack]\nlevel = "school"\nname = "某校规定"\nversion = "3"\n'


@pytest.fixture
def dialog(office: Office, window: Window, qtbot) -> RulesDialog:
    made = RulesDialog(office, CLERK, window.context)
    qtbot.addWidget(made)
    made.open()
    return made


def pack(folder: Path, percent: int) -> Path:
    path = folder / "校.toml"
    body = f'[[tighten]]\nid = "INT-RATIO-10"\nparams = {{ percent = {percent} }}\n'
    path.write_text(HEAD + body, encoding="utf-8")
    return path


def shown(dialog: RulesDialog) -> list[str]:
    return [one.rule.id for one in dialog._shown.values()]


def test_a_pack_is_looked_at_taken_in_and_its_level_found(dialog: RulesDialog, tmp_path, qtbot):
    dialog.search.setText("10%")
    dialog.search.settled.emit("10%")
    assert "INT-AGE-16" not in shown(dialog)
    dialog.search.setText("")
    dialog.search.settled.emit("")
    packs = dialog.open_packs()
    packs.compare(pack(tmp_path, 8))
    (preview,) = packs.findChildren(PackImportDialog)
    assert preview.model.rowCount() == 1
    preview.take_in()
    assert packs.model.rowCount() == 1
    dialog.level_combo.setCurrentIndex(dialog.level_combo.findData("school"))
    assert shown(dialog) == ["INT-RATIO-10"]
    dialog._on_chosen(next(iter(dialog._shown)))
    assert "某校规定 3　百分比 8" in dialog.behind.text()
    packs.compare(pack(tmp_path, 12))
    (refused,) = packs.findChildren(ProblemListDialog)
    assert "校.toml 第 7 行" in refused.lines()[0]
    assert len(packs.findChildren(PackImportDialog)) <= 1
    refused.close()
    out = tmp_path / "出.toml"
    packs.write(None, out)
    assert "INT-RATIO-10" in out.read_text(encoding="utf-8")
    assert nameless(dialog) == []
    packs.close()


def test_a_rule_that_is_to_be_confirmed_is_confirmed_from_the_list(dialog: RulesDialog):
    dialog.level_combo.setCurrentIndex(dialog.level_combo.findData(words.TO_CONFIRM))
    before = shown(dialog)
    assert "APP-COOP-3Y" in before
    at = next(at for at, one in dialog._shown.items() if one.rule.id == "APP-COOP-3Y")
    dialog._on_chosen(at)
    form = dialog.open_confirm()
    assert form is not None
    for key, text in (("wording", "不少于三年"), ("source", "网站"), ("read_on", "2026-08-30"), ("by_name", "某")):
        form.form.set_value(key, text)
    form.save_button.click()
    assert shown(dialog) == [one for one in before if one != "APP-COOP-3Y"]
