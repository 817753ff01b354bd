"""What tasks would change (`effect`), what then stands (`remaining`), and the least that suffices (`plan`)."""

from pia_app.rules.planning.effects import effect, effect_on
from pia_app.rules.planning.plan import plan
from pia_app.rules.planning.remaining import remaining

__all__ = ["effect", "effect_on", "plan", "remaining"]
