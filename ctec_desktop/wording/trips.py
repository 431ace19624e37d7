"""Sentences about visits (认识实习)."""

from ctec_desktop.domain.codes.trips import TripCode

SENTENCES: dict[str, str] = {
    TripCode.PLAN_NOT_VISITING: "“{plan}”不是认识实习的计划。请选认识实习的计划，或留空。",
    TripCode.OUTSIDE_PLAN: "日期超出计划“{plan}”的期间（{from_on} 至 {until_on}）。请改日期，或换一个计划。",
    TripCode.CANCELLED: "这次认识实习已经取消（{reason}），不能再改。需要再去的，请另建一次。",
    TripCode.CANCEL_REASON_NEEDED: "取消需要写明原因，原因会记入日志。",
    TripCode.HAS_ANSWERED: "家长已有答复，不能从名册上去掉。不去的，请在“回执”里写明不参加的原因。",
    TripCode.NOT_ON_ROSTER: "有的学生已不在名册上。请重新打开后再填。",
    TripCode.NOTICE_AHEAD: "晚于今天 {today}，回执是已收到的",
    TripCode.COVER_UNKNOWN: "还没有填实习责任保险的险种和起止日期。认识实习也是实习，须在保险期内。请填写保险。",
    TripCode.COVER_TOO_SHORT: "保险期间 {insured_from} 至 {insured_until} 没有覆盖 {from_on} 至 {until_on} 的每一天。请办理延长或批改后再出发。",
    TripCode.NOT_LIABILITY: "“{kind}”不能代替实习责任保险（校方责任险、学平险、学生自购的意外险都不算）。请按保险单填写实习责任保险。",
    TripCode.NO_LEADER: "还没有带队教师。学校须选派有经验、责任心强、安全防范意识高的人员全程带队，请至少选一位。",
    TripCode.NO_SAFETY_PLAN: "还没有填安全预案。请写明预案的名称或文号。",
    TripCode.NOBODY_ON_ROSTER: "名册上还没有要去的学生。请先排名册。",
    TripCode.NOTICES_MISSING: "还有 {count} 人没有收回家长告知书回执：{names}。请催收，或写明不参加的原因。",
    TripCode.MEETS_PLACEMENT: "{names} 这几天正在岗位实习，同一天不能又去认识实习。请从名册去掉，或写明不参加的原因。",
}
