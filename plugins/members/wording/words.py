"""Names of roles, rights and categories in the reader's language, and back again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from bot.branch.roles import GRANTS, OWN_GROUP, Right, Role
from bot.errors import Refusal
from bot.texts.locales import LOCALES

if TYPE_CHECKING:
    from bot.texts.texts import Texts


class Say(Protocol):
    """A sentence by its id, in a locale already chosen: `Context.t`."""

    def __call__(self, text_id: str, /, **variables: object) -> str: ...


def slug(value: str) -> str:
    """A stored word as it stands in text ids."""
    return value.replace("_", "-").replace(".", "-")


def role_name(t: Say, role: Role) -> str:
    """The office as people call it."""
    return t(f"members-role-{slug(role)}")


def role_names(t: Say, roles: Iterable[Role]) -> str:
    """Several offices in the order of their rank, or the word for none."""
    held = set(roles)
    names = [role_name(t, role) for role in Role if role in held]
    return joined(t, names) if names else t("members-role-none")


def joined(t: Say, names: Iterable[str]) -> str:
    """Names in a row, divided as the language does."""
    return t("members-comma").join(names)


def role_of(t: Say, texts: Texts, written: str, quoted: str = "") -> Role:
    """The office that somebody wrote, in either language.

    Raises Refusal members-unknown-role, which lists them and repeats what was written, as
    `quoted` where that is given.
    """
    for role in Role:
        if one_of(texts, f"members-role-{slug(role)}", written):
            return role
    raise Refusal("members-unknown-role", written=quoted or written[:20], roles=role_names(t, Role))


def one_of(texts: Texts, text_id: str, written: str) -> bool:
    """Whether somebody wrote one of the words that a text's `.words` lists, divided by `|`."""
    wanted = _folded(written)
    return any(
        wanted in {_folded(word) for word in texts.get(locale, f"{text_id}.words").split("|")}
        for locale in LOCALES
    )


def right_holders(t: Say, right: Right) -> str:
    """Who holds a right; those who hold it for their own Party group are marked."""
    own = OWN_GROUP.get(right, frozenset())
    names = [
        t("members-right-own-group", role=role_name(t, role)) if role in own else role_name(t, role)
        for role in Role
        if role in GRANTS[right]
    ]
    return joined(t, names)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return "".join(plain.replace("_", "").replace("-", "").split()).casefold()
