"""Papers: what a plan gets, and how each person's is laid out."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Refusal
from plugins.quiz.bank.paper import Candidate, Cell, Laid, Placed, Pool, lay_out, spread
from plugins.quiz.bank.question import Kind

TOPICS = ("党章", "党史", "法律")
BANK = [
    Candidate(number, kind, topic, difficulty)
    for number, (kind, topic, difficulty) in enumerate(
        (kind, topic, difficulty)
        for kind in Kind
        for topic in TOPICS
        for difficulty in (1, 2, 3)
        for _ in range(4)
    )
]
BY_KEY = {one.key: one for one in BANK}


def fits(key: int | str, cell: Cell) -> bool:
    one = BY_KEY[key]
    return (
        one.kind is cell.kind
        and cell.topic in ("", one.topic)
        and cell.difficulty in (0, one.difficulty)
    )


def refusal(pool: Pool, cells: list[Cell]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        pool.draw(cells, "s")
    return caught.value


cells = st.builds(
    Cell,
    st.sampled_from(Kind),
    st.integers(0, 4),
    st.sampled_from(("", *TOPICS)),
    st.sampled_from((0, 1, 2, 3)),
)


@settings(max_examples=200)
@given(st.lists(cells, min_size=1, max_size=6), st.text(max_size=5))
def test_each_cell_gets_its_own_and_none_twice(plan: list[Cell], seed: str) -> None:
    try:
        paper = Pool(BANK).draw(plan, seed)
    except Refusal:
        # Of four in each bucket no cell alone asks too many.
        assert not any(cell.count for cell in plan) or sum(cell.count for cell in plan) > 4
        return
    assert len(paper) == len(set(paper)) == sum(cell.count for cell in plan)
    at = 0
    for cell in plan:
        assert all(fits(key, cell) for key in paper[at : at + cell.count])
        at += cell.count


@given(st.lists(cells, min_size=1, max_size=4), st.integers(0, 1000), st.randoms())
def test_seed_and_bank_decide_and_the_order_of_the_bank_does_not(
    plan: list[Cell], seed: int, random: random.Random
) -> None:
    mixed = list(BANK)
    random.shuffle(mixed)
    try:
        first = Pool(BANK).draw(plan, str(seed))
    except Refusal:
        return
    assert Pool(mixed).draw(plan, str(seed)) == first


def test_a_paper_is_the_same_for_ever() -> None:
    """Written down, so that no change of ours or of Python redraws old papers unseen."""
    paper = Pool(BANK).draw([Cell(Kind.SINGLE, 3), Cell(Kind.BLANK, 2, "党史", 2)], "2026-11")
    assert paper == PAPER
    placed = lay_out([Laid(1, Kind.SINGLE, ("a1", "b1", "c1", "d1"))], "2026-11", 7)
    assert placed == LAID


PAPER = (19, 13, 1, 127, 125)
LAID = (Placed(1, (3, 1, 0, 2)),)


def test_other_seeds_give_other_papers() -> None:
    plan = [Cell(Kind.SINGLE, 5)]
    assert len({Pool(BANK).draw(plan, str(seed)) for seed in range(20)}) > 15


def test_every_question_has_its_chance() -> None:
    plan = [Cell(Kind.SINGLE, 6)]
    drawn = {key for seed in range(60) for key in Pool(BANK).draw(plan, str(seed))}
    assert len(drawn) == 36


def test_a_cell_with_too_few_is_named() -> None:
    no = refusal(Pool(BANK), [Cell(Kind.SINGLE, 2), Cell(Kind.BLANK, 5, "党史", 2)])
    assert no.text_id == "quiz-paper-short"
    assert no.variables == {
        "kind": "blank",
        "topics": "one",
        "topic": "党史",
        "difficulty": 2,
        "wanted": 5,
        "there": 4,
    }
    anywhere = refusal(Pool(BANK), [Cell(Kind.SINGLE, 37)])
    assert (anywhere.variables["topics"], anywhere.variables["there"]) == ("any", 36)
    unknown = refusal(Pool(BANK), [Cell(Kind.SINGLE, 1, "体育")])
    assert (unknown.variables["topic"], unknown.variables["there"]) == ("体育", 0)


@pytest.mark.parametrize("plan", [[], [Cell(Kind.SINGLE, 0)]])
def test_a_paper_of_nothing(plan: list[Cell]) -> None:
    assert refusal(Pool(BANK), plan).text_id == "quiz-paper-nothing"


def test_cells_that_share_too_few() -> None:
    plan = [Cell(Kind.SINGLE, 3, "党章", 1), Cell(Kind.SINGLE, 2, "党章", 1)]
    no = refusal(Pool(BANK), plan)
    assert (no.text_id, no.variables["topic"]) == ("quiz-paper-shared", "党章")


def test_cells_that_cross_are_shared_out() -> None:
    """Drawn one after the other, the first could take what only the second can use."""
    few = [
        Candidate("a1", Kind.SINGLE, "a", 1),
        Candidate("a2", Kind.SINGLE, "a", 2),
        Candidate("b1", Kind.SINGLE, "b", 1),
    ]
    plan = [Cell(Kind.SINGLE, 1, "a"), Cell(Kind.SINGLE, 2, "", 1)]
    for seed in range(20):
        paper = Pool(few).draw(plan, str(seed))
        assert paper[0] == "a2"
        assert set(paper[1:]) == {"a1", "b1"}


def test_counts_and_spread() -> None:
    pool = Pool(BANK)
    assert set(pool.counts().values()) == {4}
    assert spread(pool.counts())[Kind.SINGLE, 1] == 12
    assert pool.there(Cell(Kind.SINGLE, 1, "党章")) == 12


PAPER_OF_NINE = [
    Laid(number, kind, ("甲", "乙", "丙", "丁") if kind.has_options else ())
    for number, kind in enumerate([Kind.SINGLE] * 4 + [Kind.MULTIPLE] * 3 + [Kind.TRUEFALSE] * 2)
]


@given(st.text(max_size=4), st.integers())
def test_a_layout_is_a_shuffle(seed: str, person: int) -> None:
    placed = lay_out(PAPER_OF_NINE, seed, person)
    assert lay_out(PAPER_OF_NINE, seed, person) == placed
    assert sorted(one.key for one in placed) == list(range(9))
    assert all(
        sorted(p.order) == list(range(len(PAPER_OF_NINE[int(p.key)].options))) for p in placed
    )
    kinds = [PAPER_OF_NINE[int(one.key)].kind for one in placed]
    assert kinds == [one.kind for one in PAPER_OF_NINE]


def test_neighbours_have_other_papers() -> None:
    assert len({lay_out(PAPER_OF_NINE, "s", person) for person in range(30)}) == 30
    mixed = lay_out(PAPER_OF_NINE, "s", 1, sections=False)
    assert [one.key for one in mixed] != [one.key for one in lay_out(PAPER_OF_NINE, "s", 1)]


def test_what_is_not_to_be_shuffled_is_not() -> None:
    placed = lay_out(PAPER_OF_NINE, "s", 1, questions=False, options=False)
    assert [one.key for one in placed] == list(range(9))
    assert {one.order for one in placed} == {(0, 1, 2, 3), ()}


@pytest.mark.parametrize(
    "last", ["以上都对", "以上均不正确", "All of the above", "none of the above"]
)
def test_an_option_about_the_others_keeps_its_place(last: str) -> None:
    orders = {
        lay_out([Laid(1, Kind.SINGLE, ("甲", "乙", "丙", last))], "s", person)[0].order
        for person in range(40)
    }
    assert {order[3] for order in orders} == {3}
    assert len(orders) == 6


@pytest.mark.parametrize("option", ["A和B", "AC", "Both A and B", "A、B都对", "B"])
def test_options_that_name_letters_stay(option: str) -> None:
    laid = Laid(1, Kind.SINGLE, ("甲", "乙", option, "丙"))
    assert {lay_out([laid], "s", person)[0].order for person in range(20)} == {(0, 1, 2, 3)}


@pytest.mark.parametrize("option", ["A股", "a1", "ink", "B超检查", "C919大型客机"])
def test_options_that_only_begin_with_a_letter_are_shuffled(option: str) -> None:
    laid = Laid(1, Kind.SINGLE, ("甲", "乙", option, "丙"))
    assert len({lay_out([laid], "s", person)[0].order for person in range(20)}) > 5


@given(st.permutations(range(5)), st.sets(st.integers(0, 4)))
def test_letters_go_there_and_back(order: list[int], own: set[int]) -> None:
    placed = Placed("k", tuple(order))
    assert placed.own(placed.shown(own)) == tuple(sorted(own))


@pytest.mark.parametrize("place", [-1, 2])
def test_a_place_that_is_not_there(place: int) -> None:
    with pytest.raises(IndexError):
        Placed("k", (1, 0)).own([place])
