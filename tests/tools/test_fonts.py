"""Fonts come out of packages unchanged, or not at all."""

import hashlib
import io
import tarfile

import pytest

from tools import fonts
from tools.fonts import Face

GLYPHS = b"\x00\x01\x00\x00 glyphs"
FACE = Face(
    file="Song.ttf", sha256=hashlib.sha256(GLYPHS).hexdigest(), member="package/Song_400.ttf", npm="@fonts/song@1.0.0"
)


def package_of(data: bytes, name: str = FACE.member) -> tarfile.TarFile:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    packed.seek(0)
    return tarfile.open(fileobj=packed, mode="r|")


def test_face_named_by_the_lock_is_put_in_place(tmp_path):
    with package_of(GLYPHS) as archive:
        fonts.take(archive, [FACE], tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["Song.ttf"]
    assert fonts.is_right(tmp_path / "Song.ttf", FACE)


def test_changed_face_is_refused_and_nothing_is_written(tmp_path):
    with package_of(GLYPHS + b"!") as archive, pytest.raises(SystemExit, match=r"Song\.ttf was refused: its sha256 is"):
        fonts.take(archive, [FACE], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_package_without_the_face_is_named(tmp_path):
    with package_of(GLYPHS, "package/other.ttf") as archive, pytest.raises(SystemExit, match=r"package/Song_400\.ttf"):
        fonts.take(archive, [FACE], tmp_path)


def test_damaged_face_in_the_cache_is_not_right(tmp_path):
    (tmp_path / "Song.ttf").write_bytes(GLYPHS[:-1])
    assert not fonts.is_right(tmp_path / "Song.ttf", FACE)
    assert not fonts.is_right(tmp_path / "absent.ttf", FACE)


def test_faces_of_this_user_are_the_locked_ones():
    from ctec_desktop.kernel.resources import font_dir

    assert [face.file for face in fonts.locked_faces() if not fonts.is_right(font_dir() / face.file, face)] == []
