"""Words of the forms about a student: the record, guardians, changes of 学籍."""

from typing import Final

NEW: Final = "新建学生"
EDIT: Final = "编辑学生"
SAVING: Final = "保存学生"
RECORD_PART: Final = "学籍"
PERSON_PART: Final = "个人信息"
STUDENT_NO: Final = "学号"
NAME: Final = "姓名"
CLASS: Final = "班级"
CLASS_HINT: Final = "选已有的班级；写一个新班名，保存时会请您确认再建"
CLASS_MOVE_HINT: Final = "这里只改写错的班级；转专业、留级请用“学籍异动”"
REGISTRATION_NO: Final = "学籍号"
ENROLLED_ON: Final = "入学日期"
DAY_HINT: Final = "如 2024-09-01"
STUDY_MODE: Final = "学习形式"
STUDY_MODES: Final = ("全日制", "非全日制")
TRAINING_MODE: Final = "培养方式"
TRAINING_MODES: Final = ("普通", "现代学徒制", "企业新型学徒制", "订单培养")
ID_KIND: Final = "证件类型"
ID_NUMBER: Final = "证件号码"
BIRTH_DATE: Final = "出生日期"
BIRTH_HINT: Final = "填了身份证号可不填"
GENDER: Final = "性别"
PHONE: Final = "电话"
ADDRESS: Final = "家庭住址"
OPEN: Final = "未填写"

GUARDIANS_PART: Final = "监护人"
GUARDIANS_LEAD: Final = "第一位会印在协议和知情同意书上。"
ADD_GUARDIAN: Final = "添加监护人"
FIRST: Final = "第一监护人"
UP: Final = "上移"
REMOVE: Final = "移除"
RELATION: Final = "与学生关系"
RELATIONS: Final = ("父亲", "母亲", "祖父", "祖母", "外祖父", "外祖母", "其他监护人")
GUARDIAN_ID_NUMBER: Final = "身份证号"

STATUS_TITLE: Final = "学籍异动"
STATUS_SAVE: Final = "登记"
MOVE: Final = "异动"
ON: Final = "从哪天起"
TO_CLASS: Final = "转入班级"
TO_CLASS_HINT: Final = "转专业、留级必填；复学进别的班时填"
PROOF: Final = "依据"
PROOF_HINT: Final = "批准文号、申请书编号等，以后可以查到"
UNDO_TITLE: Final = "撤销最近一次学籍异动"
UNDO_LEAD: Final = "撤销后，学籍回到这次异动以前的样子；撤销的原因记入日志。"
UNDO_REASON: Final = "撤销原因"
UNDO: Final = "撤销"


def guardian_title(at: int) -> str:
    return FIRST if at == 0 else f"监护人 {at + 1}"


def status_lead(name: str) -> str:
    return f"{name} 的学籍从下面的日期起变动，以前的经过保留。"


def changed_line(name: str, move: str) -> str:
    return f"已登记 {name} {move}。"


def undone_line(name: str) -> str:
    return f"已撤销 {name} 最近一次学籍异动。"
