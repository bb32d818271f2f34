// The page's frame: the feed, who one is, the language. A window of chat is in chat.js.
import { ChatWindow } from "./chat.js";

const $ = (selector, from = document) => from.querySelector(selector);
const COLOURS = ["#c8553d", "#2f7d6d", "#3b6fb6", "#8a5fbf", "#b7791f", "#4c8a3f", "#b0467d", "#50708a"];

const app = {
  strings: {},
  locale: "zh-CN",
  bot: { name: "", username: "" },
  people: [],
  groups: [],
  links: { qq: false, telegram: false },
  messages: new Map(),
  who: 0,
  windows: [],

  text(id, values = {}) {
    const found = this.strings[this.locale]?.[id] ?? id;
    return found.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  },
  chips() { return this.strings[this.locale].chips; },
  me() { return this.people[this.who]; },
  label(person) { return person.labels[this.locale] ?? person.labels["zh-CN"] ?? ""; },
  colour(name) {
    let sum = 0;
    for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) >>> 0;
    return COLOURS[sum % COLOURS.length];
  },
  paint(avatar, name) {
    avatar.textContent = [...name][0] ?? "";
    avatar.style.setProperty("--avatar", this.colour(name));
  },

  async act(action, body) {
    try {
      const answer = await fetch(`/sandbox/${action}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ who: this.who, ...body }),
      });
      if (answer.ok) return await answer.json();
      this.toast(this.text(answer.status === 504 ? "no-answer" : "copy-failed", { bot: this.bot.name }));
    } catch {
      this.toast(this.text("copy-failed"));
    }
    return null;
  },

  toast(text, platform = "") {
    const toast = document.createElement("div");
    toast.className = "toast";
    toast.textContent = text;
    (platform ? $(`.${platform} .notices`) : $("#toasts")).append(toast);
    setTimeout(() => toast.remove(), 4500);
  },
  alert(text) {
    $("#alert p").textContent = text;
    $("#alert").showModal();
  },
  view(address, description) {
    $("#viewer img").src = address;
    $("#viewer img").alt = description;
    $("#viewer").showModal();
  },

  async open(link) {
    const start = new URL(link).searchParams.get("start") ?? "";
    if (!this.me().telegram) return this.toast(this.text("not-member"));
    const telegram = this.windows.find((w) => w.platform === "telegram");
    show("telegram");
    telegram.choose("private");
    await this.act("start", { payload: start });
  },
  deep(link) {
    return link.toLowerCase().startsWith(`https://t.me/${this.bot.username}`.toLowerCase());
  },
};

// -- words

function words() {
  document.documentElement.lang = app.locale;
  document.title = app.text("title");
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = app.text(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", app.text(node.dataset.label));
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = app.text(node.dataset.placeholder);
  for (const button of document.querySelectorAll("[data-locale]")) {
    button.textContent = app.strings[button.dataset.locale].name;
    button.setAttribute("aria-pressed", String(button.dataset.locale === app.locale));
  }
  for (const button of document.querySelectorAll(".switch button")) button.textContent = app.text(button.dataset.platform);
}

function speak(locale) {
  app.locale = locale;
  localStorage.setItem("zhibu-locale", locale);
  words();
  identity();
  for (const window of app.windows) window.refresh();
}

// -- who one is

function identity() {
  const me = app.me();
  if (!me) return;
  app.paint($("#who .avatar"), me.name);
  $("#who .who-name").textContent = me.name;
  $("#who .who-role").textContent = app.label(me);
}

function become(id) {
  app.who = id;
  sessionStorage.setItem("zhibu-who", String(id));
  identity();
  for (const window of app.windows) window.refresh();
}

function list() {
  const wanted = $("#search").value.trim().toLowerCase();
  const fits = app.people.filter((p) => `${p.name} ${app.label(p)}`.toLowerCase().includes(wanted));
  $("#nobody").hidden = fits.length > 0;
  $("#list").replaceChildren(...fits.map((person) => {
    const row = document.createElement("button");
    row.type = "button";
    row.className = "person";
    row.setAttribute("aria-current", String(person.id === app.who));
    const avatar = Object.assign(document.createElement("span"), { className: "avatar" });
    avatar.setAttribute("aria-hidden", "true");
    app.paint(avatar, person.name);
    const name = Object.assign(document.createElement("strong"), { textContent: person.name });
    const role = Object.assign(document.createElement("span"), { className: "role", textContent: app.label(person) });
    if (person.officer) role.classList.add("officer");
    row.append(avatar, name, role);
    for (const platform of ["qq", "telegram"]) {
      if (!person[platform]) continue;
      row.append(Object.assign(document.createElement("span"), { className: `badge ${platform}`, textContent: app.text(platform) }));
    }
    row.addEventListener("click", () => { become(person.id); $("#people").close(); });
    const item = document.createElement("li");
    item.append(row);
    return item;
  }));
}

function chooser() {
  const button = $("#who"), dialog = $("#people");
  button.addEventListener("click", () => {
    $("#search").value = "";
    list();
    dialog.showModal();
    button.setAttribute("aria-expanded", "true");
    $("#list [aria-current=true]")?.scrollIntoView({ block: "center" });
    $("#search").focus();
  });
  dialog.addEventListener("close", () => button.setAttribute("aria-expanded", "false"));
  $("#search").addEventListener("input", list);
  $("#search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); $("#list button")?.click(); }
    if (event.key === "ArrowDown") { event.preventDefault(); $("#list button")?.focus(); }
  });
  $("#list").addEventListener("keydown", (event) => {
    const rows = [...document.querySelectorAll("#list button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = rows.indexOf(document.activeElement) + step;
    next < 0 ? $("#search").focus() : rows[Math.min(next, rows.length - 1)].focus();
  });
  for (const each of document.querySelectorAll("dialog")) {
    each.addEventListener("click", (event) => { if (event.target === each) each.close(); });
  }
}

// -- windows

function show(platform) {
  $("#windows").dataset.shown = platform;
  for (const button of document.querySelectorAll(".switch button")) {
    button.setAttribute("aria-pressed", String(button.dataset.platform === platform));
    if (button.dataset.platform === platform) button.classList.remove("unread");
  }
}
app.show = show;
app.unread = (platform) => {
  if ($("#windows").dataset.shown !== platform) $(`.switch [data-platform=${platform}]`)?.classList.add("unread");
};

function furnish() {
  const platforms = ["qq", "telegram"].filter((p) => app.groups.some((g) => g.platform === p));
  app.windows = platforms.map((platform) => new ChatWindow(app, platform, app.groups.find((g) => g.platform === platform)));
  $("#windows").replaceChildren(...app.windows.map((w) => w.node));
  $(".switch").replaceChildren(...platforms.map((platform) => {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.dataset.platform = platform;
    button.addEventListener("click", () => show(platform));
    return button;
  }));
  show($("#windows").dataset.shown || platforms[0]);
}

// -- the feed

function hello(state) {
  Object.assign(app, { bot: state.bot, people: state.people, groups: state.groups, links: state.links });
  app.messages = new Map(state.messages.map((m) => [m.id, m]));
  if (!app.people[app.who]) app.who = 0;
  const kept = app.windows.map((w) => w.keep());
  furnish();
  app.windows.forEach((w, i) => w.restore(kept[i]));
  words();
  identity();
  for (const window of app.windows) window.refresh();
}

function connect(pause = 300) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const ws = new WebSocket(`${scheme}://${location.host}/sandbox/feed`);
  ws.addEventListener("open", () => { $("#offline").hidden = true; pause = 300; });
  ws.addEventListener("message", ({ data }) => {
    const news = JSON.parse(data);
    if (news.kind === "hello") return hello(news);
    if (news.kind === "links") {
      Object.assign(app.links, { qq: news.qq, telegram: news.telegram });
      return app.windows.forEach((w) => w.heading());
    }
    const known = app.messages.has(news.id);
    app.messages.set(news.id, news);
    for (const window of app.windows) if (window.platform === news.platform) window.heard(news, known);
  });
  ws.addEventListener("close", () => {
    $("#offline").hidden = false;
    setTimeout(() => connect(Math.min(pause * 1.6, 4000)), pause);
  });
}

async function main() {
  app.strings = await (await fetch("/sandbox/static/strings.json")).json();
  const wanted = localStorage.getItem("zhibu-locale") ?? (navigator.language.startsWith("zh") ? "zh-CN" : "en");
  app.locale = app.strings[wanted] ? wanted : "zh-CN";
  app.who = Number(sessionStorage.getItem("zhibu-who") ?? 0);
  for (const button of document.querySelectorAll("[data-locale]")) {
    button.addEventListener("click", () => speak(button.dataset.locale));
  }
  words();
  chooser();
  connect();
}

main();
