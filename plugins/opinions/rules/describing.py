"""How people say who they are: patterns for a text in its narrow form (see `identifying`).

Each is bounded, so that no text makes them slow. They point out what a writer says of himself, "I"
beside an office, a class, a room; "the secretary should" is what opinions are for. Offices in a
supposition ("if I were …") are left alone where it stands right before.
"""

from __future__ import annotations

import re

_NUMBERS = "0-9一二三四五六七八九十"

# -- Chinese ----------------------------------------------------------------------------------

_OFFICE = (
    "(?:副?(?:班长|团支书|团支部书记|党支部书记|支部书记|支书|书记|部长|主席|会长|社长|队长|主任)"
    "|副?(?:党小|小)?组?组长|(?:党小|小)组长|(?:宿舍|寝室|楼|舍|室|级)长"
    "|(?:宣传|组织|纪检|纪律|学习|生活|文艺|文体|体育|心理|青年|统战|保密|安全|实践|权益)委员"
    "|学委|(?:课|班级|学生|党员)代表|干事|辅导员|班主任|班导|助教|助管|联络员|联系人|介绍人)"
)
_BETWEEN = (
    "(?:一[名个位]|个|的|我们|咱们|本|班[级里上]?|党支部|支部|学院|[院系党团]|年级|这[个届]|上一?[届任]|[前现]任"
    f"|第?[{_NUMBERS}]{{1,3}}(?:班|支部)?)"
    "{0,4}"
)
_MEANWHILE = (
    "(?:(?:自己|本人|就|也|还|曾经|曾|现在|目前|现|一直|以前|之前|去年|今年|刚|恰好|正好|同时|已经"
    "|这学期|上学期) ?){0,3}"
)
_I = "(?<!如果)(?<!假如)(?<!要是)(?<!假设)(?<![若像])(?:我|本人)"
_WE = "(?:我们?|咱们?|本人)"
_ROOM = (
    "(?:[a-z东西南北]?[0-9]{1,2} ?(?:号楼|栋楼|单元|[-–—#栋幢号舍楼区]) ?[a-z]?[0-9]{3,4}"
    "|[a-z]?[0-9]{3,4}|[0-9]{1,2}(?:号楼|栋|幢))(?![0-9元块年人个次万千百分条天度])"
)

_CHINESE = (
    f"{_I} ?{_MEANWHILE}(?:是|作为|身为|担任|当选|兼任|当|做|任|兼)[了过着为]?{_BETWEEN}{_OFFICE}",
    f"(?:作为|身为){_BETWEEN}{_OFFICE}(?:之一)?(?:的|, ?)?(?:我|本人)(?!们)",
    f"{_WE}(?:所在)?的?第?[{_NUMBERS}]{{0,3}}(?:党小组|小组|宿舍|寝室|班)的?{_OFFICE}",
    f"{_WE}的?(?:班长|宿舍长|寝室长|舍长|室长|党?小组长)",
    f"{_WE}的?(?:住在?|宿舍|寝室|房间)(?:[号是在为: ]){{0,3}}{_ROOM}",
    f"{_WE}(?:就?是|来自|在|所在的?)[^\\s,.;!?、。说觉想听看认指问让请把被为]{{0,8}}?"
    f"(?:[{_NUMBERS}]{{1,4}}班(?![车人岗倒次])|第?[{_NUMBERS}]{{1,3}}党?小组)",
    "(?:我|本人)[就也还]?是[^\\s,.;!?、。说觉想认]{0,8}唯一|[只就]有?我[一1](?:个|人)",
)

# -- English ----------------------------------------------------------------------------------

_OFFICE_EN = (
    r"(?:monitor|secretary|president|chair(?:man|woman|person)?|treasurer|commissioner|captain"
    r"|representative|counsell?or|leader|head(?= of)|organi[sz]er|teaching assistant)\b"
)
_BETWEEN_EN = (
    r"(?:(?:the|an?|our|your|this|class|vice|deputy|branch|league|youth|party|students?|union|study"
    r"|sports|publicity|organi[sz]ation|discipline|life|dorm|dormitory|group|team|room|floor|grade"
    r"|course|current|former|new|only|first|second|third)[ -]){0,6}"
)

_ENGLISH = (
    r"(?<!\bif )\bi(?:'m| am| was|'ve been| have been|,? as| (?:work|serve|act)(?:ed)? as"
    rf"| (?:happen|used) to be),? {_BETWEEN_EN}{_OFFICE_EN}",
    rf"\bas {_BETWEEN_EN}{_OFFICE_EN}(?: of [a-z0-9 '-]{{1,30}})?,? (?:i|me|my)\b",
    rf"\b(?:speaking as|in my (?:role|capacity|position|work) as) {_BETWEEN_EN}{_OFFICE_EN}",
    r"\b(?:my|our) (?:dorm|dormitory|room)(?: number)?(?: is|:)? (?:no\.? ?|room )?"
    r"[a-z]?(?:[0-9]{1,2}-)?[0-9]{3,4}\b",
    r"\bi live in (?:(?:room|dorm|dormitory|building) [a-z]?[0-9]|[a-z]?[0-9]{1,2}-[0-9]{3,4}\b)",
    r"\bi(?:'m| am) the only\b",
)

SELF = re.compile("|".join((*_CHINESE, *_ENGLISH)), re.IGNORECASE)
"""An office, a class, a group or a room of the writer's own."""

INTRODUCED = re.compile(
    "我的名字[是叫为]|我姓(?![名什啥])[\u4e00-\u9fff]"
    r"|\bmy (?:full |real )?name(?:'s| is)\b(?: [a-z][a-z'-]{0,30}){0,2}"
    r"|\bi(?:'m| am) called [a-z][a-z'-]{0,30}",
    re.IGNORECASE,
)
"""The writer's own name, whether it is on the roster or not."""
