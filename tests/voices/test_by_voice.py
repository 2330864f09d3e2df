"""Frames and stance by voice: every hit and every word has one voice, and few say nothing."""

import math

import pytest

from analysis.document import Document, read_document
from analysis.framing import FrameHit, StanceHit, find_frames, find_stance
from analysis.lexicon import load_codebook
from analysis.measurement import bootstrap_interval
from analysis.quotes import Quotation, find_quotes
from analysis.voices import find_voiced_hits, frames_by_voice, stance_by_voice, weighted_log_odds

POLICY = load_codebook("policy")
# Twelve sentences of ten words, "a" and "b" alternately: 60 characters are ten words of 5 + space.
SENTENCE = "Aaaaa bbbb" + " bbbbb" * 7 + " end.\n"
DOC = Document("a1", SENTENCE * 12)
N = len(SENTENCE)


def stance_hit(start, end, kind, text=""):
    """A stance word whose scope is the word itself."""
    return StanceHit(start, end, text, kind, "x", start, end)


def quotation(first, last, speaker="lee", kind="direct"):
    """A quotation over whole sentences."""
    return Quotation(N * first, N * last - 1, kind, "", 0, speaker_id=speaker, speaker_kind="named")


def frame(sentence, at=0, name="crime", codebook="policy", weight=1.0):
    return FrameHit(N * sentence + 6 * at, N * sentence + 6 * at + 5, "", codebook, name, "x", weight)


def stance(sentence, kind="hedge", at=0):
    return stance_hit(N * sentence + 6 * at, N * sentence + 6 * at + 5, kind)


def by_key(table):
    return table.set_index(["measure", "group", "voice"])


# Lee has sentences 0–5, Bell 6; nobody is known for 7; the narrator has four.
QUOTES = [quotation(0, 6), quotation(6, 7, "bell"), quotation(7, 8, None)]
HITS = [frame(at, 1) for at in range(6)] + [frame(6, 1), frame(9, 1), frame(9, 2, "health"), frame(7, 3)]


def test_the_texts_are_as_counted():
    assert len(DOC.sentences) == 12
    assert len(DOC.words) == 12 * 10


def test_hits_are_counted_over_the_words_of_their_voice():
    table = by_key(frames_by_voice(HITS, QUOTES, DOC, POLICY))
    density = table.xs("frame_voice_density")
    for voice, n, of in [
        ("narrator", 1, 4 * 10),
        ("speakers", 6 + 1 + 1, 8 * 10),
        ("lee", 6, 6 * 10),
        ("bell", 1, 10),
        ("unresolved", 1, 10),
    ]:
        row = density.loc[("crime", voice)]
        assert (row["numerator"], row["denominator"]) == (n, of)
        assert row["value"] == pytest.approx(1000 * n / of)
    assert density.loc[("health", "narrator"), "numerator"] == 1
    assert density.loc[("health", "lee"), "numerator"] == 0


def test_every_frame_of_the_codebook_has_a_row_in_each_voice_most_hits_first():
    table = frames_by_voice(HITS, QUOTES, DOC, POLICY)
    density = table[table["measure"] == "frame_voice_density"]
    assert list(dict.fromkeys(density["voice"])) == ["narrator", "speakers", "lee", "bell", "unresolved"]
    assert list(density.loc[density["voice"] == "lee", "group"]) == list(POLICY.labels)


def test_hits_of_another_codebook_do_not_count():
    table = frames_by_voice([frame(0, codebook="mine")], QUOTES, DOC, POLICY)
    assert table["numerator"].fillna(0)[table["measure"] == "frame_voice_density"].sum() == 0


def test_the_narrator_is_set_against_all_speakers():
    quotes = [quotation(0, 6)]
    table = by_key(frames_by_voice(HITS, quotes, DOC, POLICY))
    expected = weighted_log_odds(1 + 1 + 1, 60, 6, 60, share=9 / 120, prior_words=50)
    odds = table.loc[("frame_log_odds", "crime", "narrator")]
    assert (odds["value"], odds["low"], odds["high"]) == pytest.approx(expected[0:1] + expected[3:])
    assert table.loc[("frame_z", "crime", "narrator"), "value"] == pytest.approx(expected.z)
    assert odds["method"] == "against speakers; Dirichlet prior of 50 words"


def test_a_speaker_of_many_words_and_hits_is_set_against_the_narrator():
    table = by_key(frames_by_voice(HITS, [quotation(0, 6)], DOC, POLICY))
    narrator, lee = (table.loc[("frame_log_odds", "crime", voice)] for voice in ("narrator", "lee"))
    assert lee["value"] == pytest.approx(-narrator["value"])
    assert lee["method"].startswith("against narrator")


