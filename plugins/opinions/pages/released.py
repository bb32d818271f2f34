"""The opinions of one released round on the console: found, ticked and dealt with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.branch.wording import clip
from plugins.opinions.messages import reading as messages
from plugins.opinions.pages.acting import Acting
from plugins.opinions.pages.item import Item
from plugins.opinions.pages.parts import button, live
from plugins.opinions.services import grouping, reading
from plugins.opinions.services.answering import Officer
from plugins.opinions.services.reading import Which

if TYPE_CHECKING:
    from bot.web.console.context import ConsoleContext
    from plugins.opinions.services.reading import Page

PAGE = 20
_GROUPS, _SEARCH = 30, 100


class Released:
    """What one person sees of one round. `picked` are the numbers that are ticked for the next act.

    The round is looked up again at each step, in the branch of who is signed in then.
    """

    def __init__(self, context: ConsoleContext, box: Any, number: int) -> None:
        self.context = context
        self.number = number
        self.picked: set[int] = set()
        self._box = box
        self._which = Which()
        self._page = 1
        self._list: Any = None
        self._groups: Any = None
        self._acting: Any = None

    @property
    def officer(self) -> Officer:
        """Who is signed in, now."""
        context = self.context
        return Officer(context.branch.id, context.person.member_id, context.host.clock.now())

    async def build(self) -> None:
        """Build everything anew."""
        from bot.web.console import shell

        context = self.context
        round_ = await reading.released(context.branch.id, self.number)
        title = context.t("opinions-page-name", number=round_.number, title=round_.title)
        self._box.clear()
        with self._box:
            with shell.card(title):
                self._tools()
                self._list = live()
            self._acting = Acting(self)
            self._acting.build()
        await self.refresh()

    def _tools(self) -> None:
        from nicegui import ui

        from bot.web.console import shell

        context = self.context

        async def search() -> None:
            text = clip(str(field.value or ""), _SEARCH).strip()
            await self.look(Which(hidden=self._which.hidden, search=text))

        async def all_of_them() -> None:
            field.value = ""
            await self.look(Which())

        async def hidden() -> None:
            await self.look(Which(hidden=True))

        async def table() -> None:
            round_ = await reading.released(context.branch.id, self.number)
            rows = await reading.everything(round_)
            file = await messages.table(context.t, round_, rows)
            ui.download.content(file.content, file.name)

        act = shell.action
        field = ui.input(context.t("opinions-page-search")).props("outlined dense clearable")
        field.classes("z-wide").on("keydown.enter", act(context, search))
        with ui.element("div").classes("z-row"):
            button(context.t("opinions-page-find"), act(context, search), "unelevated")
            for text_id, work in (
                ("opinions-page-all", all_of_them),
                ("opinions-page-groups", self._show_groups),
                ("opinions-page-hidden", hidden),
                ("opinions-page-table", table),
            ):
                button(context.t(text_id), act(context, work), "outline")
        self._groups = ui.element("div").classes("z-row")

    async def look(self, which: Which) -> None:
        """Show other opinions of the round."""
        self._which, self._page = which, 1
        self._groups.clear()
        await self.refresh()

    async def _show_groups(self) -> None:
        from nicegui import ui

        from bot.web.console import shell

        context = self.context
        round_ = await reading.released(context.branch.id, self.number)
        await grouping.compare(context.host, round_)
        found = await grouping.sizes(round_)
        self._groups.clear()
        with self._groups:
            if not found:
                none = context.t("opinions-groups-none", number=round_.number, title=round_.title)
                ui.label(none).classes("z-muted")
            for kin, count in found[:_GROUPS]:
                label = context.t("opinions-page-group", kin=kin, count=count)
                button(label, shell.action(context, self._looking(Which(kin=kin))), "outline")
        if self._which.kin == 0:
            await self.refresh()

    def _looking(self, which: Which) -> Any:
        async def work() -> None:
            self._which, self._page = which, 1
            await self.refresh()

        return work

    async def refresh(self) -> None:
        """Show the page as it stands now; who sees an opinion has read it."""
        from nicegui import ui

        context = self.context
        round_ = await reading.released(context.branch.id, self.number)
        found = await reading.page(round_, self._page, self._which, PAGE)
        self._page = found.number
        self._list.clear()
        with self._list:
            ui.label(self._title(found)).classes("z-muted z-above")
            if found.rows:
                self._pick_all(found)
            item = Item(self)
            for row in found.rows:
                item.build(row)
            if not found.rows:
                ui.label(context.t("opinions-page-empty"))
            self._turning(found)
        self._acting.show()
        await reading.mark_read(found.rows)

    def _title(self, found: Page) -> str:
        way = "hidden" if self._which.hidden else "group" if self._which.kin else "all"
        return self.context.t(
            "opinions-page-shown",
            way=way,
            kin=self._which.kin,
            count=found.count,
            hidden=found.hidden,
            page=found.number,
            pages=found.pages,
        )

    def _pick_all(self, found: Page) -> None:
        from bot.web.console import shell

        async def work() -> None:
            self.picked |= {row.number for row in found.rows}
            await self.refresh()

        label = self.context.t("opinions-page-pick-all")
        button(label, shell.action(self.context, work), "flat dense")

    def _turning(self, found: Page) -> None:
        from nicegui import ui

        from bot.web.console import shell

        def turn(to: int) -> Any:
            async def work() -> None:
                self._page = to
                await self.refresh()

            return shell.action(self.context, work)

        with ui.element("div").classes("z-row"):
            if found.number > 1:
                button(self.context.t("opinions-button-previous"), turn(found.number - 1))
            if found.number < found.pages:
                button(self.context.t("opinions-button-next"), turn(found.number + 1))

    def pick(self, number: int, on: bool) -> None:
        """Tick an opinion for the next act, or not any more."""
        if on:
            self.picked.add(number)
        else:
            self.picked.discard(number)
        self._acting.show()
