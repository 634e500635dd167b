// The auditor's secret is made here and never sent: only its hash goes into the form.
(() => {
  const hex = bytes => [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, "0")).join("");
  for (const form of document.querySelectorAll("form[data-secret]")) {
    const button = form.querySelector("[data-secret-make]");
    if (!window.crypto?.subtle) {
      continue;
    }
    button.hidden = false;
    button.addEventListener("click", async () => {
      const secret = hex(crypto.getRandomValues(new Uint8Array(32)));
      form.querySelector("#commitment").value =
        hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret)));
      form.querySelector("[data-secret-text]").textContent = secret;
      form.querySelector("[data-secret-shown]").hidden = false;
    });
  }
})();
