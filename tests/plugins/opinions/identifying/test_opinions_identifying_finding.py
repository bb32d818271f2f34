"""What a text tells of its author is pointed out, and what opinions are made of is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.opinions.rules.identifying import Kind, Known, find

PEOPLE = (
    Known("张三丰", "2023010203"),
    Known("王明", "B20230007"),
    Known("高兴", "20231234"),
    Known("欧阳娜娜", "2023-0456"),
    Known("阿依古丽·买买提", ""),
    Known("John Smith", "S1234567"),
    Known("An", "7"),
)


def found(text: str) -> list[tuple[Kind, str]]:
    return [(sign.kind, sign.words) for sign in find(text, PEOPLE)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("张三丰上次没来", "张三丰"),
        ("请让张 三 丰来讲党课", "张 三 丰"),
        ("张　三丰讲得好", "张　三丰"),
        ("张\u200b三\u200b丰讲得好", "张\u200b三\u200b丰"),
        ("张·三丰", "张·三丰"),
        ("我是三丰，有个建议", "三丰"),
        ("大家好我叫三丰", "三丰"),
        ("本人三丰，建议", "三丰"),
        ("我是娜娜", "娜娜"),
        ("听欧阳娜娜说的", "欧阳娜娜"),
        ("王明，您好", "王明"),
        ("我和王明都觉得", "王明"),
        ("我是王明的室友", "王明"),
        ("觉得王明同学讲得好", "王明"),
        ("上次，王 明 没来", "王 明"),
        ("我们组的王明来晚了", "王明"),
        ("我觉得我们组的王明当不好", "王明"),
        ("王明太爱迟到了", "王明"),
        ("觉得王明应该", "王明"),
        ("我叫高兴", "高兴"),
        ("高兴说得对", "高兴"),
        ("署名：高兴", "高兴"),
        ("阿依古丽买买提讲得好", "阿依古丽买买提"),
        ("阿依古丽•买买提讲得好", "阿依古丽•买买提"),
        ("我们的阿依古丽讲得好", "阿依古丽"),
        ("I asked john smith about it", "john smith"),
        ("Ｊｏｈｎ Ｓｍｉｔｈ knows", "Ｊｏｈｎ Ｓｍｉｔｈ"),
        ("我的名字是李雷", "我的名字是"),
        ("我姓李", "我姓李"),
        ("Hello, my name is Li Lei.", "my name is Li Lei"),
        ("I’m called Lei", "I’m called Lei"),
    ],
)
def test_names(text: str, words: str) -> None:
    assert found(text) == [(Kind.NAME, words)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("2023010203 的意见", Kind.STUDENT_NUMBER, "2023010203"),
        ("２０２３０１０２０３", Kind.STUDENT_NUMBER, "２０２３０１０２０３"),
        ("2023 0102 03", Kind.STUDENT_NUMBER, "2023 0102 03"),
        ("b20230007就是我", Kind.STUDENT_NUMBER, "b20230007"),
        ("我20231234，住校", Kind.STUDENT_NUMBER, "20231234"),
        ("20230456", Kind.STUDENT_NUMBER, "20230456"),
        ("编号 220198765432 的人", Kind.STUDENT_NUMBER, "220198765432"),
        ("学号：U2023", Kind.STUDENT_NUMBER, "学号：U2023"),
        ("my number is 4711", Kind.STUDENT_NUMBER, "my number is 4711"),
        ("打13812345678", Kind.PHONE, "13812345678"),
        ("打１３８１２３４５６７８", Kind.PHONE, "１３８１２３４５６７８"),
        ("打 138 1234 5678 找我", Kind.PHONE, "138 1234 5678"),
        ("138-1234-5678", Kind.PHONE, "138-1234-5678"),
        ("+86 138 1234 5678", Kind.PHONE, "+86 138 1234 5678"),
        ("138 12345678", Kind.PHONE, "138 12345678"),
        ("1 3 8 1 2 3 4 5 6 7 8", Kind.PHONE, "1 3 8 1 2 3 4 5 6 7 8"),
        ("11010519491231002X", Kind.ID_NUMBER, "11010519491231002X"),
        ("身份证110105 19491231 002x。", Kind.ID_NUMBER, "110105 19491231 002x"),
        ("微信号 abc123", Kind.ACCOUNT, "微信号 abc123"),
        ("微信：lilei_2023", Kind.ACCOUNT, "微信：lilei_2023"),
        ("加我vx lilei2023", Kind.ACCOUNT, "vx lilei2023"),
        ("WeChat ID: hanmeimei", Kind.ACCOUNT, "WeChat ID: hanmeimei"),
        ("QQ 12345678", Kind.ACCOUNT, "QQ 12345678"),
        ("我的qq号是12345", Kind.ACCOUNT, "qq号是12345"),
        ("ask @lilei_2023", Kind.ACCOUNT, "@lilei_2023"),
        ("回我 li.lei@example.edu.cn 吧", Kind.EMAIL, "li.lei@example.edu.cn"),
        ("12345678@qq.com", Kind.EMAIL, "12345678@qq.com"),
    ],
)
def test_numbers_and_accounts(text: str, kind: Kind, words: str) -> None:
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我作为班长，认为应该", "我作为班长"),
        ("作为团支书的我觉得", "作为团支书的我"),
        ("作为一名学习委员，我建议", "作为一名学习委员，我"),
        ("我是宣传委员", "我是宣传委员"),
        ("我现在担任我们班的班长", "我现在担任我们班的班长"),
        ("我也是支部的组织委员", "我也是支部的组织委员"),
        ("我去年当过副班长", "我去年当过副班长"),
        ("我们宿舍3-402晚上没网", "我们宿舍3-402"),
        ("我住在3号楼402", "我住在3号楼402"),
        ("我们寝室402室漏水", "我们寝室402"),
        ("我们党小组组长不错", "我们党小组组长"),
        ("我们第三党小组的组长", "我们第三党小组的组长"),
        ("我们班班长", "我们班班长"),
        ("我是计算机2301班的", "我是计算机2301班"),
        ("我在第二党小组", "我在第二党小组"),
        ("我是支部里唯一的女生", "我是支部里唯一"),
        ("I, as class monitor, think", "I, as class monitor"),
        ("as the monitor I think", "as the monitor I"),
        ("As the secretary of our branch, I hope", "As the secretary of our branch, I"),
        ("I’m the deputy branch secretary", "I’m the deputy branch secretary"),
        ("I was the publicity commissioner", "I was the publicity commissioner"),
        ("speaking as your class monitor", "speaking as your class monitor"),
        ("our dorm 3-402 has no net", "our dorm 3-402"),
        ("I live in room 402", "I live in room 4"),
        ("实验室只有我一个党员", "只有我一个"),
        ("I am the only girl here", "I am the only"),
    ],
)
def test_what_writers_say_of_themselves(text: str, words: str) -> None:
    assert found(text) == [(Kind.ROLE, words)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "书记应该多听听大家的意见",
        "班长和团支书应该早点通知",
        "希望支部书记多来宿舍",
        "我觉得班长很负责",
        "我们支部书记应该每月讲一次党课",
        "如果我是书记，我会早点通知",
        "我不是班长，只是提个建议",
        "作为党员，我们应该带头",
        "书记作为第一责任人应该带头",
        "高兴地参加了活动",
        "大家都很高兴",
        "我很高兴和大家一起",
        "国王明天来",
        "就高兴一会儿",
        "高兴的时候不多，高兴得太早",
        "文明明显提高",
        "我是说三班倒的事",
        "我们在一班车上",
        "我们宿舍有4个人",
        "我们宿舍402元电费",
        "我们宿舍2026年没网",
        "三会一课能不能改到周三？",
        "2026年11月24日的会",
        "2026-11-24、2026/11/24、20261124、11.24",
        "2026-2027学年，20262027学年",
        "2010年到2026年",
        "花了12345678元",
        "一共 12345678.50",
        "1,234,567,890",
        "党费3.00元，补缴12个月共36元",
        "周五18:00—19:30，第1-3节，301教室",
        "人数：120，60，30",
        "群号：123456789",
        "会议号 123456789",
        "I am head over heels",
        "微信群里消息太多，QQ群也是",
        "wechat is popular, and wechat messages get lost",
        "用微信software太慢",
        "An idea, and another one",
        "The secretary should listen more",
        "If I was the monitor I would say so",
        "as a member I would like more films",
        "I am sure the monitor knows",
        "I lived in 2023",
        "@所有人 太多了",
        "习近平新时代中国特色社会主义思想",
        "我明天有课，我是认真的",
    ],
)
def test_what_opinions_are_made_of_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_all_is_found_in_the_order_of_the_text() -> None:
    text = "我是宣传委员张三丰（2023010203），电话138-1234-5678，邮箱 a@b.cn，\nQQ：12345678"
    assert [kind for kind, _ in found(text)] == [
        Kind.ROLE,
        Kind.NAME,
        Kind.STUDENT_NUMBER,
        Kind.PHONE,
        Kind.EMAIL,
        Kind.ACCOUNT,
    ]


def test_without_members_the_rest_is_still_found() -> None:
    assert [sign.kind for sign in find("张三丰 13812345678", ())] == [Kind.PHONE]


def test_a_find_shows_no_words_in_logs() -> None:
    (sign,) = find("张三丰", PEOPLE)
    assert "张" not in repr(sign)


WORDS = (
    *("我", "是", "作为", "班长", "张三丰", "王明", "高兴", "的", "宿舍", "QQ", "微信", "学号"),
    *("as", "the", "I", "monitor", "my name is", "John", "Smith", "138", "2023010203", "１", "一"),
    *(" ", "-", "@", ".", "·", "\u200b", "\n", "İ", "ﬁ"),
)


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map("".join)))
def test_no_text_breaks_it(text: str) -> None:
    signs = find(text, PEOPLE)
    end = 0
    for sign in signs:
        assert end <= sign.start < sign.end <= len(text)
        assert sign.words == text[sign.start : sign.end]
        end = sign.end


@given(st.builds(Known, st.text(max_size=6), st.text(max_size=12)), st.text(max_size=50))
def test_no_member_breaks_it(member: Known, text: str) -> None:
    for sign in find(text + member.name + member.student_no, (member,)):
        assert sign.words


LONG = 20_000
CROWD = tuple(Known(f"张{chr(0x4E00 + n)}{chr(0x5E00 + n)}", str(10**9 + n)) for n in range(200))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1 ",
        "我",
        "我是",
        "一",
        "a",
        "a.",
        "我是第一班",
        "as the ",
        "@a",
        "张 ",
        "微信",
        "我就也还",
    ],
)
@pytest.mark.parametrize("first", ["", "我是"])
def test_no_text_makes_it_slow(first: str, piece: str) -> None:
    """A pattern that tries every division of a run would not come back before the tests end."""
    find(first + piece * (LONG // len(piece)), CROWD)
