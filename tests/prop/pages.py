#!/usr/bin/env python3
"""Fails when the pages of a gallery and of a comparison do not work in Chromium: pages.py SAHELMAP ROOT

Both are opened from the disk, by a browser without a network, with names in them that would be markup. Under the policy that stands in
the page all pictures must appear, the page's own script run, and nothing else: a second script, added here, runs only because its hash
is added to the policy, and asks what the page looks like.
"""
import base64
import hashlib
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from browser import chromium, SKIPPED

EVIL = """<img src=x onerror=hacked=1>"'&amp;"""
PROBE = """
(async () => {
  for (const d of document.querySelectorAll('details')) d.open = true;
  const images = [...document.images];
  for (const i of images) i.loading = 'eager';
  await Promise.all(images.map((i) => i.complete || new Promise((done) => { i.onload = i.onerror = done; })));
  const range = document.querySelector('.pair input'), second = document.querySelectorAll('.pair figure')[1];
  if (range) { range.value = 25; range.dispatchEvent(new Event('input')); }
  const shown = [...document.querySelectorAll('.map')].filter((m) => m.getClientRects().length);
  document.body.dataset.probed = JSON.stringify({
    images: images.map((i) => [i.getAttribute('src').slice(0, 20), i.naturalWidth]),
    shown: shown.map((m) => m.querySelector('h2').textContent),
    count: document.querySelector('.filters output')?.textContent,
    lists: [...document.querySelectorAll('.filters select')].map((s) => [s.name, s.value, [...s.options].map((o) => o.value)]),
    boxes: [...document.querySelectorAll('.filters input')].map((i) => [i.name, i.checked]),
    view: document.body.dataset.view,
    clip: second && getComputedStyle(second).clipPath,
    side: second && second.getBoundingClientRect().left > 100,
    sliders: [...document.querySelectorAll('.slider')].map((s) => s.getClientRects().length),
    outlined: document.querySelectorAll('figure rect').length,
    elements: [...new Set([...document.querySelectorAll('*')].map((e) => e.localName))].sort(),
    attributes: [...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames()).filter((n) => n.startsWith('on')),
    scripts: document.scripts.length, hacked: typeof hacked, texts: document.body.textContent,
  });
})();
"""


def look(folder, page, hash_part=""):
    """What the page is like, opened with that end of its address."""
    digest = base64.b64encode(hashlib.sha256(PROBE.encode()).digest()).decode()
    text = page.read_text()
    assert text.count("script-src 'sha256-") == 1 and "unsafe" not in text
    text = text.replace("script-src 'sha256-", f"script-src 'sha256-{digest}' 'sha256-").replace("</body>", f"<script>{PROBE}</script></body>")
    copy = page.with_name("probe.html")
    copy.write_text(text)
    dom = chromium(folder, "--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1000,800", "--virtual-time-budget=8000", "--dump-dom",
                   copy.as_uri() + hash_part)
    copy.unlink()
    found = re.search(r'data-probed="([^"]*)"', dom)
    assert found, f"the script did not run: {dom[:2000]}"
    return json.loads(html.unescape(found[1]))


def run(*command, status=0):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    assert done.returncode == status, f"{command}: status {done.returncode}: {done.stderr}"


def draw(program, root, folder):
    """Two editions of a plan, whose rows have names that would be markup."""
    data = root / "tests/cli/data"
    for name in data.iterdir():
        shutil.copy(name, folder)
    (folder / "evil.yaml").write_text((data / "towns.yaml").read_text().replace("towns.csv", "evil.csv"))
    table = (data / "towns.csv").read_text()
    table = table.replace("S,Southam", '"' + EVIL.replace('"', '""') + '",' + 70 * "W")
    (folder / "evil.csv").write_text(table)
    plan = "maps: { 'a<b>': towns.yaml, evil: evil.yaml }\nlanguages: [en, fr]\nformats: [png, svg]\npattern: '{map}-{lang}.{format}'\n"
    (folder / "one.yaml").write_text(plan)
    (folder / "two.yaml").write_text(plan.replace("[en, fr]", "[en, fr, es]") + "overrides: [{ when: { lang: fr }, set: { title: Autre titre } }]\n")
    run(program, "batch", folder / "one.yaml", "-q", "--out", folder / "one", "--gallery")
    run(program, "batch", folder / "two.yaml", "-q", "--out", folder / "two", "--gallery", "--previous", folder / "one")
    run(program, "diff", folder / "one", folder / "two", "-o", folder / "review.html", status=1)


