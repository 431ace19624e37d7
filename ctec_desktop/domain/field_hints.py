"""Which field a blank most likely is, told by the words around it: the labels schools and ministries write."""

import re
from dataclasses import dataclass
from typing import Final

from ctec_desktop.domain.vocabulary import Party

_SCHOOL, _UNIT, _STUDENT, _GUARDIAN = Party.SCHOOL, Party.ENTERPRISE, Party.STUDENT, Party.GUARDIAN


@dataclass(frozen=True, slots=True)
class Hint:
    """A field, the words before its blank (matched at their end), the words after it, and whose line it must be."""

    field: str
    before: re.Pattern[str]
    after: re.Pattern[str] | None = None
    party: Party | None = None
    is_sure: bool = True


def _hint(field: str, before: str, after: str = "", party: Party | None = None, *, is_sure: bool = True) -> Hint:
    told = re.compile(rf"(?:{before})(?:[（(][^）)]{{0,12}}[）)])?[为是]?$")
    return Hint(field, told, re.compile(after) if after else None, party, is_sure)


_ADDRESS = r"(?:通讯|联系|注册|经营|单位|学校|详细|企业)?(?:地址|住所|住址)|家庭(?:住址|地址|详细地址)|现住址"
_PHONE = r"(?:联系)?电话(?:号码)?|联系方式|手机(?:号码?)?|移动电话"
_ID_NUMBER = r"(?:居民)?身份证(?:件)?(?:号码?)?|证件号码?|公民身份号码"
_CONTACT = r"联系人(?:姓名)?|经办人|项目联系人"
_MONEY = r"(?:报酬|津贴|补贴|工资|酬金)(?:金额|标准|数额)?"
_SUPERVISOR = r"(?:学校|校内|甲方|院校|学院)?(?:派出|指派|选派)?(?:的)?(?:实习)?指导(?:教师|老师)(?:姓名)?"
_MENTOR = (
    r"(?:企业|单位|乙方|校外|实习单位)(?:实习)?指导(?:人员|教师|老师|师傅)(?:姓名)?|企业导师|带教(?:师傅|人员)|指导师傅"
)

