"""Opinions written by template, as many as are asked for: of every length, on some thirty matters.

The same number gives the same opinions. No name, number or account stands in them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

OPENERS = (
    "", "", "", "老师好，", "我觉得", "个人认为", "建议", "希望学院能考虑一下：",
    "想反映一个情况，", "能不能", "说实话，", "最近大家都在讨论，", "作为一名普通同学，我想说，",
)  # fmt: skip
MATTERS = (
    "主题党日总是看视频，形式太单一", "主题党日可以多去红色基地实地参观", "三会一课的记录太重形式",
    "党课的内容离我们的专业太远", "组织生活会上批评与自我批评不够坦诚",
    "民主评议的标准应该提前公开", "入党积极分子的培养联系人很少找我们谈话",
    "发展对象的名额分配不够透明", "预备党员转正的材料太多", "思想汇报可以少写一点空话",
    "党费收缴的提醒不够及时", "党小组的活动经费不知道怎么报销", "食堂饭菜的价格涨得太快",
    "食堂二层晚饭关门太早", "食堂的清真窗口太少", "食堂排队时间太长",
    "宿舍晚上断电太早，考试周没法复习", "宿舍的热水供应时间太短", "宿舍楼道的噪音很大",
    "宿舍空调坏了，报修两周没有人来", "洗衣机不够用，周末要排很久", "校园网网速太慢，晚上经常断线",
    "WiFi信号在图书馆角落里几乎没有", "图书馆占座现象严重", "自习室开放时间太短",
    "教务系统选课的时候总是崩溃", "选课名额太少，必修课都选不上", "高数作业量太大，助教答疑太少",
    "综测加分细则每年都在变", "综测的公示期太短", "评奖评优的过程不够公平",
    "奖学金评定的标准不清楚", "志愿时长的认定手续太复杂", "快递站离宿舍区太远",
    "校车班次太少，冬天等得很冷", "通知发得太晚，时间冲突没法调整",
    "群公告太多，重要的通知容易被淹没", "同一张表格要填好几遍", "心理咨询的预约要等一个月",
    "操场的路灯晚上不亮",
)  # fmt: skip
REASONS = (
    "", "", "，大家意见很大", "，影响学习效率", "，这个问题去年就提过", "，低年级同学尤其不方便",
    "，和其他学院相比差距明显", "，不少人因此放弃了", "，感觉只是走过场", "，期末的时候更加明显",
)  # fmt: skip
WISHES = (
    "", "", "", "。希望尽快整改", "。请给一个明确的答复", "。可以先做一次问卷调查",
    "。能不能建立反馈渠道", "。可以参考其他高校的做法", "。哪怕先试行一个学期也好", "。谢谢老师",
)  # fmt: skip


def opinions(count: int, seed: int = 5) -> Iterator[str]:
    """So many opinions, one after another; most are short, some are pages."""
    chance = random.Random(seed)
    for _ in range(count):
        matters = min(1 + int(chance.expovariate(0.5)), 15)
        yield "。".join(
            chance.choice(OPENERS)
            + chance.choice(MATTERS)
            + chance.choice(REASONS)
            + chance.choice(WISHES)
            for _ in range(matters)
        )