def test_too_few_hits_or_words_are_not_compared_and_say_so():
    table = by_key(frames_by_voice(HITS, [quotation(0, 6)], DOC, POLICY))
    health = table.loc[("frame_log_odds", "health", "narrator")]
    assert math.isnan(health["value"])
    assert health["method"] == "too few to set against speakers"
    # The narrator's 40 words are fewer than 50.
    few = by_key(frames_by_voice(HITS, QUOTES, DOC, POLICY))
    assert few.loc["frame_log_odds"]["value"].isna().all()
    assert "bell" not in few.loc["frame_log_odds"].index.get_level_values("voice")


def test_hits_count_as_much_as_they_weigh():
    hits = [frame(0, weight=2.0), frame(1, weight=0.25), frame(9, weight=0.5), frame(10)]
    table = by_key(frames_by_voice(hits, QUOTES, DOC, POLICY)).xs("frame_voice_density")
    assert table.loc[("crime", "lee"), "numerator"] == 2.25
    assert table.loc[("crime", "lee"), "value"] == pytest.approx(1000 * 2.25 / 60)
    assert table.loc[("crime", "narrator"), "numerator"] == 1.5
    # Drawn sentence by sentence as any sum is: Lee's six sentences have 2, 0.25 and four times nothing.
    column, words = [2, 0.25, *[0] * 10], [10.0] * 6 + [0] * 6
    low, high = bootstrap_interval(column, words)
    assert table.loc[("crime", "lee"), ["low", "high"]].tolist() == pytest.approx([1000 * low, 1000 * high])


def test_weights_of_two_everywhere_double_densities_and_leave_the_interval_as_wide():
    quotes = [quotation(0, 6)]
    tables = [
        by_key(frames_by_voice([hit._replace(weight=w) for hit in HITS], quotes, DOC, POLICY))
        for w in (1.0, 2.0)
    ]
    once, twice = (table.loc[("frame_voice_density", "crime", "lee")] for table in tables)
    for column in ("numerator", "value", "low", "high"):
        assert twice[column] == 2 * once[column]
    row, z = (tables[1].loc[(f"frame_{name}", "crime", "narrator")] for name in ("log_odds", "z"))
    share = 2 * 9 / 120
    expected = weighted_log_odds(6, 60, 12, 60, share=share, prior_words=50, dispersion=2.0)
    assert (row["value"], row["low"], z["value"]) == (expected.value, expected.low, expected.z)
    assert expected.sd > weighted_log_odds(6, 60, 12, 60, share=share, prior_words=50).sd


def test_few_heavy_hits_are_too_few_to_compare_and_many_light_ones_are_not():
    quotes = [quotation(0, 6)]
    for weight, n, is_compared in ((2.0, 4, False), (0.25, 6, True), (0.25, 5, True)):
        hits = [frame(at, weight=weight) for at in range(n)]
        row = by_key(frames_by_voice(hits, quotes, DOC, POLICY)).loc[("frame_log_odds", "crime", "narrator")]
        assert math.isnan(row["value"]) != is_compared


def test_a_voiced_hit_has_its_weight_and_stance_weighs_one():
    hits = [frame(0, weight=0.25), frame(9)]
    assert [hit.weight for hit in find_voiced_hits(hits, QUOTES)] == [0.25, 1]
    assert [hit.weight for hit in find_voiced_hits([stance(0)], QUOTES)] == [1]


def test_a_reference_gives_the_prior():
    reference = dict.fromkeys(POLICY.labels, 0.5)
    table = by_key(frames_by_voice(HITS, [quotation(0, 6)], DOC, POLICY, reference=reference, prior_words=10))
    expected = weighted_log_odds(3, 60, 6, 60, share=0.5, prior_words=10)
    assert table.loc[("frame_log_odds", "crime", "narrator"), "value"] == pytest.approx(expected.value)


def test_a_reference_without_a_frame_and_a_prior_without_weight_are_refused():
    with pytest.raises(ValueError, match="no rate of 'economic'"):
        frames_by_voice(HITS, QUOTES, DOC, POLICY, reference={})
    with pytest.raises(ValueError, match="must weigh some words"):
        frames_by_voice(HITS, QUOTES, DOC, POLICY, prior_words=0)


def test_a_voice_of_few_sentences_has_no_interval():
    table = by_key(frames_by_voice(HITS, QUOTES, DOC, POLICY)).xs("frame_voice_density")
    assert table.loc[("crime", "lee"), "method"] == "bootstrap over sentences"
    assert table.loc[("crime", "narrator"), "method"] == "too few sentences"
    assert math.isnan(table.loc[("crime", "bell"), "low"])


