"""Writers: a template in, bytes out, one file per format."""
