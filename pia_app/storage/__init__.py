"""Assessment ⇄ one SQLite file that survives killed programs, full disks and strangers; start at `Store`.

Only what the home page needs is imported at once; the rest when it is first used.
"""

from pia_app.storage.home import HomeRow, Summary
from pia_app.storage.store import Store

__all__ = ["HomeRow", "Store", "Summary"]
