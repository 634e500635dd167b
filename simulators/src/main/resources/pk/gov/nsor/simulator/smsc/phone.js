// One phone of the page: its number, its conversations, and the field to write in.
import { awaitsAnswer, element, fill, isMine, isRecent, isUrdu, putWords, setText } from "/bubble.js";
import { neutralSuggestions, suggestions } from "/words.js";

let made = 0;

export class Phone {
  #page;
  #peer;
  #international = null;
  #messages = new Map();
  #unread = new Map();
  #sending = false;
  #isChosen = false;
  #isValid = true;

  constructor(page, number) {
    this.#page = page;
    this.#peer = page.shortCode;
    this.element = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    this.#label(++made);
    this.#part("number").value = number;
    this.#part("number").addEventListener("change", () => this.reload());
    this.#part("compose").addEventListener("submit", (event) => this.#send(event));
    this.#part("remove").addEventListener("click", () => page.remove(this));
    this.#part("text").addEventListener("input", () => this.#directText());
    this.#part("text").addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#send(event);
    });
    this.element.addEventListener("focusin", () => { if (!this.#isChosen) page.focused(this); });
  }

  // Names for those who do not see which phone a field belongs to.
  #label(count) {
    const heading = this.element.querySelector("h2");
    heading.id = `phone-title-${count}`;
    this.#part("number").id = `number-${count}`;
    this.#part("number-error").id = `number-error-${count}`;
    this.#part("text-error").id = `text-error-${count}`;
    this.#part("number").setAttribute("aria-describedby", `number-error-${count}`);
    this.#part("text").setAttribute("aria-describedby", `text-error-${count}`);
    this.element.setAttribute("aria-labelledby", `number-${count} ${heading.id}`);
    this.#part("messages").setAttribute("aria-labelledby", heading.id);
  }

  #part(name) { return this.element.querySelector(`.${name}`); }

  number() { return this.#part("number").value.trim(); }
  unseen() { return [...this.#unread.values()].reduce((sum, count) => sum + count, 0); }
  focus() { this.#part("text").focus({ preventScroll: true }); }

  choose(isChosen) {
    this.#isChosen = isChosen;
    this.element.classList.toggle("chosen", isChosen);
  }

  rename(renamed) { this.#peer = renamed[this.#peer] ?? this.#peer; }

  // Messages

  forget() { this.#messages = new Map(); this.#unread = new Map(); }

  async reload() {
    const number = this.number();
    let found;
    try {
      const response = await fetch(`/api/messages?number=${encodeURIComponent(number)}`);
      found = response.status === 400 ? null : await response.json();
    } catch { return; }
    if (number !== this.number()) return;
    this.#isValid = found !== null;
    // The sender that was chosen before the first answer stays.
    if (this.#international && found?.phone !== this.#international) { this.forget(); this.#peer = this.#page.shortCode; }
    this.#international = found?.phone ?? null;
    this.#part("number").setAttribute("aria-invalid", String(!this.#isValid));
    setText(this.#part("text-error"), "");
    (found?.messages ?? []).forEach((message) => this.#keep(message, false));
    this.show();
    this.#toEnd();
    this.#page.numberChanged();
  }

  // True where it is this phone's.
  take(message) {
    if (message.phone !== this.#international) return false;
    this.#keep(message, true);
    return true;
  }

  #keep(message, isNews) {
    const known = this.#messages.get(message.id);
    if (known && known.version >= message.version) return;
    this.#messages.set(message.id, message);
    if (isNews && !known && !isMine(message)) {
      this.#page.announce(this.#page.say().newMessage(message.peer, this.number(), message.text));
      if (message.peer !== this.#peer) this.#unread.set(message.peer, (this.#unread.get(message.peer) ?? 0) + 1);
    }
  }

  #conversation() {
    return [...this.#messages.values()].filter((message) => message.peer === this.#peer)
      .sort((left, right) => left.at.localeCompare(right.at) || left.id.localeCompare(right.id, "en", { numeric: true }));
  }

  // Looks

  showWords() {
    const say = this.#page.say();
    putWords(this.element, say);
    this.#part("text").placeholder = say.placeholder;
    this.#part("text").setAttribute("aria-label", say.text);
    this.#part("chips").setAttribute("aria-label", say.suggestions);
    this.#part("peers").setAttribute("aria-label", say.senders);
    this.#part("messages").replaceChildren();
    setText(this.#part("text-error"), "");
    this.#directText();
    this.show();
  }

  show() {
    setText(this.#part("clock"), new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(new Date()));
    setText(this.#part("number-error"), this.#isValid ? "" : this.#page.say().badNumber);
    this.#showPeers();
    this.#showMessages();
    this.#showState();
  }

  #showMessages() {
    const say = this.#page.say();
    const list = this.#part("messages");
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    const existing = new Map([...list.children].filter((item) => item.dataset.id).map((item) => [item.dataset.id, item]));
    const shown = existing.size > 0;
    let grew = false;
    const items = this.#conversation().map((message) => {
      const item = existing.get(message.id) ?? element("li", {});
      grew ||= !existing.has(message.id);
      const look = `${message.version} ${awaitsAnswer(message) && !isRecent(message)}`;
      if (item.dataset.look !== look) fill(item, message, say, this.#page.language());
      if (shown && !existing.has(message.id)) {
        item.classList.add("fresh");
        item.addEventListener("animationend", () => item.classList.remove("fresh"));
      }
      item.dataset.id = message.id;
      item.dataset.look = look;
      return item;
    });
    const nothing = this.#isValid ? (this.#peer === this.#page.shortCode ? say.empty : say.emptyOther) : say.noPhone;
    if (items.length === 0) items.push(element("li", { className: "nothing", textContent: nothing }));
    const unchanged = items.length === list.children.length && items.every((item, index) => item === list.children[index]);
    if (!unchanged) list.replaceChildren(...items);
    if (grew && atEnd) this.#toEnd();
  }

  #toEnd() {
    const list = this.#part("messages");
    list.scrollTop = list.scrollHeight;
  }

  #showState() {
    const { connection, summary } = this.#page;
    const say = this.#page.say();
    const mine = this.#conversation().filter(isMine);
    const newest = mine.at(-1);
    const banner = this.#part("banner");
    banner.hidden = connection !== "open" || summary.binds > 0;
    setText(banner, mine.some((message) => message.state === "WAITING") ? say.notConnectedWaits : say.notConnected);
    setText(this.#part("waiting"), newest && awaitsAnswer(newest) && isRecent(newest) ? say.awaiting : "");
  }

  #showPeers() {
    const { shortCode, neutralSender } = this.#page;
    const say = this.#page.say();
    const all = [...new Set([shortCode, neutralSender, ...[...this.#messages.values()].map((message) => message.peer)])];
    const peers = this.#part("peers");
    peers.hidden = all.length < 2;
    const focused = [...peers.children].indexOf(document.activeElement);
    peers.replaceChildren(...all.map((one) => {
      const count = this.#unread.get(one) ?? 0;
      const button = element("button", { type: "button" }, element("bdi", { textContent: one }));
      if (count > 0) button.append(` · ${say.unread(count)}`);
      button.setAttribute("aria-pressed", String(one === this.#peer));
      button.addEventListener("click", () => this.#choosePeer(one));
      return button;
    }));
    if (focused >= 0) peers.children[focused]?.focus();
    setText(this.#part("peer"), this.#peer);
    const hints = { [shortCode]: say.shortCode, [neutralSender]: say.neutralSender };
    setText(this.#part("peer-hint"), hints[this.#peer] ?? say.otherSender);
    this.#showChips();
  }

  // What one texts to the public's short code is of no use elsewhere.
  #showChips() {
    const { shortCode, neutralSender } = this.#page;
    const wanted = this.#peer === shortCode ? suggestions : this.#peer === neutralSender ? neutralSuggestions : [];
    const chips = this.#part("chips");
    if (chips.dataset.of === this.#peer) return;
    chips.dataset.of = this.#peer;
    chips.replaceChildren(...wanted.map((text) => {
      const chip = element("button", { type: "button" }, element("bdi", { textContent: text, dir: "ltr" }));
      chip.addEventListener("click", () => {
        this.#part("text").value = text;
        this.#directText();
        this.#part("text").focus();
      });
      return chip;
    }));
  }

  #choosePeer(one) {
    this.#peer = one;
    this.#unread.delete(one);
    this.#part("messages").replaceChildren();
    this.show();
    this.#page.arrived();
    this.#part("peers").querySelector('[aria-pressed="true"]')?.focus();
  }

  // An empty field has the page's direction and face, for its placeholder; a text has its own.
  #directText() {
    const field = this.#part("text");
    const empty = field.value === "";
    field.dir = empty ? document.documentElement.dir : "auto";
    field.lang = (empty ? this.#page.language() === "ur" : isUrdu(field.value)) ? "ur" : "en";
  }

  // Sending

  async #send(event) {
    event.preventDefault();
    const say = this.#page.say();
    const field = this.#part("text");
    const error = this.#part("text-error");
    const text = field.value;
    if (this.#sending) return;
    if (text.trim() === "") { setText(error, say.emptyText); field.focus(); return; }
    if (!this.#isValid) { setText(error, say.noPhone); this.#part("number").focus(); return; }
    this.#setSending(true);
    try {
      const response = await fetch("/api/messages", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ from: this.number(), to: this.#peer, text }),
      });
      const answer = await response.json();
      if (response.ok) {
        setText(error, "");
        field.value = "";
        this.#directText();
        this.#keep(answer, false);
        this.show();
        this.#toEnd();
      } else {
        setText(error, response.status === 503 ? say.busy : answer.detail);
      }
    } catch {
      setText(error, say.unreachable);
    } finally {
      this.#setSending(false);
      field.focus();
    }
  }

  // Not the disabled property: it would throw the keyboard's focus away.
  #setSending(now) {
    this.#sending = now;
    this.#part("send").setAttribute("aria-disabled", String(now));
  }
}
