"""Two bases are told apart part by part, and in words."""

import json
import subprocess
import sys

import pytest

from analysis.document import InputError
from analysis.run.provenance import Origin, origin, runtime_libraries
from analysis.run.reasons import KINDS, Basis, Reason, by_room, from_json, in_one_line, reasons, to_json

ORIGIN = Origin(
    code={
        "quotes/find.py": "q1",
        "quotes/cast.py": "q2",
        "framing/stance/scope.py": "f1",
        "annotations.py": "a1",
    },
    lexicons={"data/words.txt": "w1", "data/frames.yaml": "y1"},
    libraries={"anyio": "4.0", "numpy": "2.2.1", "zstd": "1"},
    python="CPython 3.11.2",
    lock="l1",
)
BASIS = Basis(
    origin=ORIGIN,
    inputs={"harbour": "i1"},
    parameters={"01-a.ipynb": {"codebook": "policy"}, "02-b.ipynb": {"codebook": "policy", "min_words": 3}},
    notebooks={"01-a.ipynb": "n1", "02-b.ipynb": "n2"},
)


def changed(**parts):
    origin_parts = {name: parts.pop(name) for name in list(parts) if name in Origin._fields}
    return BASIS._replace(origin=ORIGIN._replace(**origin_parts), **parts)


def test_nothing_changed_is_no_reason():
    assert reasons(BASIS, BASIS) == []
    assert in_one_line([]) == ""


@pytest.mark.parametrize(
    ("after", "expected", "words"),
    [
        (changed(inputs={"harbour": "i2"}), Reason("input", "harbour", "i1", "i2"), "input harbour changed"),
        (
            changed(notebooks={"01-a.ipynb": "n1"}),
            Reason("notebook", "02-b.ipynb", "n2", ""),
            "notebook 02-b.ipynb is gone",
        ),
        (
            changed(code={**ORIGIN.code, "quotes/find.py": "new"}),
            Reason("code", "quotes/find.py", "q1", "new"),
            "analysis/quotes/find.py changed",
        ),
        (
            changed(lexicons={**ORIGIN.lexicons, "data/more.txt": "m"}),
            Reason("lexicon", "data/more.txt", "", "m"),
            "analysis/data/more.txt is new",
        ),
        (
            changed(libraries={**ORIGIN.libraries, "numpy": "2.3.0"}),
            Reason("library", "numpy", "2.2.1", "2.3.0"),
            "numpy 2.2.1 → 2.3.0",
        ),
        (
            changed(libraries={"anyio": "4.0", "numpy": "2.2.1"}),
            Reason("library", "zstd", "1", ""),
            "zstd 1 → none",
        ),
        (
            changed(python="CPython 3.14.0"),
            Reason("python", "Python", "CPython 3.11.2", "CPython 3.14.0"),
            "CPython 3.11.2 → CPython 3.14.0",
        ),
        (changed(lock="l2"), Reason("lock", "requirements.lock", "l1", "l2"), "requirements.lock changed"),
    ],
)
def test_each_part_that_changed_is_named(after, expected, words):
    assert reasons(BASIS, after) == [expected]
    assert in_one_line([expected]) == words


def test_a_parameter_given_to_two_notebooks_is_two_reasons_and_one_phrase():
    after = changed(
        parameters={"01-a.ipynb": {"codebook": "x"}, "02-b.ipynb": {"codebook": "x", "min_words": 3}}
    )
    found = reasons(BASIS, after)
    assert found == [
        Reason("parameter", "01-a.ipynb:codebook", '"policy"', '"x"'),
        Reason("parameter", "02-b.ipynb:codebook", '"policy"', '"x"'),
    ]
    assert in_one_line(found) == 'parameter codebook "policy" → "x"'


def test_kinds_come_in_one_order_and_libraries_that_compute_come_first():
    after = changed(libraries={"anyio": "5", "numpy": "3", "zstd": "2"}, code={}, inputs={}, lock="l2")
    found = reasons(BASIS, after)
    assert [KINDS.index(change.kind) for change in found] == sorted(
        KINDS.index(change.kind) for change in found
    )
    assert [change.name for change in found if change.kind == "library"] == ["numpy", "anyio", "zstd"]


def test_a_long_line_is_cut_and_says_so():
    after = changed(libraries={f"library{n}": "1" for n in range(9)} | ORIGIN.libraries)
    assert in_one_line(reasons(BASIS, after), most=2) == "library0 none → 1; library1 none → 1; and 7 more"


def test_names_and_values_from_outside_stay_in_their_line():
    after = changed(inputs={"harbour": "i1", "two\nlines\x1b[31m" + "x" * 500: "i"})
    words = in_one_line(reasons(BASIS, after))
    assert words.isprintable()
    assert len(words) < 80


def test_code_by_room_has_one_digest_a_room_and_stays_so():
    rooms = by_room(BASIS)
    assert list(rooms.origin.code) == ["annotations.py", "framing/", "quotes/"]
    assert by_room(rooms) == rooms


def test_a_room_changes_with_any_file_of_it_its_content_or_its_name():
    rooms = by_room(BASIS)
    for code in ({"quotes/find.py": "new"}, {"quotes/more.py": "q3"}):
        found = reasons(rooms, changed(code=ORIGIN.code | code))
        assert [(change.kind, change.name) for change in found] == [("code", "quotes/")]
    renamed = {
        ("quotes/found.py" if name == "quotes/find.py" else name): sha for name, sha in ORIGIN.code.items()
    }
    assert in_one_line(reasons(rooms, changed(code=renamed))) == "analysis/quotes/ changed"
    assert reasons(rooms, BASIS) == []


def test_json_comes_back_and_is_the_same_whatever_the_order():
    assert from_json(to_json(BASIS)) == BASIS
    turned = changed(libraries=dict(reversed(ORIGIN.libraries.items())))
    assert to_json(turned) == to_json(BASIS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"origin": 1}',
        "[" * 100_000,
        to_json(BASIS).replace('"l1"', "1"),
        to_json(BASIS)[:-9],
    ],
)
def test_what_is_no_basis_is_refused_by_name(text):
    with pytest.raises(InputError, match=r"made-from\.json: does not say what a result was made from"):
        from_json(text, "made-from.json")


def test_libraries_of_the_run_are_those_it_needs_and_no_tools_of_developers():
    libraries = runtime_libraries()
    assert {"numpy", "pandas", "papermill", "junitparser", "nbclient", "traitlets"} <= libraries.keys()
    assert not {"pytest", "ruff", "mypy", "hypothesis", "uv", "hearsay", "pip"} & libraries.keys()
    import numpy

    assert libraries["numpy"] == numpy.__version__
    assert list(libraries) == sorted(libraries)


def test_without_the_packages_own_metadata_every_library_is_listed():
    code = (
        "import importlib.metadata as m, json\n"
        "from analysis.run import provenance as p\n"
        "real = p.distribution\n"
        "def without(name):\n"
        "    if name == 'hearsay': raise m.PackageNotFoundError(name)\n"
        "    return real(name)\n"
        "p.distribution = without\n"
        "print(json.dumps(p.runtime_libraries()))"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert json.loads(printed) == origin().libraries
