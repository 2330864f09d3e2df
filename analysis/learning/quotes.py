"""Learn the weights of the quotation finder from annotated news."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from analysis.learning.alignment import Aligned, Attribution, align
from analysis.learning.cue_table import count_cues
from analysis.learning.fitting import Choice, fit_choices, fit_classes, fit_yes_no
from analysis.quotes import candidates, features
from analysis.quotes.attribution import LEAST_SCORE, draft_quotations
from analysis.quotes.cues import CueForm, make_forms
from analysis.quotes.features import Cue
from analysis.quotes.marks import Marked
from analysis.quotes.reported import (
    ORDERS,
    described,
    first_word,
    last_word,
    logistic,
    order_of,
    possible_cues,
    total,
)
from analysis.quotes.unsaid import MARK
from analysis.quotes.weights import lookups, make_weights

# Chosen on three quarters of the training articles against the fourth.
_CUE_PENALTY, _CHOICE_PENALTY = 6.0, 3.0
_LEAST = 4
_LIKELY = 0.4
_FOLDS = 4
# A pair of neighbours met this often, between which a decision falls in less than this share, is a seam.
_MET, _SEAM_SHARE = 10, 0.008

Placed = list[tuple[int, str]]


class Truth(NamedTuple):
    """What one cue truly introduces, in pieces of its sentence."""

    cue: Cue
    order: str
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    speaker: tuple[int, int] | None


def learn(rows: Sequence[dict[str, Any]], table: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Learn from annotated articles; give the table of cues with its counts, and the tables of weights."""
    articles = align(rows, make_forms(table))
    counted = count_cues(table, articles)
    forms = make_forms(counted)
    cue, intercept, order = _learn_cues(articles, forms)
    tables: dict[str, Any] = {"intercept": intercept, "cue": cue, "order": order}
    placed = _crossed(articles, forms)
    tables["seams"] = _learn_seams(articles, forms)
    seams = {name: frozenset(pairs) for name, pairs in tables["seams"].items()}
    tables.update(_learn_contents(articles, forms, placed, seams))
    tables.update(_learn_speakers(articles, forms, placed, seams))
    tables["mark"], tables["mark_intercept"] = _learn_marks(articles, forms, tables)
    return counted, tables


def _learn_marks(
    articles: Sequence[Aligned], forms: dict[str, CueForm], tables: dict[str, Any]
) -> tuple[dict[str, Any], float]:
    """Learn which words between marks, held by no reported clause that is found, somebody says."""
    weights = make_weights({**tables, "mark": {}, "mark_intercept": 0.0})
    rows: list[list[str]] = []
    truth: list[bool] = []
    for article in articles:
        said = [(quote["start"], quote["end"]) for quote in article.row["quotes"]]
        unsaid = [tuple(span) for span in article.row["unattributed"]]

        def judge(
            mark: Marked,
            values: list[str],
            said: list[tuple[int, int]] = said,
            unsaid: list[tuple[int, int]] = unsaid,
        ) -> float:
            spoken = any(start < mark.end and mark.start < end for start, end in said)
            if spoken or any(start < mark.end and mark.start < end for start, end in unsaid):
                rows.append(values)
                truth.append(spoken)
            return float(spoken)

        draft_quotations(article.doc, forms, weights, LEAST_SCORE, judge)
    intercept, table = fit_yes_no(rows, truth, MARK, penalty=_CHOICE_PENALTY, least=_LEAST)
    return table, intercept


def _by_cue(article: Aligned) -> dict[int, list[Attribution]]:
    by_cue: dict[int, list[Attribution]] = defaultdict(list)
    for attribution in article.attributions:
        if attribution.cue is not None:
            by_cue[attribution.cue].append(attribution)
    return by_cue


def _truths(article: Aligned, forms: dict[str, CueForm]) -> list[Truth]:
    """Give what each cue of an article truly introduces; one whose content is elsewhere has no order."""
    by_cue = _by_cue(article)
    found = []
    for begin, end in article.reading.sentences:
        for cue in possible_cues(article.reading, article.syntax, begin, end, forms):
            own = by_cue.get(cue.at, [])
            if not own:
                found.append(Truth(cue, "", None, None, None))
                continue
            contents = sorted(span for attribution in own for span in attribution.contents)
            after = next((s for s in contents if cue.at < s[0] < end), None)
            before = next((s for s in reversed(contents) if s[1] <= cue.at and s[0] >= begin), None)
            order = "both" if after and before else "after" if after else "before" if before else "apart"
            speaker = own[0].speaker
            if speaker is not None and not (begin <= speaker[0] and speaker[1] <= end):
                speaker = None
            if after is not None:
                after = (after[0], min(after[1], end))
            found.append(Truth(cue, order, before, after, speaker))
    return found


