// Only improves: every page works without it.
(() => {
  "use strict";

  const WAITS_MS = 10 * 1000;

  const release = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button")) {
      button.removeAttribute("aria-disabled");
    }
  };

  // A second press of a button does nothing for a while; the server knows the submission too. Who has stopped the page from
  // being sent stays on it, sends it again, and what they typed is kept.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    for (const button of form.querySelectorAll("button")) {
      button.setAttribute("aria-disabled", "true");
    }
    setTimeout(release, WAITS_MS, form);
  });

  // What is wrong with the whole of a form leads to no field.
  for (const link of document.querySelectorAll(".note.danger:has(#problems) li a")) {
    if (!document.getElementById(link.hash.slice(1))) {
      link.replaceWith(link.textContent);
    }
  }

  // A page that comes back from the browser's memory may be sent again.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach(release);
  });

  // A file that is too large is told before it is sent, so that the rest of the form is not lost.
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.matches("input[type=file][data-most]")) {
      const isTooLarge = Array.from(field.files).some((file) => file.size > Number(field.dataset.most));
      field.setCustomValidity(isTooLarge ? field.dataset.tooLarge : "");
      field.reportValidity();
    }
  });

  // What was typed can be looked at, and is hidden again before it is sent, so that no browser keeps it as a text.
  for (const button of document.querySelectorAll("[data-show]")) {
    const field = document.getElementById(button.dataset.show);
    const show = (isShown) => {
      field.type = isShown ? "text" : "password";
      button.setAttribute("aria-pressed", String(isShown));
    };
    button.hidden = false;
    button.addEventListener("click", () => show(field.type === "password"));
    field.form.addEventListener("submit", () => show(false));
  }

  // A menu closes with Escape and with a click elsewhere.
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest("details.drop[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.drop[open]")) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });

  // Sections that fold. What a reader folds or unfolds stays so, on every record; the server reads it, so that nothing moves.
  const sections = () => [...document.querySelectorAll("details.section")];
  document.addEventListener("click", (event) => {
    const summary = event.target.closest("details.section > summary");
    if (summary) {
      // The section itself changes after this event.
      setTimeout(() => {
        const open = sections().filter((section) => section.open);
        const names = open.map((section) => section.id.replace("section-", "")).join(".");
        const secure = location.protocol === "https:" ? "; Secure" : "";
        document.cookie = `sections=${names}; Path=/people; Max-Age=31536000; SameSite=Strict${secure}`;
      });
    }
  });

  // A section that is linked to is unfolded, also where the link is pressed again.
  function unfold(name) {
    const section = document.getElementById(name)?.closest("details.section");
    if (section) {
      section.open = true;
      section.scrollIntoView();
    }
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      unfold(link.hash.slice(1));
    }
  });
  window.addEventListener("hashchange", () => unfold(location.hash.slice(1)));
  unfold(location.hash.slice(1));

  // Papers are printed by a button too.
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) {
      window.print();
    }
  });

  // As one types a name the list follows. Any other answer, such as the page to sign in, is asked for as a page.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const form = event.detail.elt.closest("#list-form");
    if (form && !event.detail.serverResponse.includes('id="list"')) {
      event.detail.shouldSwap = false;
      form.submit();
    }
  });

  document.querySelector("[data-focus]")?.focus();
})();
