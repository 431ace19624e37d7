"""The columns of the sheets that place students: posts the school names, and places students found themselves."""

from ctec_desktop.sheets.columns import ColumnSpec, HeadingTable, called

_STUDENT_NO = ColumnSpec(
    "student_no",
    "学号",
    called("学生学号 学员学号 学生编号 学籍学号 校内学号 xh"),
    required=True,
    names_row=True,
    own=True,
)
_NAME = ColumnSpec("name", "姓名", called("学生姓名 学员姓名 学生 实习生 实习生姓名 实习学生 xm"), own=True)
_USCC = ColumnSpec(
    "uscc",
    "统一社会信用代码",
    called(
        "社会信用代码 信用代码 统一信用代码 单位统一社会信用代码 企业统一社会信用代码 "
        "实习单位统一社会信用代码 实习单位信用代码 单位信用代码 企业信用代码 机构代码 "
        "组织机构代码 营业执照号"
    ),
)
_UNIT_HEADINGS = called(
    "企业名称 实习单位 实习单位名称 公司名称 企业全称 单位全称 单位 企业 公司 实习企业 "
    "实习企业名称 接收单位 用人单位 用人单位名称 实习单位全称 自主实习单位 合作企业"
)
_POST_HEADINGS = called("岗位名称 实习岗位 实习岗位名称 职位 工种 工作岗位 岗位工种 所在岗位 安排岗位 分配岗位")
_SITE_HEADINGS = called(
    "工作地点 实习地址 工作地址 实习详细地址 岗位所在地 实习场所 工作场所 实习所在地 岗位地点 实习单位所在地"
)
_FROM = ColumnSpec(
    "from_on",
    "实习开始日期",
    called(
        "开始日期 起始日期 开始时间 起始时间 实习开始时间 实习起始日期 实习起始时间 起 起日期 "
        "自 到岗日期 到岗时间 开始 实习开始 入职日期"
    ),
)
_UNTIL = ColumnSpec(
    "until_on",
    "实习结束日期",
    called(
        "结束日期 终止日期 截止日期 结束时间 终止时间 截止时间 实习结束时间 实习终止日期 "
        "实习截止日期 止 止日期 至 结束 实习结束 离岗日期"
    ),
)
_PERIOD = ColumnSpec(
    "period",
    "起止日期",
    called("实习时间 实习期间 实习期限 起止时间 实习起止日期 实习起止时间 起讫日期 实习日期 实习时段"),
)
_PLAN = ColumnSpec("plan_name", "实习计划", called("实习计划名称 计划 计划名称 所属计划 实习批次 批次"))

_PHONE_HEADINGS = called("电话 联系电话 手机 手机号 手机号码 联系方式 电话号码")

POST_ASSIGNMENT_COLUMNS = HeadingTable(
    (
        _STUDENT_NO,
        _NAME,
        ColumnSpec("enterprise_name", "实习单位", ("单位名称", *_UNIT_HEADINGS)),
        _USCC,
        ColumnSpec("post_name", "岗位", _POST_HEADINGS, required=True),
        ColumnSpec("site_address", "实习地点", _SITE_HEADINGS),
        _FROM,
        _UNTIL,
        _PERIOD,
        _PLAN,
    )
)

SELF_PLACEMENT_COLUMNS = HeadingTable(
    (
        _STUDENT_NO,
        _NAME,
        ColumnSpec("enterprise_name", "单位名称", _UNIT_HEADINGS, required=True),
        _USCC,
        ColumnSpec(
            "enterprise_address",
            "单位地址",
            called("企业地址 公司地址 注册地址 单位详细地址 企业详细地址 实习单位地址 地址"),
        ),
        ColumnSpec("contact_name", "单位联系人", called("联系人 企业联系人 联系人姓名 实习单位联系人 公司联系人")),
        ColumnSpec(
            "contact_phone",
            "单位联系电话",
            called(
                "联系人电话 单位电话 企业电话 企业联系电话 实习单位电话 实习单位联系电话 联系人手机 "
                "公司电话 单位联系人电话"
            ),
            beside=("contact_name", _PHONE_HEADINGS),
        ),
        ColumnSpec("post_name", "岗位", _POST_HEADINGS, required=True),
        ColumnSpec("site_address", "实习地点", _SITE_HEADINGS),
        ColumnSpec(
            "mentor_name",
            "企业导师",
            called(
                "指导人 指导人员 企业指导人 企业指导人员 企业指导教师 企业指导老师 单位指导人员 "
                "单位指导教师 企业师傅 师傅 师傅姓名 带教师傅 指导师傅 企业导师姓名 指导人姓名 导师 "
                "带教人"
            ),
        ),
        ColumnSpec(
            "mentor_phone",
            "企业导师电话",
            called(
                "指导人电话 指导人员电话 企业指导人员电话 企业指导教师电话 师傅电话 导师电话 "
                "企业师傅电话 带教师傅电话 指导人联系电话 企业导师联系电话 指导人员联系电话 "
                "企业指导老师电话 导师联系电话 企业导师联系方式"
            ),
            beside=("mentor_name", _PHONE_HEADINGS),
        ),
        ColumnSpec(
            "mentor_title", "企业导师职务", called("指导人职务 指导人员职务 师傅职务 导师职务 企业指导人员职务 职务")
        ),
        ColumnSpec(
            "pay",
            "实习报酬",
            called(
                "报酬 月报酬 日报酬 实习工资 工资 月薪 日薪 薪资 实习补贴 实习津贴 薪酬 实习薪酬 "
                "报酬金额 工资待遇 待遇 报酬标准 实习报酬元/月 报酬元/月"
            ),
        ),
        ColumnSpec("pay_unit", "报酬单位", called("报酬计算方式 计酬方式 报酬计量单位 计薪方式 结算单位 薪资单位")),
        _FROM,
        _UNTIL,
        _PERIOD,
        ColumnSpec(
            "guardian_agrees",
            "家长同意",
            called(
                "家长是否同意 监护人同意 监护人是否同意 家长意见 监护人意见 家长是否知情同意 "
                "家长知情同意 家长知情 是否家长同意 家长同意情况"
            ),
        ),
        ColumnSpec(
            "guardian_agreed_on",
            "家长同意日期",
            called("家长签字日期 家长同意时间 监护人同意日期 监护人签字日期 家长签名日期 知情书日期"),
        ),
        ColumnSpec("applied_on", "申请日期", called("申请时间 填表日期 填报日期 提交时间 提交日期 申请提交时间")),
        ColumnSpec(
            "reason",
            "申请理由",
            called("申请原因 自主实习原因 自主实习理由 自主选择原因 理由 原因 申请原因及承诺 选择自主实习原因"),
        ),
        _PLAN,
    )
)
