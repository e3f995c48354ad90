"""Workbooks made part by part, for what no library writes: each as small as shows one thing."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def zipped(parts: Mapping[str, bytes | str], *, stored: bool = False) -> bytes:
    """Return a ZIP file with these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def text(place: str, content: str, style: int = 0) -> str:
    """Return a cell with a text of its own."""
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{content}</t></is></c>'


def row(number: int, *cells: str, more: str = "") -> str:
    """Return a row of cells; `more` are attributes of the row."""
    return f'<row r="{number}" {more}>{"".join(cells)}</row>'


def rows(*values: Sequence[str]) -> str:
    """Return rows of texts from A1 on."""
    return "".join(
        row(n, *(text(f"{chr(65 + at)}{n}", value) for at, value in enumerate(cells) if value))
        for n, cells in enumerate(values, 1)
    )


def xlsx(
    cells: str,
    *,
    before: str = "",
    after: str = "",
    formats: Sequence[str] = (),
    book: str = "",
    state: str = "visible",
    prefix: str = "",
    more: Mapping[str, bytes | str] | None = None,
    whole: bytes | None = None,
) -> bytes:
    """Return a workbook of one sheet.

    Args:
        cells: the rows, as XML.
        before: what stands before them (columns).
        after: what stands after them (merged cells).
        formats: number formats of styles 1, 2 …
        book: what stands first in the workbook part.
        state: of the sheet.
        prefix: of all names in the sheet, with its colon.
        more: other parts.
        whole: the whole part of the sheet, instead of all that.
    """
    declared = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    sheet = f'<worksheet {declared}="{_MAIN}">{before}<sheetData>{cells}</sheetData>{after}</worksheet>'
    if prefix:
        sheet = sheet.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
    listed = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(formats))
    styles = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(formats)))
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{kinds}.styles+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/></Types>',
            "_rels/.rels": _links("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">{book}<sheets>'
            f'<sheet name="Blad1" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _links("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"),
            "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts>{listed}</numFmts><fonts><font/></fonts>'
            "<fills><fill><patternFill/></fill></fills><borders><border/></borders>"
            f"<cellXfs>{styles}</cellXfs></styleSheet>",
            "xl/worksheets/sheet1.xml": whole if whole is not None else sheet,
            **(more or {}),
        }
    )


def _links(*pairs: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{n // 2 + 1}" Type="{_LINKS}/{pairs[n]}" Target="{pairs[n + 1]}"/>'
            for n in range(0, len(pairs), 2)
        )
        + "</Relationships>"
    )


def ods(table: str) -> bytes:
    """Return an OpenDocument sheet with this in its table."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
            "content.xml": f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="Blad1">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def ods_rows(*values: Sequence[str]) -> str:
    """Return rows of texts for `ods`; `2017-03-14` is a date there."""

    def cell(value: str) -> str:
        is_date = value[:4].isdecimal() and value.count("-") == 2
        kind = f'"date" office:date-value="{value}"' if is_date else '"string"'
        return f"<table:table-cell office:value-type={kind}><text:p>{value}</text:p></table:table-cell>"

    return "".join(f"<table:table-row>{''.join(map(cell, cells))}</table:table-row>" for cells in values)


def xlsb(*values: Sequence[Any]) -> bytes:
    """Return a binary workbook (MS-XLSB) of texts and numbers: no library writes them."""

    def record(kind: int, content: bytes = b"") -> bytes:
        number = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
        size, length = len(content), b""
        while True:
            length += bytes([size & 127 | (128 if size > 127 else 0)])
            size >>= 7
            if not size:
                return number + length + content

    def wide(content: str) -> bytes:
        return struct.pack("<I", len(content)) + content.encode("utf-16-le")

    def cell(column: int, value: Any) -> bytes:
        head = struct.pack("<II", column, 0)
        if isinstance(value, str):
            return record(6, head + wide(value))  # BrtCellSt
        return record(5, head + struct.pack("<d", value))  # BrtCellReal

    last, width = len(values) - 1, max(map(len, values)) - 1
    sheet = record(0x81) + record(0x94, struct.pack("<IIII", 0, last, 0, width)) + record(0x91)
    for n, cells in enumerate(values):
        sheet += record(0, struct.pack("<IIHHBI", n, 0, 300, 0, 0, 0))  # BrtRowHdr
        sheet += b"".join(cell(at, value) for at, value in enumerate(cells) if value is not None)
    sheet += record(0x92) + record(0x82)
    book = record(0x83) + record(0x8F) + record(0x9C, struct.pack("<II", 0, 1) + wide("rId1") + wide("Blad1"))
    book += record(0x90) + record(0x84)
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": _links("officeDocument", "xl/workbook.bin"),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": _links("worksheet", "worksheets/sheet1.bin"),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )
