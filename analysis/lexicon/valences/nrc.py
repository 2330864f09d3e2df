"""The lexicons of the National Research Council Canada, as their owners give them: emotions, and VAD."""

from analysis.lexicon.valences.reading import (
    Fault,
    Reading,
    Row,
    fields_fault,
    noted,
    numbered_lines,
    parse_valence,
    shown,
    valence_fault,
)

EMOTION_FORM = "NRC Emotion Lexicon"
VAD_FORM = "NRC VAD Lexicon"
VAD_COLUMNS = {"valence", "arousal", "dominance"}
EMOTIONS = frozenset("anger anticipation disgust fear joy negative positive sadness surprise trust".split())

_SIGNS = {"negative": -1.0, "positive": 1.0}


def read_emotions(text: str) -> Reading:
    """Read the words marked positive, as +1, or negative, as -1; the emotions are not read.

    A line holds a word, an emotion or sentiment, and 0 or 1. Words marked both are left out and noted.

    Source: Mohammad, S. M., & Turney, P. D. (2013). Crowdsourcing a word-emotion association lexicon.
    *Computational Intelligence* 29, 436-465.
    """
    reading = Reading(EMOTION_FORM, published=True)
    marked: dict[str, list[Row]] = {}
    known: dict[tuple[str, str], tuple[int, str]] = {}
    repeated: list[tuple[int, str]] = []
    for line, content in numbered_lines(text):
        fields = [field.strip() for field in content.split("\t")]
        if len(fields) != 3:
            reading.faults.append(fields_fault(line, len(fields), "a word, an emotion, and 0 or 1"))
            continue
        word, emotion, flag = fields
        if emotion.casefold() not in EMOTIONS:
            reading.faults.append(
                Fault(line, f"{shown(emotion)} is not one of {', '.join(sorted(EMOTIONS))}")
            )
        elif flag not in ("0", "1"):
            reading.faults.append(Fault(line, f"{shown(word)} has {shown(flag)} for {emotion}, not 0 or 1"))
        elif emotion.casefold() in _SIGNS:
            key = (word.lower(), emotion.casefold())
            earlier = known.setdefault(key, (line, flag))
            if earlier[1] != flag:
                reading.faults.append(
                    Fault(
                        line,
                        f"{shown(word)} has {flag} for {emotion} here and {earlier[1]} at line {earlier[0]}: "
                        "keep one",
                    )
                )
            elif earlier[0] != line:
                repeated.append((line, word))
            elif flag == "1":
                marked.setdefault(key[0], []).append(Row(word, _SIGNS[key[1]], line))
    both = [(rows[0].line, rows[0].text) for rows in marked.values() if len(rows) > 1]
    reading.rows = [rows[0] for rows in marked.values() if len(rows) == 1]
    if both:
        reading.notes.append(noted("words left out that are both negative and positive", both))
    if repeated:
        reading.notes.append(noted("lines that stand there twice, counted once", repeated))
    return reading


def read_vad(text: str) -> Reading:
    """Read the valence of each word or phrase, from -1 to 1; arousal and dominance are not read.

    Version 1 runs from 0 to 1, so that v becomes 2v - 1; version 2 runs from -1 to 1 and stays. A list
    without one number below 0 is taken for version 1: a part of version 2 that has none is misread.

    Source: Mohammad, S. M. (2018). Obtaining reliable human ratings of valence, arousal, and dominance
    for 20,000 English words. *Proceedings of ACL*, 174-184.
    """
    reading = Reading(VAD_FORM, published=True)
    column = 1
    for order, (line, content) in enumerate(numbered_lines(text)):
        fields = content.split("\t")
        names = [field.strip().casefold() for field in fields]
        if order == 0 and names.count("valence") == 1:
            column = names.index("valence")
            continue
        if len(fields) < 4:
            reading.faults.append(fields_fault(line, len(fields), "a word and three numbers"))
            continue
        value = parse_valence(fields[column])
        if value is None:
            reading.faults.append(valence_fault(line, fields[0], fields[column]))
        elif not -1 <= value <= 1:
            reading.faults.append(
                Fault(line, f"{shown(fields[0])} has the valence {value:g}, where NRC VAD runs from -1 to 1")
            )
        else:
            reading.rows.append(Row(fields[0], value, line))
    if all(row.valence >= 0 for row in reading.rows):
        # Rounded, because 2 × 0.479 - 1 is not -0.042 in binary.
        reading.rows = [row._replace(valence=round(2 * row.valence - 1, 9)) for row in reading.rows]
    return reading
