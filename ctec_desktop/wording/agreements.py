"""Sentences about issuing agreements."""

from ctec_desktop.domain.codes.agreements import AgreementCode

SENTENCES: dict[str, str] = {
    AgreementCode.NO_PLACEMENTS_TO_ISSUE: "“{class_name}”没有可以签发协议的岗位实习安排。请先在“实习安排”里安排该班。",
    AgreementCode.ISSUED_ALREADY: "已签发过协议 {number}，没有重复编号；原文件已再次写出。",
    AgreementCode.ON_PAPER_ALREADY: "已签发过协议 {number}，没有重复编号；要原件请在“协议”里打开它，另存或打印。",
    AgreementCode.NO_PAPER_YET: "这份协议还没有签发，没有可以看、可以印的纸件。审核通过后在“签发协议”里签发。",
    AgreementCode.NO_SUCH_AGREEMENT: "没有这份协议，或不在您的权限范围内。",
    AgreementCode.PART_BEYOND_SCOPE: "这个合并文件里还有您权限范围以外的学生，不能整份保存或打印。"
    "请逐人打印，或请有全校权限的人处理。",
    AgreementCode.NAME_PATTERN_UNKNOWN: "文件名格式里的“{{{unknown}}}”系统不认识。可以用的有：{known}。",
}
