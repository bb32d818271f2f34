"""The scenes of opinions: a round from its opening to its answers, and a search for who wrote."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from bot.demo import searching
from bot.demo.play import PATIENCE, QQ, TELEGRAM, Play
from bot.feature import Traces
from bot.platforms.types import PlatformName
from bot.sandbox.people import Private, SimPerson
from bot.sandbox.transcript import SimMessage

_TITLE, _UNTIL = "食堂和宿舍", "截止 今天22:10"
_RECEIPT = r"(?m)^([\u4e00-\u9fff]{2}(?: [\u4e00-\u9fff]{2}){5})$"
_AWAY = 3
"""Minutes for which the bot is gone while the round runs."""
_OFTEN, _LEADER, _TIRED, _SILENT = "韩书言", "何景行", "陆南星", "秦朗"
_DIM, _NOISY = "自习室的灯坏了一半", "熄灯以后走廊太吵"
_ANSWER, _LATER = "已经报修，这周换好", "一楼的灯也坏了"
_WROTE = {
    _OFTEN: ("食堂窗口排队太长", _DIM),
    _LEADER: ("我是党小组组长，水总是不热",),
    _TIRED: (_NOISY,),
    "江叙白": ("活动通知能不能早两天发",),
    "傅晚晴": ("希望多组织志愿服务",),
}
_MISPLACED, _THROWN, _FORGOTTEN = "食堂太贵", "还是不说洗衣机的事", "操场的照明太暗"
_REWRITTEN = "住我楼上的同学太吵"
_UNSENT = (_MISPLACED, _REWRITTEN, _THROWN, _FORGOTTEN)
_SENT = (*(text for texts in _WROTE.values() for text in texts), _LATER)


class Round:
    """One round, from scene to scene; what its authors keep for themselves."""

    def __init__(self) -> None:
        self._before: Traces | None = None
        self._receipts: dict[str, str] = {}

    async def begin(self, play: Play) -> None:
        """The secretary asks for opinions in a group; both groups hear it, with the promise."""
        secretary, here = play.secretary, play.telegram
        await play.ask(secretary, TELEGRAM, "设置 意见补充时间 22:20", "22:20")
        asking = f"征集意见 {_TITLE} {_UNTIL}"
        await play.ask(play.person(_OFTEN), QQ, asking, "书记或纪检委员")
        await play.ask(secretary, here, f"{asking} 每人 5", "一个人就能凑够")
        asked = await play.ask(secretary, here, f"{asking} 每人 2", "至少收到 5 条")
        await play.confirm(secretary, here, asked, "已发起第 1 次征集")
        for group in (play.qq, play.telegram):
            said = await play.heard("【匿名意见】", group, after=asked)
            play.true("私聊我发送：意见" in said.text, f"no way into private in {said}")
        self._before = await _searched(play)

    async def misplaced(self, play: Play) -> None:
        """An opinion in a group is taken back where the bot may, and not repeated."""
        for group, told in ((play.qq, "请自己撤回"), (play.telegram, "我已经撤回")):
            said = await play.say(play.person(_SILENT), group, f"意见 {_MISPLACED}")
            answer = await play.heard(told, group, after=said)
            play.true(said.recalled == (group is play.telegram), f"not taken back: {said}")
            play.true(_MISPLACED not in answer.text, f"it is repeated: {answer}")

    async def write(self, play: Play) -> None:
        """Opinions from both platforms: up to the limit, with a warning, rewritten, or not sent."""
        await self._often(play)
        leader, tired, silent = map(play.person, (_LEADER, _TIRED, _SILENT))
        await play.ask(leader, QQ, "意见", "看完不记下来")
        await play.ask(leader, QQ, _WROTE[_LEADER][0], "身份“我是党小组组长")
        await self._send(play, leader, QQ)
        begun = await tired.start("opinion")
        await play.heard("看完不记下来", TELEGRAM, tired, after=begun)
        await play.ask(tired, TELEGRAM, _REWRITTEN, "还没有提交")
        await play.ask(tired, TELEGRAM, "重写", "已清空")
        await play.ask(tired, TELEGRAM, _NOISY, "还没有提交")
        await self._send(play, tired, TELEGRAM)
        draft = await play.ask(silent, TELEGRAM, f"意见 {_THROWN}", "还没有提交")
        await play.press(silent, draft, "放弃")
        await play.ask(silent, TELEGRAM, "提交", "现在没有草稿")
        for name, where in (("江叙白", TELEGRAM), ("傅晚晴", QQ)):
            await play.ask(play.person(name), where, f"意见 {_WROTE[name][0]}", "还没有提交")
            await self._send(play, play.person(name), where)

    async def _often(self, play: Play) -> None:
        """One person may write twice on both platforms together, and no more."""
        often = play.person(_OFTEN)
        for where, text in zip((QQ, TELEGRAM), _WROTE[_OFTEN], strict=True):
            await play.ask(often, where, f"意见 {text}", "还没有提交")
            await self._send(play, often, where)
        await play.ask(often, TELEGRAM, "回执 再看", self._receipts[_OFTEN])
        await play.ask(often, TELEGRAM, "回执 再看", "没有可以再看的回执")
        await play.ask(often, QQ, f"意见 {_THROWN}", "还没有提交")
        await play.ask(often, QQ, "提交", "写满 2 条")
        await play.ask(often, QQ, "放弃", "已丢掉")

    async def _send(self, play: Play, person: SimPerson, where: Private) -> None:
        sent = await play.ask(person, where, "提交", "这是您的回执")
        self._receipts[person.name] = play.found(_RECEIPT, sent)

    async def restart(self, play: Play) -> None:
        """What was acknowledged outlives a restart, a draft does not; nobody sees anything yet."""
        silent = play.person(_SILENT)
        await play.ask(silent, QQ, f"意见 {_FORGOTTEN}", "草稿只在内存里")
        await play.world.settled(0.2, PATIENCE)
        await play.house.stop()
        play.house.clock.advance(timedelta(minutes=_AWAY))
        play.printer.say("demo-away", minutes=_AWAY)
        await play.house.start()
        await play.ask(silent, QQ, "提交", "现在没有草稿")
        receipt = self._receipts[_OFTEN]
        await play.ask(play.person(_OFTEN), QQ, f"回执 {receipt}", "已经收好")
        await play.ask(play.secretary, TELEGRAM, "查看意见 1", "没有公开的意见")

    async def answer(self, play: Play) -> None:
        """All of them at once, in random order; two get the same answer, which the groups read."""
        secretary, before = play.secretary, play.world.transcript[-1]
        await play.o_clock(22, 11)
        count = sum(map(len, _WROTE.values()))
        for group in (play.qq, play.telegram):
            await play.heard("【提醒】第 1 次匿名征集", group, after=before)
            await play.heard(f"收到 {count} 条意见", group, after=before)
        listed = await play.ask(secretary, TELEGRAM, "查看意见 1", f"{count} 条意见")
        for text in (text for texts in _WROTE.values() for text in texts):
            play.true(text in listed.text, f"{text!r} is not in {listed}")
        both = ",".join(_number(play, listed, text) for text in (_DIM, _NOISY))
        await play.ask(secretary, TELEGRAM, f"答复意见 1-{both} {_ANSWER}", "2 条")
        await play.ask(secretary, TELEGRAM, f"意见状态 1-{both} 办理中", "办理中")
        asked = await play.ask(secretary, TELEGRAM, "意见反馈 1 发布", _ANSWER)
        await play.confirm(secretary, TELEGRAM, asked, "已经发布")
        for group in (play.qq, play.telegram):
            told = await play.heard("意见反馈（第 1 次征集）", group, after=asked)
            play.true(_ANSWER in told.text, f"no answer in {told}")
            play.true(_DIM not in told.text, f"an author's words stand in {told}")

    async def receipt(self, play: Play) -> None:
        """Who has the six words reads the answer, and adds something that arrives later."""
        often, words = play.person(_OFTEN), self._receipts[_OFTEN]
        shown = await play.ask(often, QQ, f"回执 {words}", _ANSWER)
        play.true(_DIM in shown.text, f"another opinion is shown: {shown}")
        wrong = " ".join(reversed(words.split()))
        await play.ask(often, QQ, f"回执 {wrong}", "打不开什么")
        await play.ask(often, QQ, "补充", "请发要补充的文字")
        await play.ask(often, QQ, _LATER, "还没有提交")
        before = await play.ask(often, QQ, "提交", "22:20")
        await play.o_clock(22, 21)
        await play.heard("作者凭回执补充了内容", None, play.secretary, after=before)

    async def search(self, play: Play) -> None:
        """Everything that the run has written is searched for who wrote, and what was not sent."""
        before, after = self._before, await _searched(play)
        assert before is not None
        accounts = {
            f"{platform}:{account}"
            for person in _people(play)
            for platform in PlatformName
            if (account := person.account(platform))
        }
        log = Path(play.house.log.name).name
        found = searching.faults(before, after, log=log, sent=_SENT, unsent=_UNSENT)
        say = play.printer.say
        files = searching.told(after.sizes)
        say("demo-searched", files=files, accounts=len(accounts), forms=after.forms)
        play.true(not found, f"found: {found}")
        unseen = searching.blind(after, [*accounts, *_SENT])
        play.true(not unseen, f"the search is blind for {unseen}")
        say("demo-found-nobody", tables=searching.places(after, accounts))
        say("demo-found-texts", tables=searching.places(after, _SENT))


def _number(play: Play, listed: SimMessage, text: str) -> str:
    """Under which number an opinion stands in a list."""
    found = re.search(rf"【1-(\d+)】[^【]*{text}", listed.text)
    play.true(found is not None, f"{text!r} has no number in {listed}")
    assert found is not None
    return found[1]


def _people(play: Play) -> list[SimPerson]:
    """Everyone who wrote, or began to."""
    return [play.person(name) for name in (*_WROTE, _SILENT)]


async def _searched(play: Play) -> Traces:
    return await searching.search(play, _people(play), (*_SENT, *_UNSENT))
