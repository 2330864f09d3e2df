"""How fast the parts are, each against another library's way in the same run: ``python -m benchmarks``."""
