"""What tasks would change (`effects`), and the least of them that suffices (`plan`, searched for by `choosing`)."""

from pia_app.rules.planning.effects import effect, effect_on
from pia_app.rules.planning.plan import plan

__all__ = ["effect", "effect_on", "plan"]
