// Says below a note about somebody what the record knows of whom it mentions, and asks about the rest while it is being written. Without
// this script the same is asked when the note is sent.
(() => {
  "use strict";

  const PAUSE_MS = 700;
  const ANSWER_WITHIN_MS = 5_000;
  const record = location.pathname.match(/^\/people\/[0-9a-f-]{36}(?=\/)/)?.[0];
  const boxOf = (field) => field.closest?.(".field")?.querySelector("[data-asked]") ?? null;
  const waiting = new WeakMap();
  const asked = new WeakMap();

  async function ask(field, box) {
    const body = new URLSearchParams({ text: field.value, field: field.name, _csrf: field.form.elements._csrf?.value ?? "" });
    for (const answer of box.querySelectorAll("select")) {
      body.append("placing", answer.value);
    }
    const question = body.toString();
    if (asked.get(field) === question) {
      return;
    }
    try {
      const answer = await fetch(`${record}/mentions`, {
        method: "POST",
        headers: { "X-Live": "yes" },
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      // Whoever is choosing is not disturbed; whoever typed on is asked about what they typed.
      if (answer.status === 200 && !box.contains(document.activeElement) && body.get("text") === field.value) {
        asked.set(field, question);
        htmx.swap(box, await answer.text(), { swapStyle: "innerHTML" });
      }
    } catch {
      // Without a line the server asks when the form is sent.
    }
  }

  function soon({ target }) {
    const box = record && target.form?.method === "post" && target.matches("textarea, input[type=text]") ? boxOf(target) : null;
    if (box) {
      clearTimeout(waiting.get(target));
      waiting.set(target, setTimeout(() => ask(target, box), PAUSE_MS));
    }
  }

  document.addEventListener("input", soon);
  document.addEventListener("change", soon);
})();
