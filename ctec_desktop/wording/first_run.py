"""Words of the first start."""

from collections.abc import Mapping
from typing import Final

from ctec_desktop.domain.passwords import Strength

FIRST_RUN: Final = "初次使用"
STEPS: Final = ("欢迎", "学校", "密码", "恢复密钥", "开始")
NEXT_LABELS: Final[Mapping[int, str]] = {2: "建立学校", 3: "保存好了，继续", 4: "开始使用"}

WELCOME: Final = "欢迎使用产教通"
WELCOME_LEAD: Final = "几分钟就能建好：填写学校，设一个密码，把恢复密钥打印出来，然后导入花名册就可以开始。"
WELCOME_LINES: Final = (
    "· 需要准备：学校全称（和公章一致），有的话再备好 10 位学校标识码和联系电话。",
    "· 最好连着打印机，或备好纸笔：恢复密钥要留在纸上。",
)
FOLDER: Final = "数据放在哪个文件夹"
FOLDER_HINT: Final = "默认的位置就可以。要放到别处，选本机磁盘上的空文件夹；已有学校数据的文件夹可以直接打开。网络磁盘和云同步文件夹不能用。"
FOLDER_SETTLED: Final[Mapping[str, str]] = {
    "told": "这个文件夹由启动命令的 --data 指定，这里不另选。",
    "portable": "便携版的数据总放在程序旁边，这里不另选。",
}
FOLDER_NAME: Final = "产教通数据"
CHOOSE: Final = "选择…"
CHOOSE_TITLE: Final = "选择数据文件夹"
LOOKING: Final = "正在查看这个文件夹…"
EXISTING_TITLE: Final = "这里已有学校的数据"
EXISTING_YES: Final = "打开它"
SAFE: Final = "数据只保存在这台电脑上，并用密码加密，程序不联网。没有密码和恢复密钥，任何人（包括我们）都打不开。"

SCHOOL_LEAD: Final = "这些会印在每份协议上，以后可以在“设置”里修改。"
SCHOOL_NAME: Final = "学校全称"
SCHOOL_NAME_HINT: Final = "按公章上的全称填写。"
SCHOOL_CODE: Final = "学校标识码"
SCHOOL_CODE_HINT: Final = "10 位数字，印在页码二维码里；不清楚可以先空着。"
CONTACT: Final = "联系人"
CONTACT_PHONE: Final = "联系电话"

PASSWORD_LEAD: Final = "每次打开程序都要输入。学生的身份证号和电话靠它保护。"
NEW_PASSWORD: Final = "设置密码"
AGAIN: Final = "再输一次密码"
NEW_PASSWORD_HINT: Final = "至少 8 个字，可以是一句好记的话。"
SHOW_PASSWORD: Final = "显示密码"
PASSWORD_LOST: Final = "密码不能找回。下一步会给出一串恢复密钥，忘记密码时只能用它打开。"

RECOVERY_KEY: Final = "恢复密钥"
KEY_LEAD: Final = "忘记密码时，只有这串恢复密钥能打开数据。它只显示这一次：请存成恢复密钥单打印出来，或抄在纸上。"
KEY_SAVE: Final = "存成恢复密钥单（PDF）…"
KEY_OPEN: Final = "打开并打印"
KEY_COPY: Final = "复制密钥"
KEY_HINT: Final = "打印后装入信封封好，放进学校的保险柜，再把电脑里的这个 PDF 删掉。"
KEY_WRITTEN: Final = "我已把恢复密钥抄在纸上，核对过没有抄错"
SHEET_FILE_NAME: Final = "产教通-恢复密钥单.pdf"
PDF_FILES: Final = "PDF 文件 (*.pdf)"
CREATING: Final = "正在建立加密数据库…"
SAVING_SHEET: Final = "保存恢复密钥单"
FINISHING: Final = "正在放好数据…"
ABANDONING: Final = "撤销建立"

NEXT_TITLE: Final = "学校建好了，先做什么？"
NEXT_LEAD: Final = "都可以以后再做，“开始使用”页会记着还差哪几步。"
TASKS: Final[Mapping[str, tuple[str, str]]] = {
    "students": ("导入花名册", "教务给的 Excel 名单，原样拿来就行；先核对，确认后才写入。"),
    "enterprises": ("导入企业与岗位", "一行一个岗位的 Excel 表。"),
    "demo": ("先看看示范学校", "另建一个满是虚构学生和企业的学校练手，放在单独的文件夹里，不影响自己的学校。"),
    "nothing": ("直接进入", "自己慢慢看。"),
}
BUILDING_DEMO: Final = "正在建立示范学校…"
DEMO_CANCELLED: Final = "已停止，示范学校没有建立，也没有留下文件。"

ABANDON_TITLE: Final = "不建立学校了？"
ABANDON_KEY: Final = "退出后，刚建立的加密数据和这串恢复密钥都会删除，什么也不留下。下次启动从头开始。"
ABANDON_TYPED: Final = "退出后，刚才填写的内容不会保存。还没有建立任何数据。"
ABANDON_YES: Final = "退出"

_STRENGTHS: Final[Mapping[Strength, tuple[str, str]]] = {
    Strength.TOO_SHORT: ("还不到 8 个字。", "warn"),
    Strength.WEAK: ("强度：弱。容易被猜到，换一句更长的话，或加上字母、数字、符号。", "warn"),
    Strength.FAIR: ("强度：中。再长几个字会更好。", "muted"),
    Strength.GOOD: ("强度：强。", "ok"),
}


def strength_line(strength: Strength) -> tuple[str, str]:
    """What is said about a password, and in which tone."""
    return _STRENGTHS[strength]


def existing_line(folder: str) -> str:
    return f"{folder} 里已经有一所学校的数据。可以用它的密码打开；要建立新学校，请点“取消”，另选一个文件夹。"


def below_line(folder: str) -> str:
    return f"{folder} 里有别的文件，数据放进其中单独的文件夹。"


def sheet_saved_line(path: str) -> str:
    return f"已存到 {path}。请打印出来锁进保险柜，再从电脑上删去这个文件。"
