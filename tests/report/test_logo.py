"""The logo: put on the cover in its own proportions, and described in words; what is no picture is refused."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from pia_app import report
from pia_app.cli import main
from pia_app.demo import sample_path
from pia_app.errors import ReportError
from pia_app.report import logo, package
from pia_app.report.names import WP, A, R
from pia_app.report.package import REPORT
from pia_app.report.writer import write
from pia_app.rules import evaluate
from tests.report.support import DAY, assessment, evaluation, part
from tests.support import shipped

ROOM = (1_980_000, 648_000)  # EMU, as the templates keep it


def png(width: int, height: int) -> bytes:
    """Return a white picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


# The smallest that says what it is: start, an application segment, the frame with its size, a scan, the end.
JPEG = bytes.fromhex(
    "ffd8 ffe0 0010 4a464946 00 0101 00 0001 0001 00 00 ffc0 000b 08 0020 0040 01 01 11 00 ffda 0008 01 01 00 00 3f 00"
    " 00 ffd9".replace(" ", "")
)


def written(folder: Path, data: bytes, **more: object) -> Path:
    picture = folder / "picture"
    picture.write_bytes(data)
    target = folder / "r.docx"
    write(
        shipped(), assessment(), evaluation(), target, language="en", today=DAY, logo=report.read_logo(picture),
        **more,  # type: ignore[arg-type]
    )  # fmt: skip
    return target


@pytest.mark.parametrize(("width", "height"), [(600, 100), (100, 600), (64, 32), (3, 3)])
def test_it_keeps_its_proportions_in_the_room_there_is(width: int, height: int, tmp_path: Path) -> None:
    target = written(tmp_path, png(width, height))
    (extent,) = part(target).iter(f"{{{WP}}}extent")
    wide, high = int(extent.get("cx", 0)), int(extent.get("cy", 0))
    assert wide / high == pytest.approx(width / height, rel=0.001)
    assert wide == ROOM[0] or high == ROOM[1]
    assert wide <= ROOM[0] and high <= ROOM[1]


@pytest.mark.parametrize(("data", "kind"), [(png(60, 20), "png"), (JPEG, "jpeg")])
def test_the_picture_in_the_report_is_the_one_chosen(data: bytes, kind: str, tmp_path: Path) -> None:
    target = written(tmp_path, data)
    parts = package.read(target, REPORT)
    assert [name for name in parts if "media" in name] == [f"word/media/organisation.{kind}"]
    assert parts[f"word/media/organisation.{kind}"] == data
    (blip,) = part(target).iter(f"{{{A}}}blip")
    image = Document(str(target)).part.related_parts[blip.get(f"{{{R}}}embed", "")]
    assert image.blob == data
    assert image.content_type == f"image/{kind}"


def test_it_is_described_by_the_name_of_the_organisation(tmp_path: Path) -> None:
    (told,) = part(written(tmp_path, png(9, 9))).iter(f"{{{WP}}}docPr")
    assert told.get("descr") == f"Logo of {assessment().answers['organisation_name'].value}"


def test_without_a_name_it_is_described_all_the_same(tmp_path: Path) -> None:
    nobody = replace(assessment(), answers={})
    target = tmp_path / "r.docx"
    write(
        shipped(), nobody, evaluate(shipped(), nobody), target, language="en", today=DAY,
        logo=logo.understood(png(9, 9), "x"),
    )  # fmt: skip
    (told,) = part(target).iter(f"{{{WP}}}docPr")
    assert told.get("descr") == "Logo of the organisation"


def test_it_goes_the_way_through_the_other_process_too(tmp_path: Path) -> None:
    here, apart = tmp_path / "here", tmp_path / "apart"
    here.mkdir()
    apart.mkdir()
    data = png(60, 20)
    assert written(here, data).read_bytes() == written(apart, data, cancel=report.Cancel()).read_bytes()


def test_a_template_without_a_place_for_it_stays_as_it_is(tmp_path: Path) -> None:
    target = written(tmp_path, png(9, 9), template="board-summary")
    assert not [name for name in package.read(target, REPORT) if "organisation" in name]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "logo_not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo_not_a_picture"),
        (b"GIF89a" + bytes(40), "logo_not_a_picture"),
        (b"\x89PNG\r\n\x1a\n", "logo_not_a_picture"),
        (png(9, 9)[:20], "logo_not_a_picture"),
        (png(10_001, 1), "logo_not_a_picture"),
        (b"\xff\xd8\xff\xe0\x00", "logo_not_a_picture"),
        (b"II*\x00" + b"\xff" * 40, "logo_not_a_picture"),
        (b"BM" + bytes(60), "logo_not_a_picture"),
        (png(9, 9) + bytes(logo.LARGEST), "logo_too_large"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(data: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(ReportError) as refused:
        written(tmp_path, data)
    assert refused.value.code == code
    assert not (tmp_path / "r.docx").exists()


def test_any_bytes_are_a_picture_or_are_refused() -> None:
    for data in (png(20, 20), JPEG):
        for cut in range(len(data)):
            for spoilt in (data[:cut], data[:cut] + b"\xff" + data[cut + 1 :], data[:cut] + b"\0" + data[cut + 1 :]):
                try:
                    logo.understood(spoilt, "x")
                except ReportError as error:
                    assert error.code == "logo_not_a_picture"


def test_the_command_takes_one_and_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture, target = tmp_path / "logo.png", tmp_path / "r.docx"
    picture.write_bytes(png(60, 20))
    command = ["report", str(sample_path("en")), "-o", str(target), "--logo"]
    assert main([*command, str(picture)]) == 0
    (told,) = part(target).iter(f"{{{WP}}}docPr")
    assert told.get("descr") == "Logo of Tinglan Hotel Group (Hangzhou) Co., Ltd."
    before = target.read_bytes()
    assert main([*command, str(tmp_path / "none.png")]) != 0
    assert "none.png" in capsys.readouterr().err
    assert target.read_bytes() == before
