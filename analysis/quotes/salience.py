"""Tell whom a pronoun means: who stands out most among those mentioned before, and fits."""

from collections.abc import Callable

from analysis.quotes.people import Entity
from analysis.quotes.words import word_set

MALE = word_set("he his him himself")
FEMALE = word_set("she her hers herself")
MANY = word_set("they their them themselves both")
THING = word_set("it its itself")

# What a mention weighs for the pronouns after it; less with every sentence in between.
NAMED = 1.0
SPOKE = 1.5
OPENS = 0.8
GOVERNED = -0.6
OWNS = -0.4
# Who is asked answers.
ASKED = 1.5
_KNOWN_GENDER = 1.3
# What is left of a weight so many sentences on.
_KEPT = tuple(0.6**sentences for sentences in range(40))
_LEAST = 0.01
_MOST_WEIGHT = 4.0
_RECENT = 12
# A thing that speaks once is seldom “it” many sentences later.
_LEAST_OF_THINGS = 0.3
# A pronoun tells the gender of its bearer only where no other comes near.
_RIVAL = 0.4

_THINGS = frozenset(("organisation", "document"))


def _kept(sentences: int) -> float:
    return _KEPT[sentences] if 0 <= sentences < len(_KEPT) else 0.0


def _fits_men_and_women(gender: str) -> Callable[[Entity], float]:
    other = "f" if gender == "m" else "m"

    def fit(entity: Entity) -> float:
        if entity.kind in _THINGS or entity.plural or entity.gender == other:
            return 0.0
        return _KNOWN_GENDER if entity.gender == gender else 1.0

    return fit


_FITS: dict[str, Callable[[Entity], float]] = {
    **dict.fromkeys(MALE, _fits_men_and_women("m")),
    **dict.fromkeys(FEMALE, _fits_men_and_women("f")),
    # Papers and parties are “they” too, but people in the plural are so first.
    **dict.fromkeys(MANY, lambda entity: 1.0 if entity.plural else 0.4 * (entity.kind == "organisation")),
    **dict.fromkeys(THING, lambda entity: float(entity.kind in _THINGS)),
}


class Salience:
    """How much each of those mentioned stands out at a place of the text."""

    def __init__(self) -> None:
        self._weights: dict[Entity, tuple[float, int]] = {}

    def mention(self, entity: Entity, sentence: int, weight: float) -> None:
        """Note that somebody is mentioned in the sentence of a number."""
        weights = self._weights
        known, then = weights.pop(entity, (0.0, sentence))
        weights[entity] = (min(_MOST_WEIGHT, known * _kept(sentence - then) + weight), sentence)
        if len(weights) > _RECENT:
            del weights[next(iter(weights))]

    def best(self, pronoun: str, sentence: int, *, but: Entity | None = None) -> Entity | None:
        """Find who stands out most among those that fit a pronoun, ``but`` left out."""
        fits = _FITS.get(pronoun)
        if fits is None:
            return None
        most, second, chosen = 0.0, 0.0, None
        for entity, (weight, then) in self._weights.items():
            if entity is not but:
                value = weight * _kept(sentence - then) * fits(entity)
                if value >= most > 0 or value > most:
                    most, second, chosen = value, most, entity
                elif value > second:
                    second = value
        if chosen is None or most < (_LEAST if pronoun in MALE or pronoun in FEMALE else _LEAST_OF_THINGS):
            return None
        if not chosen.gender and not chosen.plural and second < _RIVAL * most and pronoun not in THING:
            chosen.gender = "m" if pronoun in MALE else "f"
        return chosen
