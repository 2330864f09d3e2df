"""Write a set of words as one line of text."""


def word_set(words: str) -> frozenset[str]:
    """Give the words of a line as a set.

    >>> sorted(word_set("he she"))
    ['he', 'she']
    """
    return frozenset(words.split())
