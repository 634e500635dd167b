// Fragments that reload when their topic changes. <section data-live="person/…" data-live-from="/people/…/timeline">
(() => {
  "use strict";

  let source;
  let topicsOpen = "";
  let missed = false;

  const fragments = () => [...document.querySelectorAll("[data-live]")];

  function reload(fragment) {
    htmx.ajax("GET", fragment.dataset.liveFrom, { target: fragment, swap: "outerHTML" });
  }

  function follow() {
    const topics = [...new Set(fragments().map((fragment) => fragment.dataset.live))].sort().join(",");
    if (topics === topicsOpen) {
      return;
    }
    source?.close();
    topicsOpen = topics;
    if (!topics) {
      return;
    }
    source = new EventSource(`/live?topics=${encodeURIComponent(topics)}`);
    source.addEventListener("open", () => {
      // What changed while the line was down is asked for once.
      if (missed) {
        missed = false;
        fragments().forEach(reload);
      }
      document.documentElement.dataset.liveOpen = "yes";
    });
    source.addEventListener("error", () => {
      missed = true;
      delete document.documentElement.dataset.liveOpen;
    });
    source.addEventListener("changed", (event) => {
      fragments()
        .filter((fragment) => fragment.dataset.live === event.data)
        .forEach(reload);
    });
  }

  // What a reader has opened or moved aside stays so; also where one change comes before the last has settled.
  const kept = new Map();
  let settling = 0;
  document.addEventListener("htmx:beforeSwap", (event) => {
    for (const { id, open, scrollLeft } of event.detail.target.querySelectorAll("[id]")) {
      if (open || scrollLeft) {
        kept.set(id, { open, scrollLeft });
      }
    }
  });
  document.addEventListener("htmx:afterSwap", () => {
    settling += 1;
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const [id, { open, scrollLeft }] of kept) {
      const now = document.getElementById(id);
      if (now) {
        now.scrollLeft = scrollLeft;
        if (open) {
          now.open = true;
        }
      }
    }
    settling -= 1;
    if (settling === 0) {
      kept.clear();
    }
  });

  document.addEventListener("htmx:afterSwap", follow);
  window.addEventListener("pagehide", () => source?.close());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      topicsOpen = "";
      missed = true;
      follow();
    }
  });
  follow();
})();
