"""Emoji as VADER reads them: each is put into words where it stands."""

from itertools import chain, repeat

from analysis.sentiment.vader.lexicon import read_vader_lexicon


def holds_emoji(text: str) -> bool:
    """Tell whether a text holds an emoji that VADER knows; all of them lie beyond ASCII."""
    return not read_vader_lexicon().emoji.keys().isdisjoint(text)


def describe_emoji(text: str) -> tuple[str, list[int]]:
    """Replace each emoji by its description, and say at which character of ``text`` each new one came in.

    What follows an emoji without a space runs into the last word of its description, as in VADER.

    >>> describe_emoji("So 💘!")[0]
    'So heart with arrow!'
    >>> describe_emoji("So 💘!")[1][-7:]
    [3, 3, 3, 3, 3, 3, 4]
    """
    descriptions = read_vader_lexicon().emoji
    parts = []
    after_space = True
    for character in text:
        description = descriptions.get(character)
        if description is None:
            parts.append(character)
            after_space = character == " "
        else:
            parts.append(description if after_space else " " + description)
            after_space = False
    origins = chain.from_iterable(repeat(place, len(part)) for place, part in enumerate(parts))
    return "".join(parts), list(origins)
