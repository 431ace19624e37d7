"""A block as a person reads and writes it: fields by name (`{学生姓名}`), tables row by row, signers one by one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from ctec_desktop.domain.fields import DICTIONARY, FieldKind
from ctec_desktop.domain.template import (
    MAX_COLUMNS,
    Block,
    BlockKind,
    Cell,
    Condition,
    Look,
    Signer,
)
from ctec_desktop.domain.template_list_lines import BETWEEN, box_lines, listing_lines, read_boxes, read_listing
from ctec_desktop.domain.template_places import read_shown, shown
from ctec_desktop.domain.template_reading import ABOVE, LEFT_OF
from ctec_desktop.domain.vocabulary import Party

# Between a label and what stands beside it.
BESIDE: Final = "："
SEAL_MARK: Final = "〔盖章〕"
PARTY_NAMES: Final = {
    Party.SCHOOL: "学校",
    Party.ENTERPRISE: "单位",
    Party.STUDENT: "学生",
    Party.GUARDIAN: "监护人",
}
_PARTIES: Final = {name: party for party, name in PARTY_NAMES.items()}
_SIGNER: Final = re.compile(r"【(学校|单位|学生|监护人)】(.*)")
_WIDE_CELLS: Final = 2
# In the code of a template this parts a label from its content, so it cannot stand in a label.
_CODED, _INSTEAD = "|", "／"
_ROW_BLOCKS: Final = frozenset({BlockKind.FORM, BlockKind.TABLE})


def block_text(block: Block) -> str:
    """The whole block as text, a line for each row of a table and each line of a signer."""
    if block.kind in _ROW_BLOCKS:
        rows = ([_within(f"{cell.label}{BESIDE}{shown(cell.content)}") for cell in row] for row in block.rows)
        return "\n".join(BETWEEN.join(row) for row in rows)
    if block.kind is BlockKind.GRID:
        return "\n".join(BETWEEN.join(_grid_texts(row)) for row in block.rows)
    if block.kind is BlockKind.SIGNATURES:
        return "\n".join(line for signer in block.signers for line in _signer_lines(signer))
    if block.kind is BlockKind.LIST:
        return "\n".join(listing_lines(block.listing))
    if block.kind is BlockKind.BOXES:
        return "\n".join(box_lines(block.boxes))
    return shown(block.text)


def with_text(block: Block, text: str) -> Block:
    """The block with another text, read as its kind is written; what is typed is never dropped."""
    block = replace(block, text=(), rows=(), signers=(), listing=None, boxes=())
    if block.kind in _ROW_BLOCKS:
        return replace(block, rows=_label_rows(text))
    if block.kind is BlockKind.GRID:
        cells = [line.split(BETWEEN) for line in _lines(text)]
        columns = min(MAX_COLUMNS, max(len(row) for row in cells))
        look = _with_columns(block.look, columns)
        rows = tuple(_grid_row(row, columns) for row in cells)
        return replace(block, rows=rows, look=look)
    if block.kind is BlockKind.SIGNATURES:
        return replace(block, signers=_signers(text))
    if block.kind is BlockKind.LIST:
        return replace(block, listing=read_listing(_lines(text)))
    if block.kind is BlockKind.BOXES:
        return replace(block, boxes=read_boxes(_lines(text)))
    return replace(block, text=read_shown(text))


def condition_words(conditions: Sequence[Condition]) -> str:
    """Conditions as a person reads them: `住宿条件为自理，且就餐条件不为提供`."""
    return "，且".join(_condition(condition) for condition in conditions)


def _condition(condition: Condition) -> str:
    spec = DICTIONARY.get(condition.field)
    choices = {choice.code: choice.label for choice in spec.choices} if spec else {}
    label = spec.label if spec else condition.field
    value = choices.get(condition.code, condition.code) or "未选"
    return f"{label}{'不为' if condition.negated else '为'}{value}"


def choice_fields(keys: Iterable[str]) -> tuple[str, ...]:
    """Those of the fields that conditions can ask about."""
    return tuple(key for key in keys if DICTIONARY[key].kind is FieldKind.CHOICE)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()] or [""]


def _label_rows(text: str) -> tuple[tuple[Cell, ...], ...]:
    """Two cells a row; more of them go on in the next."""
    rows: list[tuple[Cell, ...]] = []
    for line in _lines(text):
        cells = [_label_cell(part) for part in line.split(BETWEEN)]
        rows += [tuple(cells[n : n + _WIDE_CELLS]) for n in range(0, len(cells), _WIDE_CELLS)]
    return tuple(rows)


def _label_cell(text: str) -> Cell:
    label, _, content = text.partition(BESIDE)
    return Cell(label.replace(_CODED, _INSTEAD), read_shown(content))


def _grid_texts(row: Iterable[Cell]) -> list[str]:
    texts: list[str] = []
    for cell in row:
        texts += [ABOVE if cell.is_below else _within(shown(cell.content)), *[LEFT_OF] * (cell.span - 1)]
    return texts


def _within(cell: str) -> str:
    """The words of one cell, without the sign that would part it in two."""
    return cell.replace(BETWEEN, _CODED)


def _grid_row(texts: Sequence[str], columns: int) -> tuple[Cell, ...]:
    """One cell a column; what is too many is put into the last, what is missing stays empty."""
    if len(texts) > columns:
        texts = [*texts[: columns - 1], "".join(texts[columns - 1 :])]
    cells: list[Cell] = []
    for text in (*texts, *[""] * (columns - len(texts))):
        if text.strip() == LEFT_OF and cells:
            cells[-1] = replace(cells[-1], span=cells[-1].span + 1)
        elif text.strip() == ABOVE:
            cells.append(Cell("", (), is_below=True))
        else:
            cells.append(Cell("", read_shown(text)))
    return tuple(cells)


def _with_columns(look: Look, columns: int) -> Look:
    """As many shares as there are columns; a new one is as wide as the others are on average."""
    known = look.columns[:columns]
    usual = sum(known) / len(known) if known else 1.0
    return replace(look, columns=(*known, *[round(usual, 2)] * (columns - len(known))))


def _signer_lines(signer: Signer) -> list[str]:
    seal = SEAL_MARK if signer.has_seal else ""
    return [f"【{PARTY_NAMES[signer.party]}】{signer.title}{seal}", *(shown(line) for line in signer.lines)]


def _signers(text: str) -> tuple[Signer, ...]:
    signers: list[Signer] = []
    for line in _lines(text):
        found = _SIGNER.fullmatch(line.strip())
        if found:
            title = found[2].removesuffix(SEAL_MARK)
            signers.append(Signer(_PARTIES[found[1]], title, (), found[2].endswith(SEAL_MARK)))
        elif signers:
            signers[-1] = replace(signers[-1], lines=(*signers[-1].lines, read_shown(line)))
        else:
            signers.append(Signer(Party.STUDENT, "", (read_shown(line),), has_seal=False))
    return tuple(one if one.lines else replace(one, lines=((),)) for one in signers)
