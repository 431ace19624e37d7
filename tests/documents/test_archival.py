"""Fit for archives (PDF/A-2b): described, self-contained, nothing that runs, and without anybody's name in it."""

import re
import struct
import xml.etree.ElementTree as ET

import pytest

from ctec_desktop.documents.agreements import Binding
from ctec_desktop.documents.archival import grey_profile
from ctec_desktop.documents.pdf_reading import WrittenPdf
from tests.documents.rewriting import stream_named
from tests.documents.sample import printed, snapshot_of

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module", params=["merged", "draft"])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("archive") / "p.pdf"
    if request.param == "draft":
        printed(path, snapshot_of(1, agreement_no=""))
    else:
        printed(path, snapshot_of(1, 3), snapshot_of(2, 3), binding=Binding(is_duplex=True, has_covers=True))
    return path.read_bytes()


def plain_stream(data: bytes, place: int) -> tuple[bytes, bytes]:
    """Dictionary and content of a stream that is not compressed."""
    head = WrittenPdf(data).object(place)
    start = data.index(b"stream\n", data.index(b"\n%d 0 obj" % place)) + len(b"stream\n")
    length = re.search(rb"/Length (\d+)", head)
    assert length is not None
    content = data[start : start + int(length.group(1))]
    assert data[start + len(content) :].startswith(b"\nendstream")
    return head, content


def test_the_file_describes_itself_as_pdf_a_2b(data):
    (place,) = stream_named(data, b"Metadata")
    head, content = plain_stream(data, place)
    assert b"/Filter" not in head
    (described,) = ET.fromstring(content).iter(f"{RDF}Description")
    assert [described.findtext(f"{PDFA}{name}") for name in ("part", "conformance")] == ["2", "B"]
    title = described.find(f"{DC}title/{RDF}Alt/{RDF}li")
    assert title is not None
    assert title.text == "学生岗位实习三方协议"


def test_greys_have_a_meaning_of_their_own(data):
    (place,) = stream_named(data, b"DestOutputProfile")
    head, content = plain_stream(data, place)
    assert b"/N 1" in head
    assert b"/GTS_PDFA1" in data
    assert content == grey_profile()


def test_the_grey_profile_is_whole():
    profile = grey_profile()
    (size,) = struct.unpack_from(">I", profile)
    assert (size, profile[12:24], profile[36:40]) == (len(profile), b"mntrGRAYXYZ ", b"acsp")
    (count,) = struct.unpack_from(">I", profile, 128)
    tags = [struct.unpack_from(">4sII", profile, 132 + 12 * n) for n in range(count)]
    assert {tag for tag, _, _ in tags} == {b"desc", b"cprt", b"wtpt", b"kTRC"}
    assert all(start % 4 == 0 and start + length <= size for _, start, length in tags)


def test_every_face_is_in_the_file_and_no_other_is_named(data):
    named = re.findall(rb"/BaseFont /([^\s/]+)", data)
    assert len(named) == 2 * len(set(named)) == 2 * len(stream_named(data, b"FontFile2"))
    assert all(re.fullmatch(rb"[A-Z]{6}\+.+", name) for name in named)
    assert b"Helvetica" not in data


def test_nothing_in_the_file_runs_or_is_fetched_or_shines_through(data):
    for forbidden in (b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/EmbeddedFile", b"/OpenAction", b"/AA"):
        assert not re.search(forbidden + rb"\b", data)
    for forbidden in (b"/SMask", b"/Encrypt", b"/LZWDecode", b"/Trans", b"/CA ", b"/ca "):
        assert forbidden not in data
    assert re.search(rb"/ID\s*\[", data)


def test_properties_name_the_paper_and_never_a_person(data):
    written = WrittenPdf(data)
    found = re.search(rb"/Info (\d+) 0 R", data)
    assert found is not None
    info = written.object(int(found.group(1)))
    described = plain_stream(data, stream_named(data, b"Metadata")[0])[1]
    for known in ("42010620080101", "2024000001", "13800000001", "郑洋杰", "学生丁", "JX2026-000001"):
        for form in (known.encode("utf-8"), known.encode("utf-16-be"), known.encode("utf-16-be").hex().encode()):
            assert form not in info
            assert form not in described
    assert b"ctec_desktop" in info
