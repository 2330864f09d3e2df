"""Figures draw what their table holds, compute nothing and take any name."""

import math

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis.document import Document
from analysis.figures import (
    plot_frames,
    plot_hits,
    plot_leaning,
    plot_quote_curve,
    plot_quotes,
    plot_scorer_curves,
    plot_scorers,
    plot_speakers,
    plot_tone,
    plot_turns,
    plot_voices,
    plot_words,
)
from analysis.figures.canvas import INK, VOICES
from analysis.framing import FrameHit, find_frames, frame_profile
from analysis.lexicon import load_codebook
from analysis.markup import speaker_colours
from analysis.measurement import Result, result_table, to_table
from analysis.quotes import (
    Quotation,
    Stretch,
    find_quotes,
    find_stretches,
    quote_curve,
    speaker_word_share,
    speakers,
)
from analysis.run import results_folder, save_figure
from analysis.sentiment import (
    curves_by_scorer,
    score_sentences,
    scorer_agreement,
    tone_curve,
    weighing_words,
)
from analysis.voices import assign_voices, frames_by_voice, tone_by_voice

STORY = "“Taxes may rise, which is a great pity,” said Ann $x_y$ Lee. “They will not,” Bob Hill said.\nPolice arrested nobody. The tax was bad, and so was the price."


def axes_of(text):
    doc = Document("a1", text)
    quotes, policy = find_quotes(doc), load_codebook("policy")
    hits = find_frames(doc, policy)
    people = speakers(quotes, doc)
    labels = people.set_index("id")["label"].to_dict()
    colours = speaker_colours(quotes)
    profile = frame_profile(hits, doc, policy)
    yield "tone", plot_tone(tone_curve(score_sentences(doc, scorer="vader"), doc))
    yield from tone_axes(doc, quotes, labels, colours)
    yield "quotes", plot_quotes(to_table(quotes, Quotation), len(text), labels, colours)
    yield "speakers", plot_speakers(speaker_word_share(quotes, doc), labels, colours)
    yield "parted", plot_speakers(speaker_word_share(quotes, doc), labels, colours, people=people)
    stretches = to_table(find_stretches(quotes, doc), Stretch)
    yield "turns", plot_turns(stretches, len(doc.words), labels, colours)
    yield "curve", plot_quote_curve(quote_curve(quotes, doc, window=5))
    yield "frames", plot_frames(profile, policy.labels)
    yield "hits", plot_hits(to_table(hits, FrameHit), len(text), policy.labels)


def tone_axes(doc, quotes, labels, colours):
    sentences = score_sentences(doc, scorer="vader")
    scored = {"vader": sentences, "$mine$.txt": sentences}
    voices = assign_voices(doc.sentences, quotes)
    yield "tone-voices", plot_tone(tone_curve(sentences, doc), voices, labels, colours)
    yield "words", plot_words(weighing_words(sentences))
    yield "voices", plot_voices(tone_by_voice(sentences, quotes, doc), labels, colours)
    yield "scorers", plot_scorers(scorer_agreement(scored, doc))
    yield "scorer-curves", plot_scorer_curves(curves_by_scorer(scored, doc))


@pytest.mark.parametrize("text", [STORY, "", "Rain."])
def test_every_figure_is_drawn_and_titled_on_the_left(text, tmp_path):
    for name, ax in axes_of(text):
        assert ax.get_title(loc="left"), name
        picture = save_figure(
            ax, name, results_folder(Document("a1", text), str(tmp_path)), f"Figure of {name}."
        )
        assert picture.svg.startswith("<?xml")
        assert (tmp_path / "figures" / f"{name}.png").stat().st_size > 1000
    assert plt.get_fignums() == []


def test_marks_stand_for_rows():
    drawn = dict(axes_of(STORY))
    assert len(drawn["quotes"].patches) == 2
    assert [label.get_text() for label in drawn["quotes"].get_yticklabels()] == ["Ann $x_y$ Lee", "Bob Hill"]
    assert len(drawn["frames"].get_yticklabels()) == 14
    assert drawn["frames"].get_yticklabels()[0].get_text() == "Crime and punishment"


