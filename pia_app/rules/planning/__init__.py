"""What tasks would change (`effect`), what then stands (`remaining`), and the least that suffices (`plan`)."""

from pia_app.rules.planning.effects import effect
from pia_app.rules.planning.plan import plan
from pia_app.rules.planning.remaining import remaining

__all__ = ["effect", "plan", "remaining"]
