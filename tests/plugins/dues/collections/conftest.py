"""The branch of the tests of paying, whose collection has an exported list."""

from tests.plugins.dues.claims.conftest import scene as scene
