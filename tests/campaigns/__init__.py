"""Long runs of the reliability tests, each a command: `python -m tests.campaigns.<name> [runs] [seed]`."""
