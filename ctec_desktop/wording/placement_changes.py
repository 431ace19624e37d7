"""Sentences about changing placements."""

from ctec_desktop.domain.codes.placement_changes import ChangeCode

SENTENCES: dict[str, str] = {
    ChangeCode.OVER_ALREADY: "这段实习自 {closed_on} 起已经结束，不能再登记变动。需要恢复的，请先撤销那次变动。",
    ChangeCode.BEFORE_ANOTHER_CHANGE: "生效日 {effective_on} 在已有的变动（{other_on} 生效）之前或同一天。请先撤销那次变动，再按先后顺序登记。",
    ChangeCode.UNTIL_BEFORE_EFFECTIVE: "结束日 {until_on} 早于生效日 {effective_on}。请改正日期。",
    ChangeCode.ADDS_NO_DAY: "延长后的结束日必须晚于现在的结束日 {last_on}。",
    ChangeCode.OUTSIDE_ITS_DAYS: "{effective_on} 不在这段实习的期间（{from_on} 至 {last_on}）内。请改正日期。",
    ChangeCode.PAUSED_ALREADY: "{effective_on} 已在暂停期间，不能再暂停。需要改日期的，请先撤销原来的暂停。",
    ChangeCode.NOT_PAUSED: "{effective_on} 不在暂停期间（或正是暂停第一天），没有可恢复的暂停。暂停登记错了的，请撤销那次变动。",
    ChangeCode.SAME_POST: "{effective_on} 已在这个岗位上，没有变化。请选另一个岗位。",
    ChangeCode.POST_OF_ANOTHER_UNIT: "“{post}”不是现单位“{unit}”的岗位。换单位请选“变更单位”，手续不同。",
    ChangeCode.SAME_UNIT: "“{post}”就在现单位“{unit}”。同一单位内换岗位请选“调整岗位”。",
    ChangeCode.POST_NEEDED: "请选择新的岗位。",
    ChangeCode.UNTIL_NEEDED: "请填延长到哪一天。",
    ChangeCode.REASON_NEEDED: "请选择原因；选“其他”的，请写明是什么原因。",
    ChangeCode.NOBODY_CHOSEN: "还没有选择学生。请先在列表中选中要变动的安排，可以按住 Ctrl 或 Shift 多选。",
    ChangeCode.PLACEMENT_GONE: "选中的安排里有的已经作废或不在您的查看范围内。请刷新列表后重新选择。",
    ChangeCode.BEYOND_PLAN: "结束日 {until_on} 晚于实习计划的结束日 {plan_until_on}。请核对计划，并确认保险覆盖到最后一天。",
    ChangeCode.APPLIES_ANEW: "这是学生自主选择的单位：换单位要由学生和家长重新申请。登记后会生成一份待审批的申请，请打印申请表和家长知情书；审批同意后才能签发新协议。",
    ChangeCode.NO_PLACEMENT_THEN: "学号 {student_no} 到 {on} 没有实习安排，或不在您的查看范围内。请核对学号和日期。",
    ChangeCode.NOTHING_TO_RELEASE: (
        "从第一天起就换了单位，在“{unit}”一天也没有实习，协议 {number} 没有开始履行，不用解除。请到“协议”里把它作废。"
    ),
    ChangeCode.NO_UNIT_MOVE: "这段实习没有变更过单位。请选变更过单位的学生。",
    ChangeCode.NO_SUCH_CHANGE: "这次变动已经撤销，或不在您的查看范围内。请刷新后再看。",
    ChangeCode.NOT_THE_NEWEST: "后面还有一次变动（{effective_on} 生效）。只能从最后一次起逐次撤销。",
    ChangeCode.NEXT_HAS_CHANGES: "新单位“{unit}”的安排之后又有变动。请先撤销那里的变动。",
    ChangeCode.NEXT_HAS_AGREEMENT: "新单位“{unit}”的协议已经签发，不能撤销变更单位。请先把协议作废。",
    ChangeCode.NEXT_HAS_ARRIVED: "学生已在新单位“{unit}”到岗，不能撤销变更单位。到岗登记错了的，请先清除到岗日期。",
    ChangeCode.UNDO_REASON_NEEDED: "撤销变动需要写明原因，原因会记入日志。",
    ChangeCode.OVER_BEFORE_ARRIVAL: "已登记 {arrived_on} 到岗，不能从 {effective_on} 起就不在单位。请改正日期；到岗登记错了的，请先在“到岗登记”里改正。",
    ChangeCode.UNDO_OVERLAPS: "撤销后会与另一段实习（{other}，{from_on} 至 {until_on}）日期重叠，同一天不能有两个实习。请先改动那一段。",
}
