"""The words of which receipts are made: as many as said, well formed, and hard to mix up."""

from __future__ import annotations

import re
from itertools import permutations

from bot import frame
from bot.shipped import shipped

LINES = (shipped("words") / "receipts.txt").read_text("utf-8").splitlines()

ALIKE = """
土士 日目曰白百自田由甲申电 大太天夫犬丈 人入八 千干于
王玉主 午牛 刀力 圆园 清青晴情请精 未末本木 已己
杯坏怀 很银根眼 场汤杨扬 桃挑跳 铁钱线浅 蓝篮 马鸟乌岛
问间闻 石右左 水永冰 米来 晨辰 洋样祥羊 海悔梅每
湖糊胡 秋和 花化 平苹 梨犁 橙澄 笛筒简 箱籍相 糖塘
棉绵锦 风凤 云去 贝见 狮师 猴候 蜂峰锋 蜜密 果课棵
蕉焦 爪瓜 茶荼 壶壹 盆盘 碗豌 锅祸 炉护 披被 裤裙
灯钉打订 泡炮跑 轮论 桥轿 港巷 楼搂 钟种 铃玲 柔揉
温湿 凉谅 朴扑 尤优 块快 乐东 友反 诚城 真直 话活
泼拨 雪雷 池地他 坡波 泉皇 票栗粟 由邮 枝技 瓣辩
杏呆 柏拍 莓梅 次瓷 叉又 厨橱 享亭 堂常 季李 贺货
勺匀
"""
"""Characters that are taken for one another when written by hand or read in haste."""


def test_there_are_1024_words_of_two_characters() -> None:
    assert len(LINES) == 1024
    assert [line for line in LINES if not re.fullmatch(r"[\u4e00-\u9fff]{2}", line)] == []
    assert len(set(LINES)) == 1024


def test_no_word_is_another_one_reversed() -> None:
    words = set(LINES)
    assert [word for word in LINES if word[::-1] in words] == []


def test_no_two_words_differ_by_characters_that_look_alike() -> None:
    words = set(LINES)
    pairs = [pair for group in ALIKE.split() for pair in permutations(group, 2)]
    mixed = [
        (word, other)
        for word in LINES
        for here, there in pairs
        for other in (word.replace(here, there, 1),)
        if here in word and other != word and other in words
    ]
    assert mixed == []


def test_no_word_calls_a_command() -> None:
    features = frame.load_features()
    commands = {
        word for one in features for command in one.commands or () for word in command.words
    }
    assert "签到" in commands
    assert commands.isdisjoint(LINES)


def test_nothing_heavy_or_political_is_among_them() -> None:
    """What people have taken for a hint before, or would not like to read at a bad time."""
    heavy = "死病伤血毒墓鬼神佛党政官军战警狱哭悲恨药癌"
    assert [word for word in LINES if set(word) & set(heavy)] == []
    hints = {"白纸", "雨伞", "蜡烛", "广场", "坦克", "河蟹", "韭菜", "包子", "茉莉", "小熊", "散步"}
    assert hints.isdisjoint(LINES)
