"""Sentences of the examination of the program on this PC, and the words of its card in 设置."""

from typing import Final

from ctec_desktop.domain.codes.health import HealthCode
from ctec_desktop.domain.health import Grade, HealthCheck, HealthLine
from ctec_desktop.kernel.data_place import Origin
from ctec_desktop.wording import sentences

SENTENCES: dict[str, str] = {
    HealthCode.FONTS_GOOD: "打印和显示用的 {count} 个字体都在，能读。",
    HealthCode.FONT_NOT_THERE: "缺少显示字体 {files}。文字可能显示成方块，请重新运行安装程序。",
    HealthCode.DATABASE_GOOD: "数据库完好，结构 {revision}。",
    HealthCode.DATABASE_NOT_LOOKED_AT: "没有给出密码，没有检查数据库。用 --password-file FILE 给出密码后再检查一次。",
    HealthCode.SCHOOL_NOT_FOUNDED: "这个文件夹里还没有学校。第一次使用请打开窗口，按提示建立；若应该有数据，请核对文件夹的位置。",
    HealthCode.DATABASE_BROKEN: "数据库检查出 {count} 处损坏。请不要继续录入，先把整个数据文件夹复制一份留底，再用最近一次备份恢复。",
    HealthCode.NOT_WAL: "数据库没有工作在 WAL 方式（现在是 {mode}）。请关闭程序再打开一次；仍是这样，请把数据文件夹放到本机磁盘上。",
    HealthCode.DISK_GOOD: "磁盘剩余 {free_mb} MB。",
    HealthCode.DISK_LOW: "磁盘只剩 {free_mb} MB。请清理磁盘或移走不用的文件，至少留出 {wanted_mb} MB。",
    HealthCode.DISK_FULL: "磁盘只剩 {free_mb} MB，随时可能存不进去。请马上清理磁盘，至少留出 {wanted_mb} MB。",
    HealthCode.DISK_NOT_THERE: "找不到 {path} 所在的磁盘。移动硬盘或 U 盘请插好，再检查一次。",
    HealthCode.CLOCK_GOOD: "电脑时间 {now}，与记录相符。",
    HealthCode.CLOCK_BEHIND_RELEASE: "电脑时间是 {now}，早于本程序发布的日子（{released}）。请校正电脑的日期和时间，否则年龄和期限会算错。",
    HealthCode.CLOCK_BEHIND_RECORD: "电脑时间是 {now}，早于最近一次写入（{newest}）。请校正电脑的日期和时间，否则日志次序和期限会乱。",
    HealthCode.FOLDER_GOOD: "数据文件夹 {path}（{origin}）在本机磁盘上，可以写入。",
    HealthCode.FOLDER_NOT_THERE: "数据文件夹还不存在：{path}。第一次使用时会自动建立；若应该有数据，请核对位置。",
    HealthCode.LOCK_FREE: "没有别的窗口或命令在用这份数据。",
    HealthCode.LOCK_OURS: "这份数据由本窗口使用。",
    HealthCode.LOCK_TAKEN: "数据文件夹正被使用：{owner}。要写入时，请先关闭那个窗口。",
    HealthCode.WORKERS_GOOD: "读取表格和文本的子进程都能启动。",
    HealthCode.WORKERS_DEAD: "读取{what}的子进程不能启动（{reason}）。请把程序文件夹加入杀毒软件的信任名单，再重新运行安装程序。",
    HealthCode.SCREEN_GOOD: "窗口部件正常，平台 {platform}，Qt {version}。",
    HealthCode.SCREEN_DEAD: "窗口部件不能启动（{reason}）。Windows 请重新运行安装程序；Linux 请确认有图形界面，或安装系统缺少的库。",
}

TITLES: Final = {
    HealthCheck.FOLDER: "数据文件夹",
    HealthCheck.DISK: "磁盘空间",
    HealthCheck.LOCK: "谁在使用",
    HealthCheck.DATABASE: "数据库",
    HealthCheck.CLOCK: "日期和时间",
    HealthCheck.FONTS: "字体",
    HealthCheck.WORKERS: "子进程",
    HealthCheck.SCREEN: "窗口部件",
}
GRADES: Final = {Grade.OK: "正常", Grade.WARN: "注意", Grade.FAIL: "有问题"}
ORIGINS: Final = {
    Origin.USUAL: "默认位置",
    Origin.CHOSEN: "选定的位置",
    Origin.PORTABLE: "便携版，在程序旁边",
    Origin.TOLD: "另外指定的位置",
}
SHEETS: Final = "表格"
TEXTS: Final = "文本"


def told(line: HealthLine) -> str:
    """What was found, and how to cure it."""
    facts = {name: "—" if value is None else value for name, value in line.facts.items()}
    if "origin" in facts:
        facts["origin"] = ORIGINS[Origin(str(facts["origin"]))]
    return sentences()[line.code].format_map(facts)


CARD: Final = "运行检查"
LEAD: Final = "程序和数据在这台电脑上好不好，有问题怎样修复。检查什么也不改。"
EXAMINE: Final = "开始检查"
EXAMINING: Final = "正在检查，可能要几秒到一分钟…"
COLLECT: Final = "收集诊断信息…"
COLLECT_TITLE: Final = "收集诊断信息"
COLLECTING: Final = "正在收集诊断信息"
NOT_COLLECTED: Final = "没有收集成"
ZIP_FILES: Final = "压缩文件 (*.zip)"
ZIP_NAME: Final = "产教通诊断信息.zip"
README_NAME: Final = "说明.txt"
README: Final = """产教通诊断信息

program.json   程序、系统、各部件的版本，屏幕和字体
checks.json    运行检查的结果
data.json      数据库的结构、大小、每种记录有多少条；数据文件夹在哪类磁盘上
commands.txt   最近做过哪些种类的操作（只有时间和种类）
log.txt        程序何时打开、何时关闭，用过哪些命令，碰到过哪类问题（只有种类和时间）
crash/         出错的位置（没有出错内容）

这里没有任何人的姓名、号码，没有学校和单位的名称，没有文件夹的位置，没有录入的内容。
"""


def line(found: HealthLine) -> str:
    """One check as it is shown: what was looked at, and what was found."""
    return f"{TITLES[found.check]}：{told(found)}"


def collected_line(path: str) -> str:
    return f"诊断信息已存到 {path}。里面没有任何人的姓名和号码，可以交给信息老师或开发者。"