def _described(article: Aligned, truths: Sequence[Truth]) -> list[list[str]]:
    by_sentence: dict[int, list[Cue]] = defaultdict(list)
    for truth in truths:
        by_sentence[truth.cue.begin].append(truth.cue)
    return [values for cues in by_sentence.values() for values in described(article.syntax, cues)]


def _learn_cues(
    articles: Sequence[Aligned], forms: dict[str, CueForm]
) -> tuple[dict[str, Any], float, dict[str, Any]]:
    rows: list[list[str]] = []
    orders: list[str] = []
    for article in articles:
        truths = _truths(article, forms)
        rows.extend(_described(article, truths))
        orders.extend(truth.order for truth in truths)
    intercept, cue = fit_yes_no(
        rows, [order != "" for order in orders], features.CUE, penalty=_CUE_PENALTY, least=_LEAST
    )
    known = [at for at, order in enumerate(orders) if order in ORDERS]
    order = fit_classes(
        [rows[at] for at in known],
        [orders[at] for at in known],
        ORDERS,
        features.CUE,
        penalty=_CUE_PENALTY,
        least=_LEAST,
    )
    return cue, intercept, order


def place_cues(article: Aligned, forms: dict[str, CueForm], tables: dict[str, Any]) -> Placed:
    """List the cues a model finds in an article, with the side their content stands on."""
    cue_tables, order_tables = lookups(tables["cue"]), tuple(tables["order"].values())
    truths = _truths(article, forms)
    placed = []
    for truth, values in zip(truths, _described(article, truths), strict=True):
        if logistic(tables["intercept"] + total(cue_tables, values)) >= _LIKELY:
            placed.append((truth.cue.at, order_of(order_tables, values)))
    return placed


def _crossed(articles: Sequence[Aligned], forms: dict[str, CueForm]) -> list[Placed]:
    """Find the cues of each article by a model that has not seen it, as they will be found in new ones."""
    placed: list[Placed] = [[] for _ in articles]
    for fold in range(_FOLDS):
        seen = [article for at, article in enumerate(articles) if at % _FOLDS != fold]
        cue, intercept, order = _learn_cues(seen, forms)
        for at in range(fold, len(articles), _FOLDS):
            placed[at] = place_cues(articles[at], forms, {"cue": cue, "intercept": intercept, "order": order})
    return placed


def _learn_seams(articles: Sequence[Aligned], forms: dict[str, CueForm]) -> dict[str, list[str]]:
    """List, for each decision about a place, the neighbours between which it as good as never falls."""
    met: dict[str, Counter[str]] = {name: Counter() for name in candidates.DECISIONS}
    hit: dict[str, Counter[str]] = {name: Counter() for name in candidates.DECISIONS}

    def count(name: str, pair: str, *, right: bool) -> None:
        met[name][pair] += 1
        hit[name][pair] += right

    for article in articles:
        syntax = article.syntax
        for truth in _truths(article, forms):
            cue = truth.cue
            begin, k, end = cue.begin, cue.at, cue.end
            if truth.after is not None:
                start, stop = truth.after
                for at in range(k + 2, min(end, k + 16)):
                    count("start", candidates.before(syntax, at, begin), right=at == start)
                for at in range(start + 1, min(end, start + 80)):
                    count("end", candidates.after(syntax, at, end), right=at == stop)
            if truth.before is not None:
                opening, stop = truth.before
                for at in range(max(begin + 1, k - 40), k + 1):
                    count("stop", candidates.after(syntax, at, end), right=at == stop)
                for at in range(begin, stop):
                    count("opening", candidates.before(syntax, at, begin), right=at == opening)
            if truth.speaker is not None:
                first, last = truth.speaker
                for at in range(max(begin + 1, k - 45), min(end, k + 16)):
                    count("speaker_end", candidates.after(syntax, at, end), right=at == last)
                for at in range(max(begin, last - 30), last):
                    count("speaker_start", candidates.before(syntax, at, begin), right=at == first)

    def never(name: str) -> list[str]:
        return sorted(key for key, n in met[name].items() if n >= _MET and hit[name][key] / n < _SEAM_SHARE)

    # How far a speaker stands from the cue is counted among the places that are left.
    within: candidates.Seams = {"speaker_end": frozenset(never("speaker_end")), "speaker_away": frozenset()}
    for article in articles:
        for truth in _truths(article, forms):
            if truth.speaker is not None and truth.order in ORDERS:
                for at in candidates.speaker_ends(article.syntax, truth.cue, truth.order, within):
                    key = candidates.away(article.syntax, truth.cue, truth.order, at)
                    count("speaker_away", key, right=at == truth.speaker[1])
    return {name: never(name) for name in candidates.DECISIONS}


