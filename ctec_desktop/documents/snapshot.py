"""The frozen input of one printed agreement: the same snapshot gives the same bytes, whenever it is printed again."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import TypeAlias

from ctec_desktop.documents.chosen_faces import Fonts, frozen_fonts
from ctec_desktop.domain.fields import labels
from ctec_desktop.domain.page_code import PageCode, PageKind
from ctec_desktop.domain.paper_look import BUNDLED, PaperHeader, PaperLook
from ctec_desktop.domain.template import Template

ENGINE = "2"
# By name, each line's fields.
FrozenLists: TypeAlias = tuple[tuple[str, tuple[tuple[tuple[str, str], ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class TemplateRef:
    """Which version of which template, and what its content was."""

    key: str
    version: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PageCodeBase:
    """What is common to the page codes of one agreement (see `PageCode`).

    Args:
        copy: the first original that is printed.
        originals: how many there are; all of them carry the same text.
    """

    school: int
    serial: int
    version: int
    copy: int
    key_id: int
    originals: int = 1


@dataclass(frozen=True, slots=True)
class AgreementSnapshot:
    """The originals of one version of an agreement, with its consent form where it has one.

    Args:
        number: the agreement's number; empty on a draft, which is marked 草稿 on every page.
        labels: the field dictionary's labels as they stood (`key`, or `key=code` for a box).
        values: field key and printed text; the code of the ticked box for a choice; "" is left to be filled by hand.
        engine, fonts: what drew it; printed again with another engine or other faces it would not be the same paper.
        header: what stands at the top of a page whose text says nothing of its own there.
        lists: by name, each line's fields, of a text with lists.
    """

    number: str
    version: int
    template: TemplateRef
    consent: TemplateRef | None
    labels: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str], ...]
    page_code: PageCodeBase
    engine: str
    fonts: Fonts
    header: PaperHeader = PaperHeader.NONE
    lists: FrozenLists = ()

    @property
    def texts(self) -> "tuple[TemplateRef, ...]":
        """What it is printed from: the agreement's, and the consent's where it has one."""
        return (self.template,) if self.consent is None else (self.template, self.consent)

    @property
    def is_draft(self) -> bool:
        return not self.number

    @property
    def originals(self) -> int:
        """How many originals there are; a draft is printed once."""
        return 1 if self.is_draft else self.page_code.originals

    def copies(self) -> range:
        """Numbers of the originals that are printed."""
        first = self.page_code.copy
        return range(first, max(first, self.originals) + 1)

    def canonical(self) -> bytes:
        """The snapshot as canonical JSON, the form that is stored and hashed; what it does not have is not told of."""
        untold = {"header"} if self.header is PaperHeader.NONE else set()
        untold |= set() if self.lists else {"lists"}
        raw = {field.name: getattr(self, field.name) for field in fields(self) if field.name not in untold}
        for name in ("template", "consent", "page_code"):
            raw[name] = None if raw[name] is None else asdict(raw[name])
        return json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")

    def code_of_page(self, kind: PageKind, copy: int, page: int, pages: int, digest: bytes) -> PageCode:
        """The page code of one page of one copy of one of its documents."""
        base = self.page_code
        return PageCode(
            kind=PageKind.DRAFT if self.is_draft else kind,
            school=base.school,
            serial=0 if self.is_draft else base.serial,
            version=base.version,
            copy=copy,
            page=page,
            pages=pages,
            digest=digest,
            key_id=base.key_id,
        )


def freeze(
    number: str,
    templates: tuple[Template, Template | None],
    values: Mapping[str, str],
    page_code: PageCodeBase,
    look: PaperLook = BUNDLED,
    lists: FrozenLists = (),
) -> AgreementSnapshot:
    """A snapshot of today's labels, engine, faces and look. `templates` are the agreement's and the consent's."""
    agreement, consent = templates
    return AgreementSnapshot(
        number=number,
        version=page_code.version,
        template=_ref(agreement),
        consent=None if consent is None else _ref(consent),
        labels=labels(),
        values=tuple(sorted(values.items())),
        page_code=page_code,
        engine=ENGINE,
        fonts=frozen_fonts(look),
        header=look.header,
        lists=lists,
    )


def _ref(template: Template) -> TemplateRef:
    return TemplateRef(template.key, template.version, template.sha256)


def from_canonical(data: bytes) -> AgreementSnapshot:
    """The snapshot that `canonical` wrote."""
    raw = json.loads(data)
    return AgreementSnapshot(
        number=raw["number"],
        version=raw["version"],
        template=TemplateRef(**raw["template"]),
        consent=None if raw["consent"] is None else TemplateRef(**raw["consent"]),
        labels=tuple((key, label) for key, label in raw["labels"]),
        values=tuple((key, value) for key, value in raw["values"]),
        page_code=PageCodeBase(**raw["page_code"]),
        engine=raw["engine"],
        fonts=tuple((name, digest) for name, digest in raw["fonts"]),
        header=PaperHeader(raw.get("header", PaperHeader.NONE)),
        lists=tuple(
            (name, tuple(tuple((key, value) for key, value in line) for line in lines))
            for name, lines in raw.get("lists", ())
        ),
    )
