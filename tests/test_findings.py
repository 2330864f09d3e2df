"""Findings are written from tables; these read like sentences and claim no more than the intervals allow."""

import math

import pandas as pd
import pytest

from analysis.document import Document
from analysis.findings import (
    describe_agreement,
    describe_borrowed,
    describe_dominance,
    describe_frames,
    describe_margin,
    describe_opening,
    describe_pairs,
    describe_quotes,
    describe_slants,
    describe_speaker_tones,
    describe_speakers,
    describe_spread,
    describe_stance,
    describe_tone,
    describe_turn,
    describe_turning_point,
    describe_turns,
    describe_unnamed,
    describe_unusual,
    describe_voices,
    describe_words,
    four_answers,
)
from analysis.framing import FrameHit, find_frames, find_stance, frame_profile, stance_density
from analysis.lexicon import load_codebook
from analysis.measurement import Result, result_table
from analysis.quotes import (
    cue_slant_share,
    find_exchanges,
    find_quotes,
    find_turns,
    quote_density,
    source_shares,
    speaker_concentration,
    speakers,
    turn_counts,
    who_answers_whom,
)
from analysis.sentiment import document_tone, score_sentences, scorer_agreement, turning_point, word_shares
from analysis.voices import tone_by_voice, valence_by_voice

POLICY = load_codebook("policy")


def row(measure, group, numerator, denominator, low=math.nan, high=math.nan, per=1):
    value = per * numerator / denominator if denominator else math.nan
    return Result("a1", measure, group, numerator, denominator, per, value, low, high, "")


def tone_table(value, low, high, opening=(0.1, 0.0, 0.2), ending=(0.3, 0.25, 0.4), change=(0.2, 0.1, 0.3)):
    return result_table(
        [
            row("tone", "", 10 * value, 10, low, high),
            row("positive_share", "", 5, 10),
            row("negative_share", "", 2, 10),
            row("neutral_share", "", 2, 10),
            row("unscored_share", "", 1, 10),
            *(
                Result("a1", "tone", group, 0, 3, 1, *numbers, "")
                for group, numbers in (("opening", opening), ("ending", ending))
            ),
            Result("a1", "tone_change", "", 0, 3, 1, *change, ""),
        ]
    )


@pytest.mark.parametrize(
    ("value", "low", "high", "word"),
    [
        (0.2, 0.1, 0.3, "positive"),
        (-0.2, -0.3, -0.1, "negative"),
        (0.2, -0.1, 0.4, "leaning positive, though the interval includes zero"),
        (0.01, -0.1, 0.1, "close to even"),
        (-0.2, math.nan, math.nan, "negative, with too few scored sentences for an interval"),
    ],
)
def test_the_tone_is_named_only_as_far_as_its_interval_allows(value, low, high, word):
    sentence = describe_tone(tone_table(value, low, high))
    assert f", {word}: 5 positive, 2 negative, 2 neutral, 1 without any scored word." in sentence
    assert sentence.startswith("The mean tone of 10 sentences is ")


def test_a_change_is_claimed_only_where_its_own_interval_leaves_out_zero():
    assert describe_turn(tone_table(0.2, 0.1, 0.3)) == (
        "The opening third averages +0.10, the ending third +0.30, a change of +0.20 "
        "(95 % interval +0.10 to +0.30): it ends more positive than it opens."
    )
    darker = tone_table(0.2, 0.1, 0.3, change=(-0.2, -0.3, -0.1))
    assert describe_turn(darker).endswith("it ends more negative than it opens.")
    unsure = tone_table(0.2, 0.1, 0.3, change=(0.2, -0.1, 0.5))
    assert describe_turn(unsure).endswith("the interval includes zero, so make little of it.")
    few = tone_table(0.2, 0.1, 0.3, change=(0.2, math.nan, math.nan))
    assert describe_turn(few).endswith("a change of +0.20: too few sentences for an interval.")