def _others(placed: Placed, cue: Cue) -> Placed:
    return [place for place in placed if cue.begin <= place[0] < cue.end and place[0] != cue.at]


def _learn_contents(
    articles: Sequence[Aligned],
    forms: dict[str, CueForm],
    placed: Sequence[Placed],
    seams: candidates.Seams,
) -> dict[str, Any]:
    choices: dict[str, list[Choice]] = {name: [] for name in ("start", "end", "stop", "opening")}

    def add(name: str, places: Sequence[int], right: int, values: list[list[str]]) -> None:
        if right in places and len(places) > 1:
            choices[name].append(Choice([(name, row) for row in values], places.index(right)))

    for article, found in zip(articles, placed, strict=True):
        syntax = article.syntax
        for truth in _truths(article, forms):
            cue, others = truth.cue, _others(found, truth.cue)
            if truth.after is not None:
                start, end = truth.after
                places = candidates.starts(syntax, cue, seams)
                add("start", places, start, [features.start_values(syntax, cue, at) for at in places])
                last = last_word(syntax, cue.begin, cue.end)
                end = min(end, last)
                places = candidates.ends(syntax, cue, start, last, seams)
                add(
                    "end",
                    places,
                    end,
                    [features.end_values(syntax, cue, start, at, at >= last, others) for at in places],
                )
            if truth.before is not None:
                start, stop = truth.before
                places = candidates.stops(syntax, cue, seams)
                add("stop", places, stop, [features.stop_values(syntax, cue, at, others) for at in places])
                first = first_word(syntax, cue.begin, cue.end)
                places = candidates.openings(syntax, cue, stop, first, seams)
                add(
                    "opening",
                    places,
                    start,
                    [features.opening_values(syntax, cue, stop, at, at <= first, others) for at in places],
                )
    names = {"start": features.START, "end": features.END, "stop": features.STOP, "opening": features.OPENING}
    return {
        name: fit_choices(own, {name: names[name]}, penalty=_CHOICE_PENALTY, least=_LEAST)[name]
        for name, own in choices.items()
    }


def _learn_speakers(
    articles: Sequence[Aligned], forms: dict[str, CueForm], placed: Sequence[Placed], seams: candidates.Seams
) -> dict[str, Any]:
    ends: list[Choice] = []
    starts: list[Choice] = []
    for article, found in zip(articles, placed, strict=True):
        syntax = article.syntax
        for truth in _truths(article, forms):
            cue, others = truth.cue, _others(found, truth.cue)
            if truth.order not in ORDERS or (truth.speaker and truth.speaker[0] <= cue.at < truth.speaker[1]):
                continue
            contents = [span for span in (truth.before, truth.after) if span is not None]
            places = candidates.speaker_ends(syntax, cue, truth.order, seams)
            names = any(tag[0] == "N" or tag == "PRP" for tag in syntax.tags[cue.begin : cue.at])
            rows = [("nobody", features.nobody_values(cue, truth.order, names))]
            rows += [
                (
                    "speaker_end",
                    features.speaker_end_values(syntax, cue, at, truth.order, contents, others),
                )
                for at in places
            ]
            if truth.speaker is None:
                ends.append(Choice(rows, 0))
                continue
            start, end = truth.speaker
            while end - 1 > start and end not in places:
                end -= 1
            if end not in places:
                continue
            ends.append(Choice(rows, places.index(end) + 1))
            first = first_word(syntax, cue.begin, cue.end)
            begins = candidates.speaker_starts(syntax, cue, end, first, seams)
            while start < end - 1 and not syntax.solid[start]:
                start += 1
            if start in begins:
                values = [
                    (
                        "speaker_start",
                        features.speaker_start_values(
                            syntax, cue, end, at, truth.order, contents, at <= first
                        ),
                    )
                    for at in begins
                ]
                starts.append(Choice(values, begins.index(start)))
    tables: dict[str, Any] = fit_choices(
        ends,
        {"nobody": features.NOBODY, "speaker_end": features.SPEAKER_END},
        penalty=_CHOICE_PENALTY,
        least=_LEAST,
    )
    tables.update(
        fit_choices(starts, {"speaker_start": features.SPEAKER_START}, penalty=_CHOICE_PENALTY, least=_LEAST)
    )
    return tables
