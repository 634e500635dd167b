// The screen of whoever is on duty: it rings where somebody is to be called, and where it or the vault cannot know or cannot send.
(() => {
  "use strict";

  const ASK_EVERY_MS = 15 * 1000;
  const SILENT_MS = 60 * 1000;
  const RING_AGAIN_MS = 30 * 60 * 1000;
  const TONE_EVERY_MS = 2 * 1000;
  const watch = document.getElementById("watch");
  const begin = watch.querySelector("[data-begin]");
  const silences = watch.querySelector("[data-silences]");
  const ending = document.getElementById("ending");
  const title = document.title;
  let sound;
  let since = 0;
  let troubles = "00";
  let silencedTroubles = "00";
  let answeredAt = 0;
  let silencedFor = 0;
  let silencedAt = 0;
  let isRinging = false;

  async function ask() {
    try {
      const answer = await fetch(watch.dataset.from, {
        redirect: "manual",
        signal: AbortSignal.timeout(ASK_EVERY_MS),
      });
      if (answer.ok) {
        const text = await answer.text();
        since = Number(text.slice(0, 13));
        troubles = text.slice(13);
        // What has ended and comes again rings again.
        silencedTroubles = [...silencedTroubles].map((one, at) => (troubles[at] === "1" ? one : "0")).join("");
        answeredAt = Date.now();
      }
    } catch {
      // It is said when it lasts.
    }
    show();
  }

  function state() {
    if (Date.now() - answeredAt > SILENT_MS || ending?.open) {
      return "lost";
    }
    return since ? "call" : "on";
  }

  function show() {
    const now = state();
    for (const part of watch.querySelectorAll("[data-says]")) {
      part.hidden = part.dataset.says !== now;
    }
    for (const [at, trouble] of watch.querySelectorAll("[data-trouble]").entries()) {
      trouble.hidden = now === "lost" || troubles[at] !== "1";
    }
    const isSilenced = since <= silencedFor && Date.now() - silencedAt < RING_AGAIN_MS;
    isRinging = now === "lost" || (now === "call" && !isSilenced) || [...troubles].some((one, at) => one > silencedTroubles[at]);
    silences.hidden = !isRinging || now === "lost";
    const said =
      watch.querySelector(`[data-says=${now}] strong`) ?? watch.querySelector("[data-trouble]:not([hidden]) strong");
    document.title = said ? `● ${said.textContent}` : title;
  }

  function ring() {
    show();
    if (!isRinging) {
      return;
    }
    const tone = sound.createOscillator();
    tone.frequency.value = 880;
    tone.connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.5);
  }

  // A browser lets a page sound only after somebody has pressed something on it.
  begin.addEventListener("click", () => {
    sound = new AudioContext();
    answeredAt = Date.now();
    begin.hidden = true;
    ask();
    setInterval(ask, ASK_EVERY_MS);
    setInterval(ring, TONE_EVERY_MS);
  });
  silences.addEventListener("click", () => {
    silencedFor = since;
    silencedAt = Date.now();
    silencedTroubles = troubles;
    show();
  });
  begin.hidden = false;
})();
