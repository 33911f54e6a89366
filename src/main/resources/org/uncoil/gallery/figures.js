// Lights up all marks that are about the same as the one pointed at: one activation in every figure. Saves figures as files.
(() => {
  "use strict";
  const marks = new Map();
  for (const mark of document.querySelectorAll("a[data-key]")) {
    const key = mark.dataset.key;
    if (key) {
      if (!marks.has(key)) marks.set(key, []);
      marks.get(key).push(mark);
    }
  }
  const main = document.getElementById("main");
  const pinned = new Set();
  let pointed = "";
  let sought = "";
  let lit = [];

  /** Lights up what is pointed at, chosen or searched, and lets everything else step back. */
  const light = () => {
    const keys = [...marks.keys()].filter((key) => key === pointed || pinned.has(key)
        || (sought !== "" && hues.has(key) && key.toLowerCase().includes(sought)));
    for (const old of lit) old.classList.remove("lit");
    lit = keys.flatMap((key) => marks.get(key));
    for (const one of lit) one.classList.add("lit");
    main.classList.toggle("highlighting", lit.length > 0);
  };
  /** What a mark says is in the page once, as its name; a pointer finds it as a tooltip. */
  const explain = (event) => {
    const link = event.target.closest ? event.target.closest(".drawing a") : null;
    if (link && !link.querySelector("title")) {
      const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
      title.textContent = link.getAttribute("aria-label");
      link.prepend(title);
    }
  };
  document.addEventListener("pointerover", explain);

  const point = (event) => {
    const mark = event.target.closest ? event.target.closest("[data-key]") : null;
    const next = mark ? mark.dataset.key : "";
    if (next === pointed) return;
    pointed = next;
    light();
  };
  document.addEventListener("pointerover", point);
  document.addEventListener("focusin", point);

  // one legend for all figures of the page: an activation has the same colour in each of them
  const hues = new Map();
  for (const [key, all] of marks) {
    const coloured = all.map((mark) => mark.querySelector(".hue")).find((mark) => mark);
    if (coloured) hues.set(key, [...coloured.classList].filter((name) => name.startsWith("hue")).join(" "));
  }

  const legend = () => {
    const bar = document.createElement("div");
    bar.className = "legend";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "Highlight activations in all figures");
    const search = document.createElement("input");
    search.type = "search";
    search.placeholder = "Highlight…";
    search.setAttribute("aria-label", "Highlight activations whose name contains");
    search.addEventListener("input", () => {
      sought = search.value.trim().toLowerCase();
      light();
    });
    bar.append(search);
    for (const key of [...hues.keys()].sort()) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "chip";
      button.dataset.key = key;
      button.setAttribute("aria-pressed", "false");
      const swatch = document.createElement("i");
      swatch.className = "swatch " + hues.get(key);
      const name = document.createElement("bdi");
      name.textContent = key;
      button.append(swatch, name);
      button.addEventListener("click", () => {
        const on = !pinned.delete(key);
        if (on) pinned.add(key);
        button.setAttribute("aria-pressed", String(on));
        light();
      });
      bar.append(button);
    }
    main.prepend(bar);
  };
  if (hues.size > 1) legend();

  const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "opacity", "font-family", "font-size", "font-weight", "text-anchor", "paint-order"];

  /** The drawing that is seen, with the colours of the page in its own attributes. */
  const drawing = (figure) => {
    const seen = [...figure.querySelectorAll("svg")].find((svg) => svg.getBoundingClientRect().width > 0);
    const copy = seen.cloneNode(true);
    const from = [seen, ...seen.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach((element, i) => {
      const style = getComputedStyle(from[i]);
      for (const name of STYLES) {
        element.setAttribute(name, style.getPropertyValue(name));
      }
      element.removeAttribute("class");
    });
    const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    ground.setAttribute("width", "100%");
    ground.setAttribute("height", "100%");
    ground.setAttribute("fill", getComputedStyle(figure).backgroundColor);
    copy.prepend(ground);
    copy.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
    copy.querySelectorAll("image").forEach((image) => image.remove());
    return copy;
  };

  const svg = (figure) => new XMLSerializer().serializeToString(drawing(figure));

  const csv = (figure) => [...figure.querySelectorAll("table tr")].map((row) =>
    [...row.cells].map((cell) => '"' + cell.textContent.replaceAll('"', '""') + '"').join(",") + "\r\n").join("");

  const save = (name, blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const savePng = (figure, name) => {
    const image = new Image();
    const address = URL.createObjectURL(new Blob([svg(figure)], { type: "image/svg+xml" }));
    image.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      canvas.width = 2 * image.width;
      canvas.height = 2 * image.height;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(name, blob));
      URL.revokeObjectURL(address);
    });
    image.src = address;
  };

  for (const place of document.querySelectorAll(".saves")) {
    place.hidden = false;
  }
  document.addEventListener("click", (event) => {
    const as = event.target.dataset ? event.target.dataset.as : undefined;
    if (!as) return;
    const figure = event.target.closest("figure");
    const name = figure.id + "." + as;
    if (as === "png") savePng(figure, name);
    else if (as === "svg") save(name, new Blob([svg(figure)], { type: "image/svg+xml" }));
    else save(name, new Blob([csv(figure)], { type: "text/csv" }));
  });
})();
