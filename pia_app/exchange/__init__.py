"""Other people's files ⇄ Assessment: the documented JSON exchange file (docs/exchange.md)."""

from pia_app.exchange.reader import library_of, read
from pia_app.exchange.writer import to_plain, write

__all__ = ["library_of", "read", "to_plain", "write"]
