"""The library, citations and reference styles; the only package that imports pybtex."""
