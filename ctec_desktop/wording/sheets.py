"""Sentences about workbooks, their headings and their cells: what is wrong, why, and what to do."""

from collections.abc import Mapping

READING_FILE = "正在读取表格"
CHECKING_ROWS = "正在核对各行"

_SET_TEXT = "请把这一列的单元格格式设为“文本”，照原件重新输入后再导入"

SENTENCES: Mapping[str, str] = {
    "sheet_source_missing": "找不到文件“{path}”。它可能已被移走、改名，或所在的 U 盘已拔出。请重新选择文件。",
    "sheet_source_unreadable": "打不开文件“{path}”（{reason}）。"
    "如果它正在 WPS 或 Excel 中打开，请先保存并关闭，再试一次。",
    "sheet_not_a_workbook": "这个文件不是表格，没有导入任何内容。请选择 Excel 或 WPS 的名单（.xlsx、.xls、.xlsb、.et、.ods、.csv）。",
    "sheet_web_page": "这个文件是网页或 XML，只是文件名像表格（从网站导出的名单常这样）。"
    "请用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入。",
    "sheet_file_damaged": "这个文件已损坏，读不出内容。请用 WPS 或 Excel 打开，另存为新的 .xlsx 后再导入；"
    "如果打不开，请向提供文件的人重新要一份。",
    "sheet_file_empty": "这个文件里没有内容。请确认选对了文件，名单不在隐藏的工作表里。",
    "sheet_password": "这个文件有密码，读不出内容。请用 WPS 或 Excel 输入密码打开，去掉密码另存后再导入。",
    "sheet_encoding_unknown": "认不出这个文本文件的编码，为避免乱码没有导入。"
    "请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。",
    "sheet_text_reread": "这个旧表格标错了文字编码，直接打开是乱码，已按中文编码 {encoding} 读取。"
    "请核对几个姓名；不对的，请用 WPS 或 Excel 打开确认后另存为 .xlsx 再导入。",
    "sheet_only_hidden": "看得见的工作表都是空的，内容在隐藏的工作表里，没有读取。确实要导入它的，请在“表格与列”里选择它。",
    "sheet_no_worksheet": "这个文件里没有普通的工作表，只有宏表、对话框或图表，里面不会有名单。"
    "请确认选对了文件；名单在别的文件里的，请选择那一个。",
    "sheet_missing": "文件里没有名为“{sheet}”的工作表。现有的工作表是：{sheets}。请从中选择一个。",
    "sheet_no_header": "没有找到列标题：前 {rows} 行里没有一行写着{required}，无法知道每列是什么。"
    "请指定哪一列是什么，或在名单上方加一行列标题再导入。",
    "sheet_heading_missing": "这一行像是列标题，但缺少{missing}列，没有就无法导入。"
    "请指定哪一列是，或补上这样的列再导入。",
    "sheet_heading_twice": "{column} 列“{heading}”与 {used} 列意思相同，已采用 {used} 列，{column} 列没有导入。"
    "如果应当用 {column} 列，请在“表格与列”里改选，或改掉另一列的列标题。",
    "sheet_columns_not_used": "这些列没有导入：{columns}。如果其中有要用的内容，请指定它们是什么，或把列标题改成常用的叫法再导入。",
    "sheet_sheets_not_taken": "这次只读取了工作表“{taken}”，{others}也像名单，没有读取。要导入它们，请在“表格与列”里逐张选择，各导入一次。",
    "sheet_hidden_sheets": "隐藏的工作表{sheets}也像名单，没有读取。要导入它们，请在“表格与列”里逐张选择，各导入一次。",
    "sheet_hidden_rows": "有 {count} 行被隐藏或被筛选掉了（第 {rows} 行），没有读取。"
    "要导入它们，请在“表格与列”里勾选“也读取隐藏的行”，或在 WPS 或 Excel 里取消筛选和隐藏，保存后再导入。",
    "sheet_no_rows": "列标题下面没有名单内容。如果这是空白模板，请填好再导入。",
    "sheet_summary_row": "这一行（“{value}”）像是合计、落款或说明，已跳过。如果它是名单内容，请把必填的列补全。",
    "sheet_header_again": "这里又是一行列标题，它下面的各行按它来读取。",
    "sheet_row_not_recognised": "这一行（“{value}”）在要导入的各列里都是空的，已跳过。如果它是名单内容，请补全这一行。",
    "sheet_value_missing": "“{heading}”是空的。没有它无法认定这一行是谁，请补上后再导入这一行。",
    "sheet_error_cell": "“{heading}”里是出错或没有算出结果的公式（{value}），不是内容。请改正公式后保存，或把正确的内容直接填进去。",
    "sheet_placeholder": "“{heading}”填的是“{value}”，只是占位，不是真正的内容。请填上原件上的内容；"
    "确实没有的，把这一行留到有了再导入。",
    "sheet_placeholder_dropped": "“{heading}”填的是“{value}”，按没有填写处理。",
    "sheet_digits_lost": "“{heading}”被表格软件当成数字存成了 {value}，后面几位已经丢失，无法还原。" + _SET_TEXT + "。",
    "sheet_hidden_marks": "“{heading}”里有看不见的符号（{marks}），已原样保留。"
    "如果不是有意的，请在表格里重新输入这一格。",
    "sheet_private_character": "“{heading}”里有只在个别电脑上才能显示的造字（{characters}），已原样保留，"
    "打印时可能显示不出。"
    "请用支持生僻字的输入法重新输入标准字。",
    "sheet_date_unreadable": "“{heading}”里的“{value}”认不出是哪一天。请写成 2024-9-1 这样的日期。",
    "sheet_date_impossible": "“{heading}”里的“{value}”不是日历上有的日期。请对照原件改正。",
    "sheet_date_ambiguous": "“{heading}”里的“{value}”可以读成不同的日期（例如 2024.1 可能是 1 月，"
    "也可能是丢了 0 的 10 月）。"
    "请写成 2024-9-1 这样完整的日期。",
    "sheet_date_whole_month": "“{heading}”只写到月份（{value}），按当月 1 日 {day} 记录。需要准确日期的，请补上日。",
    "sheet_date_in_text": "“{heading}”被表格软件变成了日期（{value}），可能已不是原来填的内容。请核对；不对的，"
    + _SET_TEXT
    + "。",
    "sheet_number_unreadable": "“{heading}”里的“{value}”不是人数，没有采用。请只填数字。",
    "sheet_readers_differ": "“{heading}”这一格用两种方法读出的内容不一样：{value} 和 {other}，无法判断哪个对。"
    "请在 WPS 或 Excel 里看这一格：与“{value}”一致的，核对后可以导入；不一致的，请重新输入这一格、保存后再导入。",
    "sheet_choice_unknown": "“{heading}”里的“{value}”不认识。可以填：{choices}。",
    "sheet_duplicate": "“{heading}”里的 {value} 与第 {first_row} 行相同。"
    "一个号码只能属于一个人，请核对两行，删去重复的或改正填错的。",
    "name_blanks_folded": "“{heading}”里两个字中间的空格已去掉，按“{name}”记录。",
    "name_character_lost": "“{heading}”里的“{value}”含有“?”或方框，多半是生僻字在别处丢失了。"
    "请对照证件补上原字；确认无误的，可由人核对后导入。",
    "name_masked": "“{heading}”里的“{value}”被打了星号，不是完整的姓名。请换用未脱敏的名单；"
    "确认无误的，可由人核对后导入。",
    "student_no_malformed": "学号“{value}”不像学号：学号里要有数字，且不含空格和特殊符号。请改正后再导入这一行。",
    "id_number_missing": "证件号码是空的。可以先导入，但印协议、投保前必须补上。",
    "id_number_length": "身份证号应是 18 位，这里是 {length} 位（{value}）。请对照证件补全；"
    "不是居民身份证的，请加一列“证件类型”写明。",
    "id_number_old": "身份证号 {value} 是 15 位的旧号码，2013 年起已停用。请填 18 位的新号码。",
    "id_number_characters": "身份证号 {value} 里有不该出现的字符：前 17 位只能是数字，最后一位是数字或 X。"
    "请对照证件改正。",
    "id_number_birth_day": "身份证号 {value} 的第 7 至 14 位不是一个日期，一定有数字填错。请对照证件改正。",
    "id_number_form": "证件号码 {value} 不像“{id_kind}”的号码。请对照证件核对号码和“证件类型”，改正填错的一处。",
    "id_number_masked": "身份证号 {value} 被打了星号，不是完整的号码。请换用未脱敏的名单。",
    "id_number_check_digit": "证件号码 {value} 的最后一位与前 17 位对不上，多半有一位填错。"
    "请对照证件核对：填错的改正后再导入；证件上确实如此的，看过原件后勾上“已核对原件”再导入。",
    "id_number_area_unknown": "身份证号的前 6 位 {area} 不在已知的行政区划里（可能是新设或撤并的区县）。"
    "请留意核对，不影响导入。",
    "birth_date_differs": "出生日期 {value} 与身份证号里的 {from_id} 不一致。"
    "请对照证件，改正填错的一处，或由人确认后导入。",
    "birth_date_from_id": "出生日期“{value}”认不出，按身份证号里的 {day} 记录。",
    "gender_differs": "性别“{value}”与身份证号表示的“{from_id}”不一致。请对照证件，改正填错的一处，或由人确认后导入。",
    "gender_from_id": "性别“{value}”认不出，按身份证号记录为“{gender}”。",
    "class_from_title": "名单没有“班级”列，按表格上方的标题或工作表名称，把这些学生记入“{class_name}”。"
    "如果不对，请在表中加“班级”列并填写。",
    "phone_unusual": "电话“{value}”不像手机号或带区号的固定电话，已原样保留。请核对。",
    "grade_unreadable": "年级“{value}”看不出是哪一年入学，没有采用。请填入学年份，例如 2024 或 2024级。",
    "registration_no_unusual": "学籍号“{value}”不是“G、J 或 L 加 18 位”的样子，已原样保留。请核对。",
    "uscc_length": "统一社会信用代码应是 18 位，这里是 {length} 位（{value}）。请对照营业执照补全；"
    "15 位的旧注册号不能代替。",
    "uscc_characters": "统一社会信用代码 {value} 里有不该出现的字符。"
    "代码不用字母 I、O、S、V、Z，第 3 至 8 位只能是数字；"
    "请看是否把 0 写成了 O、把 1 写成了 I，对照营业执照改正。",
    "uscc_check_digit": "统一社会信用代码 {value} 的最后一位与前 17 位对不上。"
    "请对照营业执照核对：填错的改正后再导入；"
    "执照上确实如此的（个别早期代码如此），由人确认后导入。",
    "enterprise_name_differs": "统一社会信用代码 {code} 在第 {first_row} 行是“{first_name}”，这里是“{value}”。"
    "一个代码只属于一家单位，请核对两行，或由人确认后导入。",
    "enterprise_code_differs": "“{name}”在第 {first_row} 行的统一社会信用代码是 {first_code}，这里是 {value}。"
    "请对照营业执照核对两行，或由人确认后导入。",
    "post_repeated": "这家单位的同一岗位、同一地点在第 {first_row} 行已有，这一行没有采用。"
    "请删去重复的一行，或写明不同的岗位或地点。",
    "pay_unreadable": "报酬“{value}”读不出一个数额，没有采用。请填一个数，例如 3000；有范围的，请填协议上要写的数额。",
    "pay_unit_unknown": "报酬“{value}”没有写明按月还是按日，没有采用。请写成“3000元/月”，或在列标题里写“元/月”。",
    "staff_no_malformed": "工号“{value}”不像工号：工号里要有数字，且不含空格和特殊符号。请改正后再导入这一行。",
    "staff_no_missing": "工号和身份证号都是空的，无法认定是哪一位教师。请补上工号后再导入这一行。",
    "major_code_unusual": "专业代码“{value}”不像 {version} 版目录的代码：应是 6 位数字，国家控制布点专业后面加 K。"
    "请看开头的 0 是否丢了、目录版本是否填对；校内自定的代码，由人核对后可以导入。",
    "major_level_differs": "专业代码 {code} 在目录里属于{told}，这里的层次写的是“{value}”。请改正填错的一处，或由人核对后导入。",
    "major_repeated": "专业代码 {value}（{version} 版目录）在第 {first_row} 行已有，这一行没有采用。请删去重复的一行，或改正填错的代码。",
    "catalog_version_unreadable": "目录版本“{value}”看不出是哪一年的。请填年份，例如 2021。",
    "study_years_unreadable": "学制“{value}”不是整年数，没有采用。请只填数字，例如 3。",
    "sheet_fact_missing": "“{heading}”是空的。请补上后再导入这一行。",
    "sheet_period_unreadable": "“{heading}”里的“{value}”认不出起止两天。请写成 2026-7-1至2026-12-31，或分成开始、结束两列。",
    "sheet_status_repeated": "同一名学生同一天的同一种异动在第 {first_row} 行已有，这一行没有采用。请删去重复的一行。",
    "sheet_period_reversed": "结束日期 {until_on} 早于开始日期 {from_on}。请改正后再导入这一行。",
}