def test_the_title_of_the_frames_counts_occurrences_and_the_axis_says_where_weights_do():
    policy, doc = load_codebook("policy"), Document("a1", "The tax rose. It rained.")
    for weight, counted in ((1.0, "occurrences,"), (0.25, "occurrences by weight,")):
        hits = [FrameHit(4, 7, "tax", "policy", "economic", "tax*", weight)]
        ax = plot_frames(frame_profile(hits, doc, policy), policy.labels)
        assert ax.get_title(loc="left") == "Frame words, 1 occurrence"
        assert ax.get_xlabel().startswith(counted)


def test_whose_frames_are_named_by_the_sums_of_their_weights():
    policy, doc = load_codebook("policy"), Document("a1", "The tax rose. It rained. " * 6)
    hits = [FrameHit(4, 7, "tax", "policy", "economic", "tax*", w) for w in (2.0, 0.25)]
    ax = plot_leaning(frames_by_voice(hits, [], doc, policy), policy.labels)
    assert ax.get_title(loc="left") == "Whose frames: 2.25 by weight"
    assert [text.get_text() for text in ax.texts] == ["2.25 of 2.25, too few"]


def test_of_a_mixed_quotation_only_the_words_inside_marks_are_thick():
    row = {"start": 10, "end": 60, "speaker_id": "ann", "kind": "mixed", "inner": ((20, 30), (40, 45))}
    bars = plot_quotes(pd.DataFrame([row]), 100, {}, {"ann": 1}).patches
    thin, *thick = sorted(bars, key=lambda bar: bar.get_height())
    assert (thin.get_x(), thin.get_width()) == (10, 50)
    assert [(bar.get_x(), bar.get_width()) for bar in thick] == [(20, 10), (40, 5)]
    assert all(bar.get_height() > 2 * thin.get_height() for bar in thick)


def test_names_are_set_in_two_lines_and_cut_after_them():
    name = "a spokeswoman of the " + "very " * 40 + "long council"
    text = f"“Go on,” said {name}."
    quotes = pd.DataFrame([{"start": 1, "end": 7, "speaker_id": "s", "kind": "direct", "inner": ()}])
    ax = plot_quotes(quotes, len(text), {"s": name}, {"s": 1})
    first, second = ax.get_yticklabels()[0].get_text().splitlines()
    assert first == "a spokeswoman of the"
    assert second.endswith("…")
    assert len(second) <= 24


def test_speakers_beyond_twenty_share_a_row_and_lose_no_mark():
    rows = [
        {"start": i, "end": i + 1, "speaker_id": f"s{i}", "kind": "direct", "inner": ()} for i in range(50)
    ]
    colours = {f"s{i}": i + 1 if i < 8 else 0 for i in range(50)}
    ax = plot_quotes(pd.DataFrame(rows), 50, {}, colours)
    assert len(ax.patches) == 50
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        *(f"s{i}" for i in range(20)),
        "30 further speakers",
    ]
    shares = pd.DataFrame(
        [{"group": f"s{i}", "value": 1 / (i + 2), "low": 0.0, "high": 1.0} for i in range(50)]
    )
    ax = plot_speakers(shares, {}, colours)
    assert len(ax.patches) == 20
    assert ax.get_title(loc="left") == "Share of the article’s words: the first 20 of 50 speakers"


def test_who_has_no_row_is_drawn_in_nobody_elses():
    rows = [
        {"start": 0, "end": 5, "speaker_id": "ann", "kind": "direct", "inner": ()},
        {"start": 5, "end": 9, "speaker_id": "bob", "kind": "direct", "inner": ()},
        {"start": 9, "end": 19, "speaker_id": None, "kind": "indirect", "inner": ()},
    ]
    ax = plot_quotes(pd.DataFrame(rows), 50, {}, {"ann": 1})
    assert [label.get_text() for label in ax.get_yticklabels()] == ["ann", "speaker not found"]
    assert [(bar.get_x(), bar.get_width(), round(bar.get_height(), 2)) for bar in ax.patches] == [
        (0, 5, 0.62),
        (9, 10, 0.3),
    ]


