"""Passages of news, written for these tests, in English and in seven languages that are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Document, english_share, language_note
from analysis.document.language import FUNCTION_WORDS, MIN_SHARE, MIN_WORDS

ENGLISH = """The town council passed next year’s budget on Monday night. After a long debate a narrow majority voted
for a cut in what the library is given. “It was not an easy decision,” the mayor said as she left. Members of the
opposition said that nobody had asked the people who live here, and that they would vote against it."""

FOREIGN = {
    "de": """Die Stadtverordneten haben am Montagabend den Haushalt für das kommende Jahr beschlossen. Nach einer
langen Aussprache stimmte eine knappe Mehrheit dafür, die Zuschüsse für die Bibliothek zu kürzen.
„Das war keine leichte Entscheidung“, sagte der Bürgermeister nach der Sitzung. In den Reihen der
Opposition hieß es dagegen, man habe die Bürger nicht gefragt und die Folgen nicht bedacht. Im
Herbst will der Rat über den Bau einer neuen Schule beraten, an der auch Kinder aus den Dörfern
lernen sollen. Was das kostet, ist noch offen.""",
    "nl": """De gemeenteraad heeft maandagavond ingestemd met de begroting voor het komende jaar. Na een lang
debat was een krappe meerderheid voor het plan om de bibliotheek minder geld te geven. ‘Dat is geen
makkelijk besluit,’ zei de burgemeester na de vergadering. In de oppositie was men boos: we zijn
niet gehoord, zei een raadslid, en we weten niet of er nog geld is. Het is de vraag wat er van de
plannen over blijft als de provincie in het najaar haar besluit neemt.""",
    "fr": """Le conseil municipal a adopté lundi soir le budget de l'année prochaine. Après un long débat, une
courte majorité a voté pour la baisse des subventions à la bibliothèque. « Ce n'était pas une
décision facile », a dit le maire à la sortie. Dans les rangs de l'opposition, on regrette que les
habitants n'aient pas été consultés. Or la région doit encore se prononcer sur le projet, et nul ne
sait ce qu'il en restera à l'automne. Les parents, eux, attendent une réponse sur la nouvelle école.""",
    "es": """El pleno del ayuntamiento aprobó el lunes por la noche el presupuesto del próximo año. Tras un largo
debate, una mayoría ajustada votó a favor de reducir la ayuda a la biblioteca. «No ha sido una
decisión fácil», dijo la alcaldesa al salir. En la oposición lamentan que no se haya preguntado a
los vecinos y que no haya más dinero para la escuela. La región tiene que decidir en otoño si apoya
el proyecto, y no se sabe qué va a pasar con las obras que ya han empezado.""",
    "it": """Il consiglio comunale ha approvato lunedì sera il bilancio per il prossimo anno. Dopo un lungo
dibattito una stretta maggioranza ha votato a favore dei tagli alla biblioteca. «Non è stata una
decisione facile», ha detto la sindaca all'uscita. In opposizione ci si lamenta che i cittadini non
siano stati ascoltati. La regione deve decidere in autunno se sostenere il progetto della nuova
scuola, e non si sa che cosa ne resterà.""",
    "da": """Byrådet vedtog mandag aften budgettet for det kommende år. Efter en lang debat var der et snævert
flertal for at spare på biblioteket. »Det var ikke en let beslutning,« sagde borgmesteren efter
mødet. I oppositionen er man vred over, at borgerne ikke blev hørt, og han vil ikke være med til at
stemme for planen. Det er endnu uvist, om regionen til efteråret vil støtte den nye skole, som også
børn fra landsbyerne skal gå på.""",
    "pt": """A câmara aprovou na segunda-feira à noite o orçamento para o próximo ano. Depois de um longo debate,
uma maioria estreita votou a favor de reduzir o apoio à biblioteca. “Não foi uma decisão fácil”,
disse o presidente à saída. A oposição lamenta que os moradores não tenham sido ouvidos, e no outono
a região decide se apoia a nova escola.""",
}


def share(text):
    n_function_words, n_words = english_share(Document("a1", text))
    return n_function_words / n_words


def test_there_are_60_function_words_in_lower_case():
    assert len(FUNCTION_WORDS) == 60
    assert all(word == word.casefold() and word.isalpha() for word in FUNCTION_WORDS)


def test_function_words_are_counted_in_any_case():
    # THE, that, she; of seven words
    assert english_share(Document("a1", "THE mayor said that she can stay.")) == (3, 7)


def test_the_share_of_an_empty_article_is_nothing_of_nothing():
    assert english_share(Document("a1", "")) == (0, 0)
    assert language_note(Document("a1", "")) == ""


def test_an_article_repeated_twice_has_the_same_share():
    assert share(ENGLISH + "\n" + ENGLISH) == share(ENGLISH)


def test_english_has_no_note_and_stands_well_above_the_threshold():
    assert share(ENGLISH) > 2 * MIN_SHARE
    assert language_note(Document("a1", ENGLISH)) == ""


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_stand_well_below_the_threshold(language):
    assert share(FOREIGN[language]) < MIN_SHARE / 2


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_have_a_note_with_its_evidence(language):
    doc = Document("a1", FOREIGN[language])
    counted = f"{english_share(doc).n_function_words} of its {len(doc.words)} words"
    assert language_note(doc).startswith("The text hardly looks English: " + counted)
    assert "\n" not in language_note(doc)


def test_fewer_than_20_words_are_not_judged():
    assert language_note(Document("a1", "Wort " * (MIN_WORDS - 1))) == ""
    assert language_note(Document("a1", "Wort " * MIN_WORDS)) != ""


def test_one_word_in_ten_is_enough():
    assert language_note(Document("a1", "Wort " * 18 + "the of")) == ""
    assert language_note(Document("a1", "Wort " * 19 + "the of")) != ""


@pytest.mark.parametrize("declared", ["de", "fr-FR", "German", "xx"])
def test_a_declared_language_that_is_not_english_has_a_note(declared):
    note = language_note(Document("a1", ENGLISH, language=declared))
    assert note == f"The article is declared to be in {declared!r}: the measures are made for English."


@pytest.mark.parametrize("declared", ["", "en", "EN", "en-GB", "en_US", " en ", "eng", "English"])
def test_english_by_any_name_has_no_note(declared):
    assert language_note(Document("a1", ENGLISH, language=declared)) == ""


def test_a_text_declared_english_is_judged_all_the_same():
    assert language_note(Document("a1", FOREIGN["de"], language="en")).startswith(
        "The text hardly looks English"
    )


@given(st.text(), st.text())
def test_nothing_raises_and_a_note_is_one_line(text, declared):
    doc = Document("a1", text, language=declared)
    n_function_words, n_words = english_share(doc)
    assert 0 <= n_function_words <= n_words
    assert len(language_note(doc).splitlines()) <= 1
