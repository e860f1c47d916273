"""Verbs of objectives in other languages than English, and how their forms are found."""