def turning_table(p, low=0.3, high=0.5):
    return result_table(
        [
            row("turning_point", "", 4, 10, low, high),
            row("tone_scored", "before", -1.6, 4),
            row("tone_scored", "after", 1.8, 6),
            row("turn_size", "", 0.7, 1),
            row("turn_p_value", "", 1000 * p, 1000),
        ]
    )


def test_a_turning_point_is_claimed_only_beyond_chance():
    # Four of ten sentences before it: the fifth begins it. The interval from .3 to .5 is the 4th to the 6th.
    assert describe_turning_point(turning_table(0.02)) == (
        "The scored sentences part best before sentence 5 of 10: −0.40 before it, +0.30 from it on; "
        "2 of 100 orders by chance part them as well; the turn may stand anywhere from sentence 4 to 6."
    )
    assert describe_turning_point(turning_table(0.3)).endswith(
        "30 of 100 orders by chance part them as well, so no turn is shown."
    )
    assert describe_turning_point(turning_table(0.001, 0.4, 0.4)).endswith(
        "fewer than 1 of 100 orders by chance part them as well."
    )
    assert describe_turning_point(turning_point([], Document("a1", ""))) == (
        "Too few sentences have a scored word to look for a turning point."
    )


def test_what_is_printed_of_two_tones_can_be_subtracted():
    apart = voices_table((-0.134, -0.3, 0.1), (-0.016, -0.2, 0.2), (-0.118, -0.4, 0.1))
    assert (
        "average −0.134, the speakers’ 4 sentences (attributed for half or more) −0.016, a difference of −0.118 ("
        in (describe_voices(apart))
    )


def voices_table(own=(-0.2, -0.3, -0.1), said=(0.3, 0.2, 0.4), difference=(-0.5, -0.7, -0.2), n_own=6):
    nothing = (math.nan, math.nan)
    return result_table(
        [
            row("voice_share", "narrator", n_own, 10),
            row("voice_share", "lee", 10 - n_own, 10),
            Result("a1", "voice_tone", "narrator", 0, n_own, 1, *own, ""),
            Result("a1", "voice_tone", "lee", 0, 4, 1, *said, ""),
            Result("a1", "voice_tone", "bell", 0, 1, 1, 0.1, *nothing, ""),
            Result("a1", "said_tone", "", 0, 10 - n_own, 1, *said, ""),
            Result("a1", "voice_difference", "", 0, 1, 1, *difference, ""),
        ]
    )


NOTHING = (math.nan, math.nan, math.nan)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (voices_table(), "The narrator’s 6 sentences average −0.20, the speakers’ 4 sentences (attributed for half or more) +0.30, a difference of −0.50 (95 % interval −0.70 to −0.20): the speakers’ tone is the more positive."),
        (voices_table(difference=(0.5, 0.2, 0.7)), "the narrator’s tone is the more positive."),
        (voices_table(difference=(-0.5, -1.0, 0.1)), "the interval includes zero, so nothing shows that either is the more positive."),
        (voices_table(difference=(-0.5, math.nan, math.nan)), "a difference of −0.50: too few sentences for an interval."),
        (voices_table(own=NOTHING, difference=NOTHING), "The narrator’s 6 sentences hold no word of the lexicon; the speakers’ 4 sentences (attributed for half or more) average +0.30."),
        (voices_table(said=NOTHING, difference=NOTHING), "The speakers’ 4 sentences (attributed for half or more) hold no word of the lexicon; the narrator’s 6 sentences average −0.20."),
        (voices_table(own=NOTHING, difference=NOTHING, n_own=0), "Every sentence is attributed for half or more: the tone, +0.30, is the speakers’."),
        (voices_table(own=NOTHING, said=NOTHING), "No word of the lexicon stands in the article, in whichever voice."),
        (voices_table(n_own=10), "All 10 sentences count as the narrator’s: none is attributed for half or more."),
    ],
)  # fmt: skip
def test_whose_tone_it_is_is_said_as_far_as_the_difference_is_sure(table, said):
    assert describe_voices(table).endswith(said)


