"""Labels of master data's stable words."""

from ctec_desktop.domain.personal_numbers import NumberKind
from ctec_desktop.domain.retiring import Retirable, UseKind
from ctec_desktop.domain.vocabulary import IdKind, MajorLevel, PayMethod

PAY_METHODS: dict[PayMethod, str] = {PayMethod.BANK: "转账", PayMethod.CASH: "现金"}
ID_KINDS: dict[IdKind, str] = {
    IdKind.RESIDENT_CARD: "居民身份证",
    IdKind.PASSPORT: "护照",
    IdKind.HK_MO_TW_PERMIT: "港澳台居民来往内地（大陆）通行证",
    IdKind.HK_MO_TW_RESIDENCE: "港澳台居民居住证",
    IdKind.FOREIGNER_PERMIT: "外国人永久居留身份证",
}
MAJOR_LEVELS: dict[MajorLevel, str] = {
    MajorLevel.SECONDARY: "中职",
    MajorLevel.HIGHER: "高职专科",
    MajorLevel.BACHELOR: "职业本科",
}
NUMBER_KINDS: dict[NumberKind, str] = {
    NumberKind.ID_NUMBER: "证件号码",
    NumberKind.PHONE: "电话",
    NumberKind.REGISTRATION_NO: "学籍号",
}
# Whose students are in the way where the person sees none of them.
OUT_OF_SIGHT = "别的院系的学生"
RETIRABLES: dict[Retirable, str] = {
    Retirable.ENTERPRISE: "单位",
    Retirable.SITE: "工作地点",
    Retirable.POST: "岗位",
    Retirable.MENTOR: "指导人员",
    Retirable.TEACHER: "教师",
    Retirable.DEPARTMENT: "院系",
    Retirable.MAJOR: "专业",
    Retirable.CLASS_GROUP: "班级",
}
USES: dict[UseKind, str] = {
    UseKind.PLACEMENTS: "实习安排",
    UseKind.STUDENTS: "学生",
    UseKind.PLANS: "实习计划",
    UseKind.POSTS: "岗位",
    UseKind.CLASSES: "班级",
    UseKind.TEACHERS: "教师",
    UseKind.TRIPS: "认识实习",
    UseKind.APPRENTICES: "学徒培养",
}
