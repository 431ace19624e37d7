"""Every code of sheets and workers has one sentence that its facts can fill."""

import string

import pytest

from ctec_desktop.domain.codes.sheets import SheetCode, SheetFault
from ctec_desktop.domain.codes.workers import WorkerFault
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.sheets.enterprises import read_enterprises
from ctec_desktop.sheets.students import read_students
from ctec_desktop.wording import sheets, workers
from tests.sheets.samples import Write


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    assert set(sheets.SENTENCES) == {*SheetCode, *SheetFault}
    assert set(workers.SENTENCES) == set(WorkerFault)


@pytest.mark.parametrize("template", [*sheets.SENTENCES.values(), *workers.SENTENCES.values()])
def test_a_sentence_ends_and_names_its_facts(template: str) -> None:
    assert template.endswith("。")
    assert all(name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(template))


def test_the_facts_of_real_problems_fill_their_sentences(xlsx: Write) -> None:
    students = [
        [
            "学号",
            "姓名",
            "学生姓名",
            "性别",
            "身份证号",
            "出生日期",
            "年级",
            "联系电话",
            "入学日期",
            "学籍号",
            "班级",
            "证件类型",
        ],
        ["1", "张 三", "x", "?", "110105200803010010", "2008-3-2", "高一", "12", "2024年9月", "Z1", "{甲}\u202e", None],
        ["1", "李?", "x", "男", "110105080301001", "2.30", "24级", "无", "2024.1", "G1", "\ue863", "军官证"],
        ["x", "王*五", "x", "女", "同上", "八", None, None, "2024-2-30", None, "乙", None],
        [1e17, None, "x", "女", "1101", "20080301", None, None, None, None, None, None],
        ["5", "赵六", "x", "女", "110105200813010010", "x", None, None, None, None, None, None],
        ["6", "钱七", "x", "女", "11010520080301O010", None, None, None, None, None, None, None],
        ["7", "孙八", "x", "女", "119999200803010010", "x", None, None, None, None, None, None],
        ["合计"],
    ]
    enterprises = [
        ["单位名称", "统一社会信用代码", "岗位", "报酬", "人数", "住宿"],
        ["甲", "91110105000000001X", "a", "面议", "约", "看"],
        ["乙", "91110105000000001X", "a", "300", None, None],
        ["甲", "911101050000000020", "a", None, None, None],
        ["丙", "1", "a", None, None, None],
        ["丁", "9111010500000000OO", "a", None, None, None],
    ]
    student_reading, enterprise_reading = (
        read_students(xlsx(students)),
        read_enterprises(xlsx(enterprises, name="单位.xlsx")),
    )
    problems: list[Problem] = [*student_reading.problems, *enterprise_reading.problems]
    problems += [problem for record in student_reading.records for problem in record.problems]
    problems += [problem for record in enterprise_reading.records for problem in record.problems]
    for rows in ([["甲", "乙"]], [["姓名", "性别"]]):
        with pytest.raises(RuleViolation) as caught:
            read_students(xlsx(rows))
        problems += caught.value.problems
    said = {problem.code: sheets.SENTENCES[problem.code].format_map(problem.facts) for problem in problems}
    assert len(said) > 30
    assert not any("{heading}" in sentence or "None" in sentence for sentence in said.values())