# The first that fits is proposed; what names its subject stands before what needs the party of the line.
HINTS: Final = (
    _hint("agreement_no", r"(?:协议|合同|对应协议)?编号|协议书?号"),
    _hint("supervisor_phone", rf"指导(?:教师|老师)(?:的)?(?:{_PHONE})"),
    _hint("mentor_phone", rf"(?:指导人员|师傅|企业导师|单位指导教师)(?:的)?(?:{_PHONE})"),
    _hint("guardian_phone", rf"(?:监护人|家长)(?:的)?(?:{_PHONE})"),
    _hint("guardian_id_number", rf"(?:监护人|家长)(?:的)?(?:{_ID_NUMBER})"),
    _hint("student_phone", rf"(?:学生|丙方|本人)(?:的)?(?:{_PHONE})"),
    _hint("student_id_number", rf"(?:学生|丙方|本人)(?:的)?(?:{_ID_NUMBER})"),
    _hint("enterprise_uscc", r"(?:统一)?社会信用代码|信用代码"),
    _hint("enterprise_legal_representative", r"(?:法定代表人|法人代表|主要负责人|负责人)", party=_UNIT),
    _hint("school_name", r"(?:学校|院校|学院)(?:名称|全称)|校名|所在学校|就读学校"),
    _hint("enterprise_name", r"(?:实习单位|接收单位|用人单位|企业|单位|公司)(?:名称|全称)|实习单位|接收单位|到"),
    _hint("student_name", r"(?:学生|实习生|丙方)(?:的)?姓名|学生|实习学生"),
    _hint("guardian_name", r"(?:法定监护人|监护人|家长)(?:[（(]?或?家长[）)]?)?(?:姓名)?"),
    _hint("guardian_relation", r"与(?:学生|丙方|本人|实习生|被监护人|孩子)?(?:的)?关系"),
    _hint("student_no", r"学号"),
    _hint("student_department", r"(?:所在)?(?:院系|系部|二级学院|院（系）|系（部）|专业部|系别)"),
    _hint("student_major", r"(?:所学)?专业(?:名称)?"),
    _hint("student_class", r"(?:所在|所属|专业)?班级"),
    _hint("programme", r"实习(?:项目|名称)|项目名称"),
    _hint("mentor_name", _MENTOR),
    _hint("supervisor_name", _SUPERVISOR),
    _hint("mentor_title", r"(?:指导人员)?职务|指导人员职称", is_sure=False),
    _hint("post_name", r"实习岗位(?:名称)?|岗位(?:名称)?|工作岗位|实习工种"),
    _hint("post_name", r"从事|担任|安排在", r"\s*(?:岗位|工作|实习)", is_sure=False),
    _hint("work_place", r"(?:实习|工作)(?:地点|场所|地址)"),
    _hint("work_schedule", r"(?:每[日天])?(?:工作|作息|上班)时间(?:安排)?", is_sure=False),
    _hint("rest_days", r"(?:每周)?休息日?(?:安排|时间)?|每周休息", is_sure=False),
    _hint("pay_day", r"每月(?:的)?", r"\s*[日号]"),
    _hint("pay_amount", rf"{_MONEY}(?:不低于)?(?:每[月日天])?(?:人民币)?", r"\s*元"),
    _hint("pay_amount", r"人民币[￥¥]?|[￥¥]", r"\s*元"),
    _hint("pay_amount", r"(?:实习)?(?:报酬|津贴)(?:金额|标准|数额)", is_sure=False),
    _hint("insurance_line", r"(?:实习)?(?:责任)?(?:保险|险种)(?:名称|种类|情况)?|投保", is_sure=False),
    _hint("meals_note", r"(?:就餐|用餐|伙食)(?:方式|地点|安排|标准|条件|说明)?", is_sure=False),
    _hint("lodging_note", r"住宿(?:方式|地点|安排|标准|条件|说明)?", is_sure=False),
    _hint("leave_notice_days", r"提前", r"\s*(?:个工作)?[日天].{0,8}(?:通知|告知|书面|申请)"),
    _hint("absence_days", r"(?:连续|擅自离岗|旷工|缺勤).{0,8}", r"\s*(?:个工作)?[日天]", is_sure=False),
    _hint("dispute_place", r"向|由|诉至", r"\s*(?:所在地)?(?:的)?人民法院"),
    _hint("originals", r"一式", r"\s*份"),
    _hint("other_terms", r"其[他它](?:约定|事项|约定事项)|另行约定"),
    _hint("school_address", _ADDRESS, party=_SCHOOL),
    _hint("enterprise_address", _ADDRESS, party=_UNIT),
    _hint("student_address", _ADDRESS, party=_STUDENT),
    _hint("guardian_address", _ADDRESS, party=_GUARDIAN),
    _hint("student_address", r"家庭(?:住址|地址|详细地址)", is_sure=False),
    _hint("school_contact", _CONTACT, party=_SCHOOL),
    _hint("enterprise_contact", _CONTACT, party=_UNIT),
    _hint("school_phone", _PHONE, party=_SCHOOL),
    _hint("enterprise_phone", _PHONE, party=_UNIT),
    _hint("student_phone", _PHONE, party=_STUDENT),
    _hint("guardian_phone", _PHONE, party=_GUARDIAN),
    _hint("student_id_number", _ID_NUMBER, party=_STUDENT),
    _hint("guardian_id_number", _ID_NUMBER, party=_GUARDIAN),
    _hint("student_id_number", _ID_NUMBER, is_sure=False),
    _hint("school_name", r"[甲乙丙丁]方|名称|全称", party=_SCHOOL),
    _hint("enterprise_name", r"[甲乙丙丁]方|名称|全称", party=_UNIT),
    _hint("student_name", r"[甲乙丙丁]方|姓名", party=_STUDENT),
    _hint("guardian_name", r"[甲乙丙丁]方|姓名", party=_GUARDIAN),
    _hint("student_name", r"姓名", is_sure=False),
    _hint("student_phone", r"(?:本人)?联系电话", is_sure=False),
    _hint("unit", r"(?:认识|参观|实习)*单位(?:名称)?"),
    _hint("name", r"(?:认识)?实习(?:名称|活动)|活动名称"),
    _hint("class_name", r"班级"),
    _hint("leaders", r"带队(?:教师|老师)"),
    _hint("vehicles", r"(?:乘坐)?车辆|车牌号?"),
    _hint("meeting_point", r"集合(?:时间|地点|和|、)*"),
    _hint("purpose", r"(?:实习|参观|活动)(?:内容|目的)", is_sure=False),
    _hint("insurance", r"保险(?:情况)?", is_sure=False),
    _hint("pay", r"(?:实习)?(?:报酬|补贴)", is_sure=False),
    _hint("applied_on", r"申请(?:日期|时间)"),
    _hint("days", r"(?:起止|实习|活动)(?:日期|时间|期限)", is_sure=False),
    _hint("place", r"(?:参观|活动)?地点|地址", is_sure=False),
)

