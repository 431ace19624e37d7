"""Sentences about records of the office."""

from ctec_desktop.domain.codes.office import OfficeCode

SENTENCES: dict[str, str] = {
    OfficeCode.SAVED_BY_SOMEBODY_ELSE: "这条记录刚被别人改过，没有覆盖。请刷新后再改一次，您输入的内容仍在表单里。",
    OfficeCode.NOT_PERMITTED: "您没有这项操作的权限（{permission}）。请联系管理员。",
    OfficeCode.NO_SUCH_CLASS: "没有班级“{class_name}”。请核对班级名称，或先导入该班名单。",
    OfficeCode.NO_SUCH_PLAN: "没有实习计划“{plan}”。请先建立计划，或核对名称。",
    OfficeCode.NO_SUCH_POST: "没有岗位“{post}”。请先导入企业与岗位，岗位可写作“企业全称/岗位名称”。",
    OfficeCode.POST_NOT_UNIQUE: "有多个岗位叫“{post}”：{found}。请写成“企业全称/岗位名称”。",
    OfficeCode.PLAN_NAME_TAKEN: "已经有一个同名的实习计划。请换一个名称，例如加上学年或批次。",
    OfficeCode.PLAN_DATES_REVERSED: "结束日期 {until_on} 早于开始日期 {from_on}。请改正日期。",
    OfficeCode.FIELD_REQUIRED: "此项必填。",
    OfficeCode.ORIGINALS_OUT_OF_RANGE: "协议份数不能是 {originals}。学校、实习单位、学生各执一份，请填 3 到 10。",
    OfficeCode.INSURANCE_DATES_REVERSED: "保险止期早于起期。请按保险单改正。",
    OfficeCode.PASSWORD_TOO_SHORT: "密码太短，至少 8 个字符。可以用一句好记的话。",
    OfficeCode.SCHOOL_CODE_MALFORMED: "学校标识码应为 10 位数字。不清楚时可以留空，以后再填。",
    OfficeCode.PHONE_MALFORMED: "“{value}”不像电话号码。请写成 0371-12345678 或 11 位手机号，分机写“转 8001”；也可以留空。",
    OfficeCode.REASON_REQUIRED: "查看完整号码需要写明用途，用途会记入日志。",
}
# The code that a form answers by offering to read the record again.
STALE = OfficeCode.SAVED_BY_SOMEBODY_ELSE.value
# The code that is answered by asking for a reason.
NEEDS_REASON = OfficeCode.REASON_REQUIRED.value
