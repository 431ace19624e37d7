"""Sentences of packs of rules, and what the words of the rulebook are called on screen."""

from ctec_desktop.domain.codes.rulebook import RulebookCode
from ctec_desktop.domain.rulebook.pack_views import SEVERITY, RuleDifference, said
from ctec_desktop.domain.rulebook.rule import PackLevel, Rule, RuleCheck, RuleScope, RuleSeverity, Value
from ctec_desktop.wording.findings import HAZARDS

_AT = "{file} 第 {line} 行："

SENTENCES: dict[str, str] = {
    RulebookCode.NOT_TOML: _AT + "不是有效的 TOML（{reason}）。请对照“规则导出”的文件改正；什么也没有导入。",
    RulebookCode.WRONG_TYPE: _AT + "“{key}”的写法不对，应是{wanted}。请改正后重新导入；什么也没有导入。",
    RulebookCode.UNKNOWN_KEY: _AT + "没有“{key}”这一项。请删去或改正拼写；什么也没有导入。",
    RulebookCode.TEXT_EMPTY: _AT + "“{key}”是空的，以后报告里认不出是哪一份。请写上；什么也没有导入。",
    RulebookCode.KEY_MISSING: _AT + "缺“{key}”。请补上；什么也没有导入。",
    RulebookCode.UNKNOWN_RULE: _AT + "没有编号为“{rule}”的规则。规则包只能收紧已有的规则，请核对编号；什么也没有导入。",
    RulebookCode.RULE_TWICE: _AT + "规则“{rule}”写了两次。请合成一条；什么也没有导入。",
    RulebookCode.NOT_A_CHOICE: _AT + "“{key}”写成了“{said}”，只能是：{known}。请改正；什么也没有导入。",
    RulebookCode.UNKNOWN_DOCUMENT: _AT + "依据“{basis}”没有在 [[document]] 里写明。请补上文件名称；什么也没有导入。",
    RulebookCode.UNKNOWN_PARAMETER: _AT
    + "规则“{rule}”没有“{key}”这个限值，只有：{known}。请核对拼写；什么也没有导入。",
    RulebookCode.LOOSER_LIMIT: _AT
    + "规则“{rule}”的“{key}”上一层是 {before}，这里写 {after}，是放宽；下一层只能收紧。请改到不松于 {before}；什么也没有导入。",
    RulebookCode.LOOSER_LIST: _AT
    + "规则“{rule}”的“{key}”少了上一层已有的：{before}，是放宽；下一层只能收紧。请把它们加上；什么也没有导入。",
    RulebookCode.LOOSER_SEVERITY: _AT
    + "规则“{rule}”上一层是“{before}”，这里写“{after}”，是放宽；下一层只能收紧。请改正；什么也没有导入。",
    RulebookCode.NOTHING_CHANGED: _AT
    + "规则“{rule}”既没有收紧限值，也没有加重程度。请写明收紧什么，或删去这一条；什么也没有导入。",
    RulebookCode.DAYS_REVERSED: _AT + "规则“{rule}”的止日早于起日。请改正；什么也没有导入。",
    RulebookCode.LEVEL_OF_NATION: _AT
    + "国家一层随程序发布，不能导入。请把 level 写成 province（省）、city（市）或 school（校）；什么也没有导入。",
    RulebookCode.UNKNOWN_WORD: _AT
    + "规则“{rule}”的“{key}”里没有“{word}”这一种，只能是：{known}。请改正；什么也没有导入。",
    RulebookCode.OUT_OF_RANGE: _AT + "规则“{rule}”的“{key}”写成 {after}，没有意义。"
    "请写 {least} 到 {most} 之间的整数；什么也没有导入。",
    RulebookCode.NOT_CONFIRMED_BY_PACK: _AT
    + '规则“{rule}”写了 confidence = "T"，规则包不能自己免去“待核实”。请删去这一项；导入以后由管理员在“规则…”里对照原文核实。什么也没有导入。',
    RulebookCode.NO_SUCH_PACK: "没有在用的“{level}”规则包，不能导出。不写 --level 时导出全部规则，可以作为学校规则包的样子。",
    RulebookCode.NO_SUCH_RULE: "没有编号为“{rule}”的规则，或它在 {on} 不在有效期内。请用 rules list 查看编号。",
    RulebookCode.CONFIRMED_ALREADY: "规则“{rule}”的文字已经核实，不用再核实。要改核实记录，请先撤回。",
    RulebookCode.NOT_CONFIRMED: "规则“{rule}”没有核实记录可以撤回。",
    RulebookCode.READ_AHEAD: "查阅日期晚于今天 {today}。请改成实际查阅的那一天。",
    RulebookCode.REASON_NEEDED: "请写明为什么撤回，会留在记录里。",
    RulebookCode.UNREADABLE: "{file} 打不开（{reason}）。请核对文件名，或在别的程序里先关闭它。",
    RulebookCode.TOO_LARGE: "{file} 超过 1 MB，不像规则包。请核对文件。",
    RulebookCode.NOT_UTF8: "{file} 不是 UTF-8 文本。请另存为 UTF-8 编码后再导入。",
}

