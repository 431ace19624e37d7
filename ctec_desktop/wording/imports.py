"""Sentences about imported rows once they meet the record."""

from ctec_desktop.domain.codes.imports import ImportCode

SENTENCES: dict[str, str] = {
    ImportCode.STUDENT_NO_MISSING: "没有学号，学籍号和证件号码在系统里也找不到人。新学生必须有学号，请补上再导入；已在系统里的，请核对学籍号或证件号码。",
    ImportCode.STUDENT_NO_CHANGED: "系统里的 {name}（学号 {old}）与本行的学籍号或证件号码相同，学号却写成 {value}。确是同一人换了学号的，核对后勾选，学号就改成 {value}；不是的，请改正表中的号码。",
    ImportCode.NUMBERS_OF_TWO: "本行的学号不在系统里，学籍号是 {name} 的，证件号码却是 {other} 的，无法判断是谁。请核对这几个号码。",
    ImportCode.SAME_STUDENT_TWICE: "本行与第 {rows} 行的号码指向系统里的同一名学生，无法判断以哪一行为准，都没有导入。请核对学号、学籍号和证件号码，只留一行。",
    ImportCode.CLASS_MISSING: "没有班级，新学生必须有班级。请在表中加“班级”列并填写；全表是一个班的，也可以把班级写在标题里（如“2024级数控1班花名册”）。",
    ImportCode.ID_NUMBER_OF_ANOTHER: "这个证件号码已登记在 {name}（学号 {student_no}）名下，本行却是 {said}。请核对是学号还是证件号码有误。",
    ImportCode.REGISTRATION_NO_OF_ANOTHER: "这个学籍号已登记在 {name}（学号 {student_no}）名下，本行却是 {said}。请核对后重新导入。",
    ImportCode.PERSON_ID_OF_ANOTHER: "这个身份证号是 {name} 的，与本行的“{said}”不是同一个姓名。请核对是姓名还是号码有误。",
    ImportCode.NO_SUCH_FIELD: "没有“{said}”这样的栏目。--column 可以写：{known}。",
    ImportCode.PERSON_ID_OUT_OF_SIGHT: "这个身份证号已在其他院系的人名下，不是本行的“{said}”。"
    "请核对姓名和号码；确实无误的，请由能看到全校的同事导入这一行。",
    ImportCode.GUARDIAN_NAME_MISSING: "有监护人的电话或证件，却没有监护人姓名，这些内容没有写入。请补上姓名。",
    ImportCode.OUT_OF_SCOPE: "“{value}”属于您权限以外的院系，没有改动。请交由该院系或管理员导入。",
    ImportCode.GRADE_GUESSED_FROM_CLASS: "名单没有“年级”列，按班级名称或入学日期把“{class_name}”记为 {grade} 级。若不对，请加“年级”列重新导入。",
    ImportCode.CLASS_RENAMED: "“{old}”在读的学生在名单里都写作“{new}”（{count} 人），会把班级改名，学生不算变更。"
    "如果其实是换到了另一个班，请先在班级页建好“{new}”再导入。",
    ImportCode.GRADE_NOT_KNOWN: "看不出“{class_name}”是哪一级，安排岗位实习前必须补上。请在名单中加“年级”列（如 2024）。",
    ImportCode.UNDO_NOT_LAST: "只能撤销每一类最近一次导入，而且只能由导入的人或全校管理员撤销。这一次已经撤销过，或之后又导入过。请刷新后再看。",
    ImportCode.UNDO_NOT_KEPT: "这次导入改动的内容没有留下原来的值，不能整体撤销。请在页面上逐条改正。",
    ImportCode.UNDO_EDITED: "这次导入写入的{record_kind}之后又改过（{count} 条{names}），撤销会丢掉后来的修改，因此没有撤销。请在页面上逐条改正。",
    ImportCode.UNDO_USED: "之后登记的{record_kind}用到了这次导入的内容（{count} 条{names}），因此没有撤销。请先处理这些记录，或在页面上逐条改正。",
    ImportCode.UNDO_REASON_REQUIRED: "撤销导入要写明原因，原因会记入操作日志。",
    ImportCode.ABSENT_NO_MORE: "核对之后，名单上没有的学生有了变化，原来的决定对不上了，因此什么也没有写入。请重新读取文件，再核对一次。",
    ImportCode.BATCH_REFUSED: "按“全部或全不”导入：有 {refused} 行被拒绝、{held} 行待核对，因此一行也没有写入。",
    ImportCode.USCC_MISSING: "没有统一社会信用代码，无法核实单位是否合法经营、有无违法失信记录。请向单位要营业执照，补上代码再导入；"
    "一时拿不到、但确知有这家单位的，由人核对后可以先导入，协议上这一项留空手填，以后再导入补上。",
    ImportCode.USCC_OF_ANOTHER: "这个统一社会信用代码在表中先用于“{name}”，一个代码只能对应一个单位。请核对。",
    ImportCode.CLASS_OUT_OF_SIGHT: "还没有班级“{value}”，而这一行没有写您负责的院系，建了您也看不到，因此没有导入。请在“所属院系”列写明您的院系，或请管理员先建好班级。",
    ImportCode.MAJOR_NOT_ON_RECORD: "新班级“{class_name}”写的专业“{value}”还没有登记。专业是全校共用的，只管部分院系的账号不能新增，因此没有导入。"
    "请核对专业名称和代码；确是新专业的，请学校管理员先在“专业与班级”里新增，再导入这份名单。",
    ImportCode.CLASS_RETIRED: "班级“{value}”已停用，不能再往里加学生。请改成别的班，或先在“专业与班级”里恢复使用，再导入。",
    ImportCode.ENTERPRISE_RETIRED: "单位“{value}”已停用，没有导入。要用它，请先在“企业与岗位”里恢复使用，再导入。",
    ImportCode.ENTERPRISE_MERGED: "“{value}”已并入“{name}”，按“{name}”处理。",
    ImportCode.ENTERPRISE_NAME_NOT_UNIQUE: "已有多个同名单位，无法判断是哪一个。请补上统一社会信用代码。",
    ImportCode.STUDENT_UNKNOWN: "系统里没有学号为 {student_no} 的学生。请核对学号；新生请先导入学生名单。",
    ImportCode.STUDENT_NAME_DIFFERS: "学号 {student_no} 在系统里是“{name}”，这里写的是“{said}”。请核对学号；确是同一人的，由人核对后导入。",
    ImportCode.PLAN_NOT_NAMED: "没有写实习计划，而正在进行或将要开始的岗位实习计划有几个：{plans}。请在选择文件时选定计划，或在表中加“实习计划”列写明。",
    ImportCode.NO_PLAN_OPEN: "没有正在进行或将要开始的岗位实习计划。请先建立计划；要用已过去的计划，请在表中加“实习计划”列写明。",
    ImportCode.ASSIGNED_UNIT_UNKNOWN: "系统里没有单位“{unit}”。请核对名称，或先导入企业与岗位。",
    ImportCode.ASSIGNED_UNIT_NEAR: "系统里没有单位“{unit}”，名称相近的有{near}。请改成系统里的名称，或先导入企业与岗位。",
    ImportCode.ASSIGNED_POST_UNKNOWN: "系统里没有岗位“{post}”。请核对名称并写明单位，或先导入企业与岗位。",
    ImportCode.ASSIGNED_POST_NOT_THERE: "“{unit}”没有岗位“{post}”，有的岗位是：{posts}。请核对名称，或先导入企业与岗位。",
    ImportCode.ASSIGNED_POST_NOT_UNIQUE: "叫“{post}”的岗位不止一个：{found}。请写明单位和实习地点。",
    ImportCode.UNIT_NAMED_OTHERWISE: "按统一社会信用代码认作“{name}”，这里写的是“{said}”，会记在“{name}”名下。若不是同一家，请核对代码。",
    ImportCode.UNIT_OTHER_CODE: "系统里的“{name}”统一社会信用代码是 {uscc}，这里是 {said}。请对照营业执照改正；确是两家同名单位的，由人核对后按新单位导入。",
    ImportCode.UNIT_NEAR: "“{unit}”与{near}名称相近，是同一家吗？是同一家的，请在表中改成相同的名称再导入；不是的，由人核对后按新单位导入。",
    ImportCode.POST_PAID_OTHERWISE: "同一单位、同一地点的岗位“{post}”在第 {first_row} 行写的是另一个报酬。一个岗位只有一个报酬，会印在每个人的协议上；报酬确实不同的，请把岗位名称写得不同，例如“理货员（夜班）”。",
    ImportCode.POST_PAY_DIFFERS: "岗位“{post}”在系统里的报酬是 {pay} 元，这里是 {said} 元。核对后导入会改成这里的数额，以后印的协议都按它；不该改的，请在表中改正。",
    ImportCode.GUARDIAN_NOT_STATED: "没有写家长（监护人）是否同意。可以先导入，审批前必须收到家长签字的知情书。",
    ImportCode.GUARDIAN_DAY_ASSUMED: "写了家长同意，没有写日期，按 {day} 记录。知情书上的日期不同的，请填上再导入。",
    ImportCode.STAFF_NO_NEEDED: "没有工号，按身份证号也没有找到这位教师。新教师要有工号，请补上再导入。",
    ImportCode.TEACHER_ID_OF_ANOTHER: "这个身份证号已登记在教师 {name}（工号 {staff_no}）名下。请核对是工号还是身份证号有误。",
    ImportCode.TEACHER_NAME_DIFFERS: "工号 {staff_no} 在系统里是“{name}”，这里是“{said}”。请核对工号；确实改了名的，由人核对后导入。",
    ImportCode.TEACHER_NAMED_BEFORE: "“{name}”在实习计划里登记过，工号是自动编的 {staff_no}，会改成名单上的工号，不另建一位。"
    "如果不是同一个人，请先在表中去掉这一行，到教师页把原来那位的姓名改得能区分，再导入。",
    ImportCode.TEACHER_RETIRED: "这位教师从 {on} 起已停用，名单里又有。重新任用的，由人核对后恢复使用并导入。",
    ImportCode.MAJOR_NAME_NOT_UNIQUE: "系统里有没写代码的专业“{name}”（{classes}），目录里同名的有 {count} 个，不能判断是哪一个，这些班级没有动。"
    "请到专业页为班级选定专业。",
}
