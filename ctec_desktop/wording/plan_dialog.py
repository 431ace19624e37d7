"""Words of the dialog that makes an internship plan."""

from typing import Final

TITLE: Final = "新建实习计划"
SAVE: Final = "保存计划"
SAVING: Final = "保存实习计划"
PLAN_PART: Final = "计划"
INSURANCE_PART: Final = "实习保险"
NAME: Final = "计划名称"
NAME_HINT: Final = "例如 2027年春季岗位实习"
KIND: Final = "实习类型"
FROM: Final = "开始日期"
UNTIL: Final = "结束日期"
UNTIL_HINT: Final = "岗位实习一般为 6 个月"
CONTENT: Final = "实习内容"
CONTENT_HINT: Final = "印在协议的“实习项目”处；不填则印计划名称。"
SUPERVISOR: Final = "学校指导教师"
SUPERVISOR_PHONE: Final = "指导教师电话"
ORIGINALS: Final = "协议份数"
ORIGINALS_HINT: Final = "学校、单位、学生各执一份，一般 3 份"
INSURANCE_KIND: Final = "险种"
INSURANCE_KINDS: Final = (
    "学生实习责任保险",
    "学生实习责任保险、人身意外伤害保险",
    "人身意外伤害保险",
    "工伤保险（单项参保）",
)
INSURANCE_KIND_HINT: Final = "还没有投保可以都留空，以后补上"
INSURER: Final = "保险人"
INSURER_HINT: Final = "保险公司全称"
POLICY_NO: Final = "保险单号"
PAYER: Final = "保险费承担方"
PAYERS: Final = (("", "未填写"), ("school", "学校"), ("enterprise", "实习单位"))
INSURED_FROM: Final = "保险起期"
INSURED_UNTIL: Final = "保险止期"
DAY_HINT: Final = "如 2027-03-01，按保险单填写"


def saved_line(name: str) -> str:
    return f"已保存实习计划“{name}”。"
