'use strict';
// The matrix of the start page: a small final embedding in each cell, which plays under the pointer.
// Without this script the cells are links with accuracies.
(() => {
  const { payload, thumbnail } = self.uncoil;
  const table = document.getElementById('matrix');
  if (!table) {
    return;
  }
  const samples = new Map();
  const dataset = new Map();
  for (const [name, { runs }] of Object.entries(self.uncoilThumbnails ?? {})) {
    Object.keys(runs).filter((run) => runs[run]).forEach((run) => dataset.set(run, name));
  }

  /** The points of a dataset, once for all of its cells. */
  function sample(name) {
    if (!samples.has(name)) {
      samples.set(name, payload.opened('uncoilThumbnails', name, 'matrix-data.js').then(
          (found) => new thumbnail.Sample(found)));
    }
    return samples.get(name);
  }

  for (const link of table.querySelectorAll('tbody a')) {
    const run = link.getAttribute('href').replace(/^runs\/|\.html$/g, '');
    const { replay } = link.dataset;
    if (replay) {
      link.href = 'workbench.html#runs=' + run;
    }
    if (dataset.has(run)) {
      const canvas = document.createElement('canvas');
      canvas.setAttribute('aria-hidden', 'true');
      link.prepend(canvas);
      thumbnail.show(canvas, () => sample(dataset.get(run)), run, { on: link, replay });
    }
  }
  table.classList.add('drawn');
})();