def test_speakers_with_sentences_enough_have_their_tone_named():
    assert describe_speaker_tones(voices_table(), {"lee": "Ann Lee"}) == (
        "Ann Lee +0.30 (95 % interval +0.20 to +0.40); 1 without scored sentences enough."
    )
    assert describe_speaker_tones(voices_table(said=(0.3, math.nan, math.nan)), {}) == (
        "2 speakers fill half of a sentence, and none of them enough for an interval."
    )


def test_borrowed_valence_stands_beside_borrowed_words():
    valence = result_table([row("borrowed_valence_share", "", 6, 10, 0.4, 0.8)])
    density = result_table([row("reported_word_share", "", 30, 100, 0.2, 0.4)])
    assert describe_borrowed(valence, density) == (
        "60 % (40–80) of the valence of all scored words stands in words attributed to somebody; "
        "those are 30 % (20–40) of the article’s words."
    )


def test_the_heaviest_words_are_named_with_their_part():
    shares = result_table(
        [row("word_valence_share", w, n, 20) for w, n in (("war", 8), ("win", 5), ("hope", 4), ("good", 3))]
    )
    # 8 + 5 + 4 of 20.
    assert describe_words(shares) == (
        "Of 4 different scored words the heaviest are war (40 %), win (25 %), hope (20 %): "
        "85 % of all valence together."
    )
    assert describe_words(shares.head(1)) == "All valence is that of one word, war."


def scorers(*tones):
    """Tones by scorer, each with its interval; each pair differs on 2 of 9 sentences."""
    names = "abc"[: len(tones)]
    rows = [Result("a1", "tone", name, 0, 9, 1, *tone, "") for name, tone in zip(names, tones, strict=True)]
    pairs = [f"{x} & {y}" for x in names for y in names if x < y]
    return result_table([*rows, *(row("same_sign_share", pair, 7, 9) for pair in pairs)])


@pytest.mark.parametrize(
    ("tones", "said"),
    [
        (((0.2, 0.1, 0.3), (0.4, 0.2, 0.6)), "Both scorers find the tone positive (a +0.20, b +0.40); a & b differ in sign on 2 of the 9 sentences that both score."),
        (((0.2, 0.1, 0.3), (0.4, -0.2, 0.6)), "Both scorers find the tone positive, but not every interval leaves out zero (a +0.20, b +0.40)"),
        (((0.2, -0.1, 0.3), (-0.4, -0.6, -0.2)), "The scorers find the tone positive or negative, and none is sure against another"),
        (((0.2, 0.1, 0.3), (-0.4, -0.6, -0.2)), "The scorers contradict each other: the tone is positive to one and negative to another"),
        (((-0.2, -0.3, -0.1),) * 3, "All 3 scorers find the tone negative (a −0.20, b −0.20, c −0.20); a & b differ"),
        (((0.2, 0.1, 0.3), NOTHING), "No word of the article is scored by b: there is no tone to compare with (a +0.20)."),
        (((0.2, 0.1, 0.3),), "Only one scorer (a) was asked: nothing here shows how far the tone hangs on its lexicon."),
        ((), "No scorer was asked: nothing here shows"),
    ],
)  # fmt: skip
def test_scorers_agree_only_as_far_as_their_signs_and_intervals_do(tones, said):
    assert describe_agreement(scorers(*tones)).startswith(said)


@pytest.mark.parametrize("text", ["", "Rain.", "A war.", "“A war,” said Ann. “They win.” Nobody moved."])
def test_the_findings_on_tone_never_say_nan(text):
    doc = Document("a1", text)
    quotes, sentences = find_quotes(doc), score_sentences(doc, scorer="vader")
    voices = tone_by_voice(sentences, quotes, doc)
    for sentence in (
        describe_turn(document_tone(sentences, doc)),
        describe_turning_point(turning_point(sentences, doc)),
        describe_voices(voices),
        describe_speaker_tones(voices, {}),
        describe_borrowed(valence_by_voice(sentences, quotes, doc), quote_density(quotes, doc)),
        describe_words(word_shares(sentences, doc)),
        describe_agreement(scorer_agreement({"vader": sentences, "again": sentences}, doc)),
    ):
        assert sentence.endswith(".")
        assert "nan" not in sentence


