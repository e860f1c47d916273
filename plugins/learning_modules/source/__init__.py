"""The author's files as text with positions: decoding, front matter, folders, the lock."""
