/* A call being taken down saves itself a moment after the last key, and says so; a lost line is tried again. */
"use strict";
(() => {
  const form = document.querySelector("[data-taking]");
  if (!form) return;
  const told = document.querySelector("[data-saved]"), offered = document.querySelector("[data-meant]");
  const QUIET = 1200, AGAIN = 5000;
  let timer = 0, sending = false, sent = false;

  const offer = (rows) => {
    offered.querySelectorAll("button").forEach((button) => button.remove());
    for (const row of rows) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = row.name;
      button.addEventListener("click", () => { form.elements.category.value = row.key; offer([]); form.elements.address.focus(); save(); });
      offered.append(button);
    }
    offered.hidden = !rows.length;
  };

  const save = async () => {
    clearTimeout(timer);
    if (sent || sending) { timer = sent ? 0 : setTimeout(save, QUIET); return; }
    const body = new FormData(form);
    body.delete("photos");
    sending = true;
    try {
      const answer = await fetch(form.dataset.taking, { method: "POST", body });
      const said = await answer.json();
      told.textContent = said.says;
      if (answer.ok && !sent) {
        form.elements.draft.value = said.draft;
        history.replaceState(null, "", said.at);
        if (!form.elements.category.value) offer(said.meant);
      }
    } catch {
      told.textContent = form.dataset.lost;
      if (!sent) timer = setTimeout(save, AGAIN);
    } finally { sending = false; }
  };

  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, QUIET); });
  form.addEventListener("submit", (event) => {
    // A draft that is just being made must have its number first, or there would be two.
    if (sending) { event.preventDefault(); delete form.dataset.sent; setTimeout(() => form.requestSubmit(event.submitter), 150); return; }
    sent = true;
    clearTimeout(timer);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(form.querySelector("[value=send]"));
  });
})();
