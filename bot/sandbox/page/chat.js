// One chat window: a platform's group and the private chat with the bot.
const LINK = /https?:\/\/[^\s<>，。）]+/g;
const DRAWN = { "👍": "thumb.svg", "❤": "heart.svg", "🎉": "party.svg", "👌": "okay.svg" };
const LIMIT = 10 * 1024 * 1024;

function make(tag, className = "", text = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

export class ChatWindow {
  constructor(app, platform, group) {
    Object.assign(this, { app, platform, group, tab: "group", answers: null, file: null });
    this.drawn = new Map();
    this.node = document.querySelector("#window").content.firstElementChild.cloneNode(true);
    this.node.classList.add(platform);
    this.log = this.part(".log");
    this.input = this.part("textarea");
    this.wire();
  }

  part(selector) { return this.node.querySelector(selector); }

  wire() {
    for (const tab of this.node.querySelectorAll("[data-tab]")) {
      tab.addEventListener("click", () => this.choose(tab.dataset.tab));
      tab.addEventListener("keydown", (event) => {
        if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
        this.choose(this.tab === "group" ? "private" : "group");
        this.part(`[data-tab=${this.tab}]`).focus();
      });
    }
    this.part(".composer").addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("input", () => { this.fit(); this.suggest(); });
    this.input.addEventListener("blur", () => setTimeout(() => { this.part(".names").hidden = true; }, 150));
    this.part(".attach input").addEventListener("change", (event) => this.attach(event.target));
    this.part(".answering button").addEventListener("click", () => this.answer(null));
    this.part(".newest").addEventListener("click", () => this.bottom());
    this.part(".cut").addEventListener("click", () => {
      this.app.act("link", { platform: this.platform, up: !this.app.links[this.platform] });
    });
    this.log.addEventListener("scroll", () => { if (this.atBottom()) this.part(".newest").hidden = true; });
  }

  keep() { return { tab: this.tab, text: this.input.value }; }
  restore(kept) { if (kept) { this.tab = kept.tab; this.input.value = kept.text; } }

  choose(tab) {
    this.tab = tab;
    this.answer(null);
    this.refresh();
  }

  // -- what stands around the messages

  heading() {
    const { app } = this;
    const count = app.text("members", { count: this.group.people.length + 1 });
    const up = app.links[this.platform];
    this.part("h2").textContent = this.tab === "group" ? this.group.title : app.bot.name;
    const state = `${app.text(this.platform)} · ${app.text(up ? "linked" : "unlinked")}`;
    this.part(".state").textContent = this.tab === "group" ? `${state} · ${count}` : state;
    this.node.classList.toggle("down", !up);
    const cut = this.part(".cut");
    cut.textContent = app.text(up ? "cut" : "heal");
    cut.title = app.text(up ? "cut-hint" : "heal-hint", { platform: app.text(this.platform) });
    cut.setAttribute("aria-label", cut.title);
  }

  refresh() {
    const { app } = this, me = app.me();
    if (!me) return;
    this.heading();
    for (const tab of this.node.querySelectorAll("[data-tab]")) {
      const chosen = tab.dataset.tab === this.tab;
      tab.textContent = app.text(tab.dataset.tab, { bot: app.bot.name });
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      if (chosen) tab.classList.remove("unread");
    }
    const here = this.tab === "group" ? this.group.people.includes(me.id) : me[this.platform];
    this.node.classList.toggle("readonly", !here);
    this.part(".absent").hidden = here;
    if (!here) this.answer(null);
    this.part(".absent").textContent = app.text("absent", { name: me.name, platform: app.text(this.platform) });
    this.part(".send").textContent = app.text("send");
    this.part(".newest").textContent = app.text("newest");
    this.part(".attach").title = app.text("attach");
    this.part(".attach input").setAttribute("aria-label", app.text("attach"));
    this.log.setAttribute("aria-label", this.part("h2").textContent);
    this.input.placeholder = app.text("message");
    this.input.setAttribute("aria-label", `${app.text("message")} · ${app.text(this.platform)}`);
    this.chips();
    this.draw();
  }

  chips() {
    const me = this.app.me();
    const row = this.part(".chips");
    row.setAttribute("aria-label", this.app.text("suggestions"));
    row.setAttribute("role", "group");
    const fit = this.app.chips().filter((c) => (!c.in || c.in === this.tab) && (!c.for || me.officer));
    row.replaceChildren(...fit.map((chip) => {
      const button = make("button", "chip", chip.text);
      button.type = "button";
      button.addEventListener("click", () => this.say({ text: chip.text }));
      return button;
    }));
  }

  // -- messages

  belongs(message) {
    if (message.platform !== this.platform) return false;
    if (this.tab === "group") return message.group === this.group.id;
    return message.group === null && message.person === this.app.who;
  }

  draw() {
    this.drawn.clear();
    this.last = null;
    const rows = [];
    for (const message of this.app.messages.values()) if (this.belongs(message)) rows.push(...this.row(message));
    this.log.replaceChildren(...(rows.length ? rows : [this.nothing()]));
    this.bottom();
  }

  nothing() {
    const { app } = this, me = app.me();
    const values = { name: me.name, bot: app.bot.name };
    const start = this.tab === "private" && this.platform === "telegram" && me.telegram;
    const id = this.tab === "group" ? "empty-group" : start && !me.started ? "empty-start" : "empty-private";
    const box = make("div", "nothing");
    box.append(make("p", "", app.text(id, values)));
    if (start) {
      const button = make("button", "start", app.text("start"));
      button.type = "button";
      button.addEventListener("click", () => app.act("start", {}));
      box.append(button);
    }
    return box;
  }

  heard(message, known) {
    if (!this.belongs(message)) {
      const mine = message.group === null && message.person === this.app.who;
      if (mine || message.group === this.group.id) {
        this.part(`[data-tab=${mine ? "private" : "group"}]`).classList.add("unread");
        this.app.unread(this.platform);
      }
      return;
    }
    const stays = !this.atBottom();
    const old = this.drawn.get(message.id);
    if (known && old) {
      const fresh = this.bubble(message);
      old.replaceWith(fresh);
      this.drawn.set(message.id, fresh);
    } else {
      this.log.querySelector(".nothing")?.remove();
      this.log.append(...this.row(message));
      this.app.unread(this.platform);
    }
    if (stays && message.speaker !== this.app.who) this.part(".newest").hidden = false;
    else this.bottom();
  }

  atBottom() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60; }
  bottom() {
    this.log.scrollTop = this.log.scrollHeight;
    this.part(".newest").hidden = true;
  }

  row(message) {
    const at = new Date(message.at);
    const rows = [];
    if (!this.last || at - this.last > 5 * 60000) rows.push(make("div", "when", this.when(at)));
    this.last = at;
    const bubble = this.bubble(message);
    this.drawn.set(message.id, bubble);
    rows.push(bubble);
    return rows;
  }

  clock(at) { return at.toLocaleTimeString(this.app.locale, { hour: "2-digit", minute: "2-digit", hour12: false }); }
  when(at) {
    const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86400000);
    const day = days === 0 ? "" : days === 1 ? this.app.text("yesterday")
      : at.toLocaleDateString(this.app.locale, { month: "long", day: "numeric", weekday: "short" });
    return `${day} ${this.clock(at)}`.trim();
  }

  bubble(message) {
    const { app } = this;
    const mine = message.speaker === app.who;
    const speaker = message.speaker === null ? null : app.people[message.speaker];
    const name = speaker ? speaker.name : app.bot.name;
    if (message.recalled) {
      return make("div", "recalled", mine ? app.text("recalled-you") : app.text("recalled", { name }));
    }
    const row = make("article", `row${mine ? " mine" : ""}${speaker ? "" : " bot"}`);
    row.dataset.id = message.id;
    const avatar = make("span", "avatar");
    avatar.setAttribute("aria-hidden", "true");
    app.paint(avatar, name);
    const column = make("div", "column");
    const head = make("div", "speaker", name);
    head.style.setProperty("--avatar", app.colour(name));
    const label = speaker ? (speaker.officer ? app.label(speaker) : "") : app.text("bot");
    if (label) head.append(make("span", "tag", label));
    const bubble = make("div", "bubble");
    this.fill(bubble, message);
    const foot = make("span", "time", (message.edited ? `${app.text("edited")} ` : "") + this.clock(new Date(message.at)));
    bubble.append(foot);
    column.append(head, bubble);
    if (message.buttons.length) column.append(this.keyboard(message));
    if (message.reactions.length) {
      const reactions = make("div", "reactions");
      for (const emoji of message.reactions) reactions.append(this.reaction(emoji));
      column.append(reactions);
    }
    column.append(this.tools(message, mine, name));
    row.append(avatar, column);
    return row;
  }

  // Drawn where we can: not every machine has a font with emoji.
  reaction(emoji) {
    const span = make("span");
    const drawn = DRAWN[emoji.replace("\ufe0f", "")];
    if (!drawn) span.textContent = emoji;
    else span.append(Object.assign(make("img"), { src: `/sandbox/static/${drawn}`, alt: emoji, width: 18, height: 18 }));
    return span;
  }

  fill(bubble, message) {
    const { app } = this;
    if (message.reply) {
      const quote = make("blockquote");
      quote.append(make("strong", "", message.reply.name), make("span", "", message.reply.text.slice(0, 80)));
      bubble.append(quote);
    }
    if (message.picture) {
      const open = make("button", "picture");
      open.type = "button";
      open.setAttribute("aria-label", app.text("picture"));
      const image = make("img");
      image.src = message.picture;
      image.alt = message.text || app.text("picture");
      image.addEventListener("load", () => { if (this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < image.height + 120) this.bottom(); });
      open.append(image);
      open.addEventListener("click", () => app.view(message.picture, image.alt));
      bubble.append(open);
    }
    if (message.document) {
      const file = make("a", "file");
      file.href = message.document.href;
      file.download = message.document.name;
      const size = message.document.size;
      const shown = size < 1024 ? `${size} B` : size < 1048576 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1048576).toFixed(1)} MB`;
      file.append(make("span", "kind", message.document.name.split(".").pop().slice(0, 4).toUpperCase()), make("span", "file-name", message.document.name), make("small", "", shown));
      bubble.append(file);
    }
    if (message.text) {
      const text = make("div", "text");
      this.rich(text, message.text);
      bubble.append(text);
    }
  }

  rich(node, text) {
    let place = 0;
    for (const match of text.matchAll(LINK)) {
      this.mentions(node, text.slice(place, match.index));
      node.append(this.link(match[0], match[0]));
      place = match.index + match[0].length;
    }
    this.mentions(node, text.slice(place));
  }

  mentions(node, text) {
    const names = [this.app.bot.name, ...this.app.people.map((p) => p.name)];
    this.pattern ??= new RegExp(`@(?:${names.map((n) => n.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|")})`, "gu");
    let place = 0;
    for (const match of text.matchAll(this.pattern)) {
      node.append(text.slice(place, match.index), make("span", "mention", match[0]));
      place = match.index + match[0].length;
    }
    node.append(text.slice(place));
  }

  link(address, label) {
    const link = make("a", "", label);
    link.href = address;
    link.rel = "noopener noreferrer";
    link.target = "_blank";
    if (this.app.deep(address)) {
      link.addEventListener("click", (event) => { event.preventDefault(); this.app.open(address); });
    }
    return link;
  }

  keyboard(message) {
    const { app } = this;
    const keyboard = make("div", "keyboard");
    for (const buttons of message.buttons) {
      const line = make("div");
      for (const button of buttons) {
        if (button.url) {
          line.append(this.link(button.url, `${button.label} ↗`));
          continue;
        }
        const key = make("button", "", button.label);
        key.type = "button";
        key.addEventListener("click", async () => {
          if (!app.me().telegram) return app.toast(app.text("not-member"));
          key.disabled = true;
          const shown = await app.act("press", { message: message.id, label: button.label });
          key.disabled = false;
          if (!shown) return;
          if (shown.alert) app.alert(shown.text);
          else app.toast(shown.text || app.text("pressed"), "telegram");
        });
        line.append(key);
      }
      keyboard.append(line);
    }
    return keyboard;
  }

  tools(message, mine, name) {
    const tools = make("div", "tools");
    const reply = make("button", "", this.app.text("reply"));
    reply.type = "button";
    reply.addEventListener("click", () => this.answer(message, name));
    tools.append(reply);
    if (mine) {
      const recall = make("button", "", this.app.text("recall"));
      recall.type = "button";
      recall.addEventListener("click", () => this.app.act("recall", { message: message.id }));
      tools.append(recall);
    }
    return tools;
  }

  // -- speaking

  key(event) {
    const names = [...this.part(".names").querySelectorAll("button")];
    const open = !this.part(".names").hidden && names.length;
    if (open && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      const now = names.findIndex((n) => n.classList.contains("chosen"));
      const next = (now + (event.key === "ArrowDown" ? 1 : -1) + names.length) % names.length;
      names.forEach((n, i) => n.classList.toggle("chosen", i === next));
    } else if (open && ["Enter", "Tab"].includes(event.key) && !event.isComposing) {
      event.preventDefault();
      (names.find((n) => n.classList.contains("chosen")) ?? names[0]).click();
    } else if (open && event.key === "Escape") {
      this.part(".names").hidden = true;
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    }
  }

  fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 140)}px`;
  }

  suggest() {
    const before = this.input.value.slice(0, this.input.selectionStart);
    const typed = /@([^\s@]{0,8})$/.exec(before);
    const box = this.part(".names");
    const names = [this.app.bot.name, ...this.group.people.map((id) => this.app.people[id].name)];
    const fit = typed && this.tab === "group" ? names.filter((n) => n.includes(typed[1])).slice(0, 6) : [];
    const done = fit.length === 1 && fit[0] === typed?.[1];
    box.hidden = !fit.length || done;
    box.replaceChildren(...fit.map((name, index) => {
      const option = make("button", index ? "" : "chosen", name);
      option.type = "button";
      option.setAttribute("role", "option");
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => {
        const start = before.length - typed[1].length;
        const rest = this.input.value.slice(this.input.selectionStart);
        this.input.value = `${before.slice(0, start)}${name} ${rest}`;
        this.input.selectionStart = this.input.selectionEnd = start + name.length + 1;
        box.hidden = true;
        this.input.focus();
      });
      return option;
    }));
  }

  answer(message, name = "") {
    this.answers = message;
    const box = this.part(".answering");
    box.hidden = !message;
    if (!message) return;
    const text = message.text.slice(0, 40) || this.app.text("picture");
    box.querySelector("span").textContent = this.app.text("answering", { name, text });
    box.querySelector("button").setAttribute("aria-label", this.app.text("close"));
    this.input.focus();
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.fit();
    this.part(".names").hidden = true;
    if (!(await this.say({ text })) && !this.input.value) this.input.value = text;
    this.fit();
  }

  say(what) {
    const where = this.tab === "group" ? { group: this.group.id } : { group: null, platform: this.platform };
    const reply_to = this.answers?.id;
    this.answer(null);
    return this.app.act("say", { ...where, ...what, reply_to });
  }

  async attach(chooser) {
    const file = chooser.files[0];
    chooser.value = "";
    if (!file) return;
    if (file.size > LIMIT) return this.app.toast(this.app.text("too-big"));
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      const content = reader.result.slice(reader.result.indexOf(",") + 1);
      const picture = /^image\/(png|jpeg|gif)$/.test(file.type);
      this.say(picture ? { picture: content } : { document: { name: file.name, content } });
    });
    reader.readAsDataURL(file);
  }
}
