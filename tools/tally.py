#!/usr/bin/env python3
"""Prints how many cases of a meson run passed and failed: tally.py testlog.junit.xml

With --failures it prints instead what failed, with what the test said.
"""
import sys
import xml.etree.ElementTree as xml

LINES_MAX = 60  # of what one test said


def bad(case):
    return case.find("failure") is not None or case.find("error") is not None


def said(element):
    """What a suite or a case wrote, without the lines of cases that passed."""
    for part in ("system-out", "system-err"):
        text = element.findtext(part) or ""
        yield from (line for line in text.splitlines() if line.strip() and not line.startswith("ok "))


suites = list(xml.parse(sys.argv[-1]).getroot().iter("testsuite"))
if sys.argv[1] == "--failures":
    for suite in suites:  # a TAP program is a suite; the others are cases of one
        failed = [case for case in suite.iter("testcase") if bad(case)]
        if failed:
            print(f"{suite.get('name')}:", *(case.get("name") for case in failed), sep="\n  ")
            lines = [line for element in (suite, *failed) for line in said(element)]
            print(*(f"    {line}" for line in lines[:LINES_MAX]), sep="\n")
            if len(lines) > LINES_MAX:
                print(f"    ({len(lines) - LINES_MAX} more lines)")
else:
    cases = [case for suite in suites for case in suite.iter("testcase")]
    failed = sum(map(bad, cases))
    passed = sum(not bad(case) and case.find("skipped") is None for case in cases)
    if passed + failed == 0:
        sys.exit("no test was run")
    print(passed, failed)
