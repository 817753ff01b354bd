"""Words for what the program knows: sentences by key, the library's words, citations and derivations."""

from pia_app.wording.catalogue import LANGUAGES, explain, faults, say
from pia_app.wording.derivation import Line, derivation, reasons, summary
from pia_app.wording.words import Words

__all__ = ["LANGUAGES", "Line", "Words", "derivation", "explain", "faults", "reasons", "say", "summary"]
