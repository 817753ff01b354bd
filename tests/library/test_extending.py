"""A library that extends another takes what it lacks from there; a link that cannot be followed is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from pia_app.errors import Fault, FaultyFiles
from pia_app.library import load
from pia_app.library.extending import DEEPEST
from pia_app.wording.catalogue import fault_line, sentences
from tests.support import shipped


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def header(folder: Path, extends: str, **more: str) -> Path:
    """Write a library that says only what it must."""
    lines = {"id": folder.name, "version": "1", "extends": extends, **more}
    return write(folder, "library.yaml", "".join(f"{key}: {value}\n" for key, value in lines.items() if value))


def faults(folder: Path) -> tuple[Fault, ...]:
    """Return what is wrong with a folder; each fault can be said in every language."""
    with pytest.raises(FaultyFiles) as caught:
        load(folder)
    for fault in caught.value.faults:
        for language in ("en", "zh-CN"):
            sentences(language)[f"fault.{fault.code}"].format_map(fault.facts)
            assert fault_line(language, fault).startswith(f"{fault.file}:")
    return caught.value.faults


def codes(folder: Path) -> list[tuple[str, int, str]]:
    return [(fault.file, fault.line, fault.code) for fault in faults(folder)]


def test_a_library_that_adds_nothing_is_the_one_it_extends_under_another_name(tmp_path: Path) -> None:
    found = load(header(tmp_path / "mine", "customer-data"))
    assert (found.id, found.version) == ("mine", 1)
    assert found.questions == shipped().questions
    assert found.regimes == shipped().regimes
    assert found.words == shipped().words


def test_a_file_of_the_same_name_replaces_the_other_whole(tmp_path: Path) -> None:
    folder = header(tmp_path / "mine", "customer-data")
    write(folder, "terms.yaml", 'sensitive_data: "people_count > 5"\n')
    assert any(f.code == "condition_unknown_name" for f in faults(folder))


def test_a_header_says_only_what_differs(tmp_path: Path) -> None:
    folder = header(tmp_path / "mine", "customer-data", publisher="Me", screening="[dataset_matching]")
    write(folder, "library.en.yaml", "title: Mine\n")
    found = load(folder)
    assert (found.publisher, found.licence) == ("Me", shipped().licence)
    assert found.screening == (*shipped().screening, "dataset_matching")
    assert found.words["en"]["library"] == {**shipped().words["en"]["library"], "title": "Mine"}
    assert found.words["zh-CN"] == shipped().words["zh-CN"]


def test_a_chain_of_libraries_is_followed_to_its_end(tmp_path: Path) -> None:
    header(tmp_path / "first", "customer-data", publisher="First")
    header(tmp_path / "second", "first")
    found = load(header(tmp_path / "third", "second"))
    assert (found.id, found.publisher) == ("third", "First")


def test_a_fault_in_what_is_extended_names_that_folder(tmp_path: Path) -> None:
    write(header(tmp_path / "first", "customer-data"), "terms.yaml", 'wrong: "nothing_such"\n')
    found = faults(header(tmp_path / "second", "first"))
    assert {"first/terms.yaml"} == {f.file for f in found if f.code == "condition_unknown_name" and f.line == 1}


def test_a_fault_of_its_own_names_the_file_alone(tmp_path: Path) -> None:
    folder = header(tmp_path / "mine", "customer-data", regimes="[nowhere]")
    assert ("regimes/nowhere.yaml", 0, "file_missing") in codes(folder)


@pytest.mark.parametrize(
    ("extends", "code"),
    [
        ("nothing_such", "extends_missing"),
        ("../customer-data", "bad_library_id"),
        ("/etc", "bad_library_id"),
        ("Customer-Data", "bad_library_id"),
        ('""', "bad_library_id"),
        ("[customer-data]", "bad_library_id"),
        ("x" * 81, "bad_library_id"),
        ("mine", "extends_circle"),
    ],
)
def test_a_link_that_leads_nowhere_or_out_of_its_place_is_refused(tmp_path: Path, extends: str, code: str) -> None:
    assert codes(header(tmp_path / "mine", extends)) == [("library.yaml", 3, code)]


def test_a_circle_of_libraries_is_told_with_its_trail(tmp_path: Path) -> None:
    header(tmp_path / "one", "two")
    header(tmp_path / "two", "three")
    header(tmp_path / "three", "one")
    (fault,) = faults(tmp_path / "one")
    assert (fault.file, fault.facts["trail"]) == ("three/library.yaml", "one → two → three → one")


def test_more_than_a_few_links_are_refused(tmp_path: Path) -> None:
    for number in range(DEEPEST + 1):
        header(tmp_path / f"l{number}", f"l{number + 1}")
    header(tmp_path / f"l{DEEPEST + 1}", "customer-data")
    (fault,) = faults(tmp_path / "l0")
    assert fault.code == "extends_deep"
    assert load(tmp_path / "l3").id == "l3"


def test_a_library_whose_folder_has_another_name_cannot_be_extended(tmp_path: Path) -> None:
    header(tmp_path / "first", "customer-data", id="other")
    found = codes(header(tmp_path / "second", "first"))
    assert [(file, code) for file, _, code in found] == [("first/library.yaml", "extends_other")]


@pytest.mark.parametrize("field", ["id", "version"])
def test_a_library_says_its_own_id_and_version(tmp_path: Path, field: str) -> None:
    folder = header(tmp_path / "mine", "customer-data", **{field: ""})
    (fault,) = faults(folder)
    assert (fault.code, fault.facts["field"]) == ("shape_missing", field)


def test_a_header_that_is_no_mapping_is_told_once(tmp_path: Path) -> None:
    assert codes(write(tmp_path / "mine", "library.yaml", "- extends: customer-data\n"))[0][2] == "shape_type"
    assert codes(write(tmp_path / "empty", "library.yaml", ""))[0][2] == "file_empty"


def test_lists_that_are_none_are_told_where_they_stand(tmp_path: Path) -> None:
    folder = header(tmp_path / "mine", "customer-data", regimes="pipl")
    assert [(f, n, c) for f, n, c in codes(folder) if c == "shape_type"] == [("library.yaml", 4, "shape_type")]


def test_a_law_that_is_not_listed_is_told(tmp_path: Path) -> None:
    folder = header(tmp_path / "mine", "customer-data")
    write(folder, "regimes/nowhere.yaml", "id: nowhere\n")
    assert ("regimes/nowhere.yaml", 1, "regime_unlisted") in codes(folder)


def test_a_device_in_the_place_of_a_file_is_no_file(tmp_path: Path) -> None:
    folder = header(tmp_path / "mine", "customer-data")
    (folder / "scenarios.yaml").symlink_to("/dev/zero")
    assert ("scenarios.yaml", 0, "file_missing") in codes(folder)
