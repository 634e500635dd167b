// The handset page: shows one phone's messages as the simulator streams them, and sends what is typed.
import { awaitsAnswer, element, fill, isMine, isRecent, isUrdu } from "/bubble.js";
import { words, suggestions, neutralSuggestions } from "/words.js";

const byId = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const remembered = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* A private window: not kept. */ } };

let language = (query.get("lang") ?? remembered("language")) === "ur" ? "ur" : "en";
let shortCode = "7000";
let neutralSender = "7100";
let peer = shortCode;
let stream = null;
let connection = "opening";
let summary = { binds: 0, queue: 0 };
let messages = new Map();
let figures = null;
let unread = new Map();
let sending = false;

const say = () => words[language];
const hasNumber = () => byId("number").getAttribute("aria-invalid") !== "true";

// Words

function showWords() {
  const root = document.documentElement;
  root.lang = language;
  root.dir = language === "ur" ? "rtl" : "ltr";
  document.title = say().title;
  document.querySelectorAll("[data-word]").forEach((element) => { element.textContent = say()[element.dataset.word]; });
  const other = language === "ur" ? "en" : "ur";
  byId("language").textContent = say().otherLanguage;
  byId("language").lang = other;
  byId("text").placeholder = say().placeholder;
  byId("chips").setAttribute("aria-label", say().suggestions);
  byId("peers").setAttribute("aria-label", say().senders);
  if (!hasNumber()) byId("number-error").textContent = say().badNumber;
  byId("text-error").textContent = "";
  byId("messages").replaceChildren();
  directText();
  showAll();
}

// An empty field has the page's direction and face, for its placeholder; a text has its own.
function directText() {
  const field = byId("text");
  const empty = field.value === "";
  field.dir = empty ? document.documentElement.dir : "auto";
  field.lang = (empty ? language === "ur" : isUrdu(field.value)) ? "ur" : "en";
}

// Messages

const inConversation = () => [...messages.values()].filter((message) => message.peer === peer)
  .sort((left, right) => left.at.localeCompare(right.at) || left.id.localeCompare(right.id, "en", { numeric: true }));

const nothingYet = () => (peer === shortCode ? say().empty : say().emptyOther);

function showMessages() {
  const list = byId("messages");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const wanted = inConversation();
  const existing = new Map([...list.children].filter((item) => item.dataset.id).map((item) => [item.dataset.id, item]));
  let grew = false;
  const items = wanted.map((message) => {
    const item = existing.get(message.id) ?? element("li", {});
    grew ||= !existing.has(message.id);
    const look = `${message.version} ${awaitsAnswer(message) && !isRecent(message)}`;
    if (item.dataset.look !== look) fill(item, message, say(), language);
    item.dataset.id = message.id;
    item.dataset.look = look;
    return item;
  });
  if (items.length === 0) items.push(element("li", { className: "nothing", textContent: hasNumber() ? nothingYet() : say().noPhone }));
  const unchanged = items.length === list.children.length && items.every((item, index) => item === list.children[index]);
  if (!unchanged) list.replaceChildren(...items);
  if (grew && atEnd) list.scrollTop = list.scrollHeight;
}

function showState() {
  const mine = inConversation().filter(isMine);
  const newest = mine.at(-1);
  const connected = connection === "open" && summary.binds > 0;
  byId("status").classList.toggle("connected", connected);
  const lost = connection === "lost" ? say().statusLost : say().statusOpening;
  setText("status-text", connection === "open" ? say().status(summary.binds, summary.queue) : lost);
  const banner = byId("banner");
  banner.hidden = connection !== "open" || summary.binds > 0;
  setText("banner", mine.some((message) => message.state === "WAITING") ? say().notConnectedWaits : say().notConnected);
  setText("waiting", newest && awaitsAnswer(newest) && isRecent(newest) ? say().awaiting : "");
}

function showPeers() {
  const peers = [...new Set([shortCode, neutralSender, ...[...messages.values()].map((message) => message.peer)])];
  byId("peers").hidden = peers.length < 2;
  byId("peers").replaceChildren(...peers.map((one) => {
    const count = unread.get(one) ?? 0;
    const button = element("button", { type: "button" }, element("bdi", { textContent: one }));
    if (count > 0) button.append(` · ${say().unread(count)}`);
    button.setAttribute("aria-pressed", String(one === peer));
    button.addEventListener("click", () => choosePeer(one));
    return button;
  }));
  setText("peer", peer);
  const hints = { [shortCode]: say().shortCode, [neutralSender]: say().neutralSender };
  setText("peer-hint", hints[peer] ?? say().otherSender);
  showChips();
}

// What one texts to the public's short code is of no use elsewhere.
function showChips() {
  const wanted = peer === shortCode ? suggestions : peer === neutralSender ? neutralSuggestions : [];
  const chips = byId("chips");
  if (chips.dataset.of === peer) return;
  chips.dataset.of = peer;
  chips.replaceChildren(...wanted.map((text) => {
    const chip = element("button", { type: "button" }, element("bdi", { textContent: text, dir: "ltr" }));
    chip.addEventListener("click", () => {
      byId("text").value = text;
      directText();
      byId("text").focus();
    });
    return chip;
  }));
}

