// Asks the browser for a passkey and sends its answer with the form. Without it these forms are not shown.
(() => {
  "use strict";

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const written = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  // By what the browser calls its refusals; it tells no page whether a passkey was missing or somebody cancelled.
  const WORDS = {
    NotAllowedError: "cancelled",
    AbortError: "cancelled",
    InvalidStateError: "known",
    NotSupportedError: "unsupported",
    ConstraintError: "unverified",
    SecurityError: "failed",
  };

  function tell(form, word, address) {
    const problem = form.querySelector("[data-passkey-problem]");
    const line = problem.querySelector("p");
    line.textContent = form.querySelector(`[data-word="${word}"]`).content.textContent;
    if (address) {
      const link = document.createElement("a");
      link.href = address;
      link.dir = "ltr";
      link.textContent = address;
      line.append(" ", link);
    }
    problem.hidden = false;
    problem.focus();
  }

  function asJson(made) {
    const { response } = made;
    const told = { clientDataJSON: written(response.clientDataJSON) };
    if (response.attestationObject) {
      told.attestationObject = written(response.attestationObject);
    } else {
      told.authenticatorData = written(response.authenticatorData);
      told.signature = written(response.signature);
      if (response.userHandle) {
        told.userHandle = written(response.userHandle);
      }
    }
    return JSON.stringify({ id: made.id, rawId: written(made.rawId), type: made.type, response: told, clientExtensionResults: {} });
  }

  // True where the form can be sent.
  async function ask(form) {
    const isNew = form.dataset.passkey === "make";
    const answer = await fetch(form.dataset.challenge, { headers: { Accept: "application/json" }, redirect: "manual" });
    if (!answer.ok) {
      // The session or the second step is over: the page itself leads on from there.
      window.location.reload();
      return false;
    }
    const { origins, publicKey } = await answer.json();
    if (!origins.includes(window.location.origin)) {
      tell(form, "elsewhere", origins[0] + window.location.pathname);
      return false;
    }
    if (!window.PublicKeyCredential) {
      tell(form, "unsupported");
      return false;
    }
    publicKey.challenge = bytes(publicKey.challenge);
    for (const known of publicKey.excludeCredentials || publicKey.allowCredentials || []) {
      known.id = bytes(known.id);
    }
    if (isNew) {
      publicKey.user.id = bytes(publicKey.user.id);
    }
    const made = await (isNew ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
    form.elements.credential.value = asJson(made);
    return true;
  }

  async function submit(form) {
    const status = form.querySelector("[data-passkey-status]");
    form.querySelector("[data-passkey-problem]").hidden = true;
    status.textContent = form.querySelector('[data-word="waiting"]').content.textContent;
    form.dataset.asking = "yes";
    try {
      if (await ask(form)) {
        form.requestSubmit();
      }
    } catch (refused) {
      tell(form, WORDS[refused.name] || "failed");
    } finally {
      status.textContent = "";
      delete form.dataset.asking;
    }
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      if (!form.elements.credential.value) {
        event.preventDefault();
        event.stopPropagation();
        if (!form.dataset.asking) {
          submit(form);
        }
      }
    });
  }

  // An answer is taken once: a page that comes back from the browser's memory asks anew.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-passkey]")) {
      form.elements.credential.value = "";
    }
  });
})();
