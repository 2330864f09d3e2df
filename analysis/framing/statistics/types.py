"""The word types of an article: its words in lower case, without possessives and figures."""

from collections.abc import Iterator

from analysis.document import Document, Token


def typed_words(doc: Document) -> Iterator[tuple[str, Token]]:
    """Give each word that holds a letter with its type, in reading order.

    The type is the word in lower case with straight apostrophes, without a final 's: inflected forms
    stay apart.

    >>> [word for word, _ in typed_words(Document("a1", "The Mayor’s 12 so-called plans"))]
    ['the', 'mayor', 'so-called', 'plans']
    """
    shadow = doc.shadow
    for word in doc.words:
        found = shadow[word.start : word.end].lower().removesuffix("'s")
        if not found.isalpha() and not any(letter.isalpha() for letter in found):
            continue
        yield found, word