# A phone after somebody's name on one line is that person's.
PHONE_OF: Final = {"supervisor_name": "supervisor_phone", "mentor_name": "mentor_phone", "mentor_title": "mentor_phone"}
PHONE: Final = re.compile(rf"(?:{_PHONE})$")

# Days: what stands before or after a whole day tells which end of the internship it is.
DAY_BEGINS: Final = re.compile(
    r"(?:自|从|开始(?:日期|时间)?|起始(?:日期|时间)?|起)$|^(?:.*(?:实习期限|实习时间|起止).*)$"
)
DAY_BEGINS_AFTER: Final = re.compile(r"^(?:起|开始)")
DAY_ENDS: Final = re.compile(r"(?:至|到|止于|结束(?:日期|时间)?|终止(?:日期|时间)?|—+|－|-|~|～)$")
DAY_ENDS_AFTER: Final = re.compile(r"^(?:止|结束|终止)")

# A box is told by the words behind it, and where two fields have such boxes by the words of the line.
BOXES: Final = (
    ("arranged_by=school", re.compile(r"^(?:由)?(?:学校|院校|甲方)?(?:统一|集中)(?:组织|安排)|^学校安排"), None),
    ("arranged_by=self", re.compile(r"^(?:学生)?(?:自行|自主|自己)(?:选择|联系|实习|落实)|^自主"), None),
    ("pay_unit=month", re.compile(r"^按?月"), re.compile(r"报酬|津贴|工资|支付")),
    ("pay_unit=day", re.compile(r"^按?[日天]"), re.compile(r"报酬|津贴|工资|支付")),
    ("pay_method=bank", re.compile(r"^(?:银行|转账|打卡)"), None),
    ("pay_method=cash", re.compile(r"^现金"), None),
    ("lodging=provided", re.compile(r"^(?:免费|统一)?提供"), re.compile(r"住宿|宿舍")),
    ("lodging=subsidised", re.compile(r"^(?:发放)?补[贴助]"), re.compile(r"住宿|宿舍")),
    ("lodging=own", re.compile(r"^自[理行]"), re.compile(r"住宿|宿舍")),
    ("meals=provided", re.compile(r"^(?:免费|统一)?提供"), re.compile(r"就餐|用餐|伙食|膳食|餐")),
    ("meals=subsidised", re.compile(r"^(?:发放)?补[贴助]"), re.compile(r"就餐|用餐|伙食|膳食|餐")),
    ("meals=own", re.compile(r"^自[理行]"), re.compile(r"就餐|用餐|伙食|膳食|餐")),
    ("insurance_payer=school", re.compile(r"^(?:甲方|学校)"), re.compile(r"保险")),
    ("insurance_payer=enterprise", re.compile(r"^(?:乙方|实习单位|企业|单位)"), re.compile(r"保险")),
)
