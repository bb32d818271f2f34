"""The branch of the tests of paying, which has something to remind of."""

from tests.plugins.dues.claims.conftest import scene as scene
