"""The command ``learning-modules``; the only package that imports click."""
