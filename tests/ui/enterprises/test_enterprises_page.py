from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.invented import credit_code
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.services.office import Office
from ctec_desktop.ui.enterprises.enterprises_page import EnterprisesPage
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import enterprises_page as words
from tests.schools import CLERK, Demo, empty_school, import_units, opened, unit

pytestmark = pytest.mark.ui

NAME, USCC, POSTS = 0, 1, 2


class Asked:
    """Remembers above which page the import was opened."""

    def __init__(self) -> None:
        self.parents: list[QWidget] = []

    def open_import(self, parent: QWidget) -> None:
        self.parents.append(parent)


def _nowhere(key: str, what: object) -> None:
    raise AssertionError(key)


def _quiet(text: str, tone: Tone) -> None:
    raise AssertionError(text)


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


def page_of(office: Office, jobs: JobRunner, hub: QtChangeHub, asked: Asked, qtbot) -> EnterprisesPage:
    made = EnterprisesPage(office, CLERK, PageContext(jobs, hub, _nowhere, _quiet), asked.open_import)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


@pytest.fixture
def page(office: Office, jobs: JobRunner, hub: QtChangeHub, qtbot) -> EnterprisesPage:
    made = page_of(office, jobs, hub, Asked(), qtbot)
    made.visit(None)
    qtbot.waitUntil(lambda: made.model.row_at(0) is not None)
    return made


def shown_texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_every_enterprise_is_listed_with_its_number_of_posts(page: EnterprisesPage, office: Office):
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    known = {view.name: view for view in office.enterprises.all(CLERK)}
    assert page.count_text() == f"共 {len(known)} 条"
    for row in range(len(known)):
        view = known[page.model.text_at(row, NAME)]
        assert (page.model.text_at(row, USCC), page.model.text_at(row, POSTS)) == (view.uscc, str(len(view.posts)))


def test_the_panel_tells_each_post_with_pay_board_lodging_and_mentor(page: EnterprisesPage, office: Office):
    page.table.selectRow(0)
    view = office.enterprises.detail(CLERK, page.table.current_id() or 0)
    assert view is not None
    post = view.posts[0]
    assert post.pay_fen is not None
    texts = shown_texts(page.detail)
    expected = {
        *(view.uscc, view.legal_representative, view.contact_phone, f"{view.staff_on_post:,} 人"),
        *(post.name, post.site_address, post.work_hours, f"{post.pay_fen // 100:,} 元/月", post.mentor_phone),
        *(words.provision_text(post.board), words.provision_text(post.lodging)),
        f"{post.mentor_name} · {post.mentor_title}",
    }
    assert expected <= set(texts)


def test_several_posts_and_what_is_missing_are_shown(
    page: EnterprisesPage, office: Office, hub: QtChangeHub, qtbot, tmp_path: Path
):
    bare = {"单位名称": "甲乙丙示例厂", "统一社会信用代码": credit_code(301)}
    rows = [unit(301, **bare, 岗位名称="钳工"), unit(301, **bare, 岗位名称="焊工", 实习地点="另一处")]
    import_units(office, tmp_path / "新.xlsx", rows)
    hub.publish((Change(Area.ENTERPRISES),))
    page.filters.search.setText("甲乙丙")
    page.filters.search.settle()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and page.model.row_at(0) is not None)
    assert page.model.text_at(0, POSTS) == "2"
    page.table.selectRow(0)
    texts = shown_texts(page.detail)
    assert {"钳工", "焊工", words.posts_heading(2), words.STAFF_HINT, words.MISSING} <= set(texts)


def test_an_open_panel_follows_a_change(page: EnterprisesPage, office: Office, hub: QtChangeHub, tmp_path: Path):
    page.table.selectRow(0)
    view = office.enterprises.detail(CLERK, page.table.current_id() or 0)
    assert view is not None
    import_units(
        office,
        tmp_path / "改.xlsx",
        [{"单位名称": view.name, "统一社会信用代码": view.uscc or "", "联系人": "新联系人"}],
    )
    hub.publish((Change(Area.ENTERPRISES, (view.id,)),))
    assert "新联系人" in shown_texts(page.detail)


def test_an_enterprise_asked_for_before_the_list_is_there_is_gone_to(
    office: Office, held_jobs: JobRunner, held: HeldExecutor, hub: QtChangeHub, qtbot
):
    wanted = office.enterprises.all(CLERK)[-1].id
    page = page_of(office, held_jobs, hub, Asked(), qtbot)
    page.visit(wanted)
    held.release()
    assert page.table.current_id() == wanted
    while held.release():
        pass
    assert page.detail.isVisible()


def test_a_school_without_enterprises_is_led_to_the_import(jobs: JobRunner, hub: QtChangeHub, qtbot, tmp_path: Path):
    asked = Asked()
    with closing(empty_school(tmp_path / "空")) as office:
        page = page_of(office, jobs, hub, asked, qtbot)
        page.visit(None)
        offers = [made for made in page.findChildren(QPushButton) if made.text() == words.IMPORT and made.isVisible()]
        for offer in offers:
            offer.click()
    assert asked.parents == [page, page]
