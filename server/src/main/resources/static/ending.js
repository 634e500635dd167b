// What a page shows goes away when its session ends; shortly before, it asks whether somebody is there.
(() => {
  "use strict";

  const WARN_MS = 2 * 60 * 1000;
  const ASK_EVERY_MS = 5 * 60 * 1000;
  const LOOK_EVERY_MS = 5 * 1000;
  const dialog = document.getElementById("ending");
  let endsAt = Date.now() + Number(document.body.dataset.sessionLeft) * 1000;
  let askedAt = Date.now();
  let asking = Promise.resolve();
  let isLooking = false;
  let hasLeft = false;

  function leave() {
    hasLeft = true;
    document.body.replaceChildren();
    location.replace("/sign-in?expired");
  }

  // Nobody asked, so it does not keep the reader signed in; another window may have, or somebody ended the session.
  function ask(headers) {
    asking = asking.then(() => fetchLeft(headers));
    return asking;
  }

  async function fetchLeft(headers) {
    askedAt = Date.now();
    try {
      const answer = await fetch("/signing-in/left", {
        headers: { Accept: "application/json", ...headers },
        redirect: "manual",
        signal: AbortSignal.timeout(10_000),
      });
      if (answer.type === "opaqueredirect" || answer.status === 401) {
        leave();
      } else if (answer.ok) {
        endsAt = Date.now() + (await answer.json()).seconds * 1000;
      }
    } catch {
      // Without a line the page goes away at the time it knows.
    }
  }

  async function look() {
    if (isLooking || hasLeft) {
      return;
    }
    isLooking = true;
    if (Date.now() >= endsAt - WARN_MS || Date.now() >= askedAt + ASK_EVERY_MS) {
      await ask({ "X-Live": "yes" });
    }
    const left = endsAt - Date.now();
    if (hasLeft) {
      return;
    }
    if (left <= 0) {
      leave();
    } else if (left <= WARN_MS && !dialog.open) {
      dialog.showModal();
    } else if (left > WARN_MS && dialog.open) {
      dialog.close();
    }
    isLooking = false;
  }

  dialog.querySelector("button").addEventListener("click", async () => {
    await ask({});
    // What that wrote is read by the next.
    await ask({ "X-Live": "yes" });
    await look();
  });

  // Whoever comes back to a window may have signed out in another.
  async function comeBack() {
    if (!document.hidden) {
      await ask({ "X-Live": "yes" });
      await look();
    }
  }
  document.addEventListener("visibilitychange", comeBack);
  window.addEventListener("focus", comeBack);
  window.addEventListener("pageshow", look);
  setInterval(look, LOOK_EVERY_MS);
})();
