"""Library files ⇄ Library: every fault listed with file and line, nothing half-loaded."""

from pia_app.library.archive import decode, digest, encode
from pia_app.library.cases import Case, cases
from pia_app.library.places import find
from pia_app.library.read import load

__all__ = ["Case", "cases", "decode", "digest", "encode", "find", "load"]
