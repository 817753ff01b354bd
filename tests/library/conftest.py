"""Fixtures for the tests that break a copy of the shipped library."""

from tests.library.broken import copy, pristine

__all__ = ["copy", "pristine"]
