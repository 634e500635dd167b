// What somebody types and has not sent is kept by the server, and offered when they open the page again. Nothing stays in the browser.
(() => {
  "use strict";

  const EVERY_MS = 20 * 1000;
  const MARK = "#unsent";
  const PATH = "/unsent";
  // The header says that nobody asked: it does not keep the reader signed in.
  const headers = { "X-Live": "yes" };
  const note = document.getElementById("unsent");
  const lost = document.getElementById("unsent-lost");
  // A refused form stands at the address it was sent to, which may be none that can be opened: the page is where it was before.
  const page = note?.dataset.page ?? location.pathname + location.search;
  if (page !== location.pathname + location.search) {
    history.replaceState(null, "", page);
  }
  let typed = null;
  // What would be lost in the other language has been said, and nothing was typed since.
  let isWarned = false;
  // What somebody changed on this page, before what was kept arrived, is newer than that.
  const changed = new Set();

  const isSecret = (field) => /password|one-time-code/.test(field.autocomplete) || "secret" in field.dataset;
  // On a page that asks once more, what was typed stands in hidden fields of a form with data-typed, and data-own ones are the page's.
  const isTyped = (field) =>
    field.type !== "hidden" || ("typed" in field.form.dataset && !("own" in field.dataset) && field.name !== "_csrf");
  const fields = (form) =>
    [...form.elements].filter(
      (field) =>
        field.name &&
        !field.matches("button, [type=password], [type=file], [type=submit]") &&
        isTyped(field) &&
        !isSecret(field),
    );
  // A form with data-unkept is kept nowhere before it is sent.
  const isKept = (form) => form.method === "post" && !form.dataset.passkey && !("unkept" in form.dataset);
  const forms = () => [...document.querySelectorAll("#content form")].filter(isKept);
  const action = (form) => new URL(form.action).pathname;

  function send(path, form, values) {
    const body = new URLSearchParams(values);
    body.append("_csrf", form.elements._csrf?.value ?? "");
    body.append("unsent-page", page);
    return fetch(path, { method: "POST", headers, body, redirect: "manual", signal: AbortSignal.timeout(10_000) });
  }

  // The names of the fields that are not kept; null where nothing could be kept now.
  async function keep() {
    const form = typed;
    if (!form?.isConnected || form.dataset.sent) {
      return [];
    }
    typed = null;
    const values = [["unsent-action", action(form)]];
    for (const field of fields(form)) {
      if (!field.matches("[type=checkbox], [type=radio]") || field.checked) {
        values.push([field.name, field.value]);
      }
    }
    try {
      const answer = await send(PATH, form, values);
      if (answer.ok) {
        return answer.status === 204 ? [] : (await answer.json()).left;
      }
    } catch {
      // As where the server does not take it.
    }
    // It is tried again.
    typed ??= form;
    return null;
  }

  // What stands before a field, as one reads it.
  function labelOf(name, form) {
    const field = [...form.elements].find((one) => one.name === name);
    const isChoice = field?.matches("[type=checkbox], [type=radio]");
    const label = isChoice ? field.closest("fieldset")?.querySelector("legend") : field?.labels?.[0];
    return label?.textContent.trim() ?? "";
  }

  function warn(left, form) {
    isWarned = true;
    lost.querySelector("[data-now]").hidden = left !== null;
    lost.querySelector("[data-part]").hidden = left === null;
    const labels = [...new Set((left ?? []).map((name) => labelOf(name, form)))].filter((label) => label);
    lost.querySelector("[data-left]").replaceChildren(
      ...labels.map((label) => Object.assign(document.createElement("li"), { textContent: label })),
    );
    lost.hidden = false;
    lost.focus();
  }

  function putBack(kept, newer = new Set()) {
    const form = forms().find((one) => action(one) === kept.action);
    if (!form) {
      return;
    }
    const left = new Map(Object.entries(kept.fields).map(([name, values]) => [name, [...values]]));
    for (const field of fields(form)) {
      const values = left.get(field.name) ?? [];
      const isChoice = field.matches("[type=checkbox], [type=radio]");
      const value = isChoice ? null : values.shift();
      if (newer.has(isChoice ? field.name : field)) {
        continue;
      }
      if (isChoice) {
        field.checked = values.includes(field.value);
      } else if (value !== undefined) {
        field.value = value;
      }
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    typed = form;
    if (newer.size === 0) {
      form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    }
  }

  async function offer() {
    if (!forms().some((form) => !("typed" in form.dataset) && fields(form).length > 0)) {
      return;
    }
    const answer = await fetch(`${PATH}?${new URLSearchParams({ "unsent-page": page })}`, { headers, redirect: "manual" });
    if (answer.status !== 200) {
      return;
    }
    const kept = await answer.json();
    const form = forms().find((one) => action(one) === kept.action);
    if (!form) {
      return;
    }
    if (location.hash === MARK) {
      history.replaceState(null, "", page);
      putBack(kept, new Set(changed));
      return;
    }
    note.querySelector("[data-saved]").textContent = kept.saved;
    note.querySelector("[data-put-back]").addEventListener("click", () => {
      note.hidden = true;
      putBack(kept);
    });
    note.querySelector("[data-discard]").addEventListener("click", async () => {
      note.hidden = true;
      await send(`${PATH}/discard`, form, []);
    });
    note.hidden = false;
  }

  // A day that is taken from the calendar and a place that is chosen are no input.
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, noteTyped);
  }

  function noteTyped(event) {
    const form = event.target.form;
    if (form && forms().includes(form) && fields(form).includes(event.target)) {
      typed = form;
      isWarned = false;
      changed.add(event.target.matches("[type=checkbox], [type=radio]") ? event.target.name : event.target);
    }
  }

  setInterval(keep, EVERY_MS);
  document.addEventListener("visibilitychange", () => document.hidden && keep());

  // In the other language the page has what was typed.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.other-script");
    // What was refused stands on its page as it was typed.
    typed ??= forms().find((form) => "typed" in form.dataset || form.querySelector("[aria-invalid=true]")) ?? null;
    if (link && typed) {
      event.preventDefault();
      const form = typed;
      const left = await keep();
      if (!isWarned && left?.length !== 0) {
        warn(left, form);
        typed ??= form;
        return;
      }
      const way = new URL(link.href);
      way.searchParams.set("to", way.searchParams.get("to") + MARK);
      location.assign(way);
    }
  });

  offer();
})();
