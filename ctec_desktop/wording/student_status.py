"""Sentences and labels about changes of 学籍."""

from ctec_desktop.domain.codes.student_status import StatusCode
from ctec_desktop.domain.student_status import StatusMove

MOVES: dict[StatusMove, str] = {
    StatusMove.SUSPENDED: "休学",
    StatusMove.RESUMED: "复学",
    StatusMove.WITHDRAWN: "退学",
    StatusMove.TRANSFERRED_OUT: "转学（转出）",
    StatusMove.CONSCRIPTED: "参军（保留学籍）",
    StatusMove.GRADUATED: "毕业",
    StatusMove.MAJOR_CHANGED: "转专业",
    StatusMove.REPEATING: "留级",
}
SENTENCES: dict[str, str] = {
    StatusCode.ALREADY: "从 {since} 起已经是“{status}”，不用再登记一次。若日期不对，请先撤销上一次变动，再按正确的日期登记。",
    StatusCode.HAS_LEFT: "从 {since} 起已经是“{status}”，之后不能再登记“{move}”。若上一次变动登记错了，请先撤销它。",
    StatusCode.NEEDS_RESUMING: "从 {since} 起是“{status}”，要先登记“复学”，才能登记“{move}”。若上一次变动登记错了，请先撤销它。",
    StatusCode.BEFORE_ENROLMENT: "“{move}”的日期 {on} 早于入学日期 {enrolled_on}。请核对日期；入学日期有误的，先改正入学日期。",
    StatusCode.BEFORE_LAST_CHANGE: "“{move}”的日期 {on} 早于上一次变动的日期 {last_on}。请核对日期；要补登更早的变动，请先撤销后面的再依次登记。",
    StatusCode.SAME_DAY: "{on} 这一天已经登记过入学或一次变动，同一天不能登记两次。请核对日期；登记错了的，先撤销再登记。",
    StatusCode.CLASS_MOVE_AHEAD: "换班的日期 {on} 还没到，现在登记会让名单提前变样。请到那一天再登记。",
    StatusCode.CLASS_REQUIRED: "登记“{move}”要写明转入哪个班级。",
    StatusCode.CLASS_NOT_WANTED: "登记“{move}”不换班级，请去掉转入班级“{class_name}”。",
    StatusCode.CLASS_UNCHANGED: "学生已经在“{class_name}”，“{move}”要转入另一个班级。请核对班级。",
    StatusCode.NO_SUCH_STUDENT: "没有找到这名学生，可能不在您的权限范围内，或刚被撤销导入。请刷新名单。",
    StatusCode.STILL_PLACED: "还有实习安排（{enterprise}，{from_on} 至 {until_on}），登记“{move}”没有改动它。请到“实习安排”里处理，并通知实习单位和保险。",
    StatusCode.NOTHING_TO_UNDO: "没有可以撤销的学籍异动，入学登记不能撤销。",
    StatusCode.UNDO_REASON_REQUIRED: "撤销学籍异动要写明原因，原因会记入操作日志。",
}
