// Helps to fill in fields. Only improves: the server reads whatever was typed, in the same ways.
(() => {
  "use strict";

  const ANSWER_WITHIN_MS = 5_000;

  const western = (text) =>
    text.replace(/[\u06F0-\u06F9]/g, (d) => d.charCodeAt(0) - 0x06f0).replace(/[\u0660-\u0669]/g, (d) => d.charCodeAt(0) - 0x0660);

  const OTHER_THAN_NUMBER = /[^0-9\s.+()\u06d4\u2010-\u2015\u2212\u200e\u200f\u061c\u2066-\u2069_-]/;

  const joined = (separator, ...parts) => parts.filter((part) => part).join(separator);

  // XXXXX-XXXXXXX-X; anything that is not a CNIC is left as it is.
  function cnic(text) {
    const digits = text.replace(/\D/g, "");
    return text.includes("+") || digits.length > 13
      ? null
      : joined("-", digits.slice(0, 5), digits.slice(5, 12), digits.slice(12));
  }

  // 0399 0000001, or +92 399 0000001 where the country was given too; numbers of other countries are left as they are.
  function phone(text) {
    const digits = text.replace(/\D/g, "").replace(/^00/, "");
    const isInternational = /^\D*(\+|00)/.test(text);
    if (isInternational || /^923\d{9}$/.test(digits)) {
      const own = digits.slice(2).replace(/^0/, "");
      return /^92/.test(digits) && own.length <= 10 ? joined(" ", "+92", own.slice(0, 3), own.slice(3)) : null;
    }
    const national = /^3\d{9}$/.test(digits) ? "0" + digits : digits;
    return /^03/.test(national) && national.length <= 11 ? joined(" ", national.slice(0, 4), national.slice(4)) : null;
  }

  // No CNIC begins with a zero or a plus.
  const sought = (text) => (/^[^\d+]*[+0]/.test(text) ? phone(text) : cnic(text));

  const FORMATS = { cnic, phone, sought };

  document.addEventListener("input", ({ target, inputType }) => {
    const format = FORMATS[target.dataset?.format];
    if (!format || (inputType || "").startsWith("delete") || target.selectionStart !== target.value.length) {
      return;
    }
    const text = western(target.value);
    const formatted = OTHER_THAN_NUMBER.test(text) ? null : format(text);
    if (formatted !== null) {
      target.value = formatted;
    }
  });

  // The number of an FIR and its year, 123/2026, once it is typed to its end.
  document.addEventListener("change", ({ target }) => {
    if (target.dataset?.format === "fir") {
      const parts = /^\s*(?:fir|ایف آئی آر)?\s*(?:no\.?|نمبر)?\s*0*(\d{1,6})\s*(?:[\s\/.\u2010-\u2015\u2212-]|of)\s*(\d{4}|\d{2})\s*$/i.exec(western(target.value));
      // 1998/26 may be the 26th of 1998.
      const isYearFirst = parts && parts[2].length === 2 && /^(19|20)\d\d$/.test(parts[1]);
      if (parts && !isYearFirst) {
        const year = parts[2].length === 4 ? parts[2] : (Number(parts[2]) < 50 ? "20" : "19") + parts[2];
        target.value = `${parts[1]}/${year}`;
      }
    }
  });

  // Said to whoever listens, as when it is typed.
  function set(field, value) {
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  async function ask(address, parameters, more) {
    try {
      const answer = await fetch(`${address}?${new URLSearchParams(parameters)}`, {
        ...more,
        headers: { Accept: "application/json" },
        redirect: "manual",
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      return answer.ok ? await answer.json() : null;
    } catch {
      // Without a line the server asks when the form is sent.
      return null;
    }
  }

  // A day in words beside its field, and a calendar for whoever prefers one.
  async function showDay(field, words, calendar) {
    const text = field.value.trim();
    words.textContent = "";
    const read = text && (await ask("/day", { text, past: field.dataset.day === "past" }));
    if (!read?.day || field.value.trim() !== text) {
      return;
    }
    if (read.isShort) {
      field.value = read.words;
    }
    words.textContent = read.words;
    calendar.value = read.day;
  }

  for (const field of document.querySelectorAll("[data-day]")) {
    const words = Object.assign(document.createElement("p"), { className: "day-words" });
    words.setAttribute("role", "status");
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      className: "btn",
      textContent: field.dataset.calendar,
    });
    button.setAttribute("aria-label", `${field.dataset.calendar}: ${field.labels[0]?.textContent ?? ""}`);
    const calendar = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1, className: "calendar" });
    calendar.setAttribute("aria-hidden", "true");
    button.addEventListener("click", () => calendar.showPicker());
    calendar.addEventListener("change", () => {
      set(field, calendar.value.split("-").reverse().join("-"));
      field.focus();
    });
    field.addEventListener("change", () => showDay(field, words, calendar));
    field.after(button, calendar);
    field.parentElement.after(words);
  }

  // Something to choose while a name is typed: a combobox with a list, as WAI-ARIA describes it.
  // find(text) answers with rows of {name, detail}, or null; choose(row) is what a chosen one does.
  function offer(field, { label, shortest, afterTyping, find, choose }) {
    const list = Object.assign(document.createElement("ul"), { id: `${field.id}-options`, className: "options", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute(label.name, label.value);
    const status = Object.assign(document.createElement("p"), { className: "visually-hidden" });
    status.setAttribute("role", "status");
    field.after(list, status);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "false");
    let waiting = 0;
    let active = -1;
    let rows = [];

    function close() {
      clearTimeout(waiting);
      list.hidden = true;
      active = -1;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    }

    function activate(index) {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = (index + list.children.length) % list.children.length;
      const option = list.children[active];
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    }

    function take(option) {
      const row = rows[[...list.children].indexOf(option)];
      close();
      status.textContent = "";
      choose(row);
    }

    function option({ name, detail }, index) {
      const line = Object.assign(document.createElement("li"), { id: `${list.id}-${index}` });
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      const what = Object.assign(document.createElement("bdi"), { textContent: name });
      const more = Object.assign(document.createElement("span"), { className: "quiet", textContent: detail });
      line.append(what, " ", more);
      return line;
    }

    async function show() {
      const text = field.value.trim();
      if (text.length < shortest) {
        close();
        return;
      }
      const found = await find(text);
      if (found === null || field.value.trim() !== text || document.activeElement !== field) {
        return;
      }
      close();
      rows = found;
      list.replaceChildren(...rows.map(option));
      list.hidden = rows.length === 0;
      field.setAttribute("aria-expanded", String(!list.hidden));
      status.textContent = list.hidden ? field.dataset.none : `${rows.length} ${field.dataset.found}`;
    }

    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(show, afterTyping);
    });
    field.addEventListener("keydown", (event) => {
      if (list.hidden) {
        if (event.key === "ArrowDown") {
          event.preventDefault();
          clearTimeout(waiting);
          show();
        }
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const isDown = event.key === "ArrowDown";
        activate(active === -1 && !isDown ? -1 : active + (isDown ? 1 : -1));
      } else if (event.key === "Enter" && active !== -1) {
        event.preventDefault();
        take(list.children[active]);
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      }
    });
    // Before the field loses the focus.
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const chosen = event.target.closest("[role=option]");
      if (chosen) {
        take(chosen);
      }
    });
    field.addEventListener("blur", close);
    field.form?.addEventListener("submit", close);
  }

  // Places by the beginning of any of their names.
  for (const field of document.querySelectorAll("[data-place]")) {
    offer(field, {
      label: { name: "aria-labelledby", value: `${field.id}-label` },
      shortest: 2,
      afterTyping: 150,
      find: (text) => ask("/places/named", { text, kinds: field.dataset.place, own: field.dataset.own === "true" }),
      choose: ({ value }) => set(field, value),
    });
  }

  // People by the words typed so far. Each question asked is on the trail, so one is asked after a pause and not for each key.
  for (const field of document.querySelectorAll("[data-people]")) {
    offer(field, {
      label: { name: "aria-label", value: field.dataset.people },
      shortest: 3,
      afterTyping: 600,
      find: () => ask("/people/suggestions", {}, { method: "POST", body: new URLSearchParams(new FormData(field.form)) }),
      choose: ({ address }) => location.assign(address),
    });
  }
})();
