"""Diagnostics as JUnit XML, which continuous-integration services list as tests."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from learning_modules.checks.formats import Report
from learning_modules.diagnostics import Diagnostic, format_diagnostic, format_message

#: What XML 1.0 cannot hold, escaped or not (production 2, "Char").
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(report: Report) -> str:
    """Return a suite per file and a case per diagnostic; what fails the run is a failure."""
    suites = Element("testsuites", name="learning-modules check")
    by_path = groupby(report.diagnostics, key=lambda d: d.location.path)
    for path, found in by_path:
        _suite(suites, path, list(found), report)
    if not report.diagnostics:
        suite = SubElement(suites, "testsuite", name="check", tests="1", failures="0")
        SubElement(suite, "testcase", classname="check", name="no findings")
    failures = sum(report.is_failure(d) for d in report.diagnostics)
    suites.set("tests", str(max(len(report.diagnostics), 1)))
    suites.set("failures", str(failures))
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, "unicode") + "\n"


def _suite(suites: Element, path: str, found: list[Diagnostic], report: Report) -> None:
    suite = SubElement(suites, "testsuite", name=_xml(path), tests=str(len(found)))
    suite.set("failures", str(sum(report.is_failure(d) for d in found)))
    seen: Counter[str] = Counter()
    for diagnostic in found:
        where = diagnostic.location
        name = (
            f"{diagnostic.rule} at {where.line}:{where.column}" if where.line else diagnostic.rule
        )
        seen[name] += 1  # services keep one case of each name
        name += f" ({seen[name]})" if seen[name] > 1 else ""
        case = SubElement(suite, "testcase", classname=_xml(path), name=name, file=_xml(path))
        if where.line:
            case.set("line", str(where.line))
        _outcome(case, diagnostic, failed=report.is_failure(diagnostic))


def _outcome(case: Element, diagnostic: Diagnostic, *, failed: bool) -> None:
    text = _xml(format_diagnostic(diagnostic))
    if failed:
        message = _xml(format_message(diagnostic.finding))
        failure = SubElement(case, "failure", type=str(diagnostic.severity), message=message)
        failure.text = text
    else:
        SubElement(case, "system-out").text = text


def _xml(text: str) -> str:
    return _NOT_XML.sub("�", text)
