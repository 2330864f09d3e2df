"""No test reads or fills the cache of whoever runs it, and none waits for NLTK within an example."""

import nltk.tokenize.destructive  # noqa: F401, for odd texts need it, and it takes a second to load
import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory):
    """Give the tests of a session a cache of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEARSAY_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
