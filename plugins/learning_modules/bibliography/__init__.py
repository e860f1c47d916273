"""The library, citations and reference styles."""
