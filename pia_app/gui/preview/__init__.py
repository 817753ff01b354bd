"""A report looked at in the window: its content on paper, or its pages as pictures."""
