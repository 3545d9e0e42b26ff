/* A place by pressing one button: where the device is, or a map, which is fetched only when it is asked for. */
"use strict";
(() => {
  const box = document.querySelector("[data-place]");
  if (!box) return;
  const wish = box.dataset, part = (name) => box.querySelector(`[data-place-${name}]`);
  const lon = document.getElementById(wish.lon), lat = document.getElementById(wish.lat);
  const map = box.querySelector(".map"), told = box.querySelector("[role=status]"), forget = part("forget");

  const keep = (x, y, words) => {
    lon.value = x;
    lat.value = y;
    told.textContent = words;
    forget.hidden = !x;
    lon.dispatchEvent(new Event("input", { bubbles: true }));
  };
  box.addEventListener("linli:chosen", ({ detail }) => keep(detail.lng.toFixed(6), detail.lat.toFixed(6), wish.saidChosen));
  forget.addEventListener("click", () => { keep("", "", ""); map.dispatchEvent(new Event("linli:show")); });
  part("here").addEventListener("click", () => {
    told.textContent = wish.saidWaiting;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { keep(coords.longitude.toFixed(6), coords.latitude.toFixed(6), wish.saidChosen); map.dispatchEvent(new Event("linli:show")); },
      () => { told.textContent = wish.saidNowhere; },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 0 },
    );
  });

  const fetched = (tag, wanted) => new Promise((come, lost) => {
    document.head.append(Object.assign(document.createElement(tag), wanted, { onload: come, onerror: lost }));
  });
  part("map").addEventListener("click", async (event) => {
    event.currentTarget.disabled = true;
    part("open").hidden = false;
    delete map.dataset.later;
    try {
      await fetched("link", { rel: "stylesheet", href: wish.style });
      for (const src of wish.scripts.split(" ")) await fetched("script", { src });
    } catch {
      told.textContent = wish.saidLost;
      part("open").hidden = true;
      part("map").disabled = false;
    }
  });
  if (lon.value && lat.value) { told.textContent = wish.saidChosen; forget.hidden = false; }
})();
