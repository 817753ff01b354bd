"""The libraries at hand: those kept in the workspace, by hash, and those that come with the program, by id."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pia_app.errors import PiaError

if TYPE_CHECKING:
    from pia_app.model import Library
    from pia_app.storage import Store

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


class Shelf:
    """Read each library once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._by_hash: dict[str, Library] = {}
        self._shipped: dict[str, bytes] = {}

    def kept(self, name: str) -> Library:
        """Return a library kept in the workspace under a hash. Raises PiaError, WorkspaceError."""
        if name not in self._by_hash:
            from pia_app import library

            try:
                self._by_hash[name] = library.decode(self._store.library(name))
            except KeyError as error:
                raise PiaError("library_unreadable", why=name) from error
        return self._by_hash[name]

    def shipped(self, library_id: str) -> tuple[Library, bytes, str]:
        """Return a library that comes with the program, its canonical form, and the hash of that.

        Raises PiaError (library_unknown), FaultyFiles.
        """
        from pia_app import library

        if library_id not in self._shipped:
            self._shipped[library_id] = library.encode(library.load(self._folder(library_id)))
        content = self._shipped[library_id]
        return self.take(content), content, library.digest(content)

    def take(self, content: bytes) -> Library:
        """Return the library that canonical JSON holds. Raises PiaError."""
        from pia_app import library

        name = library.digest(content)
        if name not in self._by_hash:
            self._by_hash[name] = library.decode(content)
        return self._by_hash[name]

    @staticmethod
    def _folder(library_id: str) -> Path:
        from pia_app import paths

        folder = paths.questionnaires() / library_id
        if not ID.fullmatch(library_id) or not folder.is_dir():
            raise PiaError("library_unknown", id=library_id)
        return folder
