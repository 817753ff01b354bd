"""Whole pieces of a report that a template gets by one tag each, in the styles of the document that asks for them."""
