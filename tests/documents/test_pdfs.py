"""PDFs, made here from a few lines each."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from summarizer.documents.article import read
from summarizer.documents.pdfs import pdf
from summarizer.errors import InputError

LINES = ["The mayor of Essel told the coun-", "cil that the port was closed. It", "rained for three days."]


def made(pages: Sequence[Sequence[str]], about: str = "") -> bytes:
    """A PDF with these lines on its pages."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", f"<<{about}>>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td {shown}ET"
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R/Info 4 0 R>>\n"
    return data + f"{trailer}startxref\n{len(data)}\n%%EOF\n".encode()


def encrypted(data: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_text_of_a_pdf_is_read(tmp_path: Path) -> None:
    """Lines stay; a word broken at the end of a line is whole again."""
    path = tmp_path / "essel.pdf"
    path.write_bytes(made([LINES]))
    found = read(str(path), published="2031-05-06")
    assert found.text == "The mayor of Essel told the council that the port was closed. It\nrained for three days."
    assert (found.language, found.title) == ("en", None)


@pytest.mark.parametrize(
    ("about", "title", "author"),
    [
        ("/Title(The mayor of Essel)/Author(Ida Falk)", "The mayor of Essel", None),
        ("/Title(untitled-3.docx)/Author(The mayor)", None, "The mayor"),
        ("", None, None),
    ],
)
def test_what_a_pdf_says_of_itself_counts_where_it_is_printed(about: str, title: str | None, author: str | None) -> None:
    """Programs put names of files there."""
    _, fields = pdf(made([LINES], about), "the file")
    assert (fields.title, fields.author) == (title, author)


def test_running_heads_and_page_numbers_are_left_out() -> None:
    """What stands at the top or bottom of most pages is no part of the report."""
    pages = [["Essel Courier", f"It rained on day {word}.", f"Page {n} of 4"] for n, word in enumerate("abcd", 1)]
    text, _ = pdf(made(pages), "the file")
    assert text.split("\n") == [f"It rained on day {word}." for word in "abcd"]


def test_a_pdf_with_an_empty_password_is_read() -> None:
    """It opens for everybody."""
    assert "mayor" in pdf(encrypted(made([LINES]), ""), "the file")[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (encrypted(made([LINES]), "secret"), "the file is an encrypted PDF; save it without its password"),
        (made([[]]), "the file is a PDF without text, perhaps a scan"),
        (made([["12", "- 3 -"]]), "the file is a PDF without text, perhaps a scan"),
        (b"%PDF-1.7\nThe port closed.", "the file is a PDF that cannot be read"),
        (made([LINES])[:150], "the file is a PDF that cannot be read|is a PDF without text"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_one_line(data: bytes, message: str) -> None:
    """The reason, and what to do about it."""
    with pytest.raises(InputError, match=message) as caught:
        pdf(data, "the file")
    assert "\n" not in str(caught.value)
