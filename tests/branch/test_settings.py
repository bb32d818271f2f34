"""Settings as people type them."""

from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.branch.settings import HOST_SETTINGS, Kind, Registry, Setting
from bot.branch.views import BranchView
from bot.errors import Refusal
from bot.feature import Feature

SHANGHAI = ZoneInfo("Asia/Shanghai")
BOOL = Setting("f.on", Kind.BOOL, False, "x")
INT = Setting("f.minutes", Kind.INT, 5, "x", minimum=0, maximum=60)
TIME = Setting("f.at", Kind.TIME, None, "x")
STR = Setting("f.text", Kind.STR, "", "x", maximum=10)
CHOICE = Setting("f.names", Kind.CHOICE, "all", "x", choices=("all", "missing", "none"))
EVERY = (BOOL, INT, TIME, STR, CHOICE)


@pytest.mark.parametrize(
    ("setting", "written", "value"),
    [
        (BOOL, "开", True), (BOOL, " ON ", True), (BOOL, "ｏｆｆ", False), (BOOL, "关闭", False),
        (INT, "１５", 15), (INT, "0", 0), (INT, "60", 60), (INT, "+5", 5),
        (TIME, "8:05", time(8, 5)), (TIME, "０８：０５", time(8, 5)), (TIME, "8点", time(8)),
        (TIME, "20时30分", time(20, 30)), (TIME, "24:00", time(0)), (TIME, "无", None),
        (STR, " 你好 ", "你好"), (STR, "", ""),
        (CHOICE, "MISSING", "missing"), (CHOICE, "ｎｏｎｅ", "none"),
    ],
)  # fmt: skip
def test_what_people_write_is_understood(setting: Setting, written: str, value: object) -> None:
    assert setting.parse(written) == value
    assert setting.load(setting.dump(setting.parse(written))) == value


@pytest.mark.parametrize(
    ("setting", "written", "text_id"),
    [
        (BOOL, "maybe", "host-setting-wants-bool"),
        (INT, "5.5", "host-setting-wants-int"),
        (INT, "五", "host-setting-wants-int"),
        (INT, "61", "host-setting-wants-range"),
        (INT, "-1", "host-setting-wants-range"),
        (INT, "9" * 5000, "host-setting-wants-int"),
        (TIME, "24:01", "host-setting-wants-time"),
        (TIME, "8:60", "host-setting-wants-time"),
        (TIME, "", "host-setting-wants-time"),
        (STR, "x" * 11, "host-setting-wants-length"),
        (CHOICE, "some", "host-setting-wants-choice"),
    ],
)
def test_what_does_not_fit_is_refused(setting: Setting, written: str, text_id: str) -> None:
    with pytest.raises(Refusal) as caught:
        setting.parse(written)
    assert caught.value.text_id == text_id
    assert all(len(str(v)) < 200 for v in caught.value.variables.values())


@given(st.sampled_from(EVERY + HOST_SETTINGS), st.text(max_size=30))
def test_any_text_gives_a_value_or_a_refusal(setting: Setting, written: str) -> None:
    try:
        value = setting.parse(written)
    except Refusal:
        return
    assert setting.load(setting.dump(value)) == value


@given(
    st.sampled_from(EVERY + HOST_SETTINGS),
    st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.integers()),
)
def test_whatever_is_stored_can_be_read(setting: Setting, stored: object) -> None:
    value = setting.load(stored)
    assert value == setting.default or setting.load(setting.dump(value)) == value


def test_features_declare_and_names_are_unique(tmp_path) -> None:
    registry = Registry.of([Feature("f", tmp_path, settings=EVERY)])
    assert registry["f.minutes"] is INT
    assert registry.find("免打扰开始").key == "quiet_from"
    assert registry.find("ＬＯＣＡＬＥ").key == "locale"
    assert len(registry) == len(HOST_SETTINGS) + len(EVERY)
    with pytest.raises(ValueError, match=r"f\.minutes"):
        registry.add(INT)
    with pytest.raises(Refusal):
        registry.find("f.nothing")


def test_a_view_gives_the_branchs_value_or_the_default() -> None:
    view = BranchView(
        id=1, name="一", locale="en", zone=SHANGHAI,
        stored={"f.minutes": 7, "f.on": "broken"}, registry=Registry((*HOST_SETTINGS, *EVERY)),
    )  # fmt: skip
    assert view.setting("f.minutes") == 7
    assert view.setting("f.on") is False
    assert view.setting("f.at") is None
    assert view.setting("locale") == "en"
    assert view.setting("quiet_until") == time(7)
    with pytest.raises(KeyError):
        view.setting("f.nothing")
