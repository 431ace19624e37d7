"""What is said about templates, printed papers and page codes, and the few words the program itself puts on a page."""

from typing import Final

from ctec_desktop.domain.codes.documents import DocumentCode as Code
from ctec_desktop.domain.codes.documents import DocumentFault as Fault
from ctec_desktop.domain.page_code import PageKind

TYPESETTING: Final = "排版协议"
DRAWING: Final = "生成文件"
READING_BACK: Final = "回读核对"

SEAL_PLACE: Final = "盖章处"
DRAFT: Final = "草稿"
EMPTY_PAGE: Final = "（此页空白）"
DRAFT_LINE: Final = "草稿，无编号，不得签署"


def page_count_line(page: int, pages: int) -> str:
    """In the middle of the foot of every page."""
    return f"第 {page} 页　共 {pages} 页"


def number_line(number: str, version: int, kind: PageKind) -> str:
    """First line beside the page code: a consent bears the number of its agreement, so it says what it is."""
    own = "知情同意书　对应协议编号" if kind is PageKind.CONSENT else "编号"
    return f"{own} {number}　第{version}版"


def copy_line(copy: int, originals: int) -> str:
    """After the number: which of the originals this page belongs to."""
    return f"　第 {copy} 份/共 {originals} 份"


def check_line(page: int, pages: int, digits: str, short_hash: str) -> str:
    """Second line beside the page code: what a person types when no scanner reads the code."""
    return f"页 {page}/{pages}　校验 {digits}　摘要 {short_hash}"


TEMPLATE_ITSELF: Final = "模板正文"
TEMPLATE_TEXT: Final = "模板文字"


def trial_line(page: int, pages: int) -> str:
    """At the foot of a template printed for trial."""
    return f"文本模板预览，虚构人员，不得签署　第 {page} 页 共 {pages} 页"


