"""Who is in an article, gathered before it is walked through: all persons, and what they are said to be."""

from collections.abc import Sequence

from analysis.quotes.bodies import Bodies
from analysis.quotes.kinds import speaker_kind
from analysis.quotes.mentions import read_mention, role_of
from analysis.quotes.names import Name, gender_of
from analysis.quotes.people import People
from analysis.quotes.phrases import conjuncts, may_mean_a_name
from analysis.quotes.roles import is_described_as_person, may_have_roles, note_roles, title_roles
from analysis.quotes.runs import Run

Words = tuple[str | None, str]
Place = tuple[int, int, Run]


def meet_people(people: People, text: str, runs: Sequence[Place], speakers: Sequence[Words]) -> None:
    """Meet everybody who has a full name first, so that a surname before it is understood."""
    alone: list[tuple[Name, str]] = []
    for words, kind in dict.fromkeys(speakers):
        if words is None or kind == "unresolved":
            continue
        for part in conjuncts(words):
            mention = read_mention(part)
            if mention.name is None or speaker_kind(part) != "named":
                continue
            if mention.name.first:
                people.add(mention.name, gender_of(mention.name, mention.words))
            else:
                alone.append((mention.name, gender_of(None, mention.words)))
    read: set[Run] = set()
    for _, end, run in runs:
        if run.name is None or run.body or run in read:
            continue
        if run.person or (run.name.first and is_described_as_person(text, end)):
            read.add(run)
            if run.name.first:
                people.add(run.name, run.gender)
            else:
                alone.append((run.name, run.gender))
    for name, gender in alone:
        if people.find(name, gender, 0) is None:
            people.add(name, gender)


def note_who_is_what(
    people: People,
    bodies: Bodies,
    text: str,
    runs: Sequence[Place],
    speakers: Sequence[Words],
    places: Sequence[tuple[int, int]],
) -> None:
    """Note who is said to be what, where some speaker is told by what he is alone."""
    wanted = frozenset(
        role_of(words).head
        for words, kind in dict.fromkeys(speakers)
        if words and kind in {"role", "unnamed", "organisation"} and may_mean_a_name(read_mention(words))
    )
    if not wanted:
        return
    for start, end, run in runs:
        if run.name is None:
            continue
        person = None
        if run.title in wanted or may_have_roles(text, start, end, wanted):
            person = bodies.meet(str(run.name)) if run.body else people.find(run.name, run.gender, start)
        if person is None:
            continue
        for role in title_roles(text, start, end) if run.title in wanted else ():
            people.say(role, person, start)
        for role in note_roles(text, start, end, wanted):
            people.say(role, person, start)
    for (words, kind), place in zip(speakers, places, strict=True):
        if words and kind == "named":
            mention = read_mention(words)
            person = people.find(mention.name, "", place[0]) if mention.name is not None else None
            for role in mention.roles if person is not None else ():
                if role.head in wanted and person is not None:
                    people.say(role, person, place[0])
    people.sort_roles()