def test_scare_marks_are_neither_the_narrators_nor_a_speakers():
    marks = [quotation(0, 1, None, "scare")]
    table = by_key(frames_by_voice(HITS, marks, DOC, POLICY)).xs("frame_voice_density").xs("crime")
    assert table["numerator"].to_dict() == {"narrator": 8, "speakers": 0, "scare": 1}
    assert table["denominator"].to_dict() == {"narrator": 110, "speakers": 0, "scare": 10}
    assert math.isnan(table.loc["speakers", "value"])


def test_stance_has_the_same_shape_and_takes_kinds_the_codebook_lacks():
    hits = [stance(0), stance(9), stance(9, "loaded", 2), stance(10, "booster")]
    table = stance_by_voice(hits, QUOTES, DOC)
    assert list(table.columns) == list(frames_by_voice(HITS, QUOTES, DOC, POLICY).columns)
    density = by_key(table).xs("stance_voice_density")
    assert density.loc[("hedge", "narrator"), "value"] == 1000 * 1 / 40
    assert density.loc[("hedge", "lee"), "value"] == 1000 * 1 / 60
    assert density.loc[("booster", "narrator"), "numerator"] == 1
    assert density.loc[("evidential", "narrator"), "numerator"] == 0


def test_an_empty_article_and_nothing_found_have_no_rates():
    empty = Document("a1", "")
    table = frames_by_voice([], [], empty, POLICY)
    assert table["value"].isna().all()
    table = by_key(stance_by_voice([], [], DOC))
    assert (table.xs("stance_voice_density").xs("narrator", level="voice")["value"] == 0).all()
    assert table.xs("stance_voice_density").xs("speakers", level="voice")["value"].isna().all()


def test_an_article_repeated_has_the_same_rates():
    text = "“The court must punish crime,” said Ann Lee. The police and the judge disagreed about jail."
    rates = []
    for doc in (Document("a1", text), Document("a1", f"{text}\n{text}")):
        table = frames_by_voice(find_frames(doc, POLICY), find_quotes(doc), doc, POLICY)
        rates.append(by_key(table).xs("frame_voice_density")["value"].to_dict())
    assert rates[1] == pytest.approx(rates[0], nan_ok=True)


def test_voiced_hits_are_the_rows_behind_the_counts():
    doc = Document("a1", "“The plan is absurd,” said Ann Lee. Perhaps it was a brutal blow.")
    hits, quotes = find_stance(doc), find_quotes(doc)
    voiced = find_voiced_hits(hits, quotes)
    assert [doc.text[hit.start : hit.end] for hit in voiced] == ["absurd", "Perhaps", "brutal"]
    assert [hit.voice for hit in voiced] == ["speaker", "narrator", "narrator"]
    assert [hit.text for hit in find_voiced_hits(hits, quotes, ("hedge",))] == ["Perhaps"]
    table = by_key(stance_by_voice(hits, quotes, doc)).xs("stance_voice_density")
    assert table.loc[("loaded", "narrator"), "numerator"] == 1


def test_questions_are_joined_to_who_asks_them():
    doc = Document("a1", "“Will you go?” asked Ann Lee. Will he?")
    hits = [stance_hit(1, 13, "question", "Will you go?"), stance_hit(30, 38, "question", "Will he?")]
    assert [doc.text[hit.start : hit.end] for hit in hits] == ["Will you go?", "Will he?"]
    asked = find_voiced_hits(hits, find_quotes(doc), ("question",))
    assert [(hit.text, hit.voice, hit.speaker_id) for hit in asked] == [
        ("Will you go?", "speaker", "ann-lee"),
        ("Will he?", "narrator", ""),
    ]


@pytest.mark.parametrize("seed", ["harbour.txt", "000_084ceb5d55d73779.txt"])
def test_every_hit_of_a_real_article_has_one_voice(seed):
    doc = read_document(f"seeds/{seed}")
    hits, quotes = find_frames(doc, POLICY), find_quotes(doc)
    density = by_key(frames_by_voice(hits, quotes, doc, POLICY)).xs("frame_voice_density")["numerator"]
    by_voice = density.groupby(level="voice").sum().to_dict()
    alone = {"narrator", "scare", "title"}
    weight = sum(hit.weight for hit in hits)
    assert weight > 0
    assert sum(n for voice, n in by_voice.items() if voice in {*alone, "speakers"}) == pytest.approx(weight)
    each = [n for voice, n in by_voice.items() if voice not in {*alone, "speakers"}]
    assert sum(each) == pytest.approx(by_voice["speakers"])
