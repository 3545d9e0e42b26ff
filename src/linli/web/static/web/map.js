/* The map beside the words: areas and points from GeoJSON, a click or the middle of the map chooses a place.

   <div class="map" data-areas="…" data-points="…" data-lon="id of input" data-lat="id of input"
        data-tiles="https://…/{z}/{x}/{y}.png" data-by="whose tiles" data-start="lon,lat"></div>
   Every data attribute may be empty. A chosen point is told by the event `linli:chosen`; `linli:show` looks at the two
   inputs again. `place.js` fetches this file where it is asked for, and listens. */
"use strict";
(() => {
  const CLOSE = 17;
  const tokens = getComputedStyle(document.documentElement);
  const colour = (name) => tokens.getPropertyValue(name).trim();
  const fetched = (url) => (url ? fetch(url, { headers: { Accept: "application/json" } }).then((answer) => answer.json()) : Promise.resolve(null));

  const draw = (element) => {
    const wish = element.dataset;
    element.hidden = false;
    const map = L.map(element, { attributionControl: Boolean(wish.by), zoomSnap: 0.5, fadeAnimation: false });
    map.setView([0, 0], 1);
    if (wish.tiles) L.tileLayer(wish.tiles, { attribution: wish.by, maxZoom: 19 }).addTo(map);
    return map;
  };

  const addAreas = (map, areas, filled) => L.geoJSON(areas, {
    style: { color: colour("--accent"), weight: 1.5, fillColor: colour("--accent-wash"), fillOpacity: filled },
    interactive: false,
  }).addTo(map);

  const said = (point) => {
    const box = document.createElement("div");
    for (const line of [point.properties.title, point.properties.state, point.properties.since]) {
      const row = document.createElement("div");
      row.textContent = line || "";
      box.append(row);
    }
    return box;
  };

  const addPoints = (map, points) => L.geoJSON(points, {
    pointToLayer: (point, at) => L.circleMarker(at, {
      radius: 9, weight: 2.5, color: colour("--sheet"), fillOpacity: 1,
      fillColor: point.properties.open ? colour("--wait") : colour("--accent"),
    }).bindPopup(() => said(point)),
  }).addTo(map);

  const choosing = (map, element) => {
    const lon = document.getElementById(element.dataset.lon), lat = document.getElementById(element.dataset.lat);
    let mark = null;
    const put = (at) => {
      if (mark) mark.remove();
      mark = at && L.circleMarker(at, { radius: 12, weight: 4, color: colour("--bad"), fillOpacity: .2, interactive: false }).addTo(map);
    };
    const choose = (at) => { put(at); element.dispatchEvent(new CustomEvent("linli:chosen", { bubbles: true, detail: at })); };
    const show = () => {
      const at = lon.value && lat.value ? L.latLng(lat.value, lon.value) : null;
      put(at);
      if (at) map.setView(at, CLOSE);
      return Boolean(at);
    };
    map.on("click", (event) => choose(event.latlng.wrap()));
    document.querySelectorAll("[data-map-middle]").forEach((button) => button.addEventListener("click", () => choose(map.getCenter().wrap())));
    element.addEventListener("linli:show", show);
    return show();
  };

  const start = async (element) => {
    const map = draw(element);
    const wish = element.dataset;
    const placed = wish.lon ? choosing(map, element) : false;
    const [areas, points] = await Promise.all([fetched(wish.areas), fetched(wish.points)].map((asked) => asked.catch(() => null)));
    const drawn = [areas && addAreas(map, areas, wish.tiles ? .15 : .6), points && addPoints(map, points)].filter(Boolean);
    const bounds = drawn.map((layer) => layer.getBounds()).filter((found) => found.isValid());
    if (!placed && wish.start) map.setView(wish.start.split(",").map(Number).reverse(), CLOSE - 1);
    else if (!placed && bounds.length) map.fitBounds(bounds[0], { padding: [12, 12] });
    element.dataset.ready = "1";
  };

  document.querySelectorAll(".map:not([data-later])").forEach(start);
})();