def shares_of(*values):
    return pd.DataFrame(
        [{"group": f"s{n}", "value": value, "low": 0.0, "high": 1.0} for n, value in enumerate(values)]
    )


def test_a_bar_is_parted_into_words_in_marks_and_reported_ones_and_says_its_kind():
    people = pd.DataFrame(
        [("s0", "named", False, 8, 6), ("s1", "role", True, 4, 4), ("s2", "unnamed", False, 2, 0)],
        columns=["id", "kind", "anonymous", "n_words", "n_direct"],
    )
    ax = plot_speakers(shares_of(0.4, 0.2, 0.1), {}, {"s0": 1, "s1": 2, "s2": 3}, people=people)
    filled = [bar for bar in ax.patches if not bar.get_hatch()]
    hatched = [bar for bar in ax.patches if bar.get_hatch()]
    assert [bar.get_width() for bar in filled] == pytest.approx([40 * 6 / 8, 20 * 4 / 4, 0])
    assert [(bar.get_x(), bar.get_width()) for bar in hatched] == [
        pytest.approx((30, 40 * 2 / 8)),
        pytest.approx((0, 10)),
    ]
    assert [note.get_text() for note in ax.texts] == ["named", "role, anonymous", "unnamed"]


def turns_table(*rows):
    return pd.DataFrame(rows, columns=["turn", "speaker_id", "form", "first_word", "n_words"])


def test_turns_have_lanes_in_order_of_appearance_and_lead_to_each_other():
    stretches = turns_table(
        (1, "bob", "direct", 10, 5),
        (1, "bob", "indirect", 15, 4),
        (2, "unresolved", "indirect", 30, 2),
        (3, "ann", "direct", 40, 6),
        (4, "bob", "direct", 60, 3),
    )
    ax = plot_turns(stretches, 100, {"bob": "Bob Hill", "ann": "Ann Lee"}, {"ann": 1, "bob": 2})
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "Bob Hill",
        "Ann Lee",
        "speaker not found",
    ]
    bars = [(bar.get_x(), bar.get_width(), bar.get_y() + bar.get_height() / 2) for bar in ax.patches]
    assert bars == [
        pytest.approx(bar) for bar in [(10, 5, 0), (15, 4, 0), (30, 2, 2), (40, 6, 1), (60, 3, 0)]
    ]
    # Reported words are hollow, whatever the colour.
    white = mpl.colors.to_rgba("white")
    assert [bar.get_facecolor() == white for bar in ax.patches] == [False, True, True, False, False]
    ways = [list(map(tuple, line.get_xydata())) for line in ax.lines if line.get_alpha()]
    assert ways == [[(19, 0), (30, 2)], [(32, 2), (40, 1)], [(46, 1), (60, 0)]]
    assert ax.get_title(loc="left") == "Who has the word: 4 turns"


def test_turns_of_speakers_beyond_twenty_share_a_lane():
    stretches = turns_table(*((n + 1, f"s{n}", "direct", 10 * n, 5) for n in range(25)))
    ax = plot_turns(stretches, 250, {}, {f"s{n}": n + 1 if n < 8 else 0 for n in range(25)})
    assert len(ax.patches) == 25
    assert [label.get_text() for label in ax.get_yticklabels()][-2:] == ["s19", "5 further speakers"]


def test_axes_that_are_given_are_drawn_on():
    _, ax = plt.subplots()
    assert plot_quote_curve(pd.DataFrame({"word": [1, 2], "share": [0.0, 1.0]}), ax=ax) is ax


def test_the_same_figure_gives_the_same_bytes(tmp_path):
    folder = results_folder(Document("a1", STORY), str(tmp_path))
    pictures = []
    for _ in range(2):
        _, ax = next(axes_of(STORY))
        pictures.append(
            (save_figure(ax, "tone", folder, "Tone.").svg, (folder / "figures" / "tone.png").read_bytes())
        )
        plt.close("all")
    assert pictures[0] == pictures[1]


