"""The page that lists the reports of a folder, each with what its article is called or how it begins."""

import json
from pathlib import Path

from analysis.run.building import building_place, new_folder

_GENERATOR = '<meta name="generator" content="Hearsay">'
_CONTENTS = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="generator" content="Hearsay">
<title>Reports · Hearsay</title>
<style>
  :root {{ --paper: #fbfaf8; --ink: #1c2430; --link: #0b5c8f }}
  @media (prefers-color-scheme: dark) {{ :root {{ --paper: #14181e; --ink: #e4e8ed; --link: #7cc0ee }} }}
  body {{ font: 1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem;
         background: var(--paper); color: var(--ink) }}
  li {{ margin: .6rem 0; overflow-wrap: anywhere }}
  a {{ color: var(--link) }}
  p {{ margin: 0; font-size: .9rem; opacity: .8 }}
</style>
</head><body><main><h1>Reports</h1><ul>{items}</ul></main></body></html>
"""
# So many characters of an article without a title are shown.
_BEGINNING = 100


def write_contents(out: Path) -> None:
    """Write ``out/index.html``, which lists the reports that stand there; leave a page that is not ours."""
    from analysis.markup import escape

    items = []
    for report in sorted(page.parent for page in out.glob("*/index.html")):
        link = f'<a href="{escape(report.name)}/index.html">{escape(report.name)}</a>'
        about = escape(_about(report / "article.jsonl"))
        items.append(f"<li>{link}{f'<p><bdi>{about}</bdi></p>' if about else ''}</li>")
    page = _CONTENTS.format(items="\n".join(items))
    index = out / "index.html"
    if index.exists() and _GENERATOR not in index.read_text(encoding="utf-8", errors="replace"):
        return  # somebody's own page
    with building_place(out) as place:
        building = new_folder(place, "contents") / index.name
        building.write_text(page, encoding="utf-8", newline="\n")
        building.replace(index)


def _about(article: Path) -> str:
    """Give the title of an article or else its first words; nothing where there is no article to be read."""
    try:
        row = json.loads(article.read_text(encoding="utf-8"))
        title, text = row.get("title") or "", row["text"]
        words = " ".join((title or text[: 2 * _BEGINNING]).split())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ""
    return words if len(words) <= _BEGINNING else f"{words[: _BEGINNING - 1].rstrip()}…"
