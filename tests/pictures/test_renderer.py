"""The renderer: valid pictures, Chinese glyphs, literal data, a free event loop."""

from __future__ import annotations

import asyncio
import zlib
from pathlib import Path

import pytest

from bot.pictures.errors import PictureError
from bot.pictures.renderer import MAX_SIDES, POSTER, SUMMARY, TABLE, Pictures, size

BASE = {"branch": "计算机学院本科生第一党支部", "footer": "2026-11-24 19:30"}
SPECIAL = '#set page(fill: red) $x^2$ *粗* _斜_ `码` \\ "引" <a> @b [c] // d /* e */ ~ --'


@pytest.fixture
def pictures() -> Pictures:
    return Pictures()


def poster(pictures: Pictures, **more: object) -> dict[str, object]:
    return {
        **BASE,
        "title": "主题党日",
        "code_label": "签到码",
        "code": "4821",
        "qr": pictures.qr_svg("https://bot.example/s/1"),
        "qr_label": "扫码",
        "deadline_label": "截止",
        "deadline": "19:45",
        "steps": ["发送:签到 4821", "或扫描二维码"],
        **more,
    }


SUMMARY_DATA = {
    **BASE,
    "title": "结果",
    "numbers": [
        {"label": "已签到", "value": 24, "tone": "good"},
        {"label": "未签到", "value": 0, "tone": "bad"},
    ],
    "groups": [{"label": "已签到", "tone": "good", "names": ["张三", "欧阳#小$明*"]}],
}

TABLE_DATA = {
    **BASE,
    "title": "统计",
    "columns": [{"label": "姓名", "width": "fill"}, {"label": "次数", "align": "right"}],
    "rows": [["张三", 3], ["李四", {"text": 4, "tone": "bad"}]],
    "notes": ["到今天为止"],
}


async def test_every_house_template_makes_a_phone_wide_png_and_a_pdf(pictures: Pictures) -> None:
    for template, data in (
        (POSTER, poster(pictures)),
        (POSTER, {**BASE, "title": "没有二维码", "code": "1"}),
        (SUMMARY, SUMMARY_DATA),
        (SUMMARY, {**BASE, "title": "空"}),
        (TABLE, TABLE_DATA),
        (TABLE, {**BASE, "title": "空", "columns": TABLE_DATA["columns"], "empty": "还没有"}),
    ):
        width, height = size(await pictures.render(template, data))
        assert width == 960
        assert 200 < height < 2000
        assert (await pictures.render(template, data, "pdf")).startswith(b"%PDF-")


async def test_a_png_is_whole_and_the_same_each_time(pictures: Pictures) -> None:
    first = await pictures.render(POSTER, poster(pictures))
    again = await Pictures().render(POSTER, poster(pictures))
    assert first == again
    assert _pixels(first)
    pdf = await pictures.render(TABLE, TABLE_DATA, "pdf")
    assert pdf == await pictures.render(TABLE, TABLE_DATA, "pdf")


async def test_different_chinese_characters_look_different(pictures: Pictures) -> None:
    # Missing glyphs are all drawn as the same box.
    drawn = {await pictures.render(TABLE, {"title": one}) for one in "知部党团彝龘"}
    assert len(drawn) == 6


async def test_the_packaged_font_misses_no_glyph_of_common_punctuation(pictures: Pictures) -> None:
    missing = await pictures.render(TABLE, {"title": "\u0e01"})  # Thai: not in the font
    for one in "·,。!?:「」《》—…℃①":
        assert await pictures.render(TABLE, {"title": one}) != missing, one


async def test_data_is_never_markup(pictures: Pictures, tmp_path: Path) -> None:
    literal = tmp_path / "literal.typ"
    quoted = SPECIAL.replace("\\", "\\\\").replace('"', '\\"')
    head = '#import "/bot/pictures/house.typ": *\n#show: sheet\n'
    literal.write_text(f'{head}#text("{quoted}")\n', encoding="utf-8")
    passed = tmp_path / "passed.typ"
    passed.write_text(f"{head}#text(data.name)\n", encoding="utf-8")
    assert await pictures.render(passed, {"name": SPECIAL}) == await pictures.render(literal, {})


