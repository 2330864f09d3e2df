"""What the tests of drift have in common: a basis to change, and tables of which two cells moved."""

import pytest

from analysis.run.drift import check_report, store_tables
from analysis.run.provenance import Origin
from analysis.run.reasons import Basis

STORED = "measure,group,value\ntone,,0.25\ntone,ending,-0.5\n"


@pytest.fixture
def changed(basis):
    """Change parts of the basis, those of its origin too."""

    def change(**parts):
        of_origin = {name: parts.pop(name) for name in list(parts) if name in Origin._fields}
        return basis._replace(origin=basis.origin._replace(**of_origin), **parts)

    return change


@pytest.fixture
def basis():
    return Basis(
        origin=Origin(
            code={"quotes/find.py": "q1", "cli/report.py": "c1"},
            lexicons={"data/words.txt": "w1"},
            libraries={"numpy": "2.2.1", "pandas": "3.0.0"},
            python="CPython 3.11.2",
            lock="l1",
        ),
        inputs={"article.jsonl": "i1"},
        parameters={"01-a.ipynb": {"codebook": "policy"}},
        notebooks={"01-a.ipynb": "n1"},
    )


@pytest.fixture
def upgraded(changed):
    return changed(libraries={"numpy": "2.3.0", "pandas": "3.0.0"})


@pytest.fixture
def check(tmp_path, basis, upgraded):
    """Compare tables of which two cells moved after an upgrade, one of them to what the test says."""

    def compare(moved="0.75", *, doc_id="harbour", table="tone.csv"):
        found, stored = tmp_path / f"found {doc_id}", tmp_path / "expected" / doc_id
        found.mkdir()
        (found / table).write_text(STORED, encoding="utf-8")
        (found / "calm.csv").write_text("measure,value\nx,1\n", encoding="utf-8")
        store_tables(found, stored, basis)
        quoted = moved.replace('"', '""')
        (found / table).write_text(
            f'measure,group,value\ntone,,"{quoted}"\ntone,ending,-0.75\n', encoding="utf-8"
        )
        return check_report(doc_id, found, stored, upgraded)

    return compare
