"""Make the learned data anew: ``make weights GOLD=FOLDER``."""

import argparse
import json
import sys
from pathlib import Path

from analysis.learning.cue_table import read_table, write_table
from analysis.learning.quotes import learn

DATA = Path(__file__).resolve().parents[1] / "data"
QUOTES = "quotes_train.jsonl.gz"
PARTS = ("tags", "quotes", "sentiment", "targets", "passives", "hedges", "reference", "reliability")
# Advice for the authors, which the package does not read: only where asked for, and not into its data.
ADVICE = "shades"
ADVISED = Path("build/learning")


def main(arguments: list[str] | None = None) -> int:
    """Learn what is asked for from the annotated files in a folder, and write it to ``analysis/data``."""
    parser = argparse.ArgumentParser(prog="python -m analysis.learning", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder that holds the annotated texts")
    parser.add_argument(
        "--out",
        type=Path,
        default=DATA,
        help="folder to write to (default: analysis/data; shades: build/learning)",
    )
    parser.add_argument(
        "--only",
        choices=(*PARTS, ADVICE),
        action="append",
        help="learn this alone; repeatable (default: all but shades)",
    )
    options = parser.parse_args(arguments)
    parts = options.only or list(PARTS)
    try:
        import scipy  # noqa: F401  asked for here, so that its absence is told before the long work
    except ModuleNotFoundError:
        print("error: scipy is needed to learn weights: make weights installs it", file=sys.stderr)
        return 2
    from analysis.learning import reference, reliability
    from analysis.learning.hedges import HEDGES, learn_hedges
    from analysis.learning.passives import TREEBANK, learn_passives
    from analysis.learning.ratings import LABELLED, PLAIN, RATED
    from analysis.learning.tags import TRAIN
    from analysis.learning.targets import TARGETS

    needed = {
        "tags": (TRAIN,),
        "quotes": (QUOTES,),
        "sentiment": (RATED, LABELLED, *PLAIN),
        "targets": (TARGETS,),
        "reference": (reference.TREEBANK, reference.EDITORIALS, reference.NEWS),
        "reliability": (reliability.ARTICLES, reliability.EDITORIALS),
        "passives": (TREEBANK,),
        "hedges": (HEDGES,),
        ADVICE: (RATED, LABELLED),
    }
    missing = [options.gold / name for part in parts for name in needed[part]]
    missing = [path for path in missing if not path.is_file()]
    if missing:
        print(
            f"error: {missing[0]}: no such file; METHODS.md says where the annotated news comes from",
            file=sys.stderr,
        )
        return 2
    try:
        options.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"error: {options.out}: no folder can be made there: {error.strerror}", file=sys.stderr)
        return 2
    # Quotations are learned on top of the tags, so these come first.
    if "tags" in parts:
        from analysis.learning.tags import train_tags

        train_tags(options.gold, options.out / "tags.npz")
    if "quotes" in parts:
        _learn_quotes(options.gold, options.out)
    if "sentiment" in parts:
        from analysis.learning.sentiment import learn_sentiment

        learn_sentiment(options.gold, options.out)
    if "targets" in parts:
        from analysis.learning.targets import learn_targets

        learn_targets(options.gold, options.out)
    # Hedges are learned on top of the passives.
    if "passives" in parts:
        learn_passives(options.gold, options.out)
    if "hedges" in parts:
        learn_hedges(options.gold, options.out)
    if "reference" in parts:
        reference.build_reference(options.gold, options.out)
    if "reliability" in parts:
        reliability.measure_reliability(options.gold, options.out)
    if ADVICE in parts:
        from analysis.learning.shades import advise_shades

        advise_shades(options.gold, ADVISED if options.out == DATA else options.out)
    return 0


def _learn_quotes(gold: Path, out: Path) -> None:
    from analysis.learning.alignment import read_gold

    table, weights = learn(read_gold(gold / QUOTES), read_table(DATA / "cues.yaml"))
    write_table(table, out / "cues.yaml")
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    # One template a line: a change of one shows as a change of one.
    lines = text.replace('},"', '},\n"')
    (out / "quotation_weights.json").write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
