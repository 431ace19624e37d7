"""Words of the page 文本模板 and its dialogs."""

from datetime import datetime
from typing import Final

TITLE: Final = "文本模板"
LEAD: Final = "协议、同意书等文书按这里的文本打印。内置的是参考文本；学校可以换成主管部门的示范文本或自己的文本。"
PAPERS: Final = "文书"
PAPER: Final = "文书"
IN_USE: Final = "使用中的文本"
DRAFTS: Final = "草稿"
VERSIONS: Final = "版本"
VERSION: Final = "版本"
NAME: Final = "名称"
STATE: Final = "状态"
SOURCE: Final = "来源"
NO_SOURCE: Final = "未确认"
OWN_WORDS: Final = "程序自拟"
CHANGED: Final = "建立或启用"
PREVIEW: Final = "文书预览"
FIELDS: Final = "字段表"
NEW_DRAFT: Final = "以此新建草稿"
EDIT: Final = "编辑"
COMPARE: Final = "看差异"
USE: Final = "启用"
RETIRE: Final = "停用"
CONFIRM_SOURCE: Final = "确认来源"
WORKING: Final = "保存文本"
READY: Final = "核对通过，可以启用。"


def drafts(count: object) -> str:
    return f"{count} 份" if count else ""


def version_line(version: str, name: str) -> str:
    return f"{version}　{name}" if name else version


def happened(by_name: str | None, at: datetime | None, verb: str) -> str:
    return f"{at:%Y-%m-%d} {by_name or ''}{verb}" if at else ""


CREATED_BY: Final = "建立"
USED_BY: Final = "启用"


def problems_line(count: int) -> str:
    return f"这份草稿有 {count} 处问题，改好才能启用："


USE_TITLE: Final = "启用这份文本？"


def use_question(paper: str, version: str) -> str:
    return (
        f"从现在起，新签发的{paper}按{version}打印，原来使用的文本停用。"
        "已经签发的文书不变，重印时仍用各自签发时的文本。启用后这一版不能再改，要改只能另建新稿。"
    )


RETIRE_TITLE: Final = "停用这份文本？"


def retire_question(paper: str, version: str, is_draft: bool) -> str:
    if is_draft:
        return f"{version}草稿不再使用。它仍留在版本列表里，可以再以它为底稿。"
    return f"停用后，新签发的{paper}改用内置的参考文本，直到启用另一版。已经签发的文书不变。"


def used(version: str) -> str:
    return f"{version}已启用"


def retired(version: str) -> str:
    return f"{version}已停用"


def confirmed(version: str) -> str:
    return f"{version}已确认以示范文本为基础"


SOURCE_TITLE: Final = "确认以示范文本为基础"
SOURCE_LEAD: Final = (
    "《职业学校学生实习管理规定》第十四条：三方协议以主管部门发布的示范文本为基础。请把这一版与示范文本逐条核对后，再由管理员确认；"
    "谁在何时确认会记入日志。文字再有改动，确认随即失效。"
)
SAMPLE: Final = "示范文本名称"
SAMPLE_HINT: Final = "发布机关和文本名称，例如“教育部等八部门 职业学校学生岗位实习三方协议（示范文本）”"
NUMBER: Final = "文号"
DATED_ON: Final = "印发日期"
CONFIRM: Final = "我已核对，确认"

DIFFERENCES: Final = "文本差异"
AGAINST: Final = "与哪一版比较"
NO_DIFFERENCES: Final = "两个版本的文字和设置完全相同。"
LEGEND: Final = "绿底为新增，红底并划线的为删去。"


def differences_count(count: int) -> str:
    return f"共 {count} 处不同"


FIELDS_TITLE: Final = "字段表"
FIELDS_LEAD: Final = "文本里写 {字段名称}，打印时换成资料里的内容；{空白:8} 是 8 个字宽的手填横线。"
SEARCH_FIELD: Final = "搜索字段名称、含义"
FIELD: Final = "字段"
MEANING: Final = "含义"
FIELD_SOURCE: Final = "取自"
PRINTING: Final = "打印"
WEIGHT: Final = "改动轻重"
MUST_PRINT: Final = "必印"
MAY_BE_BLANK: Final = "可手填"
INSERT: Final = "插入"
WEIGHTS: Final = {"cosmetic": "更正即可", "notice": "告知各方", "substantial": "须补充协议"}
SOURCES: Final = {
    "agreement": "协议",
    "school": "学校资料",
    "enterprise": "单位资料",
    "post": "岗位资料",
    "student": "学生资料",
    "guardian": "监护人资料",
    "plan": "实习计划",
    "placement": "实习安排",
    "terms": "约定事项",
    "application": "自主实习申请",
    "trip": "认识实习",
}