def test_both_files_of_a_figure_have_its_size_and_no_ink_at_their_edges(tmp_path):
    folder = results_folder(Document("a1", STORY), str(tmp_path))
    for name, ax in axes_of(STORY):
        width, height = ax.figure.get_size_inches()
        svg = save_figure(ax, name, folder, name).svg
        assert f'width="{72 * width:g}pt" height="{72 * height:g}pt"' in svg, name
        pixels = plt.imread(folder / "figures" / f"{name}.png")[..., :3]
        assert pixels.shape[:2] == (int(160 * height), int(160 * width)), name
        for edge in (pixels[:2], pixels[-2:], pixels[:, :2], pixels[:, -2:]):
            assert edge.min() > 0.9, name


def test_a_figure_has_the_same_bytes_whatever_was_drawn_before(tmp_path):
    folder = results_folder(Document("a1", STORY), str(tmp_path))

    def files(*names):
        made = {}
        for wanted in names:
            ax = dict(axes_of(STORY))[wanted]
            svg = save_figure(ax, wanted, folder, wanted).svg
            made[wanted] = svg, (folder / "figures" / f"{wanted}.png").read_bytes()
            plt.close("all")
        return made

    assert files("tone", "quotes", "speakers", "tone") == files("speakers", "tone", "quotes")


def test_what_a_picture_shows_is_in_its_words(tmp_path):
    doc = Document("a1", STORY)
    ax = plot_tone(tone_curve(score_sentences(doc, scorer="vader"), doc))
    picture = save_figure(ax, "tone", results_folder(doc, str(tmp_path)), "Tone by sentence.")
    data, metadata = picture._repr_mimebundle_()
    assert data["text/plain"] == metadata["image/svg+xml"]["alt"] == "Tone by sentence."


