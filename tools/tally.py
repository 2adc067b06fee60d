#!/usr/bin/env python3
"""Prints how many cases of a meson run passed and failed: tally.py testlog.junit.xml"""
import sys
import xml.etree.ElementTree as xml

passed = failed = 0
for case in xml.parse(sys.argv[1]).getroot().iter("testcase"):
    bad = case.find("failure") is not None or case.find("error") is not None
    failed += bad
    passed += not bad and case.find("skipped") is None
if passed + failed == 0:
    sys.exit("no test was run")
print(passed, failed)
