"""A report is whole, self-contained, the same each time, and safe whatever the article holds."""

import csv
import html.parser
import json
import re
from pathlib import Path

import pytest

from analysis.document import read_document
from analysis.run.manifest import read_manifest
from analysis.run.manifest.verifying import find_faults

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ["000_084ceb5d55d73779", "harbour"]
PAGES = ["index.html", "01-sentiment.html", "02-quotes.html", "03-framing.html", "04-voices.html"]


class Page(html.parser.HTMLParser):
    """Gather the elements of a page, the addresses it asks for and its text."""

    def __init__(self, path):
        super().__init__()
        self.tags, self.addresses, self.alts, self.words = [], [], [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [
            value for name, value in attrs if name in ("src", "href", "data", "srcset", "action")
        ]
        if tag == "img":
            self.alts.append(dict(attrs).get("alt", ""))
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.words.append(data)


def test_the_numbers_are_those_stored(seeds_report):
    _, done = seeds_report
    assert done.status == 0, done.out + done.err
    assert done.out.count("all tables as stored") == len(SEEDS)


def test_the_terminal_answers_the_four_questions_and_names_the_page(seeds_report):
    out, done = seeds_report
    for question in ("Who speaks?", "How much?", "In what tone?", "Under which frames?"):
        assert done.out.count(question) == len(SEEDS)
    assert str(out / "harbour" / "index.html") in done.out


@pytest.mark.parametrize("seed", SEEDS)
class TestFolder:
    def test_it_holds_pages_notebooks_tables_figures_and_evidence(self, seeds_report, seed):
        folder = seeds_report[0] / seed
        assert all((folder / page).is_file() for page in PAGES)
        assert len(list((folder / "notebooks").glob("*.ipynb"))) == 5
        for picture in (folder / "figures").glob("*.svg"):
            assert picture.with_suffix(".png").stat().st_size > 1000
        doc = read_document(f"seeds/{seed}.txt")
        (line,) = (folder / "annotations.jsonl").read_text(encoding="utf-8").splitlines()
        for quote in json.loads(line)["quotes"]:
            if "cue" in quote:
                assert doc.text[quote["cue"]["start"] : quote["cue"]["end"]] == quote["cue"]["text"]
        assert read_document(folder / "article.jsonl") == doc

    def test_it_is_as_its_manifest_says(self, seeds_report, seed):
        manifest = read_manifest(seeds_report[0] / seed)
        assert find_faults(seeds_report[0] / seed, manifest) == []
        assert len(manifest.notebooks) == 5
        assert len(manifest.files) > 100

    def test_every_table_has_rows_and_every_rate_its_parts(self, seeds_report, seed):
        tables = list((seeds_report[0] / seed / "tables").glob("*.csv"))
        assert len(tables) >= 15
        for table in tables:
            with table.open(encoding="utf-8", newline="") as lines:
                rows = list(csv.DictReader(lines))
            # One scorer alone contradicts nobody, and an article need not ask anything.
            assert rows or table.stem in ("sentiment-disagreements", "voices-questions"), table.name
            for row in rows:
                if "numerator" in row and row["value"]:
                    rate = float(row["per"]) * float(row["numerator"]) / float(row["denominator"])
                    assert float(row["value"]) == pytest.approx(rate)

    @pytest.mark.parametrize("page", PAGES)
    def test_a_page_stands_alone_and_its_pictures_speak(self, seeds_report, seed, page):
        read = Page(seeds_report[0] / seed / page)
        assert not {"script", "iframe", "link", "object"} & set(read.tags)
        pictures = [address for address in read.addresses if address.startswith("data:")]
        # All else are the pages of the report, the one to open first before the others.
        assert [address for address in read.addresses if address not in pictures] == PAGES
        assert all(len(alt) > 20 for alt in read.alts)
        assert read.tags.count("h1") == 1

    def test_the_page_holds_the_article_word_by_word(self, seeds_report, seed):
        text = " ".join("".join(Page(seeds_report[0] / seed / "index.html").words).split())
        # The speaker's name stands after each quotation, so whole sentences are looked for outside those.
        doc = read_document(f"seeds/{seed}.txt")
        plain = [
            doc.text[p.start : p.end]
            for p in doc.paragraphs
            if not re.search("[“‘]", doc.text[p.start : p.end])
        ]
        assert plain
        assert sum(" ".join(paragraph.split()) in text for paragraph in plain) >= len(plain) / 2

    def test_nothing_of_this_machine_gets_in(self, seeds_report, seed):
        out, _ = seeds_report
        for path in (out / seed).rglob("*"):
            if path.is_file() and path.suffix != ".png":
                content = path.read_text(encoding="utf-8")
                for trace in (str(ROOT), str(out), str(Path.home()) + "/", "/tmp/ipykernel"):
                    assert trace not in content, f"{path.name} holds {trace}"


def test_the_list_of_reports_names_each(seeds_report):
    page = Page(seeds_report[0] / "index.html")
    assert page.addresses == [f"{seed}/index.html" for seed in SEEDS]
    assert not list(seeds_report[0].glob(".*"))


def test_hostile_text_is_shown_and_not_obeyed(odd_report):
    out, done = odd_report
    assert done.status == 0, done.err
    page = Page(out / "hostile" / "index.html")
    assert not {"script", "b"} & set(page.tags)
    assert all(address.startswith("data:") for address in page.addresses)
    assert "<script>alert(1)</script>" in "".join(page.words)
    assert "\a" not in (out / "hostile" / "index.html").read_text(encoding="utf-8")


def test_a_text_that_is_not_english_is_reported_with_a_warning(odd_report):
    out, done = odd_report
    assert "warning: german: The text hardly looks English" in done.err
    assert "hostile:" not in done.err
    assert "The text hardly looks English" in "".join(Page(out / "german" / "index.html").words)
