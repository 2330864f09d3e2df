"""Layer 6: the commands, their messages and their exit codes.

Exit status 0: done. 1: a cell failed, a number drifted, or a codebook has faults. 2: the input or the call
is wrong, and nothing was written.
"""

import click

from analysis.cli.annotate import annotate
from analysis.cli.clean import clean
from analysis.cli.codebook import codebook
from analysis.cli.diff import diff
from analysis.cli.report import report
from analysis.cli.verify import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hearsay", prog_name="analysis")
def main() -> None:
    """Read news: who speaks, how much, in what tone, under which frames.

    Example: analysis report seeds/harbour.txt
    """


main.add_command(report)
main.add_command(annotate)
main.add_command(codebook)
main.add_command(verify)
main.add_command(diff)
main.add_command(clean)
