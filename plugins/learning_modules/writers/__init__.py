"""From a template to files: one module per format, and what all of them share."""
