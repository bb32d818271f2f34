"""When an exam may be taken, at the borders and over changes of clocks; what words mean in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from plugins.quiz.rules import exam, taking
from plugins.quiz.rules.exam import Door, State, Tried, Window

T0 = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
TICK = timedelta(microseconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
WINDOW = Window(T0, T0 + 4 * HOUR)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (T0 - TICK, State.PLANNED),
        (T0, State.OPEN),
        (T0 + 4 * HOUR - TICK, State.OPEN),
        (T0 + 4 * HOUR, State.CLOSED),
    ],
)
def test_the_clock_says_where_an_exam_stands(now: datetime, state: State) -> None:
    assert exam.phase(State.PLANNED, WINDOW, now) is state
    assert exam.phase(State.OPEN, WINDOW, now) is state  # timers trail, or ran too early
    assert exam.phase(State.CANCELLED, WINDOW, now) is State.CANCELLED
    assert exam.phase(State.CLOSED, WINDOW, now) is State.CLOSED


def test_which_state_may_follow_which() -> None:
    allowed = {(a, b) for a in State for b in State if exam.may_become(a, b)}
    assert allowed == {
        (State.PLANNED, State.OPEN),
        (State.PLANNED, State.CLOSED),
        (State.PLANNED, State.CANCELLED),
        (State.OPEN, State.CLOSED),
        (State.OPEN, State.CANCELLED),
    }


def test_an_attempt_ends_after_its_minutes_and_never_after_the_window() -> None:
    assert exam.ends_at(T0, 30, WINDOW.closes_at) == T0 + 30 * MINUTE
    late = WINDOW.closes_at - 30 * MINUTE
    assert exam.ends_at(late, 30, WINDOW.closes_at) == WINDOW.closes_at
    assert exam.ends_at(late + TICK, 30, WINDOW.closes_at) == WINDOW.closes_at
    assert exam.ends_at(late - TICK, 30, WINDOW.closes_at) == WINDOW.closes_at - TICK


@pytest.mark.parametrize(
    "start",
    [
        datetime(2026, 3, 29, 1, 45, tzinfo=ZoneInfo("Europe/Berlin")),  # 02:00 becomes 03:00
        datetime(2026, 10, 25, 2, 45, tzinfo=ZoneInfo("Europe/Berlin")),  # 03:00 becomes 02:00
        datetime(2026, 10, 25, 2, 45, fold=1, tzinfo=ZoneInfo("Europe/Berlin")),
    ],
)
def test_a_change_of_clocks_gives_and_takes_nothing(start: datetime) -> None:
    begun = start.astimezone(UTC)
    end = exam.ends_at(begun, 60, begun + 5 * HOUR)
    assert end - begun == HOUR
    assert exam.left(end, begun + 45 * MINUTE) == 15 * MINUTE


@pytest.mark.parametrize(
    ("said", "counts"),
    [(-TICK, True), (timedelta(0), True), (TICK, False), (HOUR, False)],
)
def test_an_answer_counts_up_to_the_end_itself(said: timedelta, counts: bool) -> None:
    end = T0 + 30 * MINUTE
    assert exam.in_time(Tried(end, None), end + said) is counts
    assert exam.time_up(Tried(end, None), end + said) is not counts
    assert exam.in_time(Tried(end, T0), end + said) is False  # handed in before
    assert exam.time_up(Tried(end, T0), end + said) is False


def test_what_is_left_is_never_less_than_nothing() -> None:
    assert exam.left(T0, T0 + HOUR) == timedelta(0)


RUNNING = Tried(T0 + HOUR, None)
DONE = Tried(T0 + HOUR, T0 + HOUR)


@pytest.mark.parametrize(
    ("state", "tried", "after", "door"),
    [
        (State.PLANNED, [], timedelta(0), Door.NOT_YET),
        (State.OPEN, [], timedelta(0), Door.BEGIN),
        (State.OPEN, [RUNNING], HOUR, Door.CONTINUE),
        (State.OPEN, [RUNNING], HOUR + TICK, Door.BEGIN),
        (State.OPEN, [DONE], HOUR, Door.BEGIN),
        (State.OPEN, [DONE, DONE], HOUR, Door.USED_UP),
        (State.OPEN, [DONE, RUNNING], HOUR, Door.CONTINUE),
        (State.OPEN, [DONE, RUNNING], HOUR + TICK, Door.USED_UP),
        (State.CLOSED, [], timedelta(0), Door.OVER),
        (State.CLOSED, [DONE], timedelta(0), Door.OVER),
        (State.CANCELLED, [RUNNING], timedelta(0), Door.CANCELLED),
    ],
)
def test_what_somebody_meets_at_the_door(
    state: State, tried: list[Tried], after: timedelta, door: Door
) -> None:
    assert exam.door(state, 2, tried, T0 + after) is door


def test_windows_that_only_touch_do_not_overlap() -> None:
    after = Window(WINDOW.closes_at, WINDOW.closes_at + HOUR)
    assert not WINDOW.overlaps(after)
    assert not after.overlaps(WINDOW)
    assert WINDOW.overlaps(Window(WINDOW.closes_at - TICK, WINDOW.closes_at + HOUR))
    assert WINDOW.overlaps(Window(T0 + HOUR, T0 + 2 * HOUR))


def test_right_answers_are_shown_only_when_nobody_can_take_it_any_more() -> None:
    assert [state for state in State if exam.shows_answers(state)] == [State.CLOSED]


def test_the_best_attempt_counts() -> None:
    assert exam.best([]) is None
    assert exam.best([None]) is None
    assert exam.best([500, None, 700, 0]) == 700
    assert exam.best([0]) == 0


def test_the_pass_mark_is_reached_exactly() -> None:
    assert exam.passed(600, 1000, 60)
    assert not exam.passed(599, 1000, 60)
    assert exam.passed(332, 555, 60) is False  # 60 % of 5.55 are 3.33
    assert exam.passed(333, 555, 60)


@pytest.mark.parametrize(
    ("hours", "minutes", "ahead"),
    [
        (24 * 7, 60, timedelta(hours=24)),
        (24, 60, timedelta(hours=6)),
        (2, 60, timedelta(hours=1)),
        (2, 20, timedelta(minutes=30)),
        (1, 60, timedelta(minutes=30)),
    ],
)
def test_the_reminder_leaves_time_for_an_attempt(
    hours: int, minutes: int, ahead: timedelta
) -> None:
    window = Window(T0, T0 + timedelta(hours=hours))
    assert window.closes_at - exam.remind_at(window, minutes) == ahead


@pytest.mark.parametrize(
    ("before", "ahead"),
    [
        (3, timedelta(hours=3)),
        (1, timedelta(hours=2)),  # One attempt's time, however late the branch wants it.
        (48, timedelta(hours=42)),  # The last quarter of a week.
    ],
)
def test_a_branch_has_its_own_time_for_the_reminder(before: int, ahead: timedelta) -> None:
    window = Window(T0, T0 + timedelta(days=7))
    assert window.closes_at - exam.remind_at(window, 120, timedelta(hours=before)) == ahead


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("上一题", taking.Step(-1)),
        (" 下一题 ", taking.Step(1)),
        ("Next", taking.Step(1)),
        ("previous", taking.Step(-1)),
        ("第5题", taking.Go(5)),
        ("第５题", taking.Go(5)),
        ("第 5 题", taking.Go(5)),
        ("5题", taking.Go(5)),
        ("question 12", taking.Go(12)),
        ("Q3", taking.Go(3)),
        ("第5题 B", taking.Reply(5, "B")),
        ("第5题:延安", taking.Reply(5, "延安")),
        ("q2 true", taking.Reply(2, "true")),
        ("B", taking.Reply(None, "B")),
        ("1921", taking.Reply(None, "1921")),
        ("第一次全国代表大会", taking.Reply(None, "第一次全国代表大会")),
        ("第5题和第6题", taking.Reply(5, "和第6题")),
        ("q1234", taking.Reply(None, "q1234")),
    ],
)
def test_what_words_mean_in_an_exam(text: str, means: taking.Said) -> None:
    assert taking.read(text) == means


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("3", taking.Sitting(3, None)),
        ("#3", taking.Sitting(3, None)),
        ("３-２", taking.Sitting(3, 2)),
        ("12-1", taking.Sitting(12, 1)),
        ("x", None),
        ("3-", None),
        ("-3", None),
        ("3.5", None),
        ("1234567890", None),
        ("", None),
    ],
)
def test_which_exam_a_word_names(word: str, means: taking.Sitting | None) -> None:
    assert taking.sitting(word) == means


@pytest.mark.parametrize(
    ("words", "means"),
    [("+A", taking.Tick(0, True)), ("-j", taking.Tick(9, False)), ("+K", None), ("A", None)],
)
def test_what_a_button_of_several_choices_says(words: str, means: taking.Tick | None) -> None:
    assert taking.tick(words) == means


@pytest.mark.parametrize(
    ("text", "does"),
    [("B", True), ("acd", True), ("对", True), ("第5题 延安", True), ("A、C", True), ("√", True),
     ("你好", False), ("第5题", False), ("下一题", False), ("ABCDEFGHIJK", False), ("", False)],
)  # fmt: skip
def test_what_can_only_be_an_answer(text: str, does: bool) -> None:
    assert taking.looks_like_an_answer(text) is does
