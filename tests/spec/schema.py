#!/usr/bin/env python3
"""Checks the JSON Schema against the option reference and against the shipped map files.

usage: schema.py SAHELMAP MAP.yaml...
"""
import json
import re
import subprocess
import sys

HEADINGS = {"The map file's top level": "map", "An entry of `layers:`": "layers",
            "An entry of `annotations:`": "annotations", "`page:`": "page", "`extent:`": "extent",
            "`groups:`": "groups", "`boundaries:`": "boundaries", "`furniture:`": "furniture"}
IN_LAYERS = {"`zone:` of a layer, and the zones within it": "zone", "`circle:` of a zone": "circle"}
LISTS = {"layers", "annotations"}


def run(program, *arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def no_repeats(pairs):
    names = [name for name, _ in pairs]
    assert len(set(names)) == len(names), f"a key stands twice: {names}"
    return dict(pairs)


def reference(text, headings):
    """{context: {option: (value, default, meaning)}} of the contexts under those headings."""
    tables, rows = {}, None
    for line in text.splitlines():
        if line.startswith("## "):
            rows = tables.setdefault(headings[line[3:]], {}) if line[3:] in headings else None
        match = re.match(r"\| `([a-z-]+)` \| (.*) \| (.*) \| (.*) \|$", line)
        if match and rows is not None:
            rows[match[1]] = match.groups()[1:]
    return tables


def kind(prop):
    """What a property is made of besides its description."""
    [only] = prop["allOf"]
    return only


def inner(prop):
    schema = kind(prop)
    return schema["items"] if schema.get("type") == "array" else schema


def check_table(where, schema, rows):
    assert schema["type"] == "object" and schema["additionalProperties"] is False, where
    assert list(schema["properties"]) == list(rows), f"{where}: {list(schema['properties'])} {list(rows)}"
    for name, (value, default, meaning) in rows.items():
        prop = schema["properties"][name]
        assert prop["description"] == meaning, f"{where}.{name}: {prop['description']}"
        made = kind(prop)
        if "enum" in made:
            words = [w for w in made["enum"] if isinstance(w, str)]
            assert value == ", ".join(words[:-1]) + " or " + words[-1], f"{where}.{name}: {value}"
            assert default in words, f"{where}.{name}: default {default}"
        elif value.startswith("a mapping or list"):
            alternatives = [part.get("type", part.get("enum")) for part in made.get("anyOf", [])]
            either = (["string", "object"], [["string", "array"], "object"], [["dates"], "array"])
            assert alternatives in either or made["type"] in ("object", "array"), f"{where}.{name}"
        elif value == "a list of texts":
            assert made["type"] == "array", f"{where}.{name}"
        elif value == "a text":
            assert made["type"] == "string", f"{where}.{name}"
        elif value.startswith("a text, or one for each language"):
            assert made["type"] == ["string", "object"], f"{where}.{name}"
        else:
            assert made["type"] == ["string", "number"], f"{where}.{name}: {made}"


def document(text):
    """The tree that `dump document` prints: mappings are dicts, lists are lists, the rest is text."""
    lines = []
    for line in text.splitlines():
        match = re.match(r"\d+:\d+( +)(?:([^\":]*|[^\"]*?): )?(mapping|list|\".*\")$", line)
        assert match, line
        lines.append((len(match[1]) // 2, match[2], match[3]))

    def build(at):
        depth, _, what = lines[at]
        if what.startswith('"'):
            return json.loads(what), at + 1
        value = {} if what == "mapping" else []
        at += 1
        while at < len(lines) and lines[at][0] > depth:
            key = lines[at][1]
            child, at = build(at)
            if what == "mapping":
                value[key] = child
            else:
                value.append(child)
        return value, at
    return build(0)[0]


def complaints(value, schema, where):
    """What is wrong with a value by the parts of JSON Schema that are in use."""
    found = []
    if "allOf" in schema:
        for part in schema["allOf"]:
            found += complaints(value, part, where)
    if "anyOf" in schema:
        found += min((complaints(value, part, where) for part in reversed(schema["anyOf"])), key=len)
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{where}: {value!r} is none of {schema['enum']}")
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    of = {dict: "object", list: "array", str: "string"}[type(value)]
    if types and of not in types:
        found.append(f"{where}: {of} instead of {types}")
    if isinstance(value, dict):
        for name in schema.get("required", []):
            if name not in value:
                found.append(f"{where}: no {name}")
        for name, child in value.items():
            if name in schema.get("properties", {}):
                found += complaints(child, schema["properties"][name], f"{where}.{name}")
            elif schema.get("additionalProperties") is False:
                found.append(f"{where}: {name} is not known")
    if isinstance(value, list) and "items" in schema:
        for i, child in enumerate(value):
            found += complaints(child, schema["items"], f"{where}[{i}]")
    return found


def main():
    program, maps = sys.argv[1], sys.argv[2:]
    schema = json.loads(run(program, "schema"), object_pairs_hook=no_repeats)
    tables, deeper = (reference(run(program, "options"), headings) for headings in (HEADINGS, IN_LAYERS))
    assert set(tables) == set(HEADINGS.values()), tables.keys()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["required"] == ["layers"]
    check_table("map", schema, tables["map"])
    for name, rows in tables.items():
        if name != "map":
            assert (kind(schema["properties"][name])["type"] == "array") == (name in LISTS), name
            check_table(name, inner(schema["properties"][name]), rows)
    layer = inner(schema["properties"]["layers"])
    assert layer["required"] == ["id"]
    zone = kind(layer["properties"]["zone"])["anyOf"][1]
    check_table("zone", zone, deeper["zone"])
    check_table("circle", inner(zone["properties"]["circle"]), deeper["circle"])
    arrow = inner(schema["properties"]["annotations"])["properties"]["arrow"]
    assert inner(arrow)["required"] == ["from", "to"]

    assert maps, "no maps to check"
    for path in maps:
        tree = document(run(program, "dump", "document", path))
        assert len(tree["layers"]) > 0
        assert complaints(tree, schema, path) == [], complaints(tree, schema, path)
    wrong = {"layers": [{"id": "a", "lable": "x", "when": "now", "zone": {"circle": {"radius": "1km"}}}, {"source": "y"}], "page": "A4", "tilte": "x"}
    assert complaints(wrong, schema, "map") == [
        "map.layers[0]: lable is not known", "map.layers[0].when: 'now' is none of ['current', 'ended', 'all']",
        "map.layers[0].zone.circle: no at",
        "map.layers[1]: no id", "map.page: string instead of ['object']", "map: tilte is not known"]
    print(f"schema and reference agree on {sum(len(rows) for rows in tables.values())} options; "
          f"{len(maps)} maps fit")


if __name__ == "__main__":
    main()