def test_frames_say_when_their_order_is_not_sure():
    apart = [
        row("frame_density", "economic", 30, 1000, 20, 40, 1000),
        row("frame_density", "crime", 5, 1000, 1, 9, 1000),
    ]
    overlapping = [apart[0], row("frame_density", "crime", 25, 1000, 15, 35, 1000)]
    assert describe_frames(result_table(apart), POLICY.labels) == (
        "Thickest: Economic (30 per 1,000 words), Crime and punishment (5 per 1,000 words)."
    )
    assert "The intervals of the first two overlap." in describe_frames(
        result_table(overlapping), POLICY.labels
    )
    without = [apart[0]._replace(low=math.nan, high=math.nan), apart[1]._replace(low=math.nan, high=math.nan)]
    assert "too few sentences for intervals" in describe_frames(result_table(without), POLICY.labels)


def test_frames_of_little_weight_are_not_rounded_to_none():
    table = result_table([row("frame_density", "economic", 0.25, 1000, per=1000)])
    assert describe_frames(table, POLICY.labels) == "Thickest: Economic (0.2 per 1,000 words)."


@pytest.mark.parametrize(
    ("weight", "said"), [(1.0, "Thickest: Economic"), (2.0, "Thickest by weight: Economic")]
)
def test_frames_say_when_weights_count(weight, said):
    doc = Document("a1", "The tax rose.")
    hits = [FrameHit(4, 7, "tax", "policy", "economic", "tax*", weight)]
    assert describe_frames(frame_profile(hits, doc, POLICY), POLICY.labels).startswith(said)


@pytest.mark.parametrize(
    ("n", "of", "said"), [(5, 6, "Economic (5 of 6)"), (5.25, 6.5, "Economic (5.25 of 6.5 by weight)")]
)
def test_what_stands_in_the_opening_is_said_in_counts_or_weights(n, of, said):
    table = result_table(
        [row("opening_word_share", "", 30, 100), row("opening_frame_share", "economic", n, of, 0.4, 0.9)]
    )
    assert describe_opening(table, POLICY.labels) == (
        f"Headline and lead hold 30 % of the words, and more of {said}; 1 frame had occurrences enough to say."
    )


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        (3 * 0.1 - 0.3, "Economic and Crime are equally thick: no frame leads."),
        (0.00002, "Economic leads Crime by less than 0.1 per 1,000 words: too few"),
        (0.0002, "Economic leads Crime by 0.2 per 1,000 words: too few"),
    ],
)
def test_a_lead_that_is_next_to_none_is_told_as_such(lead, said):
    margin = result_table([row("frame_margin", "economic, crime", lead, 1, per=1000)])
    spread = result_table([row("effective_frames", "", 3, 1, 2, 4)])
    assert describe_margin(margin, spread, {"economic": "Economic", "crime": "Crime"}).startswith(said)


def test_a_lead_is_given_per_thousand_words():
    margin = result_table([row("frame_margin", "economic, crime", 4.5, 500, 2, 16, 1000)])
    spread = result_table([row("effective_frames", "", 3, 1, 2, 4)])
    sentence = describe_margin(margin, spread, {"economic": "Economic", "crime": "Crime"})
    assert sentence.startswith("Economic leads Crime by 9 per 1,000 words (95 % interval +2 to +16).")


def test_what_chance_would_do_is_not_called_an_opening():
    few = result_table([row("opening_word_share", "", 18, 100), row("opening_frame_share", "crime", 1, 1)])
    assert describe_opening(few, POLICY.labels).endswith(
        "no frame has occurrences enough to say whether it stands there more."
    )
    whole = result_table([row("opening_word_share", "", 24, 24), row("opening_frame_share", "crime", 1, 1)])
    assert describe_opening(whole, POLICY.labels).startswith("Headline and lead are the whole article")


