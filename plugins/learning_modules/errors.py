"""The exceptions of the package.

    LearningModulesError
    ├── SourceError       a file of the author cannot be read
    ├── SettingsError     a setting has a value that cannot be used
    └── CourseError       the course has findings at the fail level

Content never raises: what is wrong in a module or a library becomes a
:class:`~learning_modules.diagnostics.Finding`.
"""

from __future__ import annotations


class LearningModulesError(Exception):
    """Base of every exception that this package raises on purpose."""


class SourceError(LearningModulesError):
    """A file or folder cannot be used at all; the message says which and why."""


class SettingsError(LearningModulesError):
    """A setting has a value that cannot be used; the message names the setting."""


class CourseError(LearningModulesError):
    """The course has findings at the fail level, so nothing may be published."""
