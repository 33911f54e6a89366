'use strict';
// What a run's page shows beside the replay: curves and confusion matrices go with the epoch, and
// texts can be copied or saved. The page is complete without this script.
(() => {
  const byId = (id) => document.getElementById(id);
  const bench = byId('workbench');
  const curves = byId('curves');

  function showCurves(epoch) {
    const first = Number(curves.dataset.first);
    const range = Math.max(1, Number(curves.dataset.last) - first);
    const { width, height } = curves.viewBox.baseVal;
    const x = (width * (epoch - first)) / range;
    byId('cursor').setAttribute('d', 'M' + x.toFixed(1) + ' 0V' + height);
    byId('so-far-area').setAttribute('width', (x + 5).toFixed(1));
  }

  /** A cell's count, and how dark it is: its share of the row in tenths. */
  function showMatrix(table, matrix, run, place) {
    table.querySelector('.when').textContent = String(run.epochs[place]);
    const counts = run.counts(place);
    table.querySelectorAll('tbody tr').forEach((line, actual) => {
      const from = (matrix * run.classes + actual) * run.classes;
      const row = counts.slice(from, from + run.classes);
      const total = row.reduce((sum, count) => sum + count, 0);
      line.querySelectorAll('td').forEach((cell, predicted) => {
        const share = total === 0 ? 0 : Math.round((10 * row[predicted]) / total);
        cell.className = 'shade-' + share + (actual === predicted ? ' right' : ' wrong');
        cell.textContent = row[predicted].toLocaleString('en');
      });
    });
  }

  bench?.addEventListener('epoch', ({ detail: { epoch, pane } }) => {
    if (curves) {
      showCurves(epoch);
    }
    // of a sample, the matrix at the end says more
    if (pane && pane.run.points === pane.run.of) {
      document.querySelectorAll('.confusion').forEach(
          (table, matrix) => showMatrix(table, matrix, pane.run, pane.at));
    }
  });

  if (curves && bench) {
    const move = (event) => {
      const box = curves.getBoundingClientRect();
      const first = Number(curves.dataset.first);
      const share = (event.clientX - box.left) / box.width;
      const { transport } = self.uncoil.shown ?? {};
      transport?.pause();
      transport?.seekEpoch(Math.round(first + share * (Number(curves.dataset.last) - first)));
    };
    curves.addEventListener('pointerdown', (event) => {
      curves.setPointerCapture(event.pointerId);
      move(event);
    });
    curves.addEventListener('pointermove', (event) => {
      if (curves.hasPointerCapture(event.pointerId)) {
        move(event);
      }
    });
    curves.addEventListener('pointerup', () => self.uncoil.shown?.remember());
  }

  async function copy(button) {
    const source = byId(button.dataset.of);
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = 'Copied';
    } catch {
      // From disk some browsers hand out no clipboard: it is marked for the keys to copy.
      getSelection().selectAllChildren(source);
      button.textContent = 'Marked';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  }

  byId('here-made').hidden = false;
  byId('parameters-json').addEventListener('click', () => self.uncoil.download(
      byId('here-made').dataset.name, 'json',
      new Blob([byId('in-full').textContent.trim() + '\n'], { type: 'application/json' })));
  document.querySelectorAll('button.copy').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => copy(button));
  });
})();
