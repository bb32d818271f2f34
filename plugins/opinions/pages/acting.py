"""What is done to the opinions that are ticked on the console: answered, marked, hidden."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from bot.errors import Refusal
from plugins.opinions.messages import answering as messages
from plugins.opinions.messages.reading import state_name
from plugins.opinions.rules.naming import Named
from plugins.opinions.rules.opinions import State
from plugins.opinions.services import answering

if TYPE_CHECKING:
    from plugins.opinions.pages.released import Released

_STATES = (State.HANDLING, State.DONE, State.DECLINED, State.READ)


class Acting:
    """The box below the list. What it does goes the same way as the words in the chat."""

    def __init__(self, page: Released) -> None:
        self._page = page
        self._picked: Any = None

    def build(self) -> None:
        """Build it, once for a round."""
        from nicegui import ui

        from bot.web.console import shell

        t = self._page.context.t
        with shell.card(t("opinions-page-act")):
            self._picked = ui.label().props('aria-live="polite"')
            self._answer()
            self._state()
            self._hide()
            known = {"round": self._page.number}
            ui.label(t("opinions-page-publish", **known)).classes("z-muted z-above")

    def show(self) -> None:
        """Say what is ticked."""
        numbers = sorted(self._page.picked)
        if not numbers:
            self._picked.text = self._page.context.t("opinions-page-picked-none")
            return
        names = answering.listed(self._page.number, numbers)
        self._picked.text = self._page.context.t(
            "opinions-page-picked", names=names, count=len(numbers)
        )

    def _named(self) -> Named:
        numbers = tuple(sorted(self._page.picked))
        if not numbers:
            raise Refusal("opinions-page-pick-first")
        return Named(self._page.number, numbers)

    async def _done(self, said: str) -> None:
        from nicegui import ui

        self._page.picked.clear()
        ui.notify(said, multi_line=True)
        await self._page.refresh()

    def _answer(self) -> None:
        from nicegui import ui

        page = self._page
        field = ui.textarea(page.context.t("opinions-page-answer")).props("outlined autogrow")
        field.classes("z-wide z-above")

        async def work() -> None:
            text = str(field.value or "")
            done = await answering.answer(page.context.host, page.officer, self._named(), text)
            quotes = await answering.repeats(done, text)
            field.value = ""
            await self._done(messages.answered(page.context.t, done, quotes=quotes))

        self._row("opinions-page-do-answer", work)

    def _state(self) -> None:
        from nicegui import ui

        page = self._page
        t = page.context.t
        names = {state.value: state_name(t, state) for state in _STATES}
        choice = ui.select(names, value=State.HANDLING.value, label=t("opinions-page-state-label"))
        choice.props("outlined dense").classes("z-wide z-above")
        reason = (
            ui.input(t("opinions-page-reason")).props("outlined dense").classes("z-wide z-above")
        )
        reason.bind_visibility_from(choice, "value", value=State.DECLINED.value)

        async def work() -> None:
            state = State(str(choice.value))
            why = str(reason.value or "") if state is State.DECLINED else ""
            done = await answering.mark(page.context.host, page.officer, self._named(), state, why)
            reason.value = ""
            await self._done(messages.marked(t, done, state))

        self._row("opinions-page-do-state", work)

    def _hide(self) -> None:
        from nicegui import ui

        page = self._page
        t = page.context.t
        field = ui.input(t("opinions-page-why")).props("outlined dense").classes("z-wide z-above")

        async def hide() -> None:
            why = str(field.value or "")
            done = await answering.hide(page.context.host, page.officer, self._named(), why)
            field.value = ""
            await self._done(messages.hidden(t, done))

        async def restore() -> None:
            done = await answering.restore(page.context.host, page.officer, self._named())
            await self._done(messages.restored(t, done))

        self._row("opinions-page-do-hide", hide, ("opinions-page-do-restore", restore))

    def _row(
        self,
        text_id: str,
        work: Callable[[], Awaitable[None]],
        *others: tuple[str, Callable[[], Awaitable[None]]],
    ) -> None:
        from nicegui import ui

        from bot.web.console import shell

        context = self._page.context
        with ui.element("div").classes("z-row"):
            for at, (label, run) in enumerate(((text_id, work), *others)):
                ui.button(context.t(label), on_click=shell.action(context, run)).props(
                    "unelevated no-caps" if at == 0 else "outline no-caps"
                )
