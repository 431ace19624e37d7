"""The columns of a catalogue of majors and the headings schools and authorities give them."""

from ctec_desktop.sheets.columns import ColumnSpec, HeadingTable, called

MAJOR_COLUMNS = HeadingTable(
    (
        ColumnSpec(
            "code",
            "专业代码",
            called(
                "专业编码 专业编号 专业号 专业代号 国标专业代码 国标代码 专业目录代码 备案专业代码 代码 "
                "majorcode zydm zyh"
            ),
            required=True,
            names_row=True,
            own=True,
        ),
        ColumnSpec(
            "name",
            "专业名称",
            called("专业 专业全称 专业名 备案专业名称 国标专业名称 名称 majorname zymc"),
            required=True,
            names_row=True,
            own=True,
        ),
        ColumnSpec("level", "层次", called("专业层次 培养层次 办学层次 教育层次 学历层次 学历 层级 类别 专业类型")),
        ColumnSpec("study_years", "学制", called("修业年限 基本修业年限 基本学制 学制年 学习年限 年限 学制年限")),
        ColumnSpec(
            "catalog_version",
            "目录版本",
            called("专业目录版本 专业目录 目录年份 目录年度 目录 版本 目录版 专业目录年份 国标版本"),
        ),
    )
)
