"""Sentences of the print gate."""

from ctec_desktop.domain.codes.placements import PlacementCode

SENTENCES: dict[str, str] = {
    PlacementCode.UNDER_SIXTEEN: "实习第一天（{from_on}）未满 {years} 周岁（{old_enough_on} 满），不得安排岗位实习。请改到满 {years} 周岁之后开始。",
    PlacementCode.STARTS_ON_SIXTEENTH_BIRTHDAY: "开始日 {from_on} 正是 {years} 周岁生日，是否已满存在理解差异。请核对身份证原件后由负责人决定，或推迟一天开始。",
    PlacementCode.BIRTH_DATE_UNKNOWN: "缺出生日期，无法判断年龄。请补录身份证号或出生日期。",
    PlacementCode.FIRST_YEAR: "班级为 {grade} 级，{from_on} 还在第 {year} 学年；一年级学生不得安排岗位实习，第 {least_year} 学年起才可以。请安排认识实习，或改到第 {least_year} 学年以后。",
    PlacementCode.GRADE_UNKNOWN: "班级没有入学年级，无法判断是否一年级。请在名单中加“年级”列重新导入，或在设置里补填班级年级。",
    PlacementCode.NOT_ENROLLED: "{on} 的学籍状态为“{status}”，不在读，不能安排实习。请核对学籍异动。",
    PlacementCode.STATUS_UNKNOWN: "{on} 没有学籍记录，无法判断是否在读。请核对入学日期和学籍异动。",
    PlacementCode.OVERLAPS_PLACEMENT: "与已有实习（{other}，{from_on} 至 {until_on}）日期重叠，同一天不能有两个实习。请先改动或结束已有实习。",
    PlacementCode.CLASS_IS_EMPTY: "班级“{class_name}”没有学生，或没有这个班级。请先导入名单，并核对班级名称。",
    PlacementCode.OUTSIDE_PLAN: "{from_on} 至 {until_on} 超出实习计划“{plan}”的期间（{plan_from_on} 至 {plan_until_on}）。请改到计划期间内，或另建一个计划。",
    PlacementCode.PLACED_ALREADY: "已按相同的计划、岗位和日期安排过，保持不变。",
    PlacementCode.ENDED_BEFORE: "同样的安排做过，最后一天是 {last_on}，自 {closed_on} 起已经结束；同一天不能有两个实习。要恢复原来的安排，请在“实习安排”里选中它，点“撤销变动”；要再去这个岗位，请把开始日改到 {closed_on} 或以后。",
}
