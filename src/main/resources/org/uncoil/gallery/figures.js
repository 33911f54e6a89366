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
  let lit = [];
  const light = (event) => {
    const mark = event.target.closest ? event.target.closest("a[data-key]") : null;
    const next = mark && mark.dataset.key ? marks.get(mark.dataset.key) : [];
    if (next === lit) return;
    for (const old of lit) old.classList.remove("lit");
    for (const one of next) one.classList.add("lit");
    lit = next;
  };
  document.addEventListener("pointerover", light);
  document.addEventListener("focusin", light);

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
