"""Each text has a direction that a reader sees at once; the names in it are nobody's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.document import Document, InputError
from analysis.sentiment.targets import LABELS, find_target_sentiment
from analysis.sentiment.targets.features import describe
from analysis.sentiment.targets.reading import NAME, OWNER, TARGET, read_targets
from analysis.sentiment.targets.stems import stem


def toward(text, mention):
    start = text.index(mention)
    [found] = find_target_sentiment(Document("a1", text), [(start, start + len(mention))])
    return found


def balance(text, mention):
    found = toward(text, mention)
    return found.positive - found.negative


@pytest.mark.parametrize(
    ("text", "mention", "label"),
    [
        ("Smith criticized Jones.", "Jones", "negative"),
        ("Critics accused Jones of lying to voters.", "Jones", "negative"),
        ("Jones is a liar and a disgrace, they said.", "Jones", "negative"),
        ("Jones’s reckless behavior was widely condemned.", "Jones", "negative"),
        ("Jones, who lied to voters, was convicted of fraud.", "Jones", "negative"),
        ("She praised Jones for his courage and leadership.", "Jones", "positive"),
        ("Jones is a brilliant and honest leader.", "Jones", "positive"),
        ("Jones’s brilliant plan won.", "Jones", "positive"),
        ("Jones met Smith on Monday.", "Jones", "neutral"),
        ("Jones said the vote would be on Monday.", "Jones", "neutral"),
    ],
)
def test_plain_sentences_are_labelled_as_a_reader_would(text, mention, label):
    assert toward(text, mention).label == label


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("Smith criticized Jones.", "Smith"), ("Smith criticized Jones.", "Jones")),
        (("Jones was praised by Smith.", "Jones"), ("Jones was criticized by Smith.", "Jones")),
        (("Smith defended Jones.", "Jones"), ("Smith attacked Jones.", "Jones")),
        (("Jones won.", "Jones"), ("Jones lost.", "Jones")),
        (("Smith supports Jones.", "Jones"), ("Smith is against Jones.", "Jones")),
    ],
)
def test_who_does_what_to_whom_counts(better, worse):
    assert balance(*better) > balance(*worse)


def test_denial_weakens_praise():
    assert balance("Jones is honest.", "Jones") > balance("Jones is not honest.", "Jones")


@pytest.mark.parametrize("template", [
    "Officials said that {} lied to voters, and {} denied it.",
    "On Monday the governor praised {} and attacked {}.",
    "The victory of {} over {} was a surprise.",
    "{} told reporters that {} was wrong.",
])  # fmt: skip
def test_names_carry_no_weight(template):
    names = [
        ("Smith", "Jones"),
        ("Obama", "Trump"),
        ("Mohammed", "Goldberg"),
        ("Hope", "Savage"),
        ("Xi", "Ng"),
    ]
    found = set()
    for first, second in names:
        start = template.index("{")
        doc = Document("a1", template.format(first, second))
        [target] = find_target_sentiment(doc, [(start, start + len(first))])
        found.add((target.positive, target.neutral, target.negative, len(target.words)))
    assert len(found) == 1


def test_nor_do_words_for_who_people_are():
    texts = [f"The group attacked a {who} named Jones." for who in ("muslim", "christian", "widow", "farmer")]
    assert len({round(balance(text, "Jones"), 3) for text in texts}) == 1


def test_evidence_gives_the_words_back():
    text = "“It’s a disgrace,” he said of Ann Roe’s failed plan — “a ‘disaster’…”"
    found = toward(text, "Ann Roe")
    assert found.text == "Ann Roe"
    assert found.words
    assert all(text[word.start : word.end] == word.text for word in found.words)
    assert "disgrace" in [word.text for word in found.words]
    assert found.words == tuple(sorted(found.words))


def test_the_sentence_is_told_and_no_other_is_read():
    text = "It was a disaster. Jones arrived on Monday. Everybody hated it."
    found = toward(text, "Jones")
    assert text[found.sentence_start : found.sentence_end] == "Jones arrived on Monday."
    alone = toward("Jones arrived on Monday.", "Jones")
    assert (found.positive, found.neutral) == (alone.positive, alone.neutral)


def test_the_words_and_the_rest_add_up_to_the_log_odds():
    found = toward("Jones lied.", "Jones")
    assert sum(word.contribution for word in found.words) < 0
    assert found.positive + found.neutral + found.negative == pytest.approx(1, abs=2e-4)


def test_mentions_and_names_are_masked():
    doc = Document("a1", "President Ann Roe attacked Bob Poe’s plan for Ohio.")
    [reading] = read_targets(doc, [(10, 17)])
    assert reading.words == [NAME, TARGET, "attacked", OWNER, "plan", "for", NAME, "."]
    assert [doc.text[a:b] for a, b in zip(reading.starts, reading.ends, strict=True)][:2] == [
        "President",
        "Ann Roe",
    ]


def test_an_owner_and_what_is_owned_are_seen():
    doc = Document("a1", "They praised Roe’s bold plan.")
    [reading] = read_targets(doc, [(13, 16)])
    assert reading.owns
    values = {(feature.template, feature.value) for feature in describe(reading)}
    assert {("owned, said of it", "bold"), ("owned", "plan"), ("governed by", "prais")} <= values


def test_a_headline_is_read_as_small_letters():
    doc = Document("a1", "Roe Slams Poe Over Failed Plan")
    [reading] = read_targets(doc, [(10, 13)])
    assert reading.headline
    assert "slams" in reading.words


@pytest.mark.parametrize("spans", [[], [(0, 0)], [(5, 3)], [(-4, 2)], [(0, 99)], [(50, 60)]])
def test_a_span_that_holds_nothing_is_neutral(spans):
    found = find_target_sentiment(Document("a1", "Jones lied."), spans)
    assert [target.label for target in found] == ["neutral"] * len(spans)
    assert all(target.words == () for target in found)


def test_an_empty_article_has_nothing_to_say():
    assert find_target_sentiment(Document("a1", ""), [(0, 1)])[0].label == "neutral"


def test_an_unknown_model_is_named():
    with pytest.raises(InputError, match="'big': core, neural"):
        find_target_sentiment(Document("a1", "Jones lied."), [(0, 5)], model="big")


@pytest.mark.parametrize(
    "words",
    [
        ("criticised", "criticize", "criticizing"),
        ("stopped", "stops"),
        ("cities", "city"),
        ("praised", "praise"),
    ],
)
def test_inflections_share_a_stem(words):
    assert len(set(map(stem, words))) == 1


def test_work_grows_with_the_length_only():
    text = "Jones lied and " * 2_000
    spans = [(i * 15, i * 15 + 5) for i in range(0, 2_000, 40)]
    assert len(find_target_sentiment(Document("a1", text), spans)) == len(spans)


TEXTS = st.text(alphabet=st.sampled_from("Jones lied 'his’s who , . “\" \n-A\u00a0é")) | st.text()


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(-3, 40), st.integers(-3, 40))
def test_any_span_of_any_text_has_a_label_and_true_offsets(text, start, end):
    doc = Document("a1", text)
    [found] = find_target_sentiment(doc, [(start, end)])
    assert found.label in LABELS
    assert found.positive + found.neutral + found.negative == pytest.approx(1, abs=2e-4)
    assert (found.start, found.end) == (start, end)
    assert all(text[word.start : word.end] == word.text for word in found.words)
