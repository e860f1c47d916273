"""Rules: a course in, findings out, one file per family of rules."""
