// Fragments that reload when their topic changes. <section data-live="person/…" data-live-from="/people/…/timeline">
(() => {
  "use strict";

  let source;
  let topicsOpen = "";
  let missed = false;
  let displaced = false;

  const fragments = () => [...document.querySelectorAll("[data-live]")];

  const loading = new Set();
  const changedMeanwhile = new Set();

  // One request at a time for each fragment: what changes while one runs is asked for after it, of the fragment that is there then.
  async function reload(topic) {
    if (loading.has(topic)) {
      changedMeanwhile.add(topic);
      return;
    }
    loading.add(topic);
    do {
      changedMeanwhile.delete(topic);
      await Promise.allSettled(fragments().filter((fragment) => fragment.dataset.live === topic).map(request));
    } while (changedMeanwhile.has(topic));
    loading.delete(topic);
  }

  function request(fragment) {
    // The header says that nobody asked: it does not keep the reader signed in.
    return htmx.ajax("GET", fragment.dataset.liveFrom, {
      source: fragment,
      target: fragment,
      swap: "outerHTML",
      headers: { "X-Live": "yes" },
    });
  }

  const topics = () => [...new Set(fragments().map((fragment) => fragment.dataset.live))].sort();

  function follow() {
    const wanted = topics().join(",");
    if (wanted === topicsOpen) {
      return;
    }
    source?.close();
    topicsOpen = wanted;
    if (!wanted) {
      return;
    }
    source = new EventSource(`/live?topics=${encodeURIComponent(wanted)}`);
    source.addEventListener("open", () => {
      // What changed while the line was down is asked for once.
      if (missed) {
        missed = false;
        topics().forEach(reload);
      }
      document.documentElement.dataset.liveOpen = "yes";
    });
    source.addEventListener("error", () => {
      missed = true;
      delete document.documentElement.dataset.liveOpen;
    });
    // The reader has more pages open than are told: this one waits until it is in front again.
    source.addEventListener("displaced", () => {
      source.close();
      displaced = true;
      delete document.documentElement.dataset.liveOpen;
    });
    source.addEventListener("changed", (event) => reload(event.data));
  }

  // What a reader has opened or moved aside stays so. Both events are of one turn, so nobody sees it close.
  let kept = [];
  document.addEventListener("htmx:beforeSwap", (event) => {
    kept = [...event.detail.target.querySelectorAll("[id]")]
      .map(({ id, open, scrollLeft }) => ({ id, open, scrollLeft }))
      .filter(({ open, scrollLeft }) => open !== undefined || scrollLeft);
  });
  document.addEventListener("htmx:afterSwap", () => {
    for (const { id, open, scrollLeft } of kept) {
      const now = document.getElementById(id);
      if (now) {
        if (open !== undefined) {
          now.open = open;
        }
        now.scrollLeft = scrollLeft;
      }
    }
    kept = [];
  });

  document.addEventListener("htmx:afterSwap", follow);
  window.addEventListener("pagehide", () => source?.close());
  function followAnew() {
    topicsOpen = "";
    missed = true;
    displaced = false;
    follow();
  }
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      followAnew();
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (displaced && !document.hidden) {
      followAnew();
    }
  });
  follow();
})();
