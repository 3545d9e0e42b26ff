/* Small comforts. Every page works without them. */
"use strict";
(() => {
  document.documentElement.classList.add("js");
  const on = (type, act) => document.addEventListener(type, act);

  // A second press while the first is on its way must not look like nothing happened.
  on("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    if (form.method === "post") form.dataset.sent = "1";
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

  on("click", (event) => {
    const button = event.target.closest("[data-print], [data-copy]");
    if (!button) return;
    if ("print" in button.dataset) print();
    if (button.dataset.copy) navigator.clipboard.writeText(button.dataset.copy).then(() => {
      button.querySelector("[aria-live]").textContent = button.dataset.done;
    });
  });

  // What was kept on this device has arrived (web/draft.js).
  if (document.querySelector("[data-draft-sent]")) try { localStorage.removeItem("linli.draft"); } catch { /* keeps nothing */ }

  // Work that goes on in the background: the part of the page that tells of it is fetched anew until it is done.
  const again = () => setTimeout(async () => {
    const part = document.querySelector("[data-again]");
    const page = await fetch(location.href).then((answer) => answer.text()).catch(() => "");
    const fresh = new DOMParser().parseFromString(page, "text/html").getElementById(part.id);
    if (fresh) part.replaceWith(fresh);
    else if (page) return location.reload();
    again();
  }, 2000);
  if (document.querySelector("[data-again]")) again();

  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
})();
