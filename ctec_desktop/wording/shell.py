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

FIRST_RUN: Final = "初次使用"
FIRST_RUN_LEAD: Final = "数据只保存在这台电脑上，并用密码加密。没有密码和恢复密钥，任何人（包括我们）都打不开。"
SCHOOL_NAME: Final = "学校名称"
SCHOOL_NAME_HINT: Final = "按公章上的全称填写，会印在协议上。"
NEW_PASSWORD: Final = "设置密码"
NEW_PASSWORD_HINT: Final = "至少 8 个字，可以用一句话。"
AGAIN: Final = "再输一次密码"
CREATE: Final = "开始使用"
CREATING: Final = "正在建立加密数据库…"
KEY_STEP: Final = "保存恢复密钥"
FORM_STEP: Final = "学校与密码"
KEY_LEAD: Final = (
    "忘记密码时，只有这串恢复密钥能打开数据。它只显示这一次，请抄写或打印后锁进保险柜，不要存在这台电脑上。"
)
KEY_COPY: Final = "复制密钥"
KEY_SAVE: Final = "另存为文本…"
KEY_KEPT: Final = "我已妥善保存恢复密钥"
KEY_LEAVE_TITLE: Final = "恢复密钥还没有保存？"
KEY_LEAVE: Final = "离开这一步后，恢复密钥不会再显示。忘记密码就再也打不开数据。"
KEY_LEAVE_YES: Final = "不保存，直接进入"
KEY_FILE_NAME: Final = "产教通-恢复密钥.txt"
TEXT_FILES: Final = "文本文件 (*.txt)"

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


def repeated_line(count: int) -> str:
    return f"同样的情况又出现了 {count} 次。"


def recovery_sheet(school: str, key: str, on: str) -> str:
    """The text a clerk saves or prints: whose key it is, what it is for, and the key."""
    return (
        f"{PRODUCT} 恢复密钥\r\n\r\n学校：{school}\r\n日期：{on}\r\n\r\n{key}\r\n\r\n"
        "忘记密码时，在登录窗口点“忘记密码？使用恢复密钥”，输入上面的字符。\r\n"
        "请打印后锁进保险柜，并从电脑和 U 盘上删去本文件。\r\n"
    )


def key_saved_line(path: str) -> str:
    return f"已保存到 {path}。打印并锁进保险柜后，请从电脑上删去这个文件。"


STUDENTS: Final = "学生"
ENTERPRISES: Final = "企业与岗位"
PLACEMENTS: Final = "实习安排"
TRIPS: Final = "认识实习"
AGREEMENTS: Final = "协议"
TEACHERS: Final = "教师"
MAJORS: Final = "专业与班级"
SETTINGS: Final = "设置"
