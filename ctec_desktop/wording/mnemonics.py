"""The letters that press buttons and lead to fields together with Alt, as Chinese programs write them: 保存(S).

Usual words always have their usual letter. Other words get the first letter of one of their characters as it is
spoken; each letter stands once in a window. Who gets which rests on the words alone, never on which came first.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

# The first of two words that want the same letter gets it. A word also speaks for the longer ones it begins.
USUAL: Final[Mapping[str, str]] = {
    "保存": "S",
    "取消": "C",
    "上一步": "B",
    "下一步": "N",
    "确定": "O",
    "知道了": "O",
    "工作台": "W",
    "学生": "X",
    "企业与岗位": "Q",
    "实习安排": "A",
    "认识实习": "R",
    "协议": "Y",
    "教师": "J",
    "专业与班级": "Z",
    "合规核对": "G",
    "保险": "B",
    "扫描收件": "U",
    "文本模板": "M",
    "开始使用": "K",
    "设置": "T",
    "帮助": "H",
    "外观": "W",
    "查找": "F",
    "完成": "F",
    "关闭": "C",
    "新建": "N",
    "新增": "N",
    "编辑": "E",
    "修改": "E",
    "删除": "D",
    "放弃": "D",
    "打印": "P",
    "预览": "V",
    "视图": "V",
    "列": "L",
    "导入": "I",
    "导出": "O",
    "撤销": "U",
    "复制": "P",
    "打开": "O",
    "停止": "P",
    "进入": "E",
    "密码": "M",
    "签发": "I",
    "原因": "R",
}
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LAST_CHOICE: Final = _LETTERS + "1234567890-=,."
# The commoner half of GB 2312 stands in the order of its sounds: the first character of each letter.
_FIRSTS: Final = [one.encode("gb2312") for one in "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"]
_SPOKEN: Final = "ABCDEFGHJKLMNOPQRSTWXYZ"
_COMMON_END: Final = "座".encode("gb2312")
# What stays behind the bracket: 导出(O)…, 姓名(X) *, 查找(F) Ctrl+K
_TAIL: Final = re.compile(r"[\s…：:*]*(Ctrl\+[A-Z])?$")


def marked(text: str, letter: str) -> str:
    """The words as Qt reads them: `&` before the letter, and doubled where it is meant."""
    plain = text.replace("&", "&&")
    if not letter:
        return plain
    end = _TAIL.search(plain)
    at = len(plain) if end is None else end.start()
    return f"{plain[:at]}(&{letter}){plain[at:]}"


def hint(text: str, letter: str) -> str:
    """For what shows only its icon."""
    return f"{text} (Alt+{letter})" if letter else text


def letters(texts: Sequence[str], taken: Collection[str] = ()) -> tuple[str, ...]:
    """A letter for each text, each but once, and none for those that come when all are given.

    Args:
        taken: letters that others have.
    """
    given: dict[int, str] = {}
    turns = sorted((at for at, text in enumerate(texts) if text), key=lambda at: _turn(texts[at]))

    def give(at: int, wished: str) -> None:
        free = next((letter for letter in wished if letter not in (*given.values(), *taken)), "")
        if at not in given and free:
            given[at] = free

    for wishes in (_usual, _sounds, _any):
        for at in turns:
            give(at, wishes(texts[at]))
    return tuple(given.get(at, "") for at in range(len(texts)))


def _word_of(text: str) -> str:
    """The usual word a text is or begins with."""
    whole = _TAIL.sub("", text)
    if whole in USUAL:
        return whole
    return max((word for word in USUAL if text.startswith(word)), key=len, default="")


def _turn(text: str) -> tuple[bool, int, int, str]:
    """Usual words in the order of their table, whole ones before longer ones; then those with the least to choose."""
    word, whole = _word_of(text), _TAIL.sub("", text)
    rank = list(USUAL).index(word) if word else len(USUAL)
    return word != whole, rank, len(_sounds(whole)), whole


def _usual(text: str) -> str:
    return USUAL.get(_word_of(text), "")


def _sounds(text: str) -> str:
    """The first letters of its characters as they are spoken, each once."""
    return "".join(dict.fromkeys(_spoken(text)))


def _any(_text: str) -> str:
    return _LAST_CHOICE


def _spoken(text: str) -> Iterator[str]:
    for one in text:
        if one.isascii():
            if one.isalpha():
                yield one.upper()
            continue
        try:
            code = one.encode("gb2312")
        except UnicodeEncodeError:
            continue
        if _FIRSTS[0] <= code <= _COMMON_END:
            yield _SPOKEN[bisect_right(_FIRSTS, code) - 1]