SENTENCES: dict[str, str] = {
    Code.PAGE_CODE_FOREIGN: "这不是本系统印制的页码二维码。请确认扫描的是系统打印的文书页，或手工输入页脚的编号和校验码。",
    Code.PAGE_CODE_NEWER: "这一页由更新版本的程序印制（格式 {format}），本机认不出来。请先升级程序再扫描。",
    Code.PAGE_CODE_KEY_UNKNOWN: "这一页的密钥号是 {key_id}，本机没有这把密钥：它可能来自别的学校，或本机的数据不是最新。"
    "请在签发它的电脑上收件。",
    Code.PAGE_CODE_FORGED: "二维码校验不符：这一页不是本校签发的，或二维码被改动、读错。请重新扫描；仍不符的，转人工核对，不要归档。",
    Code.TEMPLATE_UNREADABLE: "文书模板读不出来：{reason}。请改正模板文件后重试。",
    Code.TEMPLATE_ENTRY_WRONG: "模板第 {block} 块的“{entry}”缺失、写错或不认识。请对照模板说明改正。",
    Code.TEMPLATE_FIELD_UNKNOWN: "模板第 {block} 块用了字段表里没有的字段“{field}”。请从字段表中选用，或改正花括号。",
    Code.TEMPLATE_CONDITION_WRONG: "模板第 {block} 块的条件“{condition}”永远不会成立：没有这个选择字段或选项。请从条件清单里重新选。",
    Code.TEMPLATE_CONDITIONS_TOO_MANY: "模板里的条件太多（超过 {limit} 种），无法逐一核对。请合并条件。",
    Code.TEMPLATE_HEAD_MISSING: "模板缺少《职业学校学生实习管理规定》第十五条要求的第 {head} 项“{name}”。"
    "请补上相应条款，并在条款上标明它对应哪一项。",
    Code.TEMPLATE_FIELD_ABSENT: "模板没有印出“{label}”（{key}）。这一项必须出现在文书上，请加上。",
    Code.TEMPLATE_SIGNER_MISSING: "模板缺少签署栏（{party}）。请为每个应签署的一方留出签署栏。",
    Code.TEMPLATE_TOO_LONG: "模板有 {chars} 个字符，超过 {limit} 个，不读入。请把附件、说明分开另存，只留正文。",
    Code.TEMPLATE_BLOCKS_TOO_MANY: "模板有 {count} 段，超过 {limit} 段，不读入。请把附件、说明分开另存，只留正文。",
    Code.TEMPLATE_FIELDS_TOO_MANY: "模板里的字段有 {count} 处，超过 {limit} 处。请只留需要程序填写的地方，其余改为空白处手填。",
    Code.TEMPLATE_KEY_UNKNOWN: "程序不知道“{key}”是哪一种文书，不能用作模板。请从文书清单里选一种。",
    Code.TEMPLATE_KIND_WRONG: "这份模板写明的种类与“{name}”不一致。请把 kind 改成与内置文本相同。",
    Code.TEMPLATE_TITLE_MISSING: "模板没有标题。请写上文书的名称，它印在第一页顶端。",
    Code.TEMPLATE_LINE_TOO_LONG: "模板的{line}有 {length} 个字，超过 {limit} 个，印在一行里会小得看不清。请缩短，长的内容写进正文。",
    Code.TEMPLATE_BLOCK_EMPTY: "第 {block} 块没有内容。请写上内容，或删去这一块。",
    Code.TEMPLATE_FIELD_ELSEWHERE: "第 {block} 块用了“{field}”，这种文书印不出这个字段。请换成这种文书字段表里的字段，或改为空白处手填。",
    Code.TEMPLATE_CONTROL_CHARACTER: "第 {block} 块里有换行或看不见的控制字符，印不出来。请删去；要分段的，另加一块。",
    Code.TEMPLATE_CONDITION_UNREADABLE: "第 {block} 块的条件“{condition}”读不懂。请写成“选择字段=选项”或“选择字段!=选项”，几个条件之间用 &。",
    Code.TEMPLATE_CONDITION_CONTRADICTORY: "第 {block} 块的几个条件互相矛盾，不可能同时成立，这一块永远印不出来。请改正条件。",
    Code.TEMPLATE_HEAD_ROW_HAS_FIELD: "第 {block} 块表格的表头行里有字段。表头在每一页重复，请只写文字，字段放到下面的行。",
    Code.TEMPLATE_GRID_ALL_HEAD: "第 {block} 块表格全是表头行，没有内容行。请减少表头行数，或加上内容行。",
    Code.TEMPLATE_BLOCK_TOO_TALL: "模板里有一块（签署栏或表格的一行）比一页还高，印不下。请把它拆开或缩短。",
    Code.TEMPLATE_PAGES_TOO_MANY: "模板排出 {pages} 页，超过 {limit} 页。请把附件、说明分开另存，只留正文。",
    Code.TEMPLATE_NOT_ONE_PAGE: "这种文书每位学生一页，模板却排出 {pages} 页。请缩短文字，或去掉不必要的栏目。",
    Code.TEMPLATE_BOX_UNKNOWN: "第 {block} 块的方框“{box}”不是字段表里的选项。请从字段表中选用，或改为“□”手填。",
    Code.TEMPLATE_BOX_MISSING: "“{label}”只绑定了一部分选项，缺“{choices}”的方框：选了它的学生，纸上一个框都不会勾。"
    "请给缺的选项也绑定方框，或把这一组都改为手填。",
    Code.TEMPLATE_WORD_REPEALED: "模板第 {block} 块出现“{word}”，这是已废止的 2016 年规定的说法。请按 2021 年修订的规定改写。",
    Code.FIELD_MUST_BE_PRINTED: "缺“{label}”。这一项必须印在协议上，不能留空手填。请先补全资料。",
    Code.FIELD_CHOICE_UNKNOWN: "“{label}”的值“{value}”不在可选项里。请重新选择。",
    Code.FIELD_NOT_IN_DICTIONARY: "字段“{key}”不在字段表里，不能打印。请联系管理员核对模板与字段表。",
    Code.CHARACTER_WITHOUT_GLYPH: "“{label}”的“{value}”里有打印不出的字符 {character}（{code_point}），涉及：{names}。"
    "请核对原件后改用标准字，再打印。",
    Code.TEMPLATE_NOT_AS_FROZEN: "模板 {key} 第 {version} 版与签发时冻结的内容不同，不能重印。请恢复原模板，或重新签发新的一版。",
    Code.TEXT_NOT_READ_BACK: "文书 {number} 印出后回读，“{label}”与应印的内容不符。文件没有保存，请重试；仍不符请联系管理员。",
    Code.PC_FACE_NOT_ALLOWED: "“{name}”（{file}）不允许放进文书（嵌入许可 {bits}），不能选用。请选别的字体。",
    Code.PC_FACE_GONE: "这台电脑上没有字体 {file}，没有保存。请改选列出的字体，或随程序的字体。",
    Code.PC_FACE_UNREADABLE: "字体文件 {path} 读不出来（{reason}），不能选用。请选别的字体，或重新安装这款字体。",
    Code.PART_TOO_LARGE: "一次合并打印最多 {limit} 份，这次有 {count} 份。请分批打印。",
    Code.BLOCK_TOO_TALL: "协议 {number} 有一栏内容太长，一页放不下。请缩短过长的内容（例如“其他约定”改为附件）。",
    Code.PAGES_TOO_MANY: "文书 {number} 排出 {pages} 页，超过 {limit} 页，放不下。请缩短过长的内容。",
    Fault.FONTS_MISSING: "缺少打印字体：{files}。请重新运行安装程序（或 python dev.py setup），字体会装到 {folder}。",
    Fault.FONT_DAMAGED: "字体文件 {path} 已损坏（{reason}）。请删除它并重新运行安装程序。",
    Fault.PICTURE_LOST: "程序自带的图片 {path} 缺失或已损坏。请重新运行安装程序。",
    Fault.FONTS_CHANGED: "本机的字体与签发时不同，或已不在本机（{files}），重印的文件会与原件不一致，没有印。"
    "请在装有原字体的电脑上重印，或直接使用已保存的原文件。",
    Fault.PC_FACE_MISSING: "学校选用了电脑上的字体 {file}，这台电脑上没有，文书没有印，也没有改用别的字体。"
    "请装上这款字体，或请管理员在“设置 · 文书版式”里改用随程序的字体。",
    Fault.PC_FACE_NOT_EMBEDDED: "学校选用的字体“{name}”（{file}）不允许放进文书（嵌入许可 {bits}），文书没有印，也没有改用别的字体。"
    "请管理员在“设置 · 文书版式”里改选。",
    Fault.PDF_UNREADABLE: "PDF 读不出来（{reason}）。文件可能已损坏，请从系统中重新取出。",
}
