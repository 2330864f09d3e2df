"""Run the commands as ``python -m analysis``."""

from analysis.cli import main

if __name__ == "__main__":
    main(prog_name="analysis")
