"""The pages beside the editor turn to the block at hand."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.domain.papers import AGREEMENT_KEY
from ctec_desktop.domain.template import BlockKind
from ctec_desktop.domain.template_lines import with_text
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.templates.live_preview import LivePreview
from tests.schools import CLERK, empty_school


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with closing(empty_school(tmp_path / "数据")) as founded:
        yield founded


def test_the_pages_turn_to_the_block_at_hand_and_stay_there_while_it_is_written(office, jobs: JobRunner, qtbot):
    preview = LivePreview(office, CLERK, jobs)
    qtbot.addWidget(preview)
    preview.resize(500, 400)
    preview.show()
    template = BuiltInTemplates().newest(AGREEMENT_KEY)
    last = max(n for n, block in enumerate(template.blocks) if block.kind is BlockKind.CLAUSE)
    preview.show_template(template, {}, at_once=True)
    preview.show_block(last)
    there = preview.pane.page()
    assert there > 2
    written = with_text(template.blocks[last], "这一条改过了。")
    blocks = (*template.blocks[:last], written, *template.blocks[last + 1 :])
    preview.show_template(replace(template, blocks=blocks), {}, at_once=True)
    assert preview.pane.page() == there
    assert preview.pane.is_page_shown()
    preview.show_block(-1)
    assert preview.pane.page() == 0
