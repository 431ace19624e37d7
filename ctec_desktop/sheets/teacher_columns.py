"""The columns of a list of teachers and the headings schools give them."""

from ctec_desktop.sheets.columns import ColumnSpec, HeadingTable, called

TEACHER_COLUMNS = HeadingTable(
    (
        ColumnSpec(
            "staff_no",
            "工号",
            called(
                "职工号 教工号 教职工号 教师工号 教职工工号 职工编号 教工编号 教师编号 教职工编号 "
                "人员编号 员工号 员工编号 人事编号 教师代码 教师号 jgh gh zgh"
            ),
            required=True,
            names_row=True,
            own=True,
        ),
        ColumnSpec(
            "name",
            "姓名",
            called("教师姓名 教职工姓名 职工姓名 教工姓名 老师姓名 教师 老师 名字 xm"),
            required=True,
            names_row=True,
            own=True,
        ),
        ColumnSpec("gender", "性别", called("教师性别 xb")),
        ColumnSpec("id_kind", "证件类型", called("身份证件类型 证件种类 证件类别")),
        ColumnSpec(
            "id_number",
            "身份证号",
            called(
                "身份证号码 身份证 公民身份号码 公民身份证号 居民身份证号 居民身份证号码 证件号 "
                "证件号码 身份证件号 身份证件号码 教师身份证号 sfzh"
            ),
            own=True,
        ),
        ColumnSpec(
            "department_name",
            "部门",
            called(
                "系部 院系 学院 二级学院 系别 系 专业部 教学部 所属部门 所在部门 所属院系 所在院系 "
                "所在单位 所属单位 工作部门 部门名称 教研室所属部门 所属系部 所在系部 单位"
            ),
        ),
        ColumnSpec(
            "category",
            "类别",
            called(
                "教师类别 教师类型 人员类别 人员类型 教职工类别 教职工类型 类型 聘用类别 聘任类型 用工性质 编制类别"
            ),
        ),
        ColumnSpec(
            "title",
            "职称",
            called(
                "专业技术职务 专业技术职称 技术职称 职称名称 现职称 专业技术资格 专技职务 职称等级 专业技术职务名称"
            ),
        ),
        ColumnSpec(
            "phone",
            "联系电话",
            called("电话 手机 手机号 手机号码 联系方式 电话号码 移动电话 本人电话 办公电话 教师电话 联系手机"),
        ),
        ColumnSpec("course_kind", "任课类别", called("任课类型 任教类别 授课类别 任课性质 教师任课类别 课程类别")),
        ColumnSpec(
            "hired_on",
            "任教日期",
            called("任教时间 入职日期 入职时间 来校日期 来校时间 进校日期 进校时间 到校日期 到校时间"),
        ),
        ColumnSpec("recruit_type", "招聘来源", called("招聘方式 招聘类型 引进方式 来源 进校方式 入职方式")),
        ColumnSpec("majors", "任教专业", called("所教专业 任教专业名称 任课专业 所属专业")),
        ColumnSpec("education", "学历", called("最高学历 学历层次 学历学位 文化程度")),
        ColumnSpec(
            "certificate",
            "技能证书",
            called("职业资格证书 职业技能等级证书 技能等级证书 资格证书 证书名称 职业资格 技能证书名称 双师证书"),
        ),
        ColumnSpec("certificate_level", "证书等级", called("技能等级 职业资格等级 等级 证书级别 技能证书等级")),
        ColumnSpec("certificate_issuer", "发证单位", called("发证机关 发证机构 颁证单位 颁发单位")),
        ColumnSpec("certificate_no", "证书编号", called("证书号 证书号码 资格证书编号 技能证书编号"), own=True),
        ColumnSpec("certificate_from", "取得日期", called("发证日期 发证时间 取得时间 证书取得日期 获证日期")),
        ColumnSpec("certificate_until", "证书有效期至", called("有效期至 有效期 证书有效期 有效期限 失效日期")),
        ColumnSpec("employer", "企业工作单位", called("曾任职企业 企业工作经历 原工作企业 企业经历")),
        ColumnSpec("worked_from", "企业工作开始", called("企业工作开始日期 企业工作起 企业经历开始日期")),
        ColumnSpec("worked_until", "企业工作结束", called("企业工作结束日期 企业工作止 企业经历结束日期")),
    )
)
