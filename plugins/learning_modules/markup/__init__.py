"""Module text as an element tree; the only package that imports Python-Markdown."""
