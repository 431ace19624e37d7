"""Words of the windows on rules: the list with what is behind each, packs taken in, texts confirmed."""

from typing import Final

from ctec_desktop.domain.rulebook.book import Tightening
from ctec_desktop.domain.rulebook.confirmations import Confirmation, RuleDetail
from ctec_desktop.domain.rulebook.pack_views import PackView
from ctec_desktop.domain.rulebook.rule import PackLevel
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.wording.rulebook import LEVELS, NOT_READ, PARAMETERS, SEVERITIES, rule_lines, value_text

OPEN: Final = "规则…"
TITLE: Final = "规则"
LEAD: Final = (
    "今天有效的全部规则。点一条，右边写出要求、限值、条款、施行日期和由谁收紧；待核实的，由管理员对照原文核实。"
)
SEARCH_HINT: Final = "编号、名称或要求里的字"
LEVEL: Final = "层级"
ALL_LEVELS: Final = "全部规则"
TIGHTENED_BY: Final = {level: f"{LEVELS[level]}收紧的" for level in PackLevel if level is not PackLevel.NATION}
TO_CONFIRM: Final = "to_confirm"
ONLY_TO_CONFIRM: Final = "待核实的"
ID: Final = "编号"
NAME: Final = "名称"
SEVERITY: Final = "程度"
LAYER: Final = "层级"
STATE: Final = "文字"
READ: Final = "已核实"
RULE_TEXT: Final = "规则说明"
CHOOSE_RULE: Final = "点一条规则，这里写出它的全部内容。"
CONFIRM: Final = "核实文字…"
WITHDRAW_CONFIRMATION: Final = "撤回核实…"
PACKS: Final = "规则包…"

CONFIRM_LEAD: Final = "请对照原文逐字核对上面这条要求和条款。核实后不再标“待核实”；程序改了这条的文字，要重新核实。"
WORDING: Final = "原文文字"
WORDING_HINT: Final = "照抄原文里的这一条，可以只抄关键的一句"
SOURCE: Final = "原文出处"
SOURCE_HINT: Final = "如 教育部网站 教职成〔2021〕4号 PDF 第5页"
READ_ON: Final = "查阅日期"
BY_NAME: Final = "核实人"
DAY_HINT: Final = "如 2026-09-01"
CONFIRMING: Final = "登记核实"
CONFIRMED: Final = "已登记核实，这条规则不再标“待核实”。"
CONFIRMATION_WITHDRAWN: Final = "已撤回核实，这条规则恢复“待核实”，原因留在记录里。"

PACKS_TITLE: Final = "规则包"
PACKS_LEAD: Final = "省、市、学校的规则包只能收紧国家规定，放宽的整包退回并说明哪一行。导入以后开始的实习按新的规则包核对，已经开始的不变。"
PACK_NAME: Final = "规则包名称"
VERSION: Final = "版本"
IMPORTED_ON: Final = "导入日期"
IMPORTED_BY: Final = "导入人"
PACK_STATE: Final = "状态"
IN_USE: Final = "在用"
IMPORT: Final = "导入规则包…"
EXPORT_ALL: Final = "导出全部规则…"
EXPORT_PACK: Final = "导出这个规则包…"
TAKE_BACK: Final = "停用…"
TAKE_BACK_YES: Final = "停用"
PACK_FILTER: Final = "规则包 (*.toml)"
ALL_RULES_FILE: Final = "学校规则.toml"
READING_PACK: Final = "正在对照现在的规则…"
COMPARE_TITLE: Final = "导入规则包"
REFUSED_TITLE: Final = "规则包没有导入"
REFUSED_LEAD: Final = "下面写出文件、行和原因。改正以后再导入；现在什么也没有改变。"
TAKE_IN: Final = "导入"
TAKING_IN: Final = "导入规则包"
TAKING_BACK: Final = "停用规则包"
RULE: Final = "规则"
WHAT: Final = "改变的"
BEFORE: Final = "现在"
AFTER: Final = "导入后"
FOR: Final = "适用专业"
EVERYBODY: Final = "全部专业"


def count_line(shown: int, total: int) -> str:
    return f"共 {total} 条" if shown == total else f"共 {total} 条，符合的 {shown} 条"


def levels_line(version: str) -> str:
    return f"现在的规则：{version}"


def layer_text(one: RuleDetail) -> str:
    """Which levels make the rule what it is, for all or for some majors."""
    found = {PackLevel.NATION, *(change.level for change in one.tightenings)}
    return "、".join(text for level, text in LEVELS.items() if level in found)


def state_text(one: RuleDetail) -> str:
    return READ if one.rule.is_read_in_the_text else NOT_READ


def detail_lines(one: RuleDetail) -> list[str]:
    """Everything about a rule: what it asks, who tightened it, who held it against the original."""
    told = list(rule_lines(one.rule))
    if one.tightenings:
        told += ["", "收紧或另有规定："]
        told += [f"　{tightening_line(change)}" for change in one.tightenings]
    if one.confirmation is not None:
        told += ["", *confirmation_lines(one.confirmation)]
    return told


def tightening_line(one: Tightening) -> str:
    majors = f"专业 {'、'.join(one.majors)}：" if one.majors else ""
    changed = [f"{PARAMETERS[key]} {value_text(key, value)}" for key, value in one.params.items()]
    if one.severity is not None:
        changed.append(f"程度 {SEVERITIES[one.severity]}")
    until = f" 至 {one.until_on.isoformat()}" if one.until_on else " 起"
    clause = f"（{one.clause}）" if one.clause else ""
    return f"{one.pack}　{majors}{'；'.join(changed) or one.text}　{one.from_on.isoformat()}{until}{clause}"


def confirmation_lines(one: Confirmation) -> list[str]:
    told = f"核实：{one.by_name} {one.confirmed_on.isoformat()}，{one.read_on.isoformat()} 查阅 {one.source}"
    return [told, f"原文：{one.wording}"]


def confirming(rule_id: str) -> str:
    return f"核实文字：{rule_id}"


def pack_state(one: PackView) -> str:
    if one.retired_at_utc is None:
        return IN_USE
    return f"{one.retired_at_utc.astimezone(CHINA).date().isoformat()} 停用"


def comparing(name: str, version: str, count: int) -> str:
    pack = f"“{name} {version}”"
    return f"{pack}会改变下面 {count} 处。{_HOLDS}" if count else f"{pack}与现在的规则没有不同。{_HOLDS}"


_HOLDS: Final = "导入以后开始的实习按它核对，已经开始的不变。"


def take_back_question(one: PackView) -> str:
    return (
        f"停用{LEVELS[one.level]}的规则包“{one.name} {one.version}”？以后开始的实习不再按它核对；已经开始的不变。"
        "停用的规则包留在列表里，可以导出后再导入。"
    )


def written(path: str) -> str:
    return f"已写出 {path}"
