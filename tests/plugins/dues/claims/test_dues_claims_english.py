"""Paying in English, on Telegram: the words and the sentences of that locale."""

from __future__ import annotations

from typing import Any

import pytest

from bot.branch.roles import Role
from plugins.dues.models import Book, Posting
from tests.plugins.dues.claims.conftest import SEPTEMBER, Scene, charged
from tests.plugins.dues.claims.talking import told


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_month_of_paying_in_english(house: Any) -> None:
    branch = await house.branch("Branch", locale="en")
    officer = await branch.person("Organiser", Role.ORGANISATION)
    member = await branch.person("Member")
    now = house.clock.now()
    await Book.create(
        branch_id=branch.id, first_month=SEPTEMBER, category="student", opened_by=1, opened_at=now
    )
    await charged(house.host, branch.id, branch.members["Member"], 3)
    scene, private = Scene(house, branch), house.private("telegram")
    said = await house.ask(member, private, "/paid 2months", contains="Claim 1 is noted: 0.40 yuan")
    assert "It pays 2026-9 to 2026-10 (2 months). After it 0.20 yuan are still owed." in said.text
    new = await told(scene, "Organiser", "Claim 1: Member says that 0.40 yuan")
    assert [button.label for row in new.buttons for button in row] == ["Confirm 1", "Return 1"]
    await house.ask(officer, private, "/dues waiting", contains="1. Member 0.40 yuan")
    await officer.press(new, "Confirm 1")
    await told(scene, "Organiser", "Confirmed claim 1: Member, 0.40 yuan")
    await told(scene, "Member", "Your 0.40 yuan of dues (claim 1) are confirmed")
    await house.ask(officer, private, "/dues cash Member 0.2", contains="Booked as number 2")
    payment = await Posting.filter(kind="payment").order_by("id").first()
    assert payment is not None
    reverse = f"/dues reverse {payment.id} booked twice"
    await house.ask(officer, private, reverse, contains="Reason: booked twice")
    await house.ask(officer, private, "/dues journal", contains="Journal of 2026-11")
    await house.ask(member, private, "/dues how", contains="by the group collection")
    await house.ask(member, private, "/withdrawpaid 1", contains="was confirmed already")
    await house.ask(member, private, "/prepay", contains="/prepaid 3 months")
    await house.ask(member, private, "/paid", contains="Nothing is open")
