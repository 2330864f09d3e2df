"""Notebooks of a few cells, run in kernels that are kept, and what they could leave behind."""

import nbformat
import papermill
import pytest

from analysis.run.kernel import close_kernels

# What a notebook may do, and how the next one would notice. A look must show the same as in a new kernel.
LEFT_BEHIND = {
    "a variable": ("left = 7", "'left' in globals()"),
    "history": ("'seen'", "_, Out, len(In)"),
    "a module of its own": ("import own", "import own\nown.VALUE"),
    "the working folder": ("import os\nos.chdir('/')", "import os\nos.path.basename(os.getcwd())"),
    "the environment": (
        "import os\nos.environ['LEFT'] = '1'\nos.environ.pop('LANG', None)",
        "import os\nos.environ.get('LEFT'), os.environ.get('LANG')",
    ),
    "the path": (
        "import sys\nsys.path.insert(0, '/nowhere')\nsys.argv.append('x')",
        "import sys\n'/nowhere' in sys.path, sys.argv[-1]  == 'x'",
    ),
    "hooks": (
        "import sys, threading\nsys.excepthook = sys.unraisablehook = threading.excepthook = print",
        "import sys, threading\nprint in (sys.excepthook, sys.unraisablehook, threading.excepthook)",
    ),
    "finders of modules": (
        "import sys\nclass Finder:\n    def find_spec(self, *_): return None\nsys.meta_path.insert(0, Finder())",
        "import sys\n[type(finder).__name__ for finder in sys.meta_path].count('Finder')",
    ),
    "streams": ("import sys\nkept = sys.stdout\nsys.stderr = open('/dev/null', 'w')", "import sys\ntype(sys.stderr).__name__"),
    "built-in names": (
        "import builtins\nbuiltins.ascii = lambda x: 3\nbuiltins.extra = 1",
        "import builtins\nascii('a'), hasattr(builtins, 'extra')",
    ),
    "filters of warnings": (
        "import warnings\nwarnings.simplefilter('ignore')\nwarnings.showwarning = print",
        "import warnings\nwarnings.warn('heard')",
    ),
    "warnings once shown": (
        "import own\nown.warn()\nown.warn()",
        "import own\nown.warn()",
    ),
    "a seed": (
        "import random, numpy\nrandom.seed(1)\nnumpy.random.seed(1)",
        "import random, numpy\nrandom.random() == 0.13436424411240122, numpy.random.rand() == 0.417022004702574",
    ),
    "decimals": ("import decimal\ndecimal.getcontext().prec = 3", "import decimal\ndecimal.getcontext().prec"),
    "the collector": ("import gc\ngc.disable()\ngc.set_threshold(1)", "import gc\ngc.isenabled(), gc.get_threshold()"),
    "logging": (
        "import logging\nlogging.basicConfig(level=logging.DEBUG)\nlogging.disable(logging.ERROR)",
        "import logging\nlogging.root.level, len(logging.root.handlers), logging.root.manager.disable",
    ),
    "limits": ("import sys, os\nsys.setrecursionlimit(5000)\nos.umask(0)", "import sys, os\nsys.getrecursionlimit(), os.umask(0o22)"),
    "signals": (
        "import signal\nsignal.signal(signal.SIGUSR1, lambda *_: None)",
        "import signal\nsignal.getsignal(signal.SIGUSR1)",
    ),
    "the language": (
        "import locale\nlocale.setlocale(locale.LC_ALL, 'C')",
        "import locale\nlocale.setlocale(locale.LC_ALL)",
    ),
    "figures": (
        "import matplotlib.pyplot as plt\nplt.ioff()\nplt.figure()\nNone",
        "import matplotlib.pyplot as plt\nplt.figure()\nplt.get_fignums(), plt.isinteractive()",
    ),
    "settings of figures": (
        "import matplotlib.pyplot as plt\nplt.style.use('ggplot')\nplt.rcParams['figure.figsize'] = (1, 1)",
        "import matplotlib.pyplot as plt\nplt.rcParams['figure.figsize'], plt.rcParams['axes.facecolor']",
    ),
    "the format of figures": (
        "import matplotlib.pyplot as plt\n%config InlineBackend.figure_formats = ['svg']\nplt.plot([1])\nNone",
        "import matplotlib.pyplot as plt\nplt.plot([1])\nNone",
    ),
    "numpy": (
        "import numpy\nnumpy.set_printoptions(precision=1, suppress=True)\nnumpy.seterr(all='ignore')",
        "import numpy\nprint(numpy.array([0.123456789]))\nnumpy.geterr()",
    ),
    "pandas": (
        "import pandas\npandas.set_option('display.max_rows', 2)\npandas.options.display.precision = 1",
        "import pandas\nprint(pandas.DataFrame({'a': [0.123456] * 5}))",
    ),
    "how things are shown": (
        "get_ipython().display_formatter.formatters['text/plain'].for_type(int, lambda o, p, c: p.text('an int'))",
        "5",
    ),
    "the precision of numbers": ("%precision 2", "3.14159265"),
    "the form of errors": ("%xmode Minimal", "get_ipython().InteractiveTB.mode"),
    "what happens after a cell": (
        "def shout(*_): print('after')\nget_ipython().events.register('post_run_cell', shout)",
        "1",
    ),
    "how cells are read": (
        "get_ipython().input_transformers_cleanup.append(lambda lines: [line.replace('cat', 'dog') for line in lines])",
        "print('cat')",
    ),
    "which lines are shown": ("get_ipython().ast_node_interactivity = 'all'", "1\n2"),
    "a magic": (
        "from IPython.core.magic import register_line_magic\n@register_line_magic\ndef own_magic(line): return 1",
        "'own_magic' in get_ipython().magics_manager.magics['line']",
    ),
    "an alias": ("%alias own_alias echo hi", "'own_alias' in dict(get_ipython().alias_manager.aliases)"),
}  # fmt: skip


def pytest_generate_tests(metafunc):
    if "left" in metafunc.fixturenames:
        metafunc.parametrize("left", LEFT_BEHIND)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("notebooks")
    for name, value in (("one", 1), ("two", 2)):
        (made / name).mkdir()
        (made / name / "own.py").write_text(
            f"import warnings\nVALUE = {value}\ndef warn(): warnings.warn('once', UserWarning)\n"
        )
    yield made
    close_kernels()


@pytest.fixture(scope="module")
def run(folder):
    """Run cells in a notebook in the folder ``where`` and give what each showed."""

    def execute(cells, where="two", **options):
        made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        made.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "Python 3"}
        done = papermill.execute_notebook(
            made, None, cwd=folder / where, engine_name="warm", progress_bar=False, **options
        )
        return [[cell.execution_count, [_shown(output) for output in cell.outputs]] for cell in done.cells]

    return execute


def _shown(output):
    """Give an output without what differs from process to process by right."""
    if "text" in output:
        return output["name"], output["text"].rpartition("/ipykernel_")[2].partition("/")[2] or output["text"]
    return (
        output["output_type"],
        sorted(output.get("data", {})),
        output.get("data", {}).get("text/plain", "")[:200],
    )


@pytest.fixture(scope="session")
def left_behind():
    """What a notebook may do, each with how the next one would notice."""
    return LEFT_BEHIND
