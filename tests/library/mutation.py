"""Damage done to library files at random, by seed: bytes flipped, and parts put where they do not belong."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml

from pia_app.library.yaml_reader import read

# What a clumsy or hostile hand might put in place of anything.
STRANGERS: tuple[Any, ...] = (
    *(None, True, 0, -1, 5, 99, 0.5, 10**17, "", "x", "no", "or", "x" * 3_000, "nope == 'x'", "{article.__class__}"),
    *(
        [],
        {},
        [[]],
        [{}],
        ["x"],
        {"x": "y"},
        {"id": []},
        [{"id": {}}],
        [None],
        {"": ""},
        "../../etc/passwd",
        "__proto__",
    ),
)


def flip(data: bytes, dice: random.Random) -> bytes:
    """Return the bytes with a few changed, taken out, doubled or put in."""
    changed = bytearray(data)
    for _ in range(dice.randrange(1, 4)):
        at = dice.randrange(len(changed))
        match dice.randrange(4):
            case 0:
                changed[at] ^= 1 << dice.randrange(8)
            case 1:
                del changed[at : at + dice.randrange(1, 30)]
            case 2:
                changed[at:at] = changed[at : at + dice.randrange(1, 200)]
            case _:
                changed[at:at] = dice.choice([b"[", b"{", b"&a ", b"*a", b"!x ", b"\0", b"\xff", b'"', b"\n- ", b": "])
    return bytes(changed)


def misplace(path: Path, dice: random.Random) -> bytes:
    """Return a file with one part, anywhere in it, removed, doubled or replaced by something else."""
    value = read(path, path.name).value
    places = list(_places(value))
    if places:
        holder, key = dice.choice(places)
        match dice.randrange(4):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.append(holder[key])
            case 1:
                holder[f"{key}_2"] = holder[key]
            case _:
                holder[key] = dice.choice(STRANGERS)
    else:
        value = dice.choice(STRANGERS)
    return yaml.dump(value, Dumper=Plain, allow_unicode=True, sort_keys=False).encode("utf-8", "replace")


def _places(value: Any) -> list[tuple[Any, Any]]:
    """List every place in a value where something stands, the deeper ones as often as the others."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found: list[tuple[Any, Any]] = []
    for key, part in members:
        found.append((value, key))
        found += _places(part)
    return found


class Plain(yaml.CSafeDumper):
    """Writes what stands twice twice, without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
