"""Slips in a text that Markdown takes for plain words: readers see them, no parser complains."""
