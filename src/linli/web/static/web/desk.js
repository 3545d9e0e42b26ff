/* Fast hands: j and k walk the queue, x chooses, Enter opens, letters follow links that name them in data-key. */
"use strict";
(() => {
  const rows = [...document.querySelectorAll("[data-row]")];
  let at = -1;

  const go = (to) => {
    if (!rows.length) return;
    rows[at]?.classList.remove("here");
    at = Math.min(Math.max(to, 0), rows.length - 1);
    rows[at].classList.add("here");
    rows[at].querySelector("a").focus();
    rows[at].scrollIntoView({ block: "nearest" });
  };
  const keys = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    x: () => rows[at]?.querySelector("input[type=checkbox]").click(),
    u: () => document.querySelector(".crumbs a")?.click(),
  };

  /* Advice on plain words while somebody writes; once it has been seen, sending asks no second time. */
  for (const form of document.querySelectorAll("form[data-plain]")) {
    const here = document.querySelector("[data-plain-here]");
    const texts = () => [...form.querySelectorAll("textarea")].filter((field) => field.offsetParent);
    let timer = 0;
    const ask = async () => {
      const text = texts().map((field) => field.value).filter(Boolean).join("\n");
      if (!here || !text.trim()) return;
      const sent = new FormData();
      sent.set("text", text);
      sent.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
      const answer = await fetch(form.dataset.plain, { method: "POST", body: sent }).catch(() => null);
      if (!answer?.ok) return;
      here.innerHTML = await answer.text();
      if (form.querySelector("[name=anyway]")) return;
      const seen = Object.assign(document.createElement("input"), { type: "hidden", name: "anyway", value: "1" });
      form.append(seen);
    };
    form.addEventListener("input", (event) => {
      if (!event.target.closest("textarea")) return;
      clearTimeout(timer);
      timer = setTimeout(ask, 900);
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    const act = keys[event.key] ?? (() => document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click());
    if (event.key.length === 1) act();
  });
})();
