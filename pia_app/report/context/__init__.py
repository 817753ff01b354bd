"""The report's content as plain data: one module for each part of the document."""
