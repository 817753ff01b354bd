"""The guide for lawyers says what the program reads: every key, every value, and every example in it loads."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
import pytest
import yaml

from pia_app.library import regime_shapes
from pia_app.library.checking import check
from pia_app.library.expectations import EXPECT
from pia_app.library.regime_shapes import RegimeShape
from pia_app.library.shapes import HeaderShape, Shape
from pia_app.library.yaml_reader import read
from tests.support import CUSTOMER_DATA, ROOT

GUIDES = {"en": ROOT / "docs" / "regimes.md", "zh-CN": ROOT / "docs" / "regimes.zh-CN.md"}
BLOCK = re.compile(r"^( *)```yaml\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"# ([\w./-]+\.yaml)\n")
languages = pytest.mark.parametrize("language", GUIDES)


def text(language: str) -> str:
    return GUIDES[language].read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return [textwrap.dedent(found.group(2)) for found in BLOCK.finditer(text(language))]


def files(language: str) -> dict[str, str]:
    """Return the files of the whole law that the guide shows, by name."""
    return {name.group(1): block for block in blocks(language) if (name := FILE.match(block))}


def fragments(language: str) -> list[dict[str, Any]]:
    return [yaml.safe_load(block) for block in blocks(language) if not FILE.match(block)]


def shapes() -> Iterator[type[Shape]]:
    """Yield the shape of every record of a regime file and of its words."""
    for found in vars(regime_shapes).values():
        if isinstance(found, type) and issubclass(found, Shape) and found is not Shape:
            yield found


def choices(annotation: Any) -> set[str]:
    """Return the fixed values that a field may have."""
    if get_origin(annotation) is Literal:
        return {value for value in get_args(annotation) if value}
    if get_origin(annotation) in (Annotated, list, dict, UnionType):
        return {value for part in get_args(annotation) for value in choices(part)}
    return set()


@languages
def test_every_key_and_every_fixed_value_is_explained(language: str) -> None:
    told = set(re.findall(r"`([^`\n]+)`", text(language)))
    told |= {key for entry in told for key in re.findall(r"[a-z_]+", entry)}
    fields = [field for shape in shapes() for field in msgspec.structs.fields(shape)]
    assert {field.encode_name for field in fields} - told == set()
    assert {value for field in fields for value in choices(field.type)} - told == set()


@languages
def test_every_key_of_a_law_has_an_example(language: str) -> None:
    shown = {key for fragment in fragments(language) for key in fragment}
    shown |= set(yaml.safe_load(files(language)["regimes/ruritania.yaml"]))
    assert {field.encode_name for field in msgspec.structs.fields(RegimeShape)} - shown == set()


@languages
def test_every_example_has_the_shape_that_the_program_reads(language: str) -> None:
    known = {field.encode_name: field.type for field in msgspec.structs.fields(RegimeShape)}
    parts = [(key, part) for fragment in fragments(language) if "extends" not in fragment
             for key, part in fragment.items()]  # fmt: skip
    assert len(parts) >= 20
    for key, part in parts:
        msgspec.convert(part, known[key], strict=True)
    (header,) = [fragment for fragment in fragments(language) if "extends" in fragment]
    assert set(header) <= {field.encode_name for field in msgspec.structs.fields(HeaderShape)}


@languages
def test_the_whole_law_in_the_guide_loads_and_its_cases_hold(language: str, tmp_path: Path) -> None:
    written = files(language)
    parts = ("", ".en", ".zh-CN", ".cases")
    assert set(written) == {"library.yaml", *(f"regimes/ruritania{part}.yaml" for part in parts)}
    for name, content in written.items():
        path = tmp_path / "with-ruritania" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        assert read(path, name).faults == []
    assert check(tmp_path / "with-ruritania")["regimes"] == 5


@languages
def test_the_first_exercise_works_as_it_is_told(language: str, tmp_path: Path) -> None:
    """Copy the law, change the number: the check names the cases around the old number, and nothing else."""
    from pia_app.errors import FaultyFiles

    header, changed = [block for block in blocks(language) if "our-pipl" in block or "500000" in block]
    own = tmp_path / "our-pipl"
    (own / "regimes").mkdir(parents=True)
    (own / "library.yaml").write_text(header, encoding="utf-8")
    for name in ("pipl.yaml", "pipl.cases.yaml"):
        shutil.copy(CUSTOMER_DATA / "regimes" / name, own / "regimes")
    law = own / "regimes" / "pipl.yaml"
    line = changed.splitlines()[1]
    law.write_text(re.sub(r"  pipl_officer_people: .*", line, law.read_text("utf-8"), count=1), encoding="utf-8")
    with pytest.raises(FaultyFiles) as caught:
        check(own)
    assert {(f.file, f.code) for f in caught.value.faults} == {("regimes/pipl.cases.yaml", "case_fails")}
    assert {"pipl_duty_officer"} <= {d for f in caught.value.faults for d in str(f.facts["found"]).split("'")}


@languages
def test_what_a_case_may_expect_of_a_law_is_listed(language: str) -> None:
    section = text(language).partition("`expect`")[2]
    told = set(re.findall(r"`([a-z_]+)", section))
    of_law = [key for key in EXPECT if key in list(EXPECT)[list(EXPECT).index("screening") :]]
    assert set(of_law) - told - {"presumed"} == set()
    assert "presumed: true" in section


def test_both_guides_show_the_same_law() -> None:
    english, chinese = ({n: yaml.safe_load(c) for n, c in files(language).items()} for language in GUIDES)
    assert english.keys() == chinese.keys()
    for name, content in english.items():
        same = content == chinese[name]
        assert same or name == "regimes/ruritania.yaml", name  # that one names its sources in either language
    assert [list(f) for f in fragments("en")] == [list(f) for f in fragments("zh-CN")]