LEVELS = {
    PackLevel.NATION: "国家",
    PackLevel.PROVINCE: "省",
    PackLevel.CITY: "市",
    PackLevel.SCHOOL: "学校",
}
SEVERITIES = {
    RuleSeverity.INFO: "提示",
    RuleSeverity.WARN: "原则上（可说明理由）",
    RuleSeverity.REQUIRE: "必须具备",
    RuleSeverity.BLOCK_FILING: "禁止（事先备案除外）",
    RuleSeverity.BLOCK: "禁止",
}
SCOPES = {
    RuleScope.OFFICE: "学校工作",
    RuleScope.PLAN: "实习计划",
    RuleScope.UNIT: "实习单位",
    RuleScope.POST: "实习岗位",
    RuleScope.PLACEMENT: "学生的实习安排",
    RuleScope.VISIT: "认识实习",
    RuleScope.APPRENTICE: "学徒培养",
    RuleScope.TEACHER: "教师",
}
CHECKS = {RuleCheck.CHECKED: "由程序核对", RuleCheck.RECORD: "留有记录，由人核对", RuleCheck.TOLD: "提示"}
NOT_READ = "待核实"

PARAMETERS = {
    "valid_months": "核查结果几个月内有效",
    "lookback_years": "往前查几年",
    "percent": "百分比",
    "usual_months": "一般几个月",
    "least_months": "至少几个月",
    "least_year": "至少第几学年",
    "least_years": "至少几年（周岁）",
    "usual_years": "一般几年以内",
    "most_years": "最多几年",
    "under_years": "未满几周岁",
    "industries": "行业代码",
    "keywords": "名称里的字",
    "most_grade": "劳动强度最高第几级",
    "flags": "危险标志",
    "day_hours": "每天最多小时",
    "week_hours": "每周最多小时",
    "week_days": "每周最多天",
    "from_hour": "夜班从几时",
    "until_hour": "夜班到几时",
    "kinds": "必须的险种",
    "months": "累计几个月",
    "years": "几年之内",
    "month_days": "一个月折合几天",
    "cycle_year": "固定周期从哪一年开始（0 为滚动）",
    "team": "团队至少几人",
    "days": "每年几天",
    "public_percent": "公共基础课教师按百分之几",
    "no_exemptions": "年份不减免（1 为不减免）",
    "without_rest_days": "休息日不算（1 为不算）",
    "without_visits": "考察观摩不算（1 为不算）",
    SEVERITY: "程度",
}


def value_text(key: str, value: Value) -> str:
    """A limit as people read it."""
    if isinstance(value, tuple) and key == "flags":
        names = {hazard.value: text for hazard, text in HAZARDS.items()}
        return "、".join(names.get(word, word) for word in value)
    return said(value)


def rule_lines(rule: Rule) -> tuple[str, ...]:
    """Everything a rule says, for the screen of a command."""
    until = f" 至 {rule.until_on.isoformat()}" if rule.until_on else " 起"
    lines = [
        f"{rule.id}　{rule.title}",
        rule.text,
        f"程度：{SEVERITIES[rule.severity]}；核对：{CHECKS[rule.check]}；对象：{SCOPES[rule.scope]}",
        f"依据：{rule.clause or '由规定推出'}；施行：{rule.from_on.isoformat()}{until}；规则包：{rule.pack}",
    ]
    if rule.record:
        lines.append(f"证据：{rule.record}")
    lines += [f"{PARAMETERS[key]}：{value_text(key, value)}" for key, value in rule.params.items()]
    if not rule.is_read_in_the_text:
        lines.append(f"{NOT_READ}：文本来自二手材料或记忆（{rule.confidence}），请由管理员对照原文核实")
    return tuple(lines)


def difference_line(one: RuleDifference) -> str:
    majors = f"（专业 {'、'.join(one.majors)}）" if one.majors else ""
    what, before, after = difference_values(one)
    return f"{one.rule_id} {one.title}{majors}　{what}：{before} → {after}"


def difference_values(one: RuleDifference) -> tuple[str, str, str]:
    """What differs, as it is and as it becomes."""
    before, after = one.before, one.after
    if one.what == SEVERITY:
        before, after = SEVERITIES[RuleSeverity(before)], SEVERITIES[RuleSeverity(after)]
    elif one.what == "flags":
        before, after = (value_text(one.what, tuple(text.split("、"))) for text in (before, after))
    return PARAMETERS[one.what], before, after


def compared_line(count: int) -> str:
    return f"会收紧 {count} 处；没有导入，加 --apply 导入" if count else "与现在的规则没有不同；没有导入"


def taken_in_line(count: int) -> str:
    return f"已导入，收紧 {count} 处" if count else "已导入，与原来没有不同"


def written_line(path: str) -> str:
    return f"已写出：{path}"


def withdrawn_line(level: PackLevel, *, was_in_use: bool) -> str:
    return f"已停用{LEVELS[level]}的规则包" if was_in_use else f"没有在用的{LEVELS[level]}规则包"
