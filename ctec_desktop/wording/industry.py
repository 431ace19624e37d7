"""Sentences about people from industry, and the words of their roles and steps."""

from typing import Final

from ctec_desktop.domain.codes.industry import IndustryCode
from ctec_desktop.domain.industry.roles import HireRole, HireState, SkillGrade, TitleLevel, Working

ROLES: Final = {
    HireRole.PART_TIME: "兼职教师",
    HireRole.MENTOR: "产业导师",
    HireRole.DISTINGUISHED: "特聘教授",
    HireRole.VISITING: "客座教授",
    HireRole.LEADER: "专业带头人",
    HireRole.STUDIO: "技能大师工作室负责人",
    HireRole.PRACTICE: "实践教学指导教师",
    HireRole.HERITAGE: "技艺技能传承创新平台负责人",
}
WORKINGS: Final = {Working.EMPLOYED: "在职", Working.RETIRED: "退休"}
TITLE_LEVELS: Final = {
    TitleLevel.JUNIOR: "初级",
    TitleLevel.MIDDLE: "中级",
    TitleLevel.VICE_SENIOR: "副高级",
    TitleLevel.SENIOR: "正高级",
}
SKILL_GRADES: Final = {
    SkillGrade.JUNIOR: "初级工",
    SkillGrade.MIDDLE: "中级工",
    SkillGrade.HIGH: "高级工",
    SkillGrade.TECHNICIAN: "技师",
    SkillGrade.SENIOR_TECHNICIAN: "高级技师",
    SkillGrade.SPECIAL_TECHNICIAN: "特级技师",
    SkillGrade.CHIEF_TECHNICIAN: "首席技师",
}
STATES: Final = {
    HireState.CHOOSING: "选聘中",
    HireState.AHEAD: "未开始",
    HireState.RUNNING: "聘任中",
    HireState.OVER: "已结束",
    HireState.VOID: "作废",
}
FIELDS: Final = {
    "needed_on": "提出需求",
    "found_on": "推荐或公开选聘",
    "checked_on": "考察",
    "published_from": "公示开始",
    "published_until": "公示结束",
    "agreed_on": "签订协议",
    "agreement_no": "协议编号",
    "from_on": "聘期开始",
    "until_on": "聘期结束",
    "tasks": "工作任务",
    "hour_fee_fen": "课时费",
}

SENTENCES: dict[str, str] = {
    IndustryCode.NO_CERTIFICATE: "没有登记职称或者技能证书的编号。请补登记证书编号。",
    IndustryCode.SPECIAL: "没有达到一般要求的职称或者技能等级，按特殊理由聘请：{reason}。",
    IndustryCode.QUALIFICATION_UNKNOWN: "没有登记职称级别和技能等级，也没有写特殊理由。请在“修改”里补登记其中一项。",
    IndustryCode.NOT_QUALIFIED: "一般要有中级以上职称或者高级工以上技能等级。请核对等级，或者写明聘请的特殊理由。",
    IndustryCode.TEAM_SMALL: "团队“{team}”同期在聘 {size} 人，一般不少于 {least} 人。请登记团队的其他成员，或者改为个人聘请。",
    IndustryCode.STEPS_TURNED: "“{later}”的日期早于“{earlier}”。请核对选聘过程的日期。",
    IndustryCode.STEPS_OPEN: "选聘过程还缺：{steps}。请补登记日期。",
    IndustryCode.AGREEMENT_OPEN: "聘任协议还缺：{parts}。请补登记。",
    IndustryCode.AGREED_LATE: "协议在 {agreed_on} 才签，晚于聘期开始。请核对日期；确实晚签的，保留情况说明。",
    IndustryCode.NOT_TRAINED: "没有登记上岗前培训的日期和学时。请补登记。",
    IndustryCode.TRAINED_LATE: "培训日期 {trained_on} 晚于聘期开始。培训应当在上岗以前完成，请核对日期。",
    IndustryCode.COVER_SHORT: "意外保险 {from_on} 至 {until_on} 没有覆盖整个聘期。请续保，或者更正日期。",
    IndustryCode.NOT_APPRAISED: "{years} 年上过课，还没有登记考核。请在“考核”里登记。",
    IndustryCode.SHARE_HIGH: "兼职教师占教师总数的 {percent}%，一般不超过 {most}%。",
    IndustryCode.WHO: "请填写姓名，或者选一位已登记的单位指导人员。",
    IndustryCode.MENTOR_AND_NAME: "已经选了单位指导人员，姓名取自登记，请清空姓名，或者不选指导人员。",
    IndustryCode.NAME_ELSEWHERE: "这个人的姓名取自教师、学生或者单位指导人员的登记。请到那里更正，这里会跟着变。",
    IndustryCode.EMPLOYER_NEEDED: "在职人员请选择单位；单位没有登记的，把名称写在“其他单位”里。",
    IndustryCode.EMPLOYER_TWICE: "已经选了登记的单位，“其他单位”请留空。",
    IndustryCode.SAME_TWICE: "{name} 在 {from_on} 至 {until_on} 已有一条聘任。同一个人的聘期不能重叠，请改聘期，或者修改那一条。",
    IndustryCode.REVERSED: "结束日期早于开始日期。",
    IndustryCode.SPAN_INCOMPLETE: "开始和结束日期要一起填写。",
    IndustryCode.TERM_TOO_LONG: "聘期 {from_on} 至 {until_on} 超过 {years} 年。请核对年份；到期后续聘的另建一条。",
    IndustryCode.DAY_AHEAD: "{day} 晚于今天 {today}，还没有发生的事不能登记。",
    IndustryCode.MONTHS_OUTSIDE: "{months} 已经登记了课时，聘期不能不含这些月份。请先更正课时，或者改聘期。",
    IndustryCode.VOID: "这条聘任已经作废（{reason}），不能再改。",
    IndustryCode.REASON_NEEDED: "请写明原因，原因会记入日志。",
    IndustryCode.NOT_AGREED: "还没有登记聘期和签订协议的日期，不能打印和登记课时。请先在“修改”里填写。",
    IndustryCode.END_OUTSIDE: "提前结束的日期应当在聘期 {from_on} 至 {until_on} 之内。",
    IndustryCode.MONTH_OUTSIDE: "{month} 不在聘期 {from_on} 至 {until_on} 之内。",
    IndustryCode.MONTH_AHEAD: "{month} 还没有到，课时在上完以后登记。",
    IndustryCode.COURSE_NEEDED: "填了课时，请写课程。",
    IndustryCode.COURSE_TWICE: "{month} 的“{course}”已经有一行，请合在一行里。",
    IndustryCode.TOO_MANY_HOURS: "{month} 的课时合计 {hours}，一个月不超过 {most}。请核对。",
    IndustryCode.PAID_TOO_SOON: "发放日期 {paid_on} 早于 {month}。请核对。",
    IndustryCode.LINE_GONE: "这一行已被别人去掉。请重新打开后再填。",
    IndustryCode.LINE_PAID: "这一行已经登记发放，不能去掉。发放登记有误的，请先清空发放日期并保存。",
    IndustryCode.YEAR_OUTSIDE: "年份应当在聘期之内，并且不晚于今年。",
    IndustryCode.NOTHING_TAUGHT: "{year} 年没有登记课时，没有课酬可以打印。",
}