def check_gallery(folder):
    names = ["a<b>/en", "a<b>/fr", "a<b>/es", "evil/en", "evil/fr", "evil/es"]
    page = folder / "two" / "index.html"
    seen = look(folder, page)
    assert seen["shown"] == names and seen["count"] == "6 of 6", seen
    assert len(seen["images"]) == 6 + 2 * 2 and all(width > 100 for _, width in seen["images"]), seen["images"]
    assert seen["lists"] == [["map", "", ["", "a<b>", "evil"]], ["lang", "", ["", "en", "es", "fr"]]], seen["lists"]
    assert [name for name, checked in seen["boxes"] if not checked] == ["warned", "dropped", "changed", "new"], seen["boxes"]
    assert seen["view"] == "over" and seen["clip"] == "inset(0px 0px 0px 25%)" and not seen["side"], seen
    assert seen["sliders"] == [1, 1] and seen["outlined"] == 2, seen
    assert EVIL in seen["texts"], "the id of a dropped label"
    safe(seen)
    seen = look(folder, page, "#lang=fr&map=evil")
    assert seen["shown"] == ["evil/fr"] and seen["count"] == "1 of 6", seen
    assert [value for _, value, _ in seen["lists"]] == ["evil", "fr"], seen["lists"]
    assert look(folder, page, "#new=yes&map=nosuch")["shown"] == ["a<b>/es", "evil/es"]
    assert look(folder, page, "#new=yes&dropped=yes")["shown"] == ["evil/es"]
    seen = look(folder, page, "#view=side")
    assert seen["clip"] == "none" and seen["side"] and seen["sliders"] == [0, 0], seen


def check_review(folder):
    seen = look(folder, folder / "review.html")
    assert [src[:15] for src, _ in seen["images"]] == ["data:image/png;"] * (2 * 2 + 2), seen["images"]
    assert all(width > 100 for _, width in seen["images"])
    assert seen["view"] == "side" and seen["side"] and seen["sliders"] == [0, 0] and seen["outlined"] == 4, seen
    safe(seen)
    seen = look(folder, folder / "review.html", "#view=over")
    assert seen["clip"] == "inset(0px 0px 0px 25%)" and seen["sliders"] == [1, 1], seen


def safe(seen):
    """No element or script came from a name."""
    assert seen["hacked"] == "undefined" and seen["scripts"] == 2 and not seen["attributes"], seen
    assert not {"b", "i"} & set(seen["elements"]), seen["elements"]


def check_policy(folder):
    """Without its hash the added script does not run: the policy is obeyed."""
    text = (folder / "review.html").read_text()
    (folder / "other.html").write_text(text.replace("</body>", "<script>document.body.dataset.ran = 1</script></body>"))
    dom = chromium(folder, "--virtual-time-budget=4000", "--dump-dom", (folder / "other.html").as_uri())
    assert 'data-view="side"' in dom and "data-ran" not in dom, dom[-2000:]
    for page in folder / "review.html", folder / "two" / "index.html":
        other = re.findall(r'(?:src|href)="(?!data:image/|\./)[^"]*|url\(|@import|<[^>]*\son\w+=', page.read_text())
        assert not other, f"{page}: {other}"


def main(program, root):
    if not shutil.which("chromium"):
        print("needed: chromium")
        return SKIPPED
    root = pathlib.Path(root)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        draw(pathlib.Path(program).resolve(), root, folder)
        check_gallery(folder)
        check_review(folder)
        check_policy(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