@pytest.mark.parametrize(("low", "said"), [(-3, " That the first leads the second is not sure."), (2, "")])
def test_the_margin_decides_whether_a_frame_leads(low, said):
    # The intervals of the two overlap either way.
    profile = result_table(
        [
            row("frame_density", "economic", 9, 1000, 4, 14, 1000),
            row("frame_density", "crime", 5, 1000, 1, 9, 1000),
        ]
    )
    margin = result_table([row("frame_margin", "economic, crime", 4, 1000, low, 9, 1000)])
    sentence = describe_frames(profile, POLICY.labels, margin)
    assert (
        sentence == f"Thickest: Economic (9 per 1,000 words), Crime and punishment (5 per 1,000 words).{said}"
    )
    assert describe_frames(profile, POLICY.labels).endswith("The intervals of the first two overlap.")


@pytest.mark.parametrize(
    ("percentile", "said"),
    [(0.99996, "more than 99.9"), (0.998, "99.8"), (0.98, "98"), (0.0002, "fewer than 0.1")],
)
def test_a_percentile_is_not_rounded_to_all_or_none(percentile, said):
    against = result_table([row("frame_percentile", "economic", percentile, 1)])
    assert f"Economic ({said} of 100 use it less)" in describe_unusual(against, POLICY.labels)


def test_pairs_are_those_of_frames_that_stand_in_three_units_each():
    columns = ["unit", "first", "second", "n_both", "expected", "p_adjusted"]
    pairs = pd.DataFrame([("paragraph", "economic", "crime", 1, 0.2, 0.01)], columns=columns)
    assert describe_pairs(pairs, POLICY.labels) == (
        "Of 1 pair of frames that stand in three paragraphs or more each, more often than by chance meet in "
        "one paragraph: Economic with Crime and punishment (1 paragraph)."
    )
    assert describe_pairs(pairs[:0], POLICY.labels).startswith("No two frames stand in three sentences (or")


def test_speakers_without_a_name_are_counted():
    columns = ["id", "label", "kind", "anonymous", "n_quotations", "n_words", "first"]
    people = pd.DataFrame(
        [("a", "Ann Lee", "named", False, 2, 30, 0), ("b", "critics", "unnamed", False, 1, 10, 9)],
        columns=columns,
    )
    density = result_table(
        [
            row("reported_word_share", "", 50, 1200),
            row("unnamed_source_share", "", 10, 50, 0.1, 0.3),
            row("unresolved_word_share", "", 1, 50),
        ]
    )
    assert describe_speakers(people, density) == (
        "2 speakers, 1 of them an unnamed source with 20 % (10–30) of the attributed words. "
        "Most words: Ann Lee (30 of the article’s 1,200), then critics. "
        "Of 1 attributed word no speaker was found."
    )


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ([("the council", 12)], "1 speaker: the council, with 12 words of the article’s 300."),
        ([("Ann", 9), ("Bob", 9), ("Cy", 2)], "3 speakers. Most words: Ann and Bob (9 each of the article’s 300), then Cy."),
        ([("Ann", 9), ("Bob", 8), ("Cy", 8), ("Di", 7), ("Ed", 6)], "5 speakers. Most words: Ann (9 of the article’s 300), then Bob, Cy, Di and 1 more."),
        ([(name, 2) for name in "abcdef"], "6 speakers. Most words: a, b, c, d and 2 more (2 each of the article’s 300)."),
    ],
)  # fmt: skip
def test_who_has_most_words_is_told_with_its_equals(named, said):
    people = pd.DataFrame(
        [(label, "role", False, n) for label, n in named], columns=["label", "kind", "anonymous", "n_words"]
    )
    n = sum(n for _, n in named)
    density = result_table(
        [
            row("reported_word_share", "", n, 300),
            row("unnamed_source_share", "", 0, n),
            row("unresolved_word_share", "", 0, n),
        ]
    )
    assert describe_speakers(people, density) == said


