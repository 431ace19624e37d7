"""How a file was read, told to somebody who can say otherwise on the command line."""

from ctec_desktop.domain.import_plan import SheetLayout


def layout_lines(layout: SheetLayout) -> str:
    """The heading row and what each column was taken for."""
    labels = {field.key: field.label for field in layout.fields}
    lines = [f"  工作表“{layout.sheet}”以第 {layout.header_row} 行为列标题，各列这样认："]
    for column in layout.columns:
        known = f"{column.field}（{labels[column.field]}）" if column.field else "不读"
        lines.append(f"    {column.letter} “{column.heading}”：{known}")
    lines.append("  认得不对的，用 --sheet、--header-row 和 --column（如 --column B=姓名）说明。")
    return "\n".join(lines)
