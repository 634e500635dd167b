// The handset page: several phones, one stream of everything the simulator does, and the SMSC's misbehaviour.
import { putWords, setText } from "/bubble.js";
import { Phone } from "/phone.js";
import { wrongPanel } from "/wrong.js";
import { words } from "/words.js";

const MOST_PHONES = 6;

const byId = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const remembered = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* A private window: not kept. */ } };

let language = (query.get("lang") ?? remembered("language")) === "ur" ? "ur" : "en";
let phones = [];
let shown = 0;
let stream = null;
let figures = null;

// What the phones and the panel may ask of the page.
const page = {
  shortCode: "7000",
  neutralSender: "7100",
  connection: "opening",
  summary: { binds: 0, queue: 0 },
  say: () => words[language],
  language: () => language,
  announce: (text) => setText(byId("live"), text),
  numberChanged: () => { keepNumbers(); showTabs(); },
  arrived: () => showTabs(),
  focused: (phone) => { shown = phones.indexOf(phone); showTabs(); },
  remove,
};

const wrong = wrongPanel(page);

// Words

function showWords() {
  const root = document.documentElement;
  root.lang = language;
  root.dir = language === "ur" ? "rtl" : "ltr";
  document.title = page.say().title;
  putWords(document, page.say());
  byId("language").textContent = page.say().otherLanguage;
  byId("language").lang = language === "ur" ? "en" : "ur";
  phones.forEach((phone) => phone.showWords());
  wrong.showWords();
  showAll();
}

function showAll() {
  const connected = page.connection === "open" && page.summary.binds > 0;
  byId("status").classList.toggle("connected", connected);
  const lost = page.connection === "lost" ? page.say().statusLost : page.say().statusOpening;
  setText(byId("status-text"), page.connection === "open" ? page.say().status(page.summary.binds, page.summary.queue) : lost);
  phones.forEach((phone) => phone.show());
  if (figures) {
    const round = (millis) => Math.max(1, Math.round(millis));
    setText(byId("figures"), page.say().figures(figures.count, round(figures.medianMillis), round(figures.longestMillis)));
  }
  showTabs();
}

// Phones

const keepNumbers = () => remember("numbers", phones.map((phone) => phone.number()).join(","));

function showTabs() {
  const tabs = byId("tabs");
  const focused = [...tabs.children].indexOf(document.activeElement);
  tabs.replaceChildren(...phones.map((phone, index) => {
    const button = document.createElement("button");
    button.type = "button";
    const number = document.createElement("bdi");
    number.textContent = phone.number();
    button.append(number);
    if (phone.unseen() > 0) button.append(` · ${page.say().unread(phone.unseen())}`);
    button.setAttribute("aria-pressed", String(index === shown));
    button.addEventListener("click", () => { shown = index; showAll(); });
    return button;
  }));
  if (focused >= 0) tabs.children[focused]?.focus();
  // On a wide screen all are there; the style sheet hides the others on a narrow one.
  phones.forEach((phone, index) => phone.choose(index === shown));
  byId("add").hidden = phones.length >= MOST_PHONES;
  document.body.dataset.phones = phones.length;
}

function add(number) {
  const phone = new Phone(page, number);
  phones.push(phone);
  byId("phones").append(phone.element);
  phone.showWords();
  return phone;
}

function nextNumber() {
  const used = new Set(phones.map((phone) => phone.number().replace(/\D/g, "")));
  let next = 1;
  while (used.has(`0399${String(next).padStart(7, "0")}`)) next++;
  return `0399 ${String(next).padStart(7, "0")}`;
}

function remove(phone) {
  if (phones.length < 2) return;
  phone.element.remove();
  phones = phones.filter((one) => one !== phone);
  shown = Math.min(shown, phones.length - 1);
  keepNumbers();
  showAll();
  phones[shown].focus();
}

// The simulator

async function fetchStatus() {
  try {
    const status = await (await fetch("/api/status")).json();
    figures = status.counters.answers;
    const renamed = { [page.shortCode]: status.shortCode, [page.neutralSender]: status.neutralSender };
    page.shortCode = status.shortCode;
    page.neutralSender = status.neutralSender;
    phones.forEach((phone) => phone.rename(renamed));
    showAll();
  } catch { /* The status line says already that there is no connection. */ }
}

function follow() {
  stream = new EventSource("/api/events");
  const reload = () => { phones.forEach((phone) => phone.reload()); fetchStatus(); };
  // The messages are fetched once the stream is open, so that none falls between the two.
  stream.addEventListener("open", () => { page.connection = "open"; reload(); });
  stream.addEventListener("error", () => { page.connection = "lost"; showAll(); });
  stream.addEventListener("reset", () => { phones.forEach((phone) => phone.forget()); reload(); });
  stream.addEventListener("status", (event) => {
    page.summary = JSON.parse(event.data);
    wrong.take(page.summary.misbehaviour);
    showAll();
  });
  stream.addEventListener("message", (event) => {
    const message = JSON.parse(event.data);
    const mine = phones.filter((phone) => phone.take(message));
    mine.forEach((phone) => phone.show());
    if (mine.length > 0) showTabs();
    if (message.answeredAfterMillis !== undefined) fetchStatus();
  });
}

// The page

const numbers = query.get("number") ?? remembered("numbers") ?? "0399 0000001,0399 0000002";
numbers.split(",").slice(0, MOST_PHONES).forEach((number) => add(number.trim()));
byId("add").addEventListener("click", () => {
  const phone = add(nextNumber());
  shown = phones.length - 1;
  phone.reload();
  keepNumbers();
  showAll();
  phone.focus();
});
byId("language").addEventListener("click", () => {
  language = language === "ur" ? "en" : "ur";
  remember("language", language);
  showWords();
});
showWords();
follow();
setInterval(showAll, 5_000);