def concentration(n, effective, low, high, first, corrected=4.6):
    return result_table(
        [
            row("speakers", "", n, 1),
            row("effective_speakers", "", effective, 1),
            row("effective_speakers_corrected", "", corrected, 1, low, high),
            row("largest_speaker_share", "ann", 45, 120, low / 10, high / 10),
            row("first_place_share", "ann", first * 2000, 0 if math.isnan(first) else 2000),
        ]
    )


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (0.97, "drawing the sentences anew puts the same speaker first 97 times in 100."),
        (0.6, "drawing the sentences anew puts the same speaker first 60 times in 100, so who comes first is not sure."),
        (math.nan, "there are too few sentences to say how sure that is."),
    ],
)  # fmt: skip
def test_who_comes_first_is_as_sure_as_the_resamples_are(first, said):
    sentence = describe_dominance(concentration(6, 4.0, 3.2, 5.1, first), {"ann": "Ann Lee"})
    # 45 of 120 words.
    assert (
        sentence == f"Nobody has more words than Ann Lee: 38 % (32–51) of the 120 words of 6 speakers; {said}"
    )


def test_one_speaker_is_not_called_dominant():
    sentence = describe_dominance(concentration(1, 1, math.nan, math.nan, math.nan), {})
    assert sentence == "Ann is the only speaker found, with 120 words."


def test_the_spread_has_its_correction_and_its_interval():
    assert describe_spread(concentration(6, 4.0, 3.2, 5.1, 0.6)) == (
        "The words of 6 speakers are spread as if 4.0 spoke equally much; "
        "with those who might as well have been quoted, 4.6 (95 % interval 3.2 to 5.1)."
    )
    assert describe_spread(concentration(2, 1.8, math.nan, math.nan, math.nan)).endswith(
        "; there are too few sentences for an interval."
    )
    assert describe_spread(concentration(1, 1, math.nan, math.nan, math.nan)) == (
        "Only one speaker was found: there is no spread."
    )


def test_unnamed_sources_are_counted_by_heads_and_by_words():
    sources = result_table([row("unnamed_speaker_share", "", 3, 8, 0.14, 0.69)])
    density = result_table([row("unnamed_source_share", "", 40, 100, 0.2, 0.6)])
    assert describe_unnamed(sources, density) == (
        "3 of 8 speakers are unnamed sources, 38 % (14–69), with 40 % (20–60) of the attributed words."
    )
    none = result_table([row("unnamed_source_share", "", 0, 100)])
    sources = result_table([row("unnamed_speaker_share", "", 0, 8, 0, 0.3)])
    assert describe_unnamed(sources, none) == (
        "None of 8 speakers is an unnamed source (a role alone, as “a minister”, does not make one)."
    )


def test_the_pair_that_is_named_is_the_one_that_recurs():
    turns = result_table([row("turns", "", 9, 1), row("words_per_turn", "", 180, 9)])
    columns = ["from_id", "to_id", "n"]
    labels = {"a": "Ann", "b": "Bob"}
    once = pd.DataFrame([("a", "b", 1), ("b", "a", 1)], columns=columns)
    often = pd.DataFrame([("a", "b", 3), ("b", "a", 3), ("b", "c", 1)], columns=columns)
    assert describe_turns(turns, once, labels) == (
        "9 turns of 20 words on average; no speaker follows the same other twice."
    )
    assert describe_turns(turns, often.iloc[::2], labels) == (
        "9 turns of 20 words on average; most often Bob follows Ann, 3 times."
    )
    assert describe_turns(turns, often, labels).endswith(
        "Bob follows Ann, 3 times, as often as one other pair."
    )


