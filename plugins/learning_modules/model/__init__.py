"""Records of a course: what it is made of, and what follows from that alone.

Everything here is frozen, imports the standard library only, reads no file, no
clock and no environment, and logs nothing.
"""
