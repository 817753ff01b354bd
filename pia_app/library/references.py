"""Citations as they are read from files, each made once."""

from __future__ import annotations

from functools import lru_cache

from pia_app.library.shapes import Part
from pia_app.model import Reference


@lru_cache(maxsize=5_000)
def reference(regime: str, law: str, article: Part, paragraph: Part, item: Part) -> Reference:
    """Return a citation; numbers may stand as numbers or as text."""
    return Reference(regime=regime, law=law, article=str(article), paragraph=str(paragraph), item=str(item))
