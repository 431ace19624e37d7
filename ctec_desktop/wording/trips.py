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
    TripCode.NOT_ENROLLED: "{count} 人在 {from_on} 至 {until_on} 没有任何有效保险单：{names}。认识实习也是实习，须投保实习责任保险。"
    "请在“保险”页打开保险单，用“加入名单”把他们报给保险人；保险人、单号、期间、扫描件不全的保险单不算。",
    TripCode.UNINSURED_TODAY: "{count} 人今天正在认识实习而没有实习责任保险：{names}。请立即停止活动并投保，在“保险”页登记。",
    TripCode.KIND_LACKING: "{count} 人的保险单里没有规定的险种：{names}。校方责任险、学平险、学生自购的意外险都不能代替"
    "实习责任保险。请在“保险”页为他们投保规定的险种。",
    TripCode.COVER_GAP: "{from_on} 至 {until_on} 中有的天没有保险，涉及 {count} 人：{names}。请办理延长或批改后再出发。",
    TripCode.PAYER_STUDENT: "{count} 人的实习责任保险由学生付费：{names}。保险费不得向学生收取，请更正付费方并退还。",
    TripCode.PAYER_UNKNOWN: "{count} 人的保险单没有登记由谁付保险费：{names}。请在“保险”页补填付费方。",
    TripCode.NO_LEADER: "还没有带队教师。学校须选派有经验、责任心强、安全防范意识高的人员全程带队，请至少选一位。",
    TripCode.NO_SAFETY_PLAN: "还没有填安全预案。请写明预案的名称或文号。",
    TripCode.NOBODY_ON_ROSTER: "名册上还没有要去的学生。请先排名册。",
    TripCode.NOTICES_MISSING: "还有 {count} 人没有收回家长告知书回执：{names}。请催收，或写明不参加的原因。",
    TripCode.MEETS_PLACEMENT: "{names} 这几天正在岗位实习，同一天不能又去认识实习。请从名册去掉，或写明不参加的原因。",
}
