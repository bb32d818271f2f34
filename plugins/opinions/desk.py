"""What is remembered while people write, and nowhere but in memory.

Drafts, how often each member has written in a round, and guesses at receipts. A restart forgets it
all, which is meant. One process keeps it (`services.desk`); everything in here is synchronous.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.errors import Refusal
from plugins.opinions.rules.opinions import LONGEST

DRAFT_LASTS = timedelta(minutes=30)
AGAIN_LASTS = timedelta(minutes=10)
GUESSES = 5
GUESSES_LAST = timedelta(hours=1)
MOST = 20_000
"""Drafts, and accounts that guessed, remembered at once: a flood pushes out the oldest."""
LARGEST_PICTURE = 1_400_000
"""Characters of a picture in base64: another process has to get it to the desk in one message."""


@dataclass(slots=True)
class Draft:
    """What one account is writing.

    `opinion_id` is set for what is added to a released opinion, `round_id` for a new one; neither
    where the account has yet to choose. `picture` is base64 of clean bytes, or empty.
    """

    branch_id: int = 0
    member_id: int = 0
    round_id: int = 0
    opinion_id: int = 0
    text: str = ""
    picture: str = ""
    at: datetime = field(default=datetime.min.replace(tzinfo=UTC))


@dataclass(slots=True)
class _Sending:
    token: str
    draft: Draft


class Desk:
    """The memory. `who` is a name of an account, `platform:id`. Times are UTC."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._drafts: OrderedDict[str, Draft] = OrderedDict()
        self._sending: dict[str, _Sending] = {}
        self._written: defaultdict[int, defaultdict[int, int]] = defaultdict(
            lambda: defaultdict(int)
        )
        self._again: OrderedDict[str, tuple[str, datetime]] = OrderedDict()
        self._guesses: OrderedDict[str, list[datetime]] = OrderedDict()
        self._shown: OrderedDict[str, tuple[int, int, datetime]] = OrderedDict()

    def handle(self, what: str, arguments: dict[str, Any]) -> Any:
        """Do what another process asks for. Raises Refusal, and KeyError for what is unknown."""
        return _ASKED[what](self, **arguments)

    def forget(self) -> None:
        """Forget everything, as a restart does."""
        self.__init__(self._now)

    # -- drafts -------------------------------------------------------------------------------

    def has(self, who: str) -> bool:
        """Whether an account is writing: what it says in private then is for its draft."""
        draft = self._drafts.get(who)
        return draft is not None and self._now() - draft.at < DRAFT_LASTS

    def begin(
        self,
        who: str,
        branch_id: int = 0,
        member_id: int = 0,
        round_id: int = 0,
        opinion_id: int = 0,
    ) -> None:
        """Begin a draft, or say what the one that is there is for; its text stays.

        Raises Refusal opinions-writing-other where there is something in it that was written for
        another opinion, or for a round and not for an opinion.
        """
        known = self._drafts.get(who) if self.has(who) else None
        text, picture = (known.text, known.picture) if known else ("", "")
        if known and (text or picture) and known.opinion_id != opinion_id:
            raise Refusal("opinions-writing-other")
        self._keep(who, Draft(branch_id, member_id, round_id, opinion_id, text, picture))

    def look(self, who: str) -> dict[str, Any] | None:
        """The draft as it stands; of its picture only whether there is one. None without one."""
        return _told(self._drafts[who]) if self.has(who) else None

    def add(self, who: str, text: str, picture: str = "") -> dict[str, Any] | None:
        """Put what was said to the draft's end. Raises Refusal opinions-writing-too-long."""
        if not self.has(who):
            return None
        draft = self._drafts[who]
        whole = f"{draft.text}\n{text}" if draft.text and text else draft.text or text
        if len(whole) > LONGEST:
            left = max(LONGEST - len(draft.text), 0)
            raise Refusal("opinions-writing-too-long", most=LONGEST, length=len(text), left=left)
        if len(picture) > LARGEST_PICTURE:
            raise Refusal("opinions-writing-picture-large")
        draft.text, draft.picture = whole, picture or draft.picture
        self._keep(who, draft)
        return _told(draft)

    def restart(self, who: str) -> bool:
        """Empty the draft, which goes on; False where there is none."""
        if not self.has(who):
            return False
        draft = self._drafts[who]
        draft.text = draft.picture = ""
        self._keep(who, draft)
        return True

    def drop(self, who: str) -> bool:
        """Throw the draft away; False where there was none."""
        there = self.has(who)
        self._drafts.pop(who, None)
        return there

    def _keep(self, who: str, draft: Draft) -> None:
        draft.at = self._now()
        self._drafts[who] = draft
        self._drafts.move_to_end(who)
        while len(self._drafts) > MOST:
            self._drafts.popitem(last=False)

    # -- sending ------------------------------------------------------------------------------

    def take(self, who: str, token: str, most: int = 0) -> dict[str, Any] | None:
        """Take the draft to send it, counted under its member and round; None without one.

        `token` is the sender's name for this sending: `sent` or `failed` ends it. `most` is how
        often a member may write in the round. Raises Refusal opinions-writing-often, and the draft
        stays.
        """
        if not self.has(who):
            return None
        draft = self._drafts[who]
        if draft.round_id:
            written = self._written[draft.round_id]
            if written[draft.member_id] >= most:
                raise Refusal("opinions-writing-often", most=most)
            written[draft.member_id] += 1
        del self._drafts[who]
        self._sending[who] = _Sending(token, draft)
        return {**_told(draft), "picture": draft.picture}

    def sent(self, who: str, token: str, receipt: str = "") -> None:
        """It is stored: forget the text, and keep the receipt to be shown once more."""
        sending = self._sending.get(who)
        if sending is None or sending.token != token:
            return
        del self._sending[who]
        if receipt:
            self._again[who] = (receipt, self._now())
            self._again.move_to_end(who)
            while len(self._again) > MOST:
                self._again.popitem(last=False)

    def failed(self, who: str, token: str) -> None:
        """It is not stored: the draft is back, before what was begun meanwhile, and not counted."""
        sending = self._sending.get(who)
        if sending is None or sending.token != token:
            return
        del self._sending[who]
        draft = sending.draft
        if draft.round_id:
            self._written[draft.round_id][draft.member_id] -= 1
        newer = self._drafts[who].text if self.has(who) else ""
        if newer and len(draft.text) + len(newer) < LONGEST:
            draft.text = f"{draft.text}\n{newer}"
        self._keep(who, draft)

    def again(self, who: str) -> str:
        """The receipt of a moment ago, once more and never again; empty where there is none."""
        receipt, at = self._again.pop(who, ("", None))
        return receipt if at is not None and self._now() - at < AGAIN_LASTS else ""

    def ended(self, round_id: int) -> None:
        """A round ended: forget who wrote in it."""
        self._written.pop(round_id, None)

    # -- receipts -----------------------------------------------------------------------------

    def guess(self, who: str) -> None:
        """Count a try to show a receipt. Raises Refusal opinions-receipts-often."""
        now = self._now()
        lately = [at for at in self._guesses.get(who, ()) if now - at < GUESSES_LAST]
        if len(lately) >= GUESSES:
            minutes = -((now - lately[0] - GUESSES_LAST) // timedelta(minutes=1))
            raise Refusal("opinions-receipts-often", most=GUESSES, minutes=minutes)
        self._guesses[who] = [*lately, now]
        self._guesses.move_to_end(who)
        while len(self._guesses) > MOST:
            self._guesses.popitem(last=False)

    def right(self, who: str) -> None:
        """The last try was none: the receipt was right."""
        if self._guesses.get(who):
            self._guesses[who].pop()

    def showed(self, who: str, branch_id: int, opinion_id: int) -> None:
        """A receipt opened this opinion, to which its author may want to add something now."""
        self._shown[who] = (branch_id, opinion_id, self._now())
        self._shown.move_to_end(who)
        while len(self._shown) > MOST:
            self._shown.popitem(last=False)

    def shown(self, who: str) -> tuple[int, int] | None:
        """Branch and opinion that a receipt opened for the account lately."""
        branch_id, opinion_id, at = self._shown.get(who, (0, 0, None))
        return (branch_id, opinion_id) if at and self._now() - at < DRAFT_LASTS else None


def _told(draft: Draft) -> dict[str, Any]:
    told = asdict(draft)
    del told["at"]
    told["pictured"] = bool(told.pop("picture"))
    return told


_ASKED: dict[str, Callable[..., Any]] = {
    method.__name__: method
    for method in (
        *(Desk.begin, Desk.look, Desk.add, Desk.restart, Desk.drop),
        *(Desk.take, Desk.sent, Desk.failed, Desk.again),
        *(Desk.guess, Desk.right, Desk.showed, Desk.shown),
    )
}
