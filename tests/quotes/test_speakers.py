from analysis.document import Document
from analysis.quotes import find_quotes


def test_anonymity_holds_for_every_fragment_of_the_attribution():
    text = "“We go,” said a senior official, speaking on condition of anonymity. “It rains.” Ann Roe said it rained."
    assert [q.anonymous for q in find_quotes(Document("a1", text))] == [True, True, False]


def test_the_kind_of_source_stands_in_the_record():
    text = "“One,” said Ann Roe. “Two,” said NATO. “Three,” said critics. “Four.”"
    kinds = [q.speaker_kind for q in find_quotes(Document("a1", text))]
    assert kinds[:3] == ["named", "organisation", "unnamed"]
