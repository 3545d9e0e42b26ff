/* What somebody writes survives a lost signal; and, where they choose so, the closing of the page, for three days.

   Nothing is kept on a device without the choice, and never a name, a number or a photo. */
"use strict";
(() => {
  const KEY = "linli.draft", DAYS = 3 * 864e5;
  const KEPT = ["place", "lon", "lat", "at", "grid", "words", "unit_concerned", "avoid_village", "key"];
  const forget = () => { try { localStorage.removeItem(KEY); } catch { /* a browser that keeps nothing */ } };
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      if (kept && Date.now() - kept.at < DAYS && kept.path.startsWith("/raise/")) return kept;
    } catch { /* nothing, or nothing that can be read */ }
    forget();
    return null;
  };

  const offer = document.querySelector("[data-draft-offer]");
  if (offer && read()) {
    offer.hidden = false;
    offer.querySelector("a").href = read().path;
    offer.querySelector("button").addEventListener("click", () => { forget(); offer.hidden = true; });
  }

  const box = document.querySelector("[data-draft]");
  if (!box) return;
  const form = box.closest("form"), path = form.getAttribute("action"), kept = read();
  const part = (name) => box.querySelector(`[data-draft-${name}]`);
  const chosen = part("keep"), told = part("told"), away = part("forget"), lost = form.querySelector("[data-draft-lost]");

  const value = (name) => {
    const control = form.elements[name];
    return !control ? "" : control.type === "checkbox" ? (control.checked ? "on" : "") : control.value;
  };
  const fill = ([name, text]) => {
    const control = form.elements[name];
    if (!control) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value: text }));
    else if (control.type === "checkbox") control.checked = true;
    else control.value = text;
  };
  const save = () => {
    const fields = Object.fromEntries(KEPT.map((name) => [name, value(name)]).filter(([, text]) => text));
    try { localStorage.setItem(KEY, JSON.stringify({ path, at: Date.now(), fields })); } catch { chosen.checked = false; return; }
    away.hidden = false;
    told.textContent = box.dataset.saidKept;
  };
  const drop = () => { forget(); chosen.checked = false; away.hidden = true; told.textContent = box.dataset.saidForgotten; };

  if (kept && kept.path === path) {
    chosen.checked = true;
    if ("fresh" in box.dataset) Object.entries(kept.fields).filter(([name]) => KEPT.includes(name)).forEach(fill);
    save();
    if ("fresh" in box.dataset) told.textContent = box.dataset.saidBack;
  }
  let timer = 0;
  form.addEventListener("input", () => { clearTimeout(timer); if (chosen.checked) timer = setTimeout(save, 250); });
  chosen.addEventListener("change", () => (chosen.checked ? save() : drop()));
  away.addEventListener("click", drop);
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    lost.hidden = false;
  });
  addEventListener("online", () => { lost.hidden = true; });
})();
