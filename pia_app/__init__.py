"""PIA App: an offline desktop application for privacy impact assessments."""

__version__ = "0.1.0"
