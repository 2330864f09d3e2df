"""The pages of a report lead to one another, and to none that is not there."""

from analysis.run.linking import link_pages

TITLES = {"index.html": "Report", "01-tone.html": "Tone & <more>", "02-gone.html": "Gone"}
PAGE = "<header></header>\n<!-- pages -->\n<main>&lt;!-- pages --&gt; <!-- pages --></main>"


def test_each_page_names_the_others_in_their_order_and_itself(tmp_path):
    for name in ("01-tone.html", "index.html"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    link_pages(tmp_path, TITLES)
    assert (tmp_path / "01-tone.html").read_text(encoding="utf-8") == PAGE.replace(
        "<!-- pages -->",
        '<nav aria-label="Pages of this report">\n<a href="index.html">Report</a>\n'
        '<a href="01-tone.html" aria-current="page">Tone &amp; &lt;more&gt;</a>\n</nav>',
        1,
    )
    assert 'href="index.html" aria-current' in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_a_page_alone_leads_nowhere(tmp_path):
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    link_pages(tmp_path, TITLES)
    assert "<nav" not in (tmp_path / "index.html").read_text(encoding="utf-8")
