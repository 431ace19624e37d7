"""A merged part is handed out whole only to whoever may see everybody in it."""

from contextlib import closing

import pytest

from ctec_desktop.domain.codes.agreements import AgreementCode
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.storage.uow import Command
from tests.schools import CLERK, Demo, database_of, opened, value


def test_a_part_with_a_student_of_another_department_is_handed_out_page_by_page_only(demo: Demo, tmp_path):
    """A student changed class after the papers were issued: the new department prints that student's alone."""
    with closing(opened(demo.copied_to(tmp_path))) as office:
        moved, stayed = office.agreements.all(CLERK)[:2]
        software = value(office, "SELECT id FROM department WHERE name = '信息工程学院'")
        actor = Actor("信息工程学院", RowScope(frozenset({software})))
        with database_of(office).unit(Command("测试", "move")) as work:
            work.connection.exec_driver_sql(
                "UPDATE student SET class_group_id = (SELECT id FROM class_group WHERE department_id = ? LIMIT 1)"
                " WHERE student_no = ?",
                (software, moved.student_no),
            )
        target = tmp_path / "part.pdf"
        for asked in (
            lambda: office.agreements.export_part(actor, moved.id, target),
            lambda: office.printing.of_part(actor, moved.id),
            lambda: office.printing.page(actor, moved.id, stayed.first_page, 30),
        ):
            with pytest.raises(RuleViolation) as refused:
                asked()
            assert refused.value.problems[0].code == AgreementCode.PART_BEYOND_SCOPE
        assert not target.exists()
        own = office.printing.of_agreement(actor, moved.id)
        assert office.printing.page(actor, moved.id, own.until_page, 30).width > 0
        assert office.printing.of_part(CLERK, moved.id).pages > own.pages
