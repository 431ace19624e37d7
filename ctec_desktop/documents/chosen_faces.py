"""The faces a paper is printed with: the bundled ones, and before them those of the PC that the school chose.

What was chosen is frozen with its hash like the bundled ones, so that a paper is printed again with the same faces or
not at all.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

from ctec_desktop.documents.faces import FaceSet, face_hashes, load_faces
from ctec_desktop.documents.theme import SPARES, Style
from ctec_desktop.documents.truetype import TrueTypeFile, face_count
from ctec_desktop.domain.codes.documents import DocumentCode, DocumentFault
from ctec_desktop.domain.paper_look import PC_FACE_FILES, PaperLook, PcFace, PcFaceView, Voice, read_face
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.problems import Fact, Problem
from ctec_desktop.kernel.resources import font_dir, pc_font_dirs

# Name and SHA-256 of every face; one of the PC is named with what it is for: `text=simsun.ttc#0`.
Fonts: TypeAlias = tuple[tuple[str, str], ...]

_STYLES: Final = {Voice.TEXT: Style.SERIF, Voice.FILLED: Style.KAI}
_OWN: Final = "="
# fsType: bits 0 to 3 are one choice, of which only this keeps the face out of documents of others ...
_CHOICE, _RESTRICTED = 0x000F, 0x0002
# ... and these stand beside it: no subsets, pictures of letters only.
_WHOLE_ONLY, _PICTURES_ONLY = 0x0100, 0x0200
_MOST_FACES: Final = 16


def frozen_fonts(look: PaperLook) -> Fonts:
    """The faces new papers are printed with, as they are on this PC.

    Raises:
        EnvironmentFault: a chosen face is not here, cannot be read, or may not be put into papers.
    """
    own = [(f"{voice.value}{_OWN}{face.told}", _hash_of(_allowed(face))) for voice, face in look.faces()]
    return (*face_hashes(font_dir()), *own)


def faces_for(look: PaperLook) -> FaceSet:
    """The faces of papers that are printed today; raises what `frozen_fonts` raises."""
    return faces_of(frozen_fonts(look))


@lru_cache(maxsize=8)
def faces_of(fonts: Fonts) -> FaceSet:
    """The faces a paper was frozen with.

    Raises:
        EnvironmentFault: one of them is not here or is another by now.
    """
    own: dict[Style, PcFace] = {}
    changed = {name for name, _ in set(fonts) ^ set(face_hashes(font_dir())) if _OWN not in name}
    for name, sha256 in fonts:
        voice, mark, told = name.partition(_OWN)
        if not mark:
            continue
        face = read_face(told)
        path = None if face is None else _path_of(face.file)
        if face is None or path is None or _hash_of(path) != sha256:
            changed.add(told.partition("#")[0])
        else:
            own[_STYLES[Voice(voice)]] = face
    if changed:
        raise EnvironmentFault(DocumentFault.FONTS_CHANGED, {"files": "、".join(sorted(changed))})
    bundled = load_faces(font_dir())
    return _with_spares(bundled, own) if own else bundled


def pc_faces() -> tuple[PcFaceView, ...]:
    """The faces of this PC that papers could be printed with; why not, where one cannot."""
    return tuple(view for file in PC_FACE_FILES for view in _views(file))


def _views(file: str) -> Iterator[PcFaceView]:
    path = _path_of(file)
    if path is None:
        return
    try:
        count = min(face_count(path), _MOST_FACES)
    except OSError:
        return
    for index in range(count):
        face = PcFace(file, index)
        try:
            found = _opened(path, index)
        except EnvironmentFault as fault:
            yield PcFaceView(face, path.stem, Problem(DocumentCode.PC_FACE_UNREADABLE, facts=dict(fault.facts)))
            continue
        problem = Problem(DocumentCode.PC_FACE_NOT_ALLOWED, facts=_facts(path, found)) if _is_kept_out(found) else None
        yield PcFaceView(face, found.family(), problem)


def _allowed(face: PcFace) -> Path:
    """Where the face is; refused when it may not be embedded."""
    path = _path_of(face.file)
    if path is None:
        raise EnvironmentFault(DocumentFault.PC_FACE_MISSING, {"file": face.file})
    found = _opened(path, face.index)
    if _is_kept_out(found):
        raise EnvironmentFault(DocumentFault.PC_FACE_NOT_EMBEDDED, _facts(path, found))
    return path


def _is_kept_out(face: TrueTypeFile) -> bool:
    """Whether its maker keeps it out of papers, or wants it whole, which no paper has room for."""
    bits = face.embedding_bits()
    return bits & _CHOICE == _RESTRICTED or bool(bits & (_WHOLE_ONLY | _PICTURES_ONLY))


def _facts(path: Path, face: TrueTypeFile) -> dict[str, Fact]:
    return {"name": face.family(), "file": path.name, "bits": face.embedding_bits()}


def _with_spares(bundled: FaceSet, own: dict[Style, PcFace]) -> FaceSet:
    files = dict(bundled.files)
    for style, face in own.items():
        path = _path_of(face.file)
        if path is not None:
            files[SPARES[style]] = files[style]
            files[style] = _opened(path, face.index)
    return FaceSet(files)


def _path_of(file: str) -> Path | None:
    return next(_places(file, pc_font_dirs()), None)


def _places(file: str, folders: Iterable[Path]) -> Iterator[Path]:
    """Windows keeps its faces side by side, other systems in folders of folders."""
    for folder in folders:
        found = [folder / file] if os.name == "nt" else sorted(folder.rglob(file))
        yield from (path for path in found if path.is_file())


def _hash_of(path: Path) -> str:
    at = path.stat()
    return _hashed(path, at.st_size, at.st_mtime_ns)


@lru_cache(maxsize=8)
def _hashed(path: Path, size: int, changed_at: int) -> str:
    """Read once, as long as the file stays as it is."""
    del size, changed_at
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _opened(path: Path, index: int) -> TrueTypeFile:
    at = path.stat()
    return _kept_open(path, index, at.st_size, at.st_mtime_ns)


@lru_cache(maxsize=16)
def _kept_open(path: Path, index: int, size: int, changed_at: int) -> TrueTypeFile:
    del size, changed_at
    try:
        return TrueTypeFile(path, index)
    except OSError as error:
        facts: dict[str, Fact] = {"path": str(path), "reason": str(error)}
        raise EnvironmentFault(DocumentFault.FONT_DAMAGED, facts) from error
