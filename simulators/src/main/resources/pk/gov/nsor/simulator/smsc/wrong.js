// The SMSC's misbehaviour: what it does all the time, and what it does once.

const PRANKS = ["unbind", "break", "half-open", "garbage", "restart"];
const NONE = { slowMillis: 0, missingPercent: 0, duplicatePercent: 0, garbagePercent: 0, partsOutOfOrder: false };

export function wrongPanel(page) {
  const byId = (id) => document.getElementById(id);
  const form = byId("wrong-form");
  let now = NONE;
  let isTouched = false;

  function show() {
    const say = page.say();
    byId("wrong-now").textContent = say.wrongNow(now);
    byId("wrong").classList.toggle("active", JSON.stringify(now) !== JSON.stringify(NONE));
    byId("pranks").replaceChildren(...PRANKS.map((prank) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain";
      button.textContent = say.pranks[prank];
      button.addEventListener("click", () => post(`/api/misbehaviour/${prank}`, {}, say.prankDone(say.pranks[prank])));
      return button;
    }));
    if (!isTouched) put(now);
  }

  function put(values) {
    for (const [name, value] of Object.entries(values)) {
      const field = form.elements[name];
      if (field.type === "checkbox") field.checked = value; else field.value = value;
    }
  }

  async function post(address, body, done) {
    const say = page.say();
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      const answer = await response.json();
      tell(response.ok ? done : answer.detail, !response.ok);
      return response.ok;
    } catch {
      tell(say.wrongUnreachable, true);
      return false;
    }
  }

  function tell(text, isError) {
    byId("wrong-said").textContent = text;
    byId("wrong-said").classList.toggle("error", isError);
  }

  // Words of another language are of no use.
  function showWords() {
    tell("", false);
    show();
  }

  async function apply(values) {
    if (await post("/api/misbehaviour", values, page.say().wrongApplied)) {
      isTouched = false;
      take(values);
    }
  }

  function take(values) {
    now = { ...NONE, ...values };
    show();
  }

  form.addEventListener("input", () => { isTouched = true; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const bad = [...form.elements].find((field) => field.type === "number" && (field.value === "" || !field.validity.valid));
    if (bad) {
      tell(page.say().wrongBad(bad.labels[0].querySelector("span").textContent, bad.min, bad.max), true);
      bad.focus();
      return;
    }
    const values = {};
    for (const name of Object.keys(NONE)) {
      const field = form.elements[name];
      values[name] = field.type === "checkbox" ? field.checked : Number(field.value);
    }
    apply(values);
  });
  byId("wrong-none").addEventListener("click", () => { isTouched = false; apply(NONE); });
  return { showWords, take };
}
