"""The window: the only home of Qt. Pages tell the presenter a wish and redraw from the snapshot they are sent."""
