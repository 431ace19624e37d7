"""What makes a PDF fit for archives (PDF/A-2b, ISO 19005-2): a description of itself, and what its greys mean.

Everything we print is: the faces are embedded, nothing is fetched, nothing runs. The description names the paper and
the program, never a person.
"""

import struct
from typing import Final
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from ctec_desktop.documents.pdf_objects import Raw

_PROFILE_NAME: Final = "Grey, gamma 2.2"
_GAMMA: Final = 0x0233  # 2.2 as the format writes it, in 1/256
_ILLUMINANT_D50: Final = (0x0000F6D6, 0x00010000, 0x0000D32D)
_HEADER_BYTES: Final = 128
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{program}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>
<xmp:CreateDate>2000-01-01T00:00:00+00:00</xmp:CreateDate>
<xmp:ModifyDate>2000-01-01T00:00:00+00:00</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def describe(document: "pdfdoc.PDFDocument", title: str, program: str) -> None:
    """Puts properties, their description for archives and the grey profile into the document."""
    for entry in (document.setTitle, document.setSubject):
        entry(title)
    for entry in (document.setAuthor, document.setCreator, document.setProducer):
        entry(program)
    text = _XMP.format(title=escape(title), program=escape(program)).encode("utf-8")
    catalog = document.Catalog
    catalog.Metadata = Raw(_stream("/Type /Metadata /Subtype /XML", text))
    profile = document.Reference(Raw(_stream("/N 1", grey_profile())))
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = pdfdoc.PDFArray(
        [
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("OutputIntent"),
                    "S": pdfdoc.PDFName("GTS_PDFA1"),
                    "OutputConditionIdentifier": pdfdoc.PDFString("Custom"),
                    "Info": pdfdoc.PDFString(_PROFILE_NAME),
                    "DestOutputProfile": profile,
                }
            )
        ]
    )


def _stream(head: str, data: bytes) -> bytes:
    """As it is, not compressed: archives read the description without unpacking anything."""
    return f"<< {head} /Length {len(data)} >>\nstream\n".encode("ascii") + data + b"\nendstream"


def grey_profile() -> bytes:
    """An ICC profile (version 2) that says what a level of grey looks like; the smallest that is whole."""
    name = _PROFILE_NAME.encode("ascii") + b"\0"
    tags = (
        (b"desc", b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(4 + 4 + 2 + 1 + 67)),
        (b"cprt", b"text\0\0\0\0No copyright, use freely\0"),
        (b"wtpt", b"XYZ \0\0\0\0" + struct.pack(">3I", *_ILLUMINANT_D50)),
        (b"kTRC", b"curv\0\0\0\0" + struct.pack(">IH", 1, _GAMMA)),
    )
    place = _HEADER_BYTES + 4 + 12 * len(tags)
    table, bodies = struct.pack(">I", len(tags)), b""
    for tag, body in tags:
        table += struct.pack(">4sII", tag, place + len(bodies), len(body))
        bodies += body + bytes(-len(body) % 4)
    made = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    header = struct.pack(">I4sI4s4s4s", place + len(bodies), b"\0\0\0\0", 0x02100000, b"mntr", b"GRAY", b"XYZ ")
    header += made + b"acsp" + bytes(28) + struct.pack(">3I", *_ILLUMINANT_D50)
    return header.ljust(_HEADER_BYTES, b"\0") + table + bodies
