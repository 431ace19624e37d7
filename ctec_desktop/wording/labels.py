"""Labels of the record's stable words, as screens and papers show them."""

from ctec_desktop.domain.vocabulary import (
    AgreementKind,
    AgreementState,
    ArrangedBy,
    MajorLevel,
    Party,
    PayUnit,
    PlanKind,
    Provision,
    StatusKind,
)

KINDS: dict[AgreementKind, str] = {
    AgreementKind.INTERNSHIP: "三方协议",
    AgreementKind.APPRENTICESHIP: "学徒培养协议",
}
STATES: dict[AgreementState, str] = {
    AgreementState.DRAFT: "草稿",
    AgreementState.SUBMITTED: "待审",
    AgreementState.APPROVED: "已审",
    AgreementState.ISSUED: "已签发",
    AgreementState.SIGNING: "签署中",
    AgreementState.COMPLETE: "已签署",
    AgreementState.IN_FORCE: "履行中",
    AgreementState.PAUSED: "暂停",
    AgreementState.FINISHED: "已完成",
    AgreementState.STOPPED: "已解除",
    AgreementState.ARCHIVED: "已归档",
    AgreementState.SENT_BACK: "退回",
    AgreementState.WITHDRAWN: "撤回",
    AgreementState.VOID: "作废",
    AgreementState.DECLINED: "拒签",
}
STATUSES: dict[StatusKind, str] = {
    StatusKind.ENROLLED: "在读",
    StatusKind.SUSPENDED: "休学",
    StatusKind.WITHDRAWN: "退学",
    StatusKind.TRANSFERRED_OUT: "转出",
    StatusKind.CONSCRIPTED: "参军",
    StatusKind.GRADUATED: "毕业",
}
PARTIES: dict[Party, str] = {
    Party.SCHOOL: "学校",
    Party.ENTERPRISE: "实习单位",
    Party.STUDENT: "学生",
    Party.GUARDIAN: "法定监护人（或家长）",
}
MAJOR_LEVELS: dict[MajorLevel, str] = {
    MajorLevel.SECONDARY: "中职",
    MajorLevel.HIGHER: "高职专科",
    MajorLevel.BACHELOR: "职业本科",
}
PLAN_KINDS: dict[PlanKind, str] = {PlanKind.ON_POST: "岗位实习", PlanKind.VISITING: "认识实习"}
ARRANGED_BY: dict[ArrangedBy, str] = {ArrangedBy.SCHOOL: "学校安排", ArrangedBy.SELF: "自行选择"}
PAY_UNITS: dict[PayUnit, str] = {PayUnit.MONTH: "月", PayUnit.DAY: "日"}
PROVISIONS: dict[Provision, str] = {
    Provision.PROVIDED: "提供",
    Provision.SUBSIDISED: "补贴",
    Provision.OWN: "自理",
}
# by the name of their table
RECORD_KINDS: dict[str, str] = {
    "student": "学生",
    "agreement_amendment": "协议变更",
    "student_status": "学籍记录",
    "class_change": "换班记录",
    "person": "个人信息",
    "guardian": "监护人",
    "class_group": "班级",
    "major": "专业",
    "department": "院系",
    "archive_item": "实习档案材料",
    "teacher": "教师",
    "teacher_entry": "教师档案记录",
    "practice_period": "企业实践记录",
    "practice_paper": "企业实践材料",
    "practice_exemption": "企业实践减免",
    "practice_workbook": "企业实践离线登记表",
    "industry_hire": "外聘人员",
    "taught_month": "外聘课时",
    "industry_appraisal": "外聘考核",
    "school_snapshot": "学校数据留存",
    "recognition": "双师型认定",
    "recognition_step": "双师型认定的步骤",
    "enterprise": "企业",
    "enterprise_site": "实习地点",
    "enterprise_staffing": "在岗职工数",
    "headcount": "分日人数",
    "shift_plan": "排班",
    "post": "岗位",
    "mentor": "单位指导人员",
    "internship_plan": "实习计划",
    "placement": "实习安排",
    "placement_change": "实习变动",
    "placement_application": "自主实习申请",
    "not_placed": "未实习登记",
    "trip": "认识实习",
    "waiver": "豁免",
    "rule_confirmation": "规则核实记录",
    "trip_leader": "认识实习带队教师",
    "trip_student": "认识实习名单",
    "enterprise_merge": "单位合并记录",
    "covered_person": "投保名单",
    "incident": "事故记录",
    "apprenticeship": "学徒培养",
    "apprenticeship_stage": "学徒培养阶段",
    "minimum_wage": "最低工资标准",
    "training_agreement": "培训机构协议",
    "enterprise_fitness": "单位条件",
    "enterprise_check": "单位查询记录",
    "inspection": "实地考察记录",
    "post_fitness": "岗位条件",
    "placement_papers": "学生材料日期",
    "filing": "备案记录",
    "agreement": "协议",
    "scan_file": "扫描文件",
    "scan_page": "扫描页",
    "returned_copy": "收回的原件",
    "handout": "发放登记",
    "handout_paper": "发放的文书",
}
FIELDS: dict[str, str] = {
    "student_no": "学号",
    "name": "名称",
    "gender": "性别",
    "id_number": "身份证号",
    "birth_date": "出生日期",
    "class_name": "班级",
    "grade": "年级",
    "class_renamed": "班级名称（整个班）",
    "phone": "电话",
    "address": "地址",
    "enrolled_on": "入学日期",
    "registration_no": "学籍号",
    "guardian_name": "监护人姓名",
    "guardian_relation": "与监护人关系",
    "guardian_phone": "监护人电话",
    "guardian_id_number": "监护人身份证号",
    "status": "学籍",
    "application": "自主实习申请",
    "applied_on": "申请日期",
    "reason": "申请理由",
    "guardian_agreed_on": "家长同意日期",
    "staff_no": "工号",
    "category": "类别",
    "title": "职称",
    "department_name": "部门",
    "code": "专业代码",
    "level": "层次",
    "study_years": "学制",
    "catalog_version": "目录版本",
    "classes": "按名称对上的班级",
    "retired_on": "停用日期",
    "uscc": "统一社会信用代码",
    "legal_representative": "法定代表人",
    "region_code": "行政区划代码",
    "industry_code": "行业代码",
    "contact_name": "联系人",
    "contact_phone": "联系电话",
    "staff_on_post": "在岗职工数",
    "post_name": "岗位",
    "work_hours": "工作时间",
    "pay_fen": "实习报酬",
    "pay_unit": "报酬单位",
    "board": "就餐",
    "lodging": "住宿",
    "same_kind_staff": "同类岗位人数",
    "mentor_name": "指导人员",
    "mentor_title": "指导人员职务",
    "mentor_phone": "指导人员电话",
}


def money(fen: int) -> str:
    """`2,600 元` or `2,600.50 元`."""
    yuan, rest = divmod(fen, 100)
    return f"{yuan:,}.{rest:02d} 元" if rest else f"{yuan:,} 元"


def record_kind(table: str) -> str:
    return RECORD_KINDS.get(table, "其他记录")


def field_label(field: str) -> str:
    return FIELDS.get(field, field)
