"""What every page is protected by: rights, origins, host names, sizes, headers, limits."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response

from bot.branch.roles import Right
from bot.errors import Refusal
from bot.web import guards
from bot.web.console.nonce import NonceWriter
from bot.web.limits import RateLimit
from bot.web.pages import ConsolePage, Page, PageContext, sorted_out
from bot.web.templates import HERE

from .conftest import House


async def _name(page: PageContext) -> Response:
    return PlainTextResponse(page.person.name if page.person is not None else "-")


async def _echo(page: PageContext) -> Response:
    form = await page.request.form()
    return PlainTextResponse(str(form["word"]))


async def _refuse(page: PageContext) -> Response:
    raise Refusal("web-sign-in-first")


async def _crash(page: PageContext) -> Response:
    raise RuntimeError("secret-value")


async def _template(page: PageContext) -> Response:
    return page.html(HERE / "error.html", heading="<script>1</script>", sentence='"&')


@pytest.fixture
def pages() -> tuple[Page, ...]:
    return (
        Page(path="/p/public", handler=_name, public=True),
        Page(path="/p/member", handler=_name),
        Page(path="/p/roster", handler=_name, right=Right.ROSTER_EDIT),
        Page(path="/p/post", handler=_echo, public=True, methods=("GET", "POST"), max_body=100),
        Page(path="/p/refuse", handler=_refuse, public=True),
        Page(path="/p/crash", handler=_crash, public=True),
        Page(path="/p/template", handler=_template, public=True),
    )


async def test_pages_are_closed_unless_they_say_otherwise(house: House) -> None:
    async with house.client() as client:
        assert (await client.get("/p/public")).text == "-"
        for path in ("/p/member", "/p/roster", "/console/", "/console/roster"):
            answer = await client.get(path)
            assert answer.status_code == 401, path
            assert "请先登录" in answer.text


async def test_a_right_opens_a_page_and_its_loss_closes_it_at_once(house: House) -> None:
    async with house.client() as plain, house.client() as secretary:
        await house.sign_in(plain, house.member, "/")
        await house.sign_in(secretary, house.secretary, "/")
        assert (await plain.get("/p/member")).text == "李 & <四>"
        assert (await plain.get("/p/roster")).status_code == 403
        assert (await plain.get("/console/roster")).status_code == 403
        assert (await secretary.get("/p/roster")).text == "王书记"
        await house.demote(house.secretary)
        assert (await secretary.get("/p/roster")).status_code == 403
        assert (await secretary.get("/p/member")).status_code == 200
        await house.unbind(house.secretary)
        assert (await secretary.get("/p/member")).status_code == 401
        assert (await secretary.get("/p/public")).text == "-"


async def test_only_own_pages_may_post(house: House) -> None:
    word = {"word": "是"}
    async with house.client() as client:
        assert (await client.post("/p/post", data=word)).text == "是"
        for origin in ("https://evil.example", "null", f"{house.url}.evil.example", "", "junk"):
            answer = await client.post("/p/post", data=word, headers={"Origin": origin})
            assert answer.status_code == 403, origin
    async with house.client() as bare:
        del bare.headers["Origin"]
        assert (await bare.post("/p/post", data=word)).status_code == 403
        for site, status in (("same-origin", 200), ("same-site", 403), ("cross-site", 403)):
            answer = await bare.post("/p/post", data=word, headers={"Sec-Fetch-Site": site})
            assert answer.status_code == status


async def test_a_link_is_not_redeemed_from_elsewhere(house: House) -> None:
    path = await house.link(house.secretary)
    async with house.client() as client:
        answer = await client.post(path, headers={"Origin": "https://evil.example"})
        assert answer.status_code == 403
        assert (await client.post(path)).status_code == 303


async def test_foreign_host_names_are_refused(house: House) -> None:
    async with house.client() as client:
        for host in ("evil.example", "evil.example:80", "localhost.evil.example", "a@localhost"):
            answer = await client.get("/p/public", headers={"Host": host})
            assert answer.status_code == 421, host
        for host in ("localhost:1", "127.0.0.1", "[::1]:8080", "192.168.1.7:8080"):
            assert (await client.get("/p/public", headers={"Host": host})).status_code == 200, host


async def test_bodies_are_limited(house: House) -> None:
    async with house.client() as client:
        assert (await client.post("/p/post", data={"word": "x" * 90})).status_code == 200
        assert (await client.post("/p/post", data={"word": "x" * 200})).status_code == 413


async def test_every_answer_carries_the_headers(house: House) -> None:
    async with house.client() as client:
        await house.sign_in(client, house.member, "/")
        for path in ("/p/public", "/p/crash", "/p/roster", "/console/roster", "/no/such", "/l/x"):
            headers = (await client.get(path)).headers
            policy = headers["content-security-policy"]
            assert "frame-ancestors 'none'" in policy, path
            assert "default-src 'none'" in policy
            assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
            assert "http" not in policy.replace(f"ws{house.url[4:]}", "")
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["x-frame-options"] == "DENY"
            assert headers["referrer-policy"] in ("no-referrer", "same-origin")
            assert headers["cache-control"] == "no-store"
        assert (await client.get("/p/public")).headers["referrer-policy"] == "no-referrer"
        style = await client.get("/assets/site.css")
        assert style.headers["x-content-type-options"] == "nosniff"
        assert "//" not in style.text.replace("/*", "")


async def test_a_refusal_is_said_and_a_crash_tells_nothing(house: House) -> None:
    async with house.client(**{"Accept-Language": "en-GB,en;q=0.9,zh;q=0.8"}) as client:
        refused = await client.get("/p/refuse")
        assert refused.status_code == 400
        assert "You are not signed in." in refused.text
        crashed = await client.get("/p/crash")
        assert crashed.status_code == 500
        assert "secret-value" not in crashed.text
        assert "Something went wrong" in crashed.text


async def test_templates_escape(house: House) -> None:
    async with house.client() as client:
        text = (await client.get("/p/template")).text
        assert "&lt;script&gt;" in text
        assert "<script>" not in text
        await house.sign_in(client, house.member, "/")
        assert "李 &amp; &lt;四&gt;" in (await client.get("/p/template")).text


async def test_error_pages_follow_the_browsers_language(house: House) -> None:
    async with house.client(**{"Accept-Language": "fr, en;q=0.5"}) as client:
        answer = await client.get("/no/such/page")
        assert answer.status_code == 404
        assert "Nothing here" in answer.text
    async with house.client(**{"Accept-Language": "zh-TW"}) as client:
        assert "页面不存在" in (await client.get("/no/such/page")).text
    async with house.client(Accept="*/*") as program:
        assert (await program.get("/no/such/page")).json() == {"detail": 404}


async def test_a_crowd_behind_one_address_is_served_and_a_flood_is_not(house: House) -> None:
    async with house.client() as client:
        answers = [(await client.get("/p/public")).status_code for _ in range(320)]
        assert answers == [200] * 300 + [429] * 20
        house.clock.advance(timedelta(seconds=1))
        answers = [(await client.get("/p/public")).status_code for _ in range(11)]
        assert answers == [200] * 10 + [429]
    other = httpx.ASGITransport(house.app, client=("192.0.2.7", 1))
    async with httpx.AsyncClient(transport=other, base_url=house.url) as client:
        assert (await client.get("/p/public")).status_code == 200


async def test_tokens_reach_no_log(house: House, logs: list[str]) -> None:
    path = await house.link(house.secretary, "/p/member")
    token = path.removeprefix("/l/")
    async with house.client() as client:
        await client.get(path)
        await client.post(path)
        cookie = client.cookies["zhibu"]
        await client.get("/p/crash?code=4821")
    logging.getLogger("uvicorn.access").info('%s - "%s %s"', "127.0.0.1", "GET", path)
    text = "\n".join(line for line in logs if " httpx" not in line)
    assert "/p/crash" in text
    assert token not in text
    assert cookie not in text
    assert "secret-value" not in text
    assert "4821" not in text


# -- the parts, without a server --------------------------------------------------------------


def _connection(client: str, **headers: str) -> HTTPConnection:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return HTTPConnection({"type": "http", "client": (client, 1), "headers": raw})


@pytest.mark.parametrize(
    ("client", "headers", "local"),
    [
        ("127.0.0.1", {"host": "localhost:8080"}, True),
        ("::1", {"host": "[::1]:8080"}, True),
        ("127.0.0.9", {"host": "127.0.0.1"}, True),
        ("127.0.0.1", {"host": "evil.example"}, False),
        ("127.0.0.1", {"host": "localhost@evil.example"}, False),
        ("127.0.0.1", {}, False),
        ("192.0.2.1", {"host": "localhost"}, False),
        ("127.0.0.1", {"host": "localhost", "x_forwarded_for": "192.0.2.1"}, False),
        ("127.0.0.1", {"host": "localhost", "forwarded": "for=192.0.2.1"}, False),
        ("testclient", {"host": "localhost"}, False),
    ],
)
def test_loopback(client: str, headers: dict[str, str], local: bool) -> None:
    assert guards.is_loopback(_connection(client, **headers)) is local


def test_with_a_public_url_only_its_name_is_known() -> None:
    origins = guards.Origins("https://bot.example.edu", "0.0.0.0")
    assert origins.knows(_connection("192.0.2.1", host="bot.example.edu"))
    assert not origins.knows(_connection("192.0.2.1", host="192.0.2.9"))
    own = {"host": "127.0.0.1:8080", "origin": "https://bot.example.edu"}
    assert origins.sent_from_here(_connection("127.0.0.1", **own))
    assert not origins.sent_from_here(
        _connection("127.0.0.1", host="127.0.0.1:8080", origin="http://bot.example.edu")
    )


def test_ipv6_customers_are_counted_as_one() -> None:
    one = guards.client_of(_connection("2001:db8:1:2::1"))
    assert one == guards.client_of(_connection("2001:db8:1:2:ffff::9"))
    assert one != guards.client_of(_connection("2001:db8:1:3::1"))


def test_a_rate_limit_refills_and_forgets() -> None:
    now = iter([0.0, 0.0, 0.0, 0.5, 1.0, 1.0])
    limit = RateLimit(burst=2, per_second=1, timer=lambda: next(now))
    assert [limit.allows("a") for _ in range(5)] == [True, True, False, False, True]
    assert limit.allows("b")
    back = iter([100.0, 0.0, 1.0])
    limit = RateLimit(burst=1, per_second=1, timer=lambda: next(back))
    assert [limit.allows("a") for _ in range(3)] == [True, False, True]
    many = RateLimit(burst=1, per_second=0)
    for index in range(20_000):
        many.allows(str(index))
    assert len(many._buckets) == 10_000


def test_two_pages_of_one_path_are_refused() -> None:
    page = Page(path="/a", handler=_name)
    with pytest.raises(ValueError, match="/a"):
        sorted_out([page, ConsolePage(path="/a", handler=_name)])


async def test_scripts_get_a_nonce_and_nothing_else_changes() -> None:
    sent: list[dict[str, object]] = []

    async def send(message: object) -> None:
        sent.append(message)  # type: ignore[arg-type]

    writer = NonceWriter(send, "N", {"X-A": "1"})
    head = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", b"3")]
    await writer.send({"type": "http.response.start", "status": 200, "headers": head})
    body = b'<script type="module">a</script><p>&lt;script&gt;</p><scripty><script>b</script>'
    await writer.send({"type": "http.response.body", "body": body[:20], "more_body": True})
    await writer.send({"type": "http.response.body", "body": body[20:]})
    marked = body.replace(b"<script type", b'<script nonce="N" type')
    marked = marked.replace(b"<script>", b'<script nonce="N">')
    assert sent[1]["body"] == marked
    assert (b"content-length", str(len(marked)).encode()) in sent[0]["headers"]  # type: ignore[operator]
    assert (b"x-a", b"1") in sent[0]["headers"]  # type: ignore[operator]


@pytest.fixture
def texts() -> tuple[set[str], set[str]]:
    folder = Path(guards.__file__).parent / "texts"
    found = [
        {
            line.split(" =")[0]
            for line in (folder / f"{locale}.ftl").read_text().splitlines()
            if line.startswith("web-")
        }
        for locale in ("zh-CN", "en")
    ]
    return found[0], found[1]


def test_both_locales_have_every_text(texts: tuple[set[str], set[str]]) -> None:
    assert texts[0] == texts[1]
    assert len(texts[0]) > 60
