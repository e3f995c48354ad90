"""Text and files of other kinds that mean harm."""

import random

from tests.importing.hostile import ESCAPES, LINES, Hostile
from tests.importing.making import zipped


def _many(count: int) -> bytes:
    return b"Namn;Organisation;Datum\n" + b"".join([b"Anna %d;AF;2017-03-14\n" % n for n in range(count)])


def _escapes() -> bytes:
    lines = "".join(f'"Anna {part.replace(chr(34), chr(34) * 2)} Berg";AF;2017-03-14\n' for part in ESCAPES)
    return b"Namn;Organisation;Datum\n" + lines.encode()


def _named(heading: str) -> bytes:
    return LINES.replace(b"Organisation", heading.encode())


TEXTS: dict[str, Hostile] = {
    # other files by a sheet's name
    "a PDF": Hostile(lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"),
    "a picture": Hostile(lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20),
    "a photograph": Hostile(lambda: b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)) * 20),
    "a web page": Hostile(lambda: b"<!DOCTYPE html><html><body><table><tr><td>Namn</td></tr></table>"),
    "a table of a web page": Hostile(lambda: b"<table><tr><td>Namn</td></tr></table>", name="lista.xls"),
    "a Word document": Hostile(lambda: zipped({"[Content_Types].xml": "", "word/document.xml": "<w/>"})),
    "an archive": Hostile(lambda: zipped({"setup.exe": b"MZ"})),
    "a program for Windows": Hostile(lambda: b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff" + bytes(range(256)) * 40),
    "a program for Linux": Hostile(lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40),
    "a script": Hostile(lambda: b"#!/bin/sh\nrm -rf ~\n", name="lista.csv"),
    "a sheet of 2003 as XML": Hostile(
        lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
    ),
    "an e-mail": Hostile(
        lambda: (
            b"Received: from x\r\nFrom: a@x.se\r\nTo: b@x.se\r\nSubject: lista\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        ),
        name="lista.eml",
    ),
    "rich text": Hostile(lambda: b"{\\rtf1\\ansi Namn}"),
    "a database": Hostile(lambda: b"SQLite format 3\0" + bytes(5000)),
    "JSON": Hostile(lambda: b'{"a": {"b": [1, 2, 3]}}' * 50, name="lista.csv"),
    "gzip": Hostile(lambda: b"\x1f\x8b\x08\0" + bytes(range(256)) * 10),
    "chance": Hostile(lambda: random.Random(1).randbytes(20_000)),
    "chance by a name of text": Hostile(lambda: random.Random(2).randbytes(20_000), name="lista.csv"),
    # nothing
    "nothing": Hostile(lambda: b""),
    "a byte-order mark alone": Hostile(lambda: b"\xef\xbb\xbf", name="lista.csv"),
    "UTF-16's mark alone": Hostile(lambda: b"\xff\xfe", name="lista.csv"),
    "NULs alone": Hostile(lambda: b"\0" * 1_000_000),
    "spaces alone": Hostile(lambda: b" " * 5_000_000, name="lista.csv"),
    "line breaks alone": Hostile(lambda: b"\n" * 2_000_000, name="lista.csv"),
    "separators alone": Hostile(lambda: (b";" * 1000 + b"\n") * 1000, name="lista.csv"),
    # text
    "a quotation mark that is never closed": Hostile(
        lambda: LINES + b'"Eva Ek;AF;2017-03-14\n' + b"x;y;z\n" * 500, name="lista.csv", taken=True
    ),
    "quotation marks alone": Hostile(lambda: b'"' * 1_000_000, name="lista.csv"),
    "30 that are never closed": Hostile(lambda: b"Namn;Ort\n" + b'"Anna;X\n' * 30, name="lista.csv"),
    "a line of 100 MB": Hostile(lambda: b"Namn;" + b"x" * ((100 << 20) - 10), name="lista.csv"),
    "more than 100 MB": Hostile(lambda: b"x;y\n" * ((101 << 20) // 4), name="lista.csv"),
    "a quoted text of 90 MB": Hostile(
        lambda: b'Namn;Datum\n"' + b"x\n" * (45 << 20) + b'"\n', name="lista.csv", dear=True
    ),
    "a million columns": Hostile(
        lambda: b";".join([b"k%d" % n for n in range(250_000)]) + b"\n" + b"x;" * 250_000, name="lista.csv"
    ),
    "16 000 columns in 60 rows": Hostile(
        lambda: (
            LINES.replace(b"Datum\r", b"Datum" + b"".join([b";k%d" % n for n in range(16_000)]) + b"\r")
            + (b"Eva Ek;AF;2017-03-14" + b";x" * 16_000 + b"\r\n") * 60
        ),
        name="lista.csv",
        taken=True,
        dear=True,
    ),
    "20 columns in 100 000 rows": Hostile(
        lambda: LINES + b"".join([b"Eva Ek%d;AF;2017-03-14" % n + b";x" * 17 + b"\r\n" for n in range(100_000)]),
        name="lista.csv",
        taken=True,
        dear=True,
    ),
    "two million rows": Hostile(lambda: _many(2_000_000), name="lista.csv", dear=True),
    "three million lines": Hostile(lambda: b"a\n" * 3_000_001, name="lista.csv"),
    "30 million separators": Hostile(lambda: LINES + (b";" * 3000 + b"x\n") * 10_000, name="lista.csv", dear=True),
    "a cell of a million signs": Hostile(
        lambda: LINES + b"Eva " + b"x" * 1_000_000 + b";AF;2017-03-14\n", name="lista.csv", taken=True
    ),
    "a cell of a million spaces": Hostile(
        lambda: LINES + b'"Eva' + b" " * 1_000_000 + b'Ek";AF;2017-03-14\n', name="lista.csv", taken=True
    ),
    "NULs in cells": Hostile(lambda: LINES + b"Ev\0a E\0k;AF;2017-03-14\n", name="lista.csv", taken=True),
    "two encodings": Hostile(
        lambda: LINES + "Åsa Öberg;AF;2017-03-14\n".encode() + "Åsa Ek;AF;2017-03-14\n".encode("cp1252"),
        name="lista.csv",
        taken=True,
    ),
    "UTF-16 of an odd length": Hostile(lambda: LINES.decode().encode("utf-16") + b"x", name="lista.csv", taken=True),
    "UTF-16 with half a sign": Hostile(
        lambda: LINES.decode().encode("utf-16") + b"\x00\xd8;\x00", name="lista.csv", taken=True
    ),
    "a separator that is a letter": Hostile(lambda: b"sep=a\n" + LINES, name="lista.csv"),
    "a separator that is a quotation mark": Hostile(lambda: b'sep="\n' + LINES, name="lista.csv", taken=True),
    "a separator that is nothing": Hostile(lambda: b"sep=\n" + LINES, name="lista.csv", taken=True),
    "escapes, markup and formulas in text": Hostile(_escapes, name="lista.csv", taken=True),
    "a heading of escapes": Hostile(lambda: _named("\x1b[31mOrg[/nope]"), name="lista.csv", taken=True),
    "16 000 headings of one name": Hostile(
        lambda: LINES.replace(b"Datum\r", b"Datum" + b";Namn" * 16_000 + b"\r"), name="lista.csv", taken=True
    ),
    "16 000 dates as headings": Hostile(
        lambda: (
            b"Namn"
            + b"".join([b";2017-%02d-%02d" % (n % 12 + 1, n % 28 + 1) for n in range(16_000)])
            + b"\nAnna Berg"
            + b";x" * 16_000
            + b"\n"
        ),
        name="lista.csv",
        taken=True,
        dear=True,
    ),
    "20 000 people of one name": Hostile(
        lambda: LINES + b"".join([b"Anna Berg;Org %d;2017-03-14\n" % n for n in range(20_000)]),
        name="lista.csv",
        taken=True,
        dear=True,
    ),
    "20 000 people of nearly one name": Hostile(
        lambda: (
            LINES
            + b"".join(
                [
                    b"Anna Berg%s;;2017-03-14\n" % bytes([97 + n % 26, 97 + n // 26 % 26, 97 + n // 676])
                    for n in range(17_000)
                ]
            )
        ),
        name="lista.csv",
        taken=True,
        dear=True,
    ),
    "20 000 organisations": Hostile(
        lambda: LINES + b"".join([b"Anna Berg;Org nummer %d AB;2017-03-14\n" % n for n in range(20_000)]),
        name="lista.csv",
        taken=True,
        dear=True,
    ),
    "20 000 events": Hostile(
        lambda: (
            b"Datum;Typ;Titel;Ort;Antal\n"
            + b"".join(
                [b"2017-%02d-%02d;seminarium;Titel %d;Ort;4\n" % (n % 12 + 1, n % 28 + 1, n) for n in range(20_000)]
            )
        ),
        name="lista.csv",
        taken=True,
        dear=True,
    ),
    "a survey of 5 000 questions": Hostile(
        lambda: (
            b"ID;Starttid;Slutforandetid;E-post;Namn"
            + b"".join([b";Hur var fraga %d?" % n for n in range(5_000)])
            + b"\n"
            + b"".join(
                [
                    b"%d;2017-03-14 10:00;2017-03-14 10:10;anonymous;" % n + b";%d" % (n % 5) * 5_000 + b"\n"
                    for n in range(20)
                ]
            )
        ),
        name="lista.csv",
        taken=True,
        dear=True,
    ),
}
