"""A page of the manual as the rich text Qt can show, in the colours worn now."""

from collections.abc import Iterator
from html import escape
from typing import Final

from ctec_desktop.domain.manual import (
    Heading,
    Item,
    ManualPage,
    Note,
    Paragraph,
    Picture,
    Span,
    SpanLook,
    Spans,
    Table,
)
from ctec_desktop.ui.kit.tokens import Tokens

LINK: Final = "page:"


def html_of(page: ManualPage, worn: Tokens) -> str:
    title = f'<p class="title">{escape(page.title)}</p>'
    return f"<style>{_style(worn)}</style>{title}{''.join(_blocks(page))}"


def _style(worn: Tokens) -> str:
    return (
        "p { margin-top: 0; margin-bottom: 10px; line-height: 145%; }"
        f"p.title {{ font-size: 20px; font-weight: 600; margin-top: 4px; margin-bottom: 12px; color: {worn.text}; }}"
        f"p.heading {{ font-size: 16px; font-weight: 600; margin-top: 20px; margin-bottom: 8px; color: {worn.text}; }}"
        "li { margin-bottom: 6px; line-height: 145%; }"
        f"a {{ color: {worn.accent}; text-decoration: none; }}"
        f"code {{ background-color: {worn.muted_bg}; }}"
        f"p.note {{ background-color: {worn.accent_bg}; }}"
        f"p.caption {{ color: {worn.sub}; font-size: 12px; }}"
        f"table {{ border-style: solid; border-color: {worn.line}; border-collapse: collapse; }}"
        f"th {{ background-color: {worn.muted_bg}; text-align: left; }}"
    )


def _blocks(page: ManualPage) -> Iterator[str]:
    opened = ""
    for block in page.blocks:
        wanted = ("ol" if block.mark else "ul") if isinstance(block, Item) else ""
        if wanted != opened:
            yield (f"</{opened}>" if opened else "") + (f"<{wanted}>" if wanted else "")
            opened = wanted
        match block:
            case Heading(spans):
                yield f'<p class="heading">{_told(spans)}</p>'
            case Paragraph(spans):
                yield f"<p>{_told(spans)}</p>"
            case Note(spans):
                yield f'<p class="note">{_told(spans)}</p>'
            case Item(_, spans):
                yield f"<li>{_told(spans)}</li>"
            case Picture(name, caption):
                yield f'<p><img src="{escape(name)}" /></p><p class="caption">{escape(caption)}</p>'
            case Table(rows):
                yield _table(rows)
    if opened:
        yield f"</{opened}>"


def _table(rows: tuple[tuple[Spans, ...], ...]) -> str:
    lines = []
    for number, row in enumerate(rows):
        name = "td" if number else "th"
        lines.append("<tr>" + "".join(f"<{name}>{_told(cell)}</{name}>" for cell in row) + "</tr>")
    frame = 'border="1" cellspacing="0" cellpadding="6" width="100%"'
    return f"<table {frame}>{''.join(lines)}</table><p></p>"


def _told(spans: Spans) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = escape(span.text)
    match span.look:
        case SpanLook.STRONG:
            return f"<b>{text}</b>"
        case SpanLook.CODE:
            return f"<code>{text}</code>"
        case SpanLook.LINK:
            return f'<a href="{LINK}{span.page}">{text}</a>'
        case SpanLook.PLAIN:
            return text
