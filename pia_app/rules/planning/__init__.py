"""What tasks would change (`effect`), and the least of them that suffices (`plan`, whose search is `choosing`)."""

from pia_app.rules.planning.effects import effect
from pia_app.rules.planning.plan import plan

__all__ = ["effect", "plan"]
