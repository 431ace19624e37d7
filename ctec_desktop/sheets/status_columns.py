"""The columns of a list of changes of 学籍 and the headings schools give them."""

from ctec_desktop.sheets.columns import ColumnSpec, HeadingTable, called

STATUS_COLUMNS = HeadingTable(
    (
        ColumnSpec(
            "student_no",
            "学号",
            called("学生学号 学员学号 学生编号 校内学号 xh"),
            required=True,
            names_row=True,
            own=True,
        ),
        ColumnSpec("name", "姓名", called("学生姓名 学员姓名 学生 xm"), own=True),
        ColumnSpec(
            "move",
            "异动类型",
            called(
                "异动类别 学籍异动类型 学籍异动类别 变动类型 变动类别 学籍变动 学籍异动 异动 异动情况 异动种类 变更类型"
            ),
            required=True,
        ),
        ColumnSpec(
            "on",
            "异动日期",
            called("异动时间 变动日期 变动时间 生效日期 生效时间 日期 起始日期 批准日期 批准时间 审批日期 办理日期"),
            required=True,
        ),
        ColumnSpec(
            "proof",
            "文号或证明",
            called("文号 证明 批准文号 异动文号 证明材料 依据 文件号 证明文号 审批文号 文号/证明 批文号 异动依据"),
        ),
        ColumnSpec(
            "class_name",
            "转入班级",
            called("现班级 新班级 异动后班级 转入班 变动后班级 转入专业班级 编入班级 复学班级 留级班级 转入的班级"),
        ),
    )
)
