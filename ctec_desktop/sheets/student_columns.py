"""The columns of a student roster and the headings schools give them."""

from ctec_desktop.sheets.columns import ColumnSpec, HeadingTable


def _parent(key: str, *words: str) -> tuple[ColumnSpec, ...]:
    """The columns of a roster that names father and mother instead of a guardian."""

    def spec(field: str, *endings: str) -> ColumnSpec:
        label, *others = (f"{word}{ending}" for ending in endings for word in words)
        return ColumnSpec(f"{key}_{field}", label, tuple(others))

    return (
        spec("name", "姓名", "", "名字"),
        spec("phone", "电话", "联系电话", "手机", "手机号", "手机号码", "电话号码", "联系方式"),
        spec("id_number", "身份证号", "身份证号码", "身份证", "证件号码"),
    )


STUDENT_COLUMNS = HeadingTable(
    (
        ColumnSpec(
            "student_no",
            "学号",
            ("学生学号", "学员学号", "学生编号", "学籍学号", "校内学号", "xh"),
            required=True,
            instead="registration_no",
            names_row=True,
            own=True,
        ),
        ColumnSpec(
            "name",
            "姓名",
            ("学生姓名", "学员姓名", "学生名字", "名字", "姓名汉字", "实习生姓名", "xm"),
            required=True,
            names_row=True,
            own=True,
        ),
        ColumnSpec("gender", "性别", ("学生性别", "性別", "xb")),
        ColumnSpec("id_kind", "证件类型", ("身份证件类型", "证件种类", "证件类别", "身份证类型", "证件名称")),
        ColumnSpec(
            "id_number",
            "身份证号",
            (
                *(
                    "身份证号码",
                    "身份证",
                    "公民身份号码",
                    "公民身份证号",
                    "公民身份证号码",
                    "居民身份证号",
                    "居民身份证号码",
                ),
                *(
                    "证件号",
                    "证件号码",
                    "身份证件号",
                    "身份证件号码",
                    "学生身份证号",
                    "学生身份证号码",
                    "身份号码",
                    "sfzh",
                ),
            ),
            own=True,
        ),
        ColumnSpec("birth_date", "出生日期", ("出生年月日", "出生年月", "生日", "出生时间", "csrq")),
        ColumnSpec(
            "class_name",
            "班级",
            (
                *(
                    "班级名称",
                    "班别",
                    "班名",
                    "所在班级",
                    "行政班",
                    "行政班级",
                    "教学班",
                    "教务班级",
                    "班级全称",
                    "现班级",
                ),
                *("专业班级", "学生班级", "班", "bjmc"),
            ),
        ),
        ColumnSpec("major_code", "专业代码", ("专业编号", "专业编码", "专业号", "专业代号")),
        ColumnSpec("major_name", "专业", ("专业名称", "所学专业", "报读专业", "就读专业", "专业全称", "zymc")),
        ColumnSpec(
            "department_name",
            "系部",
            ("院系", "学院", "二级学院", "系别", "系", "部门", "专业部", "所属院系", "所在院系"),
        ),
        ColumnSpec(
            "grade",
            "年级",
            ("入学年份", "入学年级", "所在年级", "级别", "届别", "级", "入学年度", "学生年级", "当前年级"),
        ),
        ColumnSpec(
            "phone",
            "联系电话",
            (
                *("手机号", "手机号码", "电话", "电话号码", "手机", "学生电话", "学生手机", "学生手机号", "本人电话"),
                *("本人手机", "本人联系电话", "学生联系电话", "联系方式", "本人联系方式", "学生联系方式", "移动电话"),
            ),
        ),
        ColumnSpec(
            "address",
            "家庭住址",
            ("家庭地址", "住址", "地址", "家庭详细地址", "现住址", "通讯地址", "联系地址", "常住地址"),
        ),
        ColumnSpec(
            "enrolled_on", "入学日期", ("入学时间", "入学年月", "入校时间", "入校日期", "入学年月日", "报到日期")
        ),
        ColumnSpec(
            "guardian_name",
            "监护人姓名",
            (
                "监护人",
                "家长姓名",
                "法定监护人",
                "法定监护人姓名",
                "家长",
                "家长或监护人姓名",
                "监护人1姓名",
                "成员1姓名",
            ),
        ),
        ColumnSpec(
            "guardian_relation",
            "与学生关系",
            (
                "监护人关系",
                "与监护人关系",
                "关系",
                "家长关系",
                "与本人关系",
                "监护人与学生关系",
                "与家长关系",
                "成员1关系",
            ),
        ),
        ColumnSpec(
            "guardian_phone",
            "监护人电话",
            (
                *("家长电话", "监护人联系电话", "家长联系电话", "监护人手机", "监护人手机号", "家长手机", "家长手机号"),
                *("家长手机号码", "监护人手机号码", "监护人联系方式", "家长联系方式", "家庭电话", "成员1联系电话"),
            ),
        ),
        ColumnSpec(
            "guardian_id_number",
            "监护人身份证号",
            (
                "监护人身份证号码",
                "家长身份证号",
                "家长身份证号码",
                "监护人证件号码",
                "监护人身份证",
                "家长身份证",
                "成员1身份证件号",
            ),
        ),
        *_parent("father", "父亲", "爸爸"),
        *_parent("mother", "母亲", "妈妈"),
        ColumnSpec(
            "registration_no", "学籍号", ("全国学籍号", "学籍编号", "学籍主号", "国家学籍号", "中职学籍号"), own=True
        ),
    )
)
