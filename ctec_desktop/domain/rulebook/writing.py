"""All rules as they hold on a day, written as a pack to fill in: every rule is there, commented out."""

import json
from collections.abc import Iterator
from datetime import date

from ctec_desktop.domain.rulebook.book import Rulebook
from ctec_desktop.domain.rulebook.rule import Rule, Value


def write_pack(book: Rulebook, on: date) -> str:
    """A pack of the school that changes nothing yet; a limit is made stricter by taking the marks away."""
    head = [
        f"# 学校规则包。以下是 {on.isoformat()} 有效的全部规则（{book.version}），都加了注释，导入后什么也不改变。",
        "# 要收紧某条：去掉它各行开头的“# ”，改限值或 severity，再导入。",
        "# severity 从轻到重：info、warn、require、block_filing、block。",
        "# 只能收紧；放宽、不认识的编号、写错的类型会整包退回，并说出是哪一行。",
        "[pack]",
        'level = "school"',
        'name = "学校规定"',
        'version = "1"',
        "",
        "[[document]]",
        'key = "SCHOOL"',
        'title = "学校实习管理办法"',
        'number = ""',
        f"from_on = {on.isoformat()}",
    ]
    return "\n".join([*head, *(line for rule in book.on(on).values() for line in _rule(rule)), ""])


def _rule(rule: Rule) -> Iterator[str]:
    yield ""
    yield f"# {rule.title}。{rule.text}" + (f"（{rule.clause}）" if rule.clause else "")
    yield "# [[tighten]]"
    yield f"# id = {_text(rule.id)}"
    yield '# basis = "SCHOOL"'
    yield '# article = ""'
    yield f"# severity = {_text(rule.severity.value)}"
    if rule.params:
        params = ", ".join(f"{key} = {_value(value)}" for key, value in rule.params.items())
        yield f"# params = {{ {params} }}"


def _value(value: Value) -> str:
    return str(value) if isinstance(value, int) else f"[{', '.join(_text(one) for one in value)}]"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