def test_those_whose_words_are_doubted_are_named():
    slants = result_table(
        [
            row("neutral_cue_share", "", 7, 9),
            row("doubting_cue_share", "", 2, 9),
            row("positive_cue_share", "", 0, 9),
            row("doubting_cue_share", "a", 2, 3),
            row("doubting_cue_share", "b", 0, 6),
        ]
    )
    assert describe_slants(slants, {"a": "Ann"}) == "Of 9 cues: 7 neutral, 2 doubting; doubting of Ann."


@pytest.mark.parametrize("text", ["", "Rain.", "“Go,” said Ann.", "“Go,” said Ann. “No,” said critics."])
def test_the_findings_on_speakers_never_say_nan(text):
    doc = Document("a1", text)
    quotes = find_quotes(doc)
    labels = speakers(quotes, doc).set_index("id")["label"].to_dict()
    spread = speaker_concentration(quotes, doc)
    order = who_answers_whom(find_exchanges(find_turns(quotes, doc), doc))
    for sentence in (
        describe_dominance(spread, labels),
        describe_spread(spread),
        describe_unnamed(source_shares(quotes, doc), quote_density(quotes, doc)),
        describe_turns(turn_counts(quotes, doc), order, labels),
        describe_slants(cue_slant_share(quotes, doc), labels),
    ):
        assert sentence.endswith(".")
        assert "nan" not in sentence


@pytest.mark.parametrize("text", ["", " ", "Rain.", "“Go,” said Ann."])
def test_an_article_of_almost_nothing_still_has_its_answers(text):
    doc = Document("a1", text)
    quotes = find_quotes(doc)
    answers = four_answers(
        speakers(quotes, doc),
        quote_density(quotes, doc),
        document_tone(score_sentences(doc, scorer="vader"), doc),
        frame_profile(find_frames(doc, POLICY), doc, POLICY),
        POLICY.labels,
    )
    assert list(answers["question"]) == ["Who speaks?", "How much?", "In what tone?", "Under which frames?"]
    assert all(answer.endswith(".") and "nan" not in answer for answer in answers["answer"])


def test_nothing_found_is_said_plainly():
    doc = Document("a1", "It rained. Nobody came.")
    quotes = find_quotes(doc)
    assert describe_quotes(quote_density(quotes, doc)) == "Nobody is quoted in 4 words."
    assert describe_speakers(speakers(quotes, doc), quote_density(quotes, doc)) == "No speaker was found."
    stance = describe_stance(stance_density(find_stance(doc), doc), load_codebook("stance").labels)
    assert stance.startswith("No hedges, evidentials, weasels")
    assert describe_turn(document_tone(score_sentences(doc, scorer="vader"), doc)) == (
        "Too little of the article is scored to compare its opening with its ending."
    )


def test_voices_are_counted_by_whether_they_have_an_interval_and_not_by_being_named():
    tones = [
        Result("a1", "voice_tone", name, 0, n, 1, value, low, high, "")
        for name, n, value, low, high in (
            ("ann", 6, 0.1, 0.0, 0.2), ("bob", 6, 0.1, 0.0, 0.2), ("cy", 6, 0.1, 0.0, 0.2), ("di", 5, 0.1, 0.0, 0.2),
            ("ed", 5, *NOTHING), ("unresolved", 9, 0.1, 0.0, 0.2),
        )
    ]  # fmt: skip
    sentence = describe_speaker_tones(result_table(tones), {})
    assert sentence.startswith("Ann +0.10 (")
    assert sentence.endswith("; 1 more in the table; 1 without scored sentences enough.")


def test_who_follows_whom_leaves_out_those_who_were_not_found():
    turns = result_table([row("turns", "", 6, 1), row("words_per_turn", "", 30, 6)])
    order = pd.DataFrame(
        [("unresolved", "unresolved", 7), ("ann", "unresolved", 5), ("bob", "ann", 2)],
        columns=["from_id", "to_id", "n"],
    )
    assert describe_turns(turns, order, {"ann": "Ann", "bob": "Bob"}) == (
        "6 turns of 5 words on average; most often Ann follows Bob, 2 times."
    )
    assert describe_turns(turns, order[:2], {}) == "6 turns of 5 words on average."
