"""The branch of the tests of paying, for the tests of its money as a whole."""

from tests.plugins.dues.claims.conftest import scene as scene
