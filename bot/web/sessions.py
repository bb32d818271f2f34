"""Signed-in browsers: who they are is asked anew at every request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import HTTPConnection
from starlette.responses import Response

from bot.branch.directory import Directory
from bot.branch.views import BranchView, MemberView, Person
from bot.clock import Clock
from bot.web import tokens
from bot.web.models import WebSession

TTL = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is signed in, as the directory knows the person at this moment."""

    person: Person
    view: BranchView
    locale: str
    session: str
    """The hash of the session's token."""


class Sessions:
    """Sessions by cookie. The cookie's value is a secret; the table holds its hash."""

    def __init__(self, directory: Directory, clock: Clock, *, secure: bool) -> None:
        self._directory = directory
        self._clock = clock
        self._secure = secure
        # Browsers take a cookie of the first name over https only, and for this host only.
        self.cookie = "__Host-zhibu" if secure else "zhibu"

    async def open(self, branch_id: int, member_id: int, account_id: int | None) -> str:
        """A new session's token. Expired sessions are forgotten on the way."""
        now = self._clock.now()
        token = tokens.new()
        await WebSession.filter(expires_at__lt=now).delete()
        await WebSession.create(
            token_hash=tokens.digest(token),
            branch_id=branch_id,
            member_id=member_id,
            account_id=account_id,
            created_at=now,
            expires_at=now + TTL,
        )
        return token

    async def visitor(self, connection: HTTPConnection) -> Visitor | None:
        """Who sent a request or opened a socket, if signed in and still of the branch."""
        token = connection.cookies.get(self.cookie, "")
        if len(token) != tokens.LENGTH:
            return None
        return await self.who(tokens.digest(token))

    async def who(self, session: str) -> Visitor | None:
        """The person of a session, by its hash; None once it ended or the person lost its place.

        A member who left, and an account that was unbound since, end the session.
        """
        row = await WebSession.get_or_none(token_hash=session, expires_at__gt=self._clock.now())
        if row is None:
            return None
        views = await self._directory.branches([row.branch_id])
        view = views.get(row.branch_id)
        member = view.member(row.member_id) if view is not None else None
        if view is None or member is None:
            return None
        person = _person(member, row.account_id)
        if person is None:
            return None
        return Visitor(person, view, await self._locale(person, view), session)

    async def close(self, session: str) -> None:
        """End one session."""
        await WebSession.filter(token_hash=session).delete()

    async def close_all(self, member_id: int) -> None:
        """End every session of a member."""
        await WebSession.filter(member_id=member_id).delete()

    def write(self, response: Response, token: str) -> None:
        """Give the browser its cookie."""
        response.set_cookie(
            self.cookie,
            token,
            max_age=int(TTL.total_seconds()),
            path="/",
            secure=self._secure,
            httponly=True,
            samesite="lax",
        )

    def erase(self, response: Response) -> None:
        """Take the cookie away."""
        response.delete_cookie(
            self.cookie, path="/", secure=self._secure, httponly=True, samesite="lax"
        )

    async def _locale(self, person: Person, view: BranchView) -> str:
        if person.account is None:
            return view.locale
        account = person.account
        chosen = await self._directory.preference(account.platform, account.account_id)
        return chosen.locale or view.locale


def _person(member: MemberView, account_id: int | None) -> Person | None:
    if account_id is None:
        return Person.of(member, member.accounts[0]) if member.accounts else None
    account = next((one for one in member.accounts if one.id == account_id), None)
    return Person.of(member, account) if account is not None else None
