"""Words of the main window, of opening the data folder, and of the crash report."""

from collections.abc import Mapping
from typing import Final

PRODUCT: Final = "产教通"
WINDOW_TITLE: Final = "产教通 · 校企合作桌面系统"
TAGLINE: Final = "校企合作桌面系统"

SENTENCES: Final[Mapping[str, str]] = {
    "school_name_missing": "还没有填写学校名称。它会印在每份协议上，请按公章上的全称填写。",
    "password_missing": "还没有填写密码。",
    "new_password_short": "密码至少要 {least} 个字，现在是 {length} 个。学生信息靠它保护，请再长一些，可以用一句话。",
    "passwords_differ": "两次输入的密码不一样，请重新输入其中一次。",
}

LOOK: Final = "外观"
LOOK_SYSTEM: Final = "跟随系统"
LOOK_LIGHT: Final = "浅色"
LOOK_DARK: Final = "深色"
HELP: Final = "帮助"
MANUAL: Final = "使用手册"
ABOUT: Final = "关于产教通"
CRASH_FOLDER: Final = "错误记录"
RAIL: Final = "功能导航"

ENTER: Final = "进入"
PASSWORD: Final = "密码"
WITH_RECOVERY_KEY: Final = "忘记密码？使用恢复密钥"
WITH_PASSWORD: Final = "改用密码进入"
RECOVERY_KEY: Final = "恢复密钥"
RECOVERY_KEY_HINT: Final = "初次设置时显示过的 32 位字符，横线和空格可以不输。"
OPENING: Final = "正在打开数据…"

DATA_LOST: Final = "找不到学校的数据"
DATA_LOST_HINT: Final = (
    "插好磁盘后点“再试一次”。文件夹搬了地方或改了名字，点“另选数据文件夹…”，选里面有 vault.json 的那一个。"
)
TRY_AGAIN: Final = "再试一次"
OTHER_FOLDER: Final = "另选数据文件夹…"
LEAVE: Final = "退出"
FOUND_ANEW: Final = "数据确实没有了，从头建立学校…"
FOUND_ANEW_ASKED: Final = (
    "原来的数据如果还在别的磁盘或备份里，请先取回来，不要从头建立。从头建立的学校是空的，和原来的数据没有关系。"
)
FOUND_ANEW_YES: Final = "从头建立"
CHECK_UP: Final = "运行检查…"

CRASH_TITLE: Final = "程序出错了"
CRASH_LEAD: Final = "这是程序的问题，不是您的操作有误。已经保存的数据不受影响，正在填写的内容仍在窗口中。"
CRASH_REPORT: Final = "错误记录已保存在本机（其中的号码已遮盖，不会自动发送给任何人）："
INTERRUPTED: Final = "已中断。没有做完的操作一点也没有写入。"
CRASH_LEAD_COMMAND: Final = "程序出错了，这不是您的操作有误。已经保存的数据不受影响。"
CRASH_NOT_SAVED: Final = "错误记录没能保存到磁盘，可复制下面的内容。"
CRASH_TEXT: Final = "错误记录"
CRASH_COPY: Final = "复制错误记录"
START_FAILED: Final = "程序没能启动"

ABOUT_LEAD: Final = "面向职业学校的校企合作与岗位实习桌面系统，离线运行，数据留在学校。"
LICENCES: Final = "使用的开源组件"
LICENCE_NOTE: Final = "界面使用 Qt（PySide6），按 LGPL 3.0 许可以动态库形式使用，可自行替换。"


def version_line(version: str) -> str:
    return f"版本 {version}"


def window_title(school: str) -> str:
    """The title of the main window, naming the school once it is known."""
    return f"{school} - {WINDOW_TITLE}" if school else WINDOW_TITLE


def folder_line(folder: str) -> str:
    """Which data the password is asked for."""
    return f"数据文件夹：{folder}"


def repeated_line(count: int) -> str:
    return f"同样的情况又出现了 {count} 次。"


STUDENTS: Final = "学生"
ENTERPRISES: Final = "企业与岗位"
PLACEMENTS: Final = "实习安排"
TRIPS: Final = "认识实习"
COVER: Final = "保险"
INCIDENTS: Final = "事故"
HANDOUTS: Final = "发放与回收"
ARCHIVE: Final = "实习档案"
CHECKS: Final = "合规核对"
AGREEMENTS: Final = "协议"
APPRENTICES: Final = "学徒培养"
SCANS: Final = "扫描收件"
TEACHERS: Final = "教师"
INDUSTRY: Final = "产业导师"
MAJORS: Final = "专业与班级"
START: Final = "开始使用"
DESK: Final = "工作台"
TEMPLATES: Final = "文本模板"
NOT_KEPT: Final = "还有内容没有保存"
SETTINGS: Final = "设置"
