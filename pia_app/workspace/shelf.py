"""The libraries at hand: those kept in the workspace, by hash, and by id those of the program and of its user."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pia_app.errors import Fault, FaultyFiles, PiaError

if TYPE_CHECKING:
    from pia_app.model import Library
    from pia_app.storage import Store


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
        """Return a library that comes with the program or is the user's own, its canonical form, and the hash of that.

        Raises PiaError (library_unknown), FaultyFiles.
        """
        from pia_app import library

        if library_id not in self._shipped:
            folder = library.find(library_id)
            try:
                self._shipped[library_id] = library.encode(library.load(folder))
            except FaultyFiles as error:
                raise FaultyFiles([_placed(fault, library_id) for fault in error.faults]) from error
        content = self._shipped[library_id]
        return self.take(content), content, library.digest(content)

    @staticmethod
    def has(library_id: str) -> bool:
        """Whether there is a library of this id, with the program or of the user's own."""
        from pia_app.library import places

        return library_id in (*places.shipped(), *places.own())

    def offered(self) -> tuple[tuple[Library, ...], tuple[PiaError, ...]]:
        """Return the libraries that an assessment can be started with, and what is wrong with those left out.

        Only the user's own are ever left out. Raises FaultyFiles where one that comes with the program is faulty.
        """
        from pia_app.library import places

        found = [self.shipped(name)[0] for name in places.shipped()]
        wrong: list[PiaError] = []
        for name in places.own():
            try:
                places.check_name(name)
                found.append(self.shipped(name)[0])
            except PiaError as error:
                wrong.append(error)
        return tuple(found), tuple(wrong)

    def take(self, content: bytes) -> Library:
        """Return the library that canonical JSON holds. Raises PiaError."""
        from pia_app import library

        name = library.digest(content)
        if name not in self._by_hash:
            self._by_hash[name] = library.decode(content)
        return self._by_hash[name]


def _placed(fault: Fault, library_id: str) -> Fault:
    """Return a fault with the folder of its library before the file, where it does not name one already."""
    from pia_app.library import places

    named = fault.file.partition("/")[0] in (*places.shipped(), *places.own())
    return fault if named else replace(fault, file=f"{library_id}/{fault.file}")
