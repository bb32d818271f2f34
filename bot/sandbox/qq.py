"""A simulated QQ: an OneBot v11 program that speaks the real protocol over real sockets."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from typing import Any

import orjson

from bot.sandbox.faults import Fault, QQFaults
from bot.sandbox.qq_actions import FAILED, ActionError, QQActions
from bot.sandbox.qq_line import QQLine
from bot.sandbox.qq_state import QQMessage, QQState, Segment


class SimQQ(QQLine):
    """One account of the bot on a simulated QQ.

    Reverse: connects to the bot's own endpoint, again and again while it is linked. Forward:
    serves a WebSocket at `ws_url`. While the link is broken, what people say goes into the
    history only, as with the real programs.
    """

    def __init__(
        self,
        self_id: int = 10001,
        nickname: str = "Zhibu",
        *,
        now: Callable[[], float] = time.time,
        seed: int = 0,
        reconnect_s: float = 0.1,
        heartbeat_s: float = 5.0,
    ) -> None:
        rng = random.Random(seed)
        super().__init__(QQState(self_id, nickname, rng), now, reconnect_s, heartbeat_s)
        self.faults = QQFaults(rng)
        self.actions = QQActions(self.state, lambda: int(now()))
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.keep_calls = True

    # -- what people do

    def say(
        self,
        user_id: int,
        segments: list[Segment],
        *,
        group_id: int = 0,
        via_group: int = 0,
    ) -> QQMessage:
        """Someone speaks in a group, or to the bot alone (by a temporary session: `via_group`)."""
        message = self.state.keep(
            user_id,
            segments,
            int(self._now()),
            group_id=group_id,
            peer=0 if group_id else user_id,
            via_group=via_group,
        )
        self.emit(self.state.message_json(message))
        return message

    def recall(self, message: QQMessage, operator: int = 0) -> None:
        """Someone takes a message back; `operator` is another who does it for them."""
        message.recalled = True
        fields: dict[str, Any] = {"user_id": message.sender, "message_id": message.message_id}
        if message.group_id:
            who = operator or message.sender
            self.notice("group_recall", group_id=message.group_id, operator_id=who, **fields)
        else:
            self.notice("friend_recall", **fields)

    def join(self, group_id: int, user_id: int, sub_type: str = "approve") -> None:
        """Tell that someone has come into a group."""
        self.notice(
            "group_increase",
            sub_type=sub_type,
            group_id=group_id,
            operator_id=user_id,
            user_id=user_id,
        )

    def leave(
        self, group_id: int, user_id: int, sub_type: str = "leave", operator: int = 0
    ) -> None:
        """Tell that someone has left or was removed (kick; kick_me for the bot itself)."""
        self.notice(
            "group_decrease",
            sub_type=sub_type,
            group_id=group_id,
            operator_id=operator or user_id,
            user_id=user_id,
        )

    def notice(self, kind: str, **fields: Any) -> None:
        """Send any notice event."""
        self.emit(self._event("notice", notice_type=kind, **fields))

    # -- actions

    def _take(self, queue: asyncio.Queue[bytes], data: str | bytes) -> None:
        try:
            call = orjson.loads(data)
            action, params = str(call["action"]), dict(call.get("params") or {})
        except (ValueError, TypeError, KeyError):
            queue.put_nowait(orjson.dumps(_answer(None, 1400, None, "broken call")))
            return
        if self.keep_calls:
            self.calls.append((action, params))
        fault = self.faults.pick(action)
        answer = self._perform(action, params, call.get("echo"), fault)
        if answer is None:
            return
        delay = self.faults.latency + (fault.detail.get("seconds", 0.0) if fault else 0.0)
        payload = orjson.dumps(answer)
        if delay:
            asyncio.get_running_loop().call_later(delay, queue.put_nowait, payload)
        else:
            queue.put_nowait(payload)

    def _perform(
        self, action: str, params: dict[str, Any], echo: Any, fault: Fault | None
    ) -> dict[str, Any] | None:
        """Do what is asked, or what the fault makes of it; None where no answer goes out."""
        kind = fault.kind if fault else ""
        if fault and kind in ("refused", "undelivered"):
            retcode = fault.detail.get("retcode", FAILED)
            return _answer(echo, retcode, None, "refused" if kind == "refused" else "Timeout")
        if kind == "swallowed":
            return None
        try:
            data = self.actions.perform(action, params)
        except ActionError as error:
            return _answer(echo, error.retcode, None, error.wording)
        if kind == "lost":
            return None
        if kind == "ambiguous":
            return _answer(echo, FAILED, None, "Timeout: NTEvent sendMsg")
        return _answer(echo, 0, data, "")


def _answer(echo: Any, retcode: int, data: Any, wording: str) -> dict[str, Any]:
    status = "failed" if retcode else "ok"
    texts = {"message": wording, "wording": wording}
    return {"status": status, "retcode": retcode, "data": data, **texts, "echo": echo}
