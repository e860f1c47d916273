"""Learning modules for MkDocs: cited, versioned, checked, with blank templates to download."""

__version__ = "0.1.0"