function showAll() {
  showPeers();
  showMessages();
  showState();
  setText("clock", new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(new Date()));
  if (figures) {
    const round = (millis) => Math.max(1, Math.round(millis));
    setText("figures", say().figures(figures.count, round(figures.medianMillis), round(figures.longestMillis)));
  }
}

// Only on a change, so that a live region does not speak again.
function setText(id, text) {
  const target = byId(id);
  if (target.textContent !== text) target.textContent = text;
}

function choosePeer(one) {
  peer = one;
  unread.delete(one);
  byId("messages").replaceChildren();
  showAll();
  byId("peers").querySelector('[aria-pressed="true"]')?.focus();
}

function take(message, isNews) {
  const known = messages.get(message.id);
  if (known && known.version >= message.version) return;
  messages.set(message.id, message);
  if (isNews && !known && !isMine(message)) {
    setText("live", say().newMessage(message.peer, message.text));
    if (message.peer !== peer) unread.set(message.peer, (unread.get(message.peer) ?? 0) + 1);
  }
}

// The simulator

const currentNumber = () => byId("number").value.trim();

async function fetchMessages(number) {
  const response = await fetch(`/api/messages?number=${encodeURIComponent(number)}`);
  if (response.status === 400) return null;
  return (await response.json()).messages;
}

async function fetchFigures() {
  try {
    const status = await (await fetch("/api/status")).json();
    figures = status.counters.answers;
    if (peer === shortCode) peer = status.shortCode;
    if (peer === neutralSender) peer = status.neutralSender;
    shortCode = status.shortCode;
    neutralSender = status.neutralSender;
    showAll();
  } catch { /* The status line says already that there is no connection. */ }
}

function markNumber(valid) {
  byId("number").setAttribute("aria-invalid", String(!valid));
  setText("number-error", valid ? "" : say().badNumber);
  setText("text-error", "");
  byId("messages").replaceChildren();
}

async function openPhone() {
  const number = currentNumber();
  stream?.close();
  messages = new Map();
  unread = new Map();
  peer = shortCode;
  byId("messages").replaceChildren();
  let found;
  try { found = await fetchMessages(number); } catch { found = []; }
  if (number !== currentNumber()) return;
  markNumber(found !== null);
  showAll();
  if (found === null) return;
  remember("number", number);
  follow(number);
}

function follow(number) {
  connection = "opening";
  const mine = new EventSource(`/api/events?number=${encodeURIComponent(number)}`);
  stream = mine;
  const reload = async () => {
    const found = await fetchMessages(number).catch(() => null);
    if (stream !== mine || !found) return;
    found.forEach((message) => take(message, false));
    showAll();
    byId("messages").scrollTop = byId("messages").scrollHeight;
  };
  // The messages are fetched once the stream is open, so that none falls between the two.
  mine.addEventListener("open", () => { connection = "open"; reload(); fetchFigures(); });
  mine.addEventListener("error", () => { if (stream === mine) { connection = "lost"; showState(); } });
  mine.addEventListener("reset", () => { messages = new Map(); reload(); });
  mine.addEventListener("status", (event) => { summary = JSON.parse(event.data); showState(); });
  mine.addEventListener("message", (event) => {
    const message = JSON.parse(event.data);
    take(message, true);
    showAll();
    if (message.answeredAfterMillis !== undefined) fetchFigures();
  });
}

async function send(event) {
  event.preventDefault();
  const field = byId("text");
  const text = field.value;
  if (sending) return;
  if (text.trim() === "") { setText("text-error", say().emptyText); field.focus(); return; }
  if (!hasNumber()) { setText("text-error", say().noPhone); byId("number").focus(); return; }
  setSending(true);
  try {
    const response = await fetch("/api/messages", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ from: currentNumber(), to: peer, text }),
    });
    const answer = await response.json();
    if (response.ok) {
      setText("text-error", "");
      field.value = "";
      directText();
      take(answer, false);
      showAll();
      byId("messages").scrollTop = byId("messages").scrollHeight;
    } else {
      setText("text-error", response.status === 503 ? say().busy : answer.detail);
    }
  } catch {
    setText("text-error", say().unreachable);
  } finally {
    setSending(false);
    field.focus();
  }
}

// Not the disabled property: it would throw the keyboard's focus away.
function setSending(now) {
  sending = now;
  byId("send").setAttribute("aria-disabled", String(now));
}

// The page

byId("number").value = query.get("number") ?? remembered("number") ?? "0399 0000001";
byId("number").addEventListener("change", openPhone);
byId("compose").addEventListener("submit", send);
byId("text").addEventListener("input", directText);
byId("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
});
byId("language").addEventListener("click", () => {
  language = language === "ur" ? "en" : "ur";
  remember("language", language);
  showWords();
});
showWords();
openPhone();
setInterval(showAll, 5_000);
