// Lights up all marks that are about the same as the one pointed at: one activation in every figure.
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
})();
