"""Words of the editor of a text."""

from typing import Final

BACK: Final = "返回版本列表"
NAME: Final = "这一版的名称"
PAPER_TITLE: Final = "文书标题"
MARK: Final = "标题下的来源说明"
MARK_HINT: Final = "印在标题下的小字，可以不写"
PAGE_HEAD: Final = "页眉"
PAGE_HEAD_HINT: Final = "印在每页顶端，可以不写"
HEAD: Final = "标题与页眉"
BLOCKS: Final = "段落"
BLOCK_TEXT: Final = "这一块的文字"
KIND: Final = "样式"
ADD: Final = "在后面加一块"
REMOVE: Final = "删去这一块"
UP: Final = "上移"
DOWN: Final = "下移"
INSERT_FIELD: Final = "插入字段"
CONDITION: Final = "条件"
HEADS: Final = "对应第十五条"
LEVEL: Final = "层次"
ALIGN: Final = "位置"
STRONG: Final = "黑体"
COLUMNS: Final = "栏宽"
COLUMNS_HINT: Final = "各栏宽度的比例，用逗号隔开，例如 2,3,1"
HEAD_ROWS: Final = "表头行数"
ROW_MM: Final = "行高（毫米）"
AS_NEEDED: Final = "按内容"
PREVIEW: Final = "实时预览"
NEXT_PROBLEM: Final = "下一处问题"
SAVING: Final = "保存草稿"
FAILED: Final = "草稿没有保存"
ALIGNS: Final = {"left": "靠左", "centre": "居中", "right": "靠右"}
LEVELS: Final = ("不缩进", "缩进一层", "缩进两层", "缩进三层", "缩进四层")

HINTS: Final = {
    "form": "每行一行；名称与内容之间用“：”，同一行的两栏之间用“｜”。",
    "table": "每行一行；名称与内容之间用“：”，同一行的两栏之间用“｜”。",
    "grid": "每行一行，格与格之间用“｜”；只写 < 与左边的格合并，只写 ^ 与上面的格合并，一格里另起一行用 ⏎，空着的格留给手填。",
    "list": "名单｜学生（或单位、指导教师、固定内容）；栏｜栏名｜{字段}｜宽度，每栏一行；行｜… 是固定的行；空行｜5 是留给手填的行。",
    "boxes": "【框】后写标题，【并排】是与上一个同排的框；下面写框里的字，“签字栏：”后写签字行，“手填行数：”后写留几行。",
    "signatures": "每一方以【学校】【单位】【学生】【监护人】开头，后面写标题，要盖章的在标题后写〔盖章〕；下面每行印一行。",
}
TEXT_HINT: Final = "字段写作 {字段名称}；{空白:8} 是 8 个字宽的手填横线；{住宿条件=自理} 是一个方框。按回车另起一块。"

ALWAYS: Final = "总是印出"
AND: Final = "并且"
IS: Final = "为"
IS_NOT: Final = "不为"
NOT_TICKED: Final = "未选"
CHOICE: Final = "选项"
EMPTY_BLOCK: Final = "（空）"


def block_line(number: int, kind: str, text: str) -> str:
    """One block in the list."""
    return f"{number}　{kind}　{text}"


def problems(count: int) -> str:
    return f"还有 {count} 处问题，改好才能启用。" if count else "核对通过，可以启用。"


def state(is_saved: bool) -> str:
    return "草稿已保存" if is_saved else "有改动，几秒后自动保存草稿"


def head_name(number: int, name: str) -> str:
    return f"{number} {name}"


CONFLICT_TITLE: Final = "草稿在别处改过"
CONFLICT: Final = (
    "这份草稿在您打开之后又在别处保存过，或已启用、停用。您这里的文字没有丢，可以另存为一份新草稿，再看两份的差异。"
)
SAVE_AS_NEW: Final = "另存为新草稿"
UNDO: Final = "撤销改动"
PAGE_HEAD_ALIGN: Final = "页眉位置"
PAGE_HEAD_RULE: Final = "页眉横线"
WITH_RULE: Final = "有横线"
WITHOUT_RULE: Final = "没有横线"
