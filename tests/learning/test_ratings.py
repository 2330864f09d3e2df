"""What sentiment is learned from, and what may get a weight; on texts made up here."""

import gzip
import json

from analysis.learning.ratings import (
    LABELLED,
    PLAIN,
    RATED,
    cut_clauses,
    read_labelled,
    read_plain,
    read_rated,
)
from analysis.learning.vocabulary import choose_vocabulary
from analysis.sentiment.pieces import read_pieces


def write(folder, name, rows):
    with gzip.open(folder / name, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


def test_articles_kept_for_testing_are_never_read(tmp_path):
    articles = ["1", "5", "12", "15", "100", "101"]
    write(tmp_path, RATED, [{"article": a, "text": f"Text {a}.", "score": 1.0} for a in articles])
    assert read_rated(tmp_path).articles == ["1", "12", "101"]


def test_a_sentence_about_several_people_has_the_mean_of_its_labels(tmp_path):
    rows = [("b", "positive"), ("a", "negative"), ("b", "neutral"), ("b", "negative"), ("b", "positive")]
    write(tmp_path, LABELLED, [{"text": text, "label": label} for text, label in rows])
    labelled = read_labelled(tmp_path)
    assert labelled.texts == ["a", "b"]
    assert labelled.ratings == [-1.0, (1 + 0 - 1 + 1) / 4]


def test_only_news_and_blogs_of_the_treebank_are_read(tmp_path):
    tokens = [[0, 1]] * 8
    write(tmp_path, PLAIN[0], [{"text": "One."}])
    genres = [("ewt-weblog", tokens), ("gum-news", tokens), ("ewt-reviews", tokens), ("gum-news", tokens[:7])]
    write(tmp_path, PLAIN[1], [{"text": f"{g} {len(t)}", "genre": g, "tokens": t} for g, t in genres])
    assert read_plain(tmp_path) == ["One.", "ewt-weblog 8", "gum-news 8"]


def test_clauses_are_pieces_of_their_sentence():
    text = "The mayor left the room at noon, and nobody in the crowd had seen her go, because it was dark."
    clauses = cut_clauses(text)
    assert len(clauses) == 3
    assert all(clause in text and len(clause.split()) >= 4 for clause in clauses)
    assert cut_clauses("The mayor left.") == []


def test_names_people_places_and_topics_get_no_column():
    texts = [
        "The old widow in Ruritania saw trees, a superb plan and the plans of Lee’s world.",
        "A man in Ruritania praised superb plans, he said; the trees were old.",
        "In Ruritania widows praised a superb plan and trees; he said no.",
        "The plan, he said, was superb.",
    ]
    vocabulary = choose_vocabulary(texts, [read_pieces(text) for text in texts])
    words = {key for key in vocabulary.columns if key[0] != "~" and " " not in key}
    assert {"superb", "plan", "said"} <= words
    assert not words & {"ruritania", "widow", "widows", "trees", "old", "man", "he", "world", "lee's"}
    # Inflections meet in their stem.
    assert vocabulary.stems["plan"] == vocabulary.stems["plans"] == "~plan"
    assert "~plan" in vocabulary.columns
