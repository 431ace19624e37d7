"""What differs between the things that can be imported: how each is called, and what its sheet should look like."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

NOTHING: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class NounWords:
    """Args:
    short: its line in a list of what can be imported.
    file_hint: what the file should look like, in one paragraph.
    whom: heading of the column that names a row's subject.
    counter: the word between a number and the subject ("38 名学生").
    fields: labels of fields that are called otherwise here than elsewhere.
    has_students: whether a workbook to fill can begin with the students of a class.
    founds: what an import may found besides ("个班级").
    """

    short: str
    title: str
    file_hint: str
    whom: str
    counter: str
    fields: Mapping[str, str] = field(default_factory=dict)
    has_students: bool = False
    founds: str = "项"


NOUNS: Final[Mapping[str, NounWords]] = {
    "students": NounWords(
        "学生名单",
        "导入学生名单",
        "拿学校平常用的名单就行：有一行列标题，下面一行一名学生。学号和姓名必须有，新生还要有班级；身份证号、专业、电话、监护人等有什么列就导入什么列，"
        "先后不限。上面的校名、说明和末尾的合计会自动跳过，还没有的班级和专业会一并建好。",
        "学生",
        "名学生",
        {"name": "姓名"},
        has_students=True,
        founds="个班级",
    ),
    "enterprises": NounWords(
        "企业与岗位",
        "导入企业与岗位",
        "拿平常用的实习单位一览表就行：有一行列标题，下面一行一个岗位；一家单位有几个岗位就写几行。单位名称必须有，没有统一社会信用代码的新单位要先由人核对；"
        "地点、报酬、食宿、工作时间、指导人员等有什么列就导入什么列，先后不限。",
        "单位与岗位",
        "行",
        {"name": "单位名称"},
    ),
    "teachers": NounWords(
        "教师名单",
        "导入教师名单",
        "拿人事平常用的教职工名单就行：有一行列标题，下面一行一名教师。姓名必须有，最好有工号；部门、类别、职称、电话等有什么列就导入什么列，先后不限。",
        "教师",
        "名教师",
        {
            "name": "姓名",
            "retired_on": "停用日期",
            "course_kind": "任课类别",
            "hired_on": "任教日期",
            "recruit_type": "招聘来源",
            "teacher_entry": "教师档案",
        },
        founds="个院系",
    ),
    "majors": NounWords(
        "专业目录",
        "导入专业目录",
        "一行一个专业：专业代码和专业名称必须有，层次、学制有就导入。国家目录的文件或学校自己开设的专业表都可以。",
        "专业",
        "个专业",
        {"name": "专业名称", "classes": "归入的班级"},
    ),
    "self_placements": NounWords(
        "自主实习汇总表",
        "导入自主实习汇总表",
        "把学生自己联系的单位汇总成一张表：一行一名学生，写明学号、单位、岗位、工作地点、起止日期；指导人员、电话、报酬、家长是否同意等有就导入。"
        "还没有的单位和岗位会一并建好，导入后在“实习安排”的“自主实习审批”里审批。",
        "学生与单位",
        "名学生",
        {"application": "申请"},
        has_students=True,
        founds="家单位",
    ),
    "post_assignments": NounWords(
        "岗位分配表",
        "导入岗位分配表",
        "学校统一安排的：一行一名学生，写明学号和分到的单位、岗位。起止日期不写的，按实习计划。",
        "学生与岗位",
        "名学生",
        has_students=True,
    ),
    "practice": NounWords(
        "教师企业实践",
        "导入教师企业实践",
        "一行一段实践：工号、实践单位、实践形式、开始日期、结束日期必须有；天数、岗位、成果、考核、审批和核实有就导入。企业要先建档，实训基地在“单位类型”里写明。"
        "写了核实日期和核实人的才计入天数。",
        "教师",
        "段实践",
        {
            "form": "实践形式",
            "post": "岗位",
            "stated_days": "实践天数",
            "mentor": "企业指导人员",
            "agreement_no": "实践协议编号",
            "goals": "目标和任务",
            "outcomes": "成果转化为教学",
            "enterprise_appraisal": "企业考核",
            "school_appraisal": "学校考核",
            "approved_on": "审批日期",
            "approved_by": "批准人",
            "verified_on": "核实日期",
            "verified_by": "核实人",
        },
    ),
    "statuses": NounWords(
        "学籍异动表",
        "导入学籍异动表",
        "一行一次异动：学号、异动类型（休学、复学、退学、转出、转专业、留级、参军、毕业）、异动日期、文号；转专业和留级还要写明转入的班级。",
        "学生",
        "项异动",
        {"status": "学籍"},
        has_students=True,
    ),
}


def words_of(noun: str) -> NounWords:
    return NOUNS[noun]
