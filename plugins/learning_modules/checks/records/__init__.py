"""The records of all rules, one file per family."""
