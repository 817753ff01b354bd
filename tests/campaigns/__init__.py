"""Long runs of the reliability tests and through LibreOffice: `python -m tests.campaigns.<name> [runs] [seed]`."""