def test_a_notebook_run_by_hand_leaves_the_report_alone(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.run.results.project_root", lambda: tmp_path)
    assert results_folder(Document("a1", STORY)) == tmp_path / "outputs" / "a1.lab"
    assert (tmp_path / "outputs" / "a1.lab" / "tables").is_dir()


def curve_table(*scores):
    return pd.DataFrame(
        [(n, 0 if s is None else 1, s, s or 0.0) for n, s in enumerate(scores, start=1)],
        columns=["position", "n_scored", "score", "smoothed"],
    ).astype({"score": float})


def test_points_have_the_colour_and_the_shape_of_their_voice():
    voices = ["narrator", "ann", "ann", "unresolved", "narrator"]
    ax = plot_tone(curve_table(0.5, -0.2, None, 0.1, 0.3), voices, {"ann": "Ann $x_y$ Lee"}, {"ann": 2})
    key = {
        text.get_text(): handle
        for text, handle in zip(ax.get_legend().get_texts(), ax.get_legend().legend_handles, strict=True)
    }
    assert list(key) == ["narrator, 2", "Ann $x_y$ Lee, 2", "speaker not found, 1", "smoothed"]
    assert key["Ann $x_y$ Lee, 2"].get_color() == VOICES[2]
    assert key["narrator, 2"].get_color() == VOICES[0]
    drawn = [
        tuple(map(float, point))
        for marks in ax.collections
        for point in getattr(marks, "get_offsets", list)()
    ]
    filled = {
        tuple(map(float, point)): tuple(colour)
        for marks in ax.collections
        if hasattr(marks, "get_offsets")
        for point, colour in zip(marks.get_offsets(), marks.get_facecolors(), strict=False)
    }
    assert filled[2, -0.2] == mpl.colors.to_rgba(VOICES[2])
    assert filled[5, 0.3] == mpl.colors.to_rgba(VOICES[0])
    assert {(1, 0.5), (2, -0.2), (3, 0), (4, 0.1), (5, 0.3)} <= set(drawn)
    assert ax.get_title(loc="left") == "Tone of 5 sentences, by voice"


def test_voices_beyond_the_colours_share_one_entry():
    voices = [f"s{n}" for n in range(12)]
    ax = plot_tone(curve_table(*[0.1] * 12), voices, {}, {f"s{n}": n + 1 if n < 8 else 0 for n in range(12)})
    assert [text.get_text() for text in ax.get_legend().get_texts()][-2:] == [
        "4 further voices, 4",
        "smoothed",
    ]


def test_words_show_their_number_and_what_the_rules_changed():
    words = pd.DataFrame(
        [("war", 3, -8.7, -8.7), ("good", 1, -1.4, 1.9), ("$x_y$ \x00", 1, 1.0, 1.0)],
        columns=["word", "n", "valence", "lexicon_valence"],
    )
    ax = plot_words(words)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["war ×3", "good", "$x_y$"]
    # One bar a word and a hollow one for the word the rules turned round.
    assert [bar.get_width() for bar in ax.patches] == [-8.7, -1.4, 1.0, 1.9]
    assert [bar.get_facecolor()[3] for bar in ax.patches][3] == 0
    assert ax.get_title(loc="left") == "What words add to the tone: 3 scored words"


def test_voices_without_sentences_enough_have_a_point_and_no_line():
    def row(measure, group, n, value, low=math.nan, high=math.nan):
        return Result("a1", measure, group, 0.0, n, 1, value, low, high, "")

    table = result_table(
        [
            row("voice_share", "narrator", 9, 6 / 9)._replace(numerator=6),
            row("voice_share", "ann", 9, 2 / 9)._replace(numerator=2),
            row("voice_share", "bob", 9, 1 / 9)._replace(numerator=1),
            row("voice_tone", "narrator", 6, 0.2, -0.1, 0.4),
            row("voice_tone", "ann", 2, -0.5),
            row("voice_tone", "bob", 0, math.nan),
            row("said_tone", "", 3, -0.3),
        ]
    )
    ax = plot_voices(table, {"ann": "Ann Lee"}, {"ann": 1})
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "narrator",
        "all speakers",
        "Ann Lee",
        "bob",
    ]
    assert [note.get_text() for note in ax.texts] == ["n = 6", "n = 3", "n = 2", "n = 1, none scored"]
    ends = [list(line.get_xdata()) for line in ax.lines if len(set(map(str, line.get_ydata()))) == 1]
    assert ends[0] == [-0.1, 0.4]
    assert all(math.isnan(end) for line in ends[1:] for end in line)
    filled = [tuple(marks.get_facecolor()[0]) for marks in ax.collections]
    assert [colour == mpl.colors.to_rgba("white") for colour in filled] == [False, True, True, True]


def test_scorers_on_another_scale_are_drawn_in_reference_units_only():
    def row(measure, group, value, low, high):
        return Result("a1", measure, group, 0.0, 9, 1, value, low, high, "")

    nothing = (math.nan,) * 3
    table = result_table(
        [
            row("tone", "vader", -0.1, -0.2, 0.1),
            row("tone_z", "vader", -0.25, -0.5, 0.25),
            row("tone", "mine.txt", 0.2, 0.1, 0.3),
            row("tone_z", "mine.txt", *nothing),
        ]
    )
    ax = plot_scorers(table)
    assert [note.get_text() for note in ax.texts] == ["score −0.10", "score +0.20, scale unknown"]
    assert ax.get_title(loc="left") == "Tone of 9 sentences by 2 scorers"


def test_each_scorer_has_a_lane_and_lanes_have_one_scale():
    curves = pd.concat([curve_table(0.5, -0.5).assign(scorer="a"), curve_table(2.0, 1.0).assign(scorer="b")])
    ax = plot_scorer_curves(curves)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["a", "b"]
    first, second = ax.get_yticks()
    heights = [list(line.get_ydata()) for line in ax.lines if line.get_color() == INK]
    assert heights == [pytest.approx([first + 0.5, first - 0.5]), pytest.approx([second + 2, second + 1])]
