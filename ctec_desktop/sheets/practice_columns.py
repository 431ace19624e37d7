"""The columns of a list of teachers' practice and the headings schools give them."""

from ctec_desktop.sheets.columns import ColumnSpec, HeadingTable, called

PRACTICE_COLUMNS = HeadingTable(
    (
        ColumnSpec(
            "staff_no",
            "工号",
            called("职工号 教工号 教职工号 教师工号 教职工工号 职工编号 教师编号 人员编号 jgh"),
            required=True,
            names_row=True,
            own=True,
        ),
        ColumnSpec("name", "姓名", called("教师姓名 教职工姓名 职工姓名 教师 老师 xm"), own=True),
        ColumnSpec(
            "unit",
            "实践单位",
            called(
                "单位或基地 实践企业 企业名称 单位名称 实践单位名称 实践企业名称 锻炼单位 挂职单位 实践地点 "
                "企业实践单位 实训基地 基地名称 实践基地 企业 单位 qymc"
            ),
            required=True,
        ),
        ColumnSpec("place", "单位类型", called("去哪里 类型 企业或基地 单位类别 实践场所 基地类型")),
        ColumnSpec(
            "form", "实践形式", called("形式 实践方式 企业实践形式 锻炼形式 锻炼类型 企业锻炼类型 实践类型 方式")
        ),
        ColumnSpec("post", "岗位", called("实践岗位 岗位名称 挂职岗位 工作岗位 gw")),
        ColumnSpec(
            "from_on",
            "开始日期",
            called("起始日期 开始时间 起始时间 实践开始日期 实践开始时间 起 ksrq"),
            required=True,
        ),
        ColumnSpec(
            "until_on",
            "结束日期",
            called("终止日期 结束时间 终止时间 截止日期 截止时间 实践结束日期 实践结束时间 止 zzrq"),
            required=True,
        ),
        ColumnSpec("stated_days", "实践天数", called("天数 材料写明的天数 实际天数 累计天数 认定天数")),
        ColumnSpec("mentor", "企业指导人员", called("企业指导教师 企业导师 指导人员 指导师傅 带教师傅")),
        ColumnSpec("agreement_no", "实践协议编号", called("协议编号 协议号")),
        ColumnSpec("goals", "目标和任务", called("实践目标 实践任务 实践内容 任务 目标")),
        ColumnSpec("outcomes", "成果转化为教学", called("实践成果 成果 成果转化")),
        ColumnSpec("enterprise_appraisal", "企业考核", called("企业评价 企业鉴定 企业考核结果 单位鉴定")),
        ColumnSpec("school_appraisal", "学校考核", called("学校评价 学校考核结果 考核结果 考核结论")),
        ColumnSpec("approved_on", "审批日期", called("批准日期 审批时间 批准时间")),
        ColumnSpec("approved_by", "批准人", called("审批人")),
        ColumnSpec("verified_on", "核实日期", called("核实时间 认定日期 核定日期 审核日期 认定时间")),
        ColumnSpec("verified_by", "核实人", called("认定人 核定人 审核人 核对人")),
    )
)
