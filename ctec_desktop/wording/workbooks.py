"""What stands in the workbooks to fill: titles, notes to the columns, the sheet that explains."""

EXPLAINED = "填写说明"
LISTS = "选项"
EXPLAINED_HEADINGS = ("填写项", "必填", "怎样填写", "示例（虚构）")
REQUIRED = "必填"
NOT_A_CHOICE = "请从下拉列表里选一项。"
NOT_ON_RECORD = "系统里还没有这一项。确实是新的，可以照填；否则请从下拉列表里选。"
NOT_A_DAY = "这里要填日期，请写成 2026-9-1。"

TITLES = {
    "students": "学生名单",
    "enterprises": "企业与岗位",
    "teachers": "教师名单",
    "majors": "专业目录",
    "self_placements": "自主实习汇总表",
    "post_assignments": "岗位分配表",
    "practice": "教师企业实践",
    "statuses": "学籍异动表",
}
GENERAL = (
    "请在第一张工作表里填写，一行一条，从第 2 行开始；不要改动第 1 行的列标题，不要合并单元格。",
    "橙色的列必填；其余的列不清楚可以空着，以后再补，空着的格不会改掉系统里已有的内容。",
    "所有单元格都已设为“文本”，身份证号、学号开头的 0 和全部数字都会保留。从别处粘贴时请选“只粘贴值”。",
    "日期请写成 2026-9-1 这样完整的年月日。",
)
REMARKS = {
    "enterprises": ("同一家单位有几个岗位，就填几行，每行都写单位名称。",),
    "teachers": ("工号相同的视为同一位教师；没有工号的行按身份证号查找。",),
    "majors": ("专业代码与目录版本都相同的视为同一个专业；名称不同时会作为“变更”列出，由您核对。",),
    "self_placements": (
        "单位先按统一社会信用代码查找，再按名称查找；名称只差几个字的会请您核对是不是同一家。",
        "实习起止日期空着时按实习计划的日期；填写的日期必须在计划之内。",
        "导入后每名学生有一份“待审批”的申请，在“实习安排”页的“自主实习审批”里统一审批。",
    ),
    "post_assignments": ("单位和岗位须是系统里已有的；没有的请先导入企业与岗位。", "起止日期空着时按实习计划的日期。"),
    "practice": (
        "企业须是系统里已有的；没有的请先导入企业与岗位。实训基地在“单位类型”里选实训基地，写名称就行。",
        "同一位教师、同一单位、同样起止日期的视为同一段；已经核实的不会改动。",
        "写了核实日期和核实人的才计入天数。",
    ),
    "statuses": ("转专业、留级要写转入的班级，复学到别的班也要写；其余的不用写。",),
}
_DAY = "写成 2026-9-1。"
_STUDENT_NO = "学校编的学号。"
_NAME = "与身份证一致；少数民族姓名的间隔点照证件写。"
_ID = "18 位公民身份号码；其他证件请同时填证件类型。"
_USCC = "营业执照上的 18 位代码。"
_PAY = "只填数额，例如 3000。"
NOTES: dict[str, dict[str, str]] = {
    "students": {
        "student_no": _STUDENT_NO,
        "name": _NAME,
        "gender": "男或女；填了身份证号可以空着。",
        "id_kind": "空着时按居民身份证。",
        "id_number": _ID,
        "birth_date": f"填了身份证号可以空着。{_DAY}",
        "class_name": "行政班全称，例如 2024级数控1班。",
        "major_code": "专业目录里的 6 位代码。",
        "major_name": "专业目录里的名称。",
        "department_name": "二级学院或专业部。",
        "grade": "入学年份，例如 2024。",
        "phone": "学生本人的手机号。",
        "address": "家庭详细地址，印在协议上。",
        "enrolled_on": _DAY,
        "guardian_name": "法定监护人或家长的姓名。",
        "guardian_relation": "例如 父亲、母亲。",
        "guardian_phone": "监护人的手机号。",
        "guardian_id_number": "18 位公民身份号码。",
        "registration_no": "全国学籍号。",
    },
    "enterprises": {
        "name": "营业执照上的全称。",
        "uscc": _USCC,
        "legal_representative": "营业执照上的法定代表人。",
        "address": "注册地址，印在协议上。",
        "region_code": "6 位行政区划代码。",
        "contact_name": "单位负责实习的联系人。",
        "contact_phone": "联系人的电话。",
        "industry_code": "国民经济行业分类代码。",
        "staff_on_post": "在岗职工总数，只填数字；用来核对实习学生比例。",
        "post_name": "岗位的名称。",
        "site_address": "实际上班的地点；跨省与否按这里判断。",
        "headcount": "这个岗位接收几名学生。",
        "mentor_name": "单位指定的指导人员。",
        "mentor_phone": "指导人员的电话。",
        "mentor_title": "指导人员的职务。",
        "pay": _PAY,
        "pay_unit": "数额是按月还是按日。",
        "same_kind_staff": "同类岗位在岗职工数，只填数字。",
        "board": "单位怎样解决就餐。",
        "lodging": "单位怎样解决住宿。",
        "work_hours": "例如 8:30-17:00。",
    },
    "teachers": {
        "staff_no": "学校编的工号。",
        "name": _NAME,
        "gender": "男或女；填了身份证号可以空着。",
        "id_kind": "空着时按居民身份证。",
        "id_number": _ID,
        "department_name": "所在的二级学院、专业部或部门。",
        "category": "教师类别。",
        "title": "专业技术职务，例如 讲师。",
        "phone": "印在协议上的联系电话。",
        "course_kind": "企业实践按它计算要求的天数。",
        "hired_on": f"从这一天起算五年。{_DAY}",
        "recruit_type": "任教时从哪里招聘。",
        "majors": "几个专业用顿号隔开。",
        "education": "例如 本科、硕士研究生。",
        "certificate": "职业技能等级证书或职业资格证书的名称；几张的先填一张，其余在“教师档案…”里登记。",
        "certificate_level": "照证书写，例如 高级工（三级）、技师。",
        "certificate_issuer": "证书上的发证单位。",
        "certificate_no": "证书上的编号，双师型认定要查验。",
        "certificate_from": f"证书上的发证日期。{_DAY}",
        "certificate_until": f"长期有效的空着。{_DAY}",
        "employer": "任教以前工作过的企业。",
        "worked_from": f"企业工作的开始日期。{_DAY}",
        "worked_until": f"企业工作的结束日期。{_DAY}",
    },
    "practice": {
        "staff_no": "系统里已有的工号。",
        "name": "填了会与系统核对。",
        "unit": "企业全称或统一社会信用代码；实训基地写名称。",
        "place": "空着时按企业。",
        "form": "从下拉列表里选。",
        "post": "实践的岗位。",
        "from_on": _DAY,
        "until_on": _DAY,
        "stated_days": "材料上写明的天数，空着按起止日期全部计算。",
        "mentor": "企业里指导的人员。",
        "agreement_no": "学校与企业签的实践协议。",
        "goals": "这次实践要达到什么。",
        "outcomes": "转化成了哪些教学内容。",
        "enterprise_appraisal": "企业的考核意见。",
        "school_appraisal": "学校的考核结果。",
        "approved_on": f"批准计划的日期。{_DAY}",
        "approved_by": "谁批准的。",
        "verified_on": f"核对材料属实的日期，不早于结束日期。{_DAY}",
        "verified_by": "谁核对的。",
    },
    "majors": {
        "code": "专业目录里的 6 位代码；国家控制布点专业后面加 K。",
        "name": "专业目录里的名称。",
        "level": "空着时按代码判断。",
        "study_years": "年数，只填数字。",
        "catalog_version": "目录的年份；空着时按 2021。",
    },
    "self_placements": {
        "student_no": _STUDENT_NO,
        "name": "填了会与系统核对。",
        "enterprise_name": "营业执照上的全称。",
        "uscc": _USCC,
        "enterprise_address": "单位的注册地址。",
        "contact_name": "单位负责实习的联系人。",
        "contact_phone": "单位联系人的电话。",
        "post_name": "岗位的名称。",
        "site_address": "实际上班的地点，写到门牌号。",
        "mentor_name": "单位指定的指导人员。",
        "mentor_phone": "指导人员的电话。",
        "mentor_title": "指导人员的职务。",
        "pay": _PAY,
        "pay_unit": "数额是按月还是按日。",
        "from_on": f"空着时按实习计划。{_DAY}",
        "until_on": f"空着时按实习计划。{_DAY}",
        "guardian_agrees": "家长或监护人是否书面同意。",
        "guardian_agreed_on": f"家长签字的日期。{_DAY}",
        "applied_on": f"学生申请的日期。{_DAY}",
        "reason": "为什么自行选择单位。",
        "plan_name": "只有一个实习计划在进行时可以空着。",
    },
    "post_assignments": {
        "student_no": _STUDENT_NO,
        "name": "填了会与系统核对。",
        "enterprise_name": "系统里已有的单位全称；岗位名称不重复时可以空着。",
        "post_name": "系统里已有的岗位。",
        "site_address": "同一单位的同名岗位在几个地点时才需要填。",
        "from_on": f"空着时按实习计划。{_DAY}",
        "until_on": f"空着时按实习计划。{_DAY}",
        "plan_name": "只有一个实习计划在进行时可以空着。",
    },
    "statuses": {
        "student_no": _STUDENT_NO,
        "name": "填了会与系统核对。",
        "move": "从下拉列表里选。",
        "on": f"从哪一天起。{_DAY}",
        "proof": "批准文号，或证明的名称。",
        "class_name": "系统里已有的班级全称。",
    },
}


def note_of(note: str, is_required: bool) -> str:
    """The note at a heading."""
    return f"{REQUIRED}。{note}" if is_required else note


def told(note: str, choices: tuple[str, ...]) -> str:
    """What the sheet that explains says of a column."""
    return f"{note}可选：{'、'.join(choices)}。" if choices else note


def title_of(title: str) -> str:
    return f"{title} · {EXPLAINED}"