async def test_special_characters_stand_everywhere_in_house_templates(pictures: Pictures) -> None:
    names = {"label": SPECIAL, "names": [SPECIAL, "a" * 200]}
    await pictures.render(SUMMARY, {**SUMMARY_DATA, "title": SPECIAL, "groups": [names]})
    await pictures.render(POSTER, poster(pictures, title=SPECIAL, code="#1", steps=[SPECIAL]))
    await pictures.render(TABLE, {**TABLE_DATA, "rows": [[SPECIAL, SPECIAL]], "notes": [SPECIAL]})


async def test_emoji_leave_no_box(pictures: Pictures) -> None:
    plain = await pictures.render(TABLE, {"title": "签到"})
    assert await pictures.render(TABLE, {"title": "签到😀🎉"}) == plain


async def test_a_tall_table_fits_a_chat_and_a_taller_one_is_refused(pictures: Pictures) -> None:
    rows = [[f"同学{index}", index] for index in range(200)]
    assert sum(size(await pictures.render(TABLE, {**TABLE_DATA, "rows": rows}))) <= MAX_SIDES
    with pytest.raises(PictureError, match=r"table\.typ: too tall"):
        await pictures.render(TABLE, {**TABLE_DATA, "rows": rows * 5})
    assert await pictures.render(TABLE, {**TABLE_DATA, "rows": rows * 5}, "pdf")


async def test_a_broken_template_says_which_and_not_the_data(
    pictures: Pictures, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.typ"
    broken.write_text("#nothing-of-this-name", encoding="utf-8")
    with pytest.raises(PictureError, match=r"broken\.typ: unknown variable") as caught:
        await pictures.render(broken, {"name": "秘密"})
    assert "秘密" not in str(caught.value)
    assert await pictures.render(TABLE, TABLE_DATA)


async def test_the_loop_stays_free_and_few_render_at_once(pictures: Pictures) -> None:
    await pictures.render(TABLE, TABLE_DATA)
    rows = [[f"同学{index}", index] for index in range(100)]
    work = [
        asyncio.ensure_future(pictures.render(TABLE, {**TABLE_DATA, "rows": rows, "title": str(n)}))
        for n in range(6)
    ]
    ticks = 0
    while not all(task.done() for task in work):
        await asyncio.sleep(0.002)
        ticks += 1
    drawn = await asyncio.gather(*work)
    assert len(set(drawn)) == 6
    assert ticks > 20  # a loop that drew by itself would tick six times


async def test_the_check_passes_here(pictures: Pictures) -> None:
    await pictures.check()


def test_qr_codes_are_a_png_and_an_svg(pictures: Pictures) -> None:
    width, height = size(pictures.qr("https://bot.example/s/1"))
    assert width == height >= 290
    svg = pictures.qr_svg('https://bot.example/?a=1&b="<x>')
    assert svg.startswith("<svg")
    assert "viewBox" in svg
    assert "<x>" not in svg


def test_size_refuses_what_is_no_png() -> None:
    with pytest.raises(PictureError):
        size(b"GIF89a")


def _pixels(png: bytes) -> bytes:
    """The unpacked image data; zlib and the checksums complain about a broken file."""
    position, data = 8, b""
    while position < len(png):
        length = int.from_bytes(png[position : position + 4], "big")
        kind = png[position + 4 : position + 8]
        body = png[position + 8 : position + 8 + length]
        checksum = int.from_bytes(png[position + 8 + length : position + 12 + length], "big")
        assert zlib.crc32(kind + body) == checksum
        if kind == b"IDAT":
            data += body
        position += 12 + length
    return zlib.decompress(data)
