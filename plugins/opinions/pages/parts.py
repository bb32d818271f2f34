"""What the pages of opinions are put together from."""

from __future__ import annotations

from typing import Any


def button(label: str, on_click: Any, look: str = "outline") -> None:
    """A button as the console has them."""
    from nicegui import ui

    ui.button(label, on_click=on_click).props(f"{look} no-caps")


def live() -> Any:
    """A place whose changes are read out to who can't see them."""
    from nicegui import ui

    return ui.element("div").props('aria-live="polite"')
