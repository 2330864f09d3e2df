"""Make the learned data anew: ``make weights GOLD=FOLDER``."""

import argparse
import json
import sys
from pathlib import Path

from analysis.learning.quotes import learn, read_table, write_table

DATA = Path(__file__).resolve().parents[1] / "data"
QUOTES = "quotes_train.jsonl.gz"


def main(arguments: list[str] | None = None) -> int:
    """Learn what is asked for from the annotated files in a folder, and write it to ``analysis/data``."""
    parser = argparse.ArgumentParser(prog="python -m analysis.learning", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help=f"folder that holds {QUOTES}")
    parser.add_argument("--out", type=Path, default=DATA, help="folder to write to (default: analysis/data)")
    options = parser.parse_args(arguments)
    try:
        import scipy  # noqa: F401  asked for here, so that its absence is told before the long work
    except ModuleNotFoundError:
        print("error: scipy is needed to learn weights: make weights installs it", file=sys.stderr)
        return 2
    path = options.gold / QUOTES
    if not path.is_file():
        print(
            f"error: {path}: no such file; METHODS.md says where the annotated news comes from",
            file=sys.stderr,
        )
        return 2
    from analysis.learning.alignment import read_gold
    from analysis.learning.tags import TRAIN, train_tags

    # Where the treebank is not at hand the tags stay as they are: the quotations are learned on top of them.
    if (options.gold / TRAIN).is_file():
        train_tags(options.gold, options.out / "tags.npz")

    table, weights = learn(read_gold(path), read_table(DATA / "cues.yaml"))
    write_table(table, options.out / "cues.yaml")
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    # One template a line: a change of one shows as a change of one.
    lines = text.replace('},"', '},\n"')
    (options.out / "quotation_weights.json").write_text(lines + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
