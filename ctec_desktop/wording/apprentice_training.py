"""Words of minimum wages and of agreements with training bodies."""

from typing import Final

from ctec_desktop.domain.apprenticeships import MinimumWage, TrainingAgreement
from ctec_desktop.wording.cover import yuan

WAGES: Final = "最低工资标准"
OPEN_WAGES: Final = "最低工资…"
WAGES_LEAD: Final = "照当地文件登记，程序里没有预置任何金额。没有登记的地区，工资这一条显示缺资料。"
TRAININGS: Final = "培训机构协议"
OPEN_TRAININGS: Final = "培训机构协议…"
NEW_ONE: Final = "登记新的"
WHICH: Final = "更正哪一条"
REGION: Final = "地区代码"
REGION_HINT: Final = "六位，如 110000、110108"
SINCE: Final = "从哪天起"
DAY_HINT: Final = "如 2026-09-01"
MONTHLY: Final = "每月（元）"
DOCUMENT: Final = "依据文件"
DOCUMENT_HINT: Final = "文件名和文号"
NO_WAGES: Final = "还没有登记。"
SAVING_WAGE: Final = "保存最低工资标准"
SAVED_WAGE: Final = "最低工资标准已登记。"
CHOOSE: Final = "请选择"
ENTERPRISE: Final = "企业"
BODY: Final = "培训机构"
BODY_HINT: Final = "技工院校、职业学校或培训机构的全称"
NUMBER: Final = "协议编号"
SIGNED_ON: Final = "签订日期"
FROM: Final = "期限起"
UNTIL: Final = "期限止"
MANNER: Final = "培养方式"
MANNER_HINT: Final = "如 脱产、半脱产，集中还是分散"
CONTENT: Final = "培养内容"
FEE: Final = "费用"
FEE_HINT: Final = "金额和谁付"
DUTIES: Final = "双方责任"
NO_TRAININGS: Final = "还没有登记。"
SAVING_TRAINING: Final = "保存培训机构协议"
SAVED_TRAINING: Final = "培训机构协议已登记。"


def wage_line(one: MinimumWage) -> str:
    return f"{one.region_code}　{one.from_on.isoformat()} 起　每月 {yuan(one.monthly_fen)}　{one.document}"


def training_line(one: TrainingAgreement) -> str:
    days = f"{one.from_on.isoformat()} 至 {one.until_on.isoformat()}"
    return "　".join(part for part in (one.enterprise_name, one.body_name, one.number, days) if part)
