'use strict';
// The same data under several activations, in step: one canvas for each run, one slider for all.
// Without this script the page lists the runs.
(() => {
  const { payload, percent, legendItems, Plot, Transport } = self.uncoil;
  const byId = (id) => document.getElementById(id);
  const groups = Array.from(document.querySelectorAll('section.step'));
  const choice = byId('group');
  const classNames = Array.from(document.querySelectorAll('.classes li'), (item) => item.textContent);
  let plots = [];
  let transport = null;
  let shown = null;

  async function tile(item) {
    const canvas = item.querySelector('canvas');
    if (!canvas) {
      return null;
    }
    try {
      const run = await payload.load(item.dataset.run, item.dataset.payload);
      item.classList.add('ready');
      canvas.hidden = false;
      return { item, plot: new Plot(canvas, run, true) };
    } catch {
      return null;
    }
  }

  /** Shows one group of runs and lets go of the canvases of the one before. */
  async function choose(index) {
    shown = index;
    groups.forEach((group, i) => { group.hidden = i !== index; });
    plots.forEach(({ plot }) => plot.close());
    plots = [];
    const items = Array.from(groups[index].querySelectorAll('li.tile'));
    const drawn = (await Promise.all(items.map(tile))).filter((one) => one !== null);
    if (shown !== index) {
      drawn.forEach(({ plot }) => plot.close());
      return;
    }
    plots = drawn;
    byId('colour').querySelector('[value=learned]').hidden = plots.some(({ plot }) => !plot.run.learned);
    // One meaning of the colours for all.
    const slowest = Math.max(1, ...plots.map(({ plot }) => plot.slowest));
    plots.forEach(({ plot }) => plot.set({ slowest, colour: byId('colour').value }));
    showLegend();
    if (transport) {
      show(transport.stop);
    }
  }

  function show(place) {
    const epoch = transport ? transport.epochs[place] : 0;
    for (const { item, plot } of plots) {
      plot.show(epoch);
      const now = item.querySelector('.now');
      const { predicted } = plot.run.at(plot.place);
      const right = predicted.filter((given, i) => given === plot.run.labels[i]).length;
      now.textContent = percent(right / plot.run.points) + ' correct'
          + (plot.run.epochs.at(-1) < epoch ? ' · ended at ' + plot.run.epochs.at(-1) : '');
    }
    return 'epoch ' + epoch;
  }

  function showLegend() {
    const legend = byId('legend');
    const first = plots[0];
    legend.replaceChildren(...legendItems(first ? first.plot.legend(classNames) : []));
  }

  async function start() {
    const wishes = new URLSearchParams(location.hash.slice(1));
    const named = groups.findIndex((group) => group.dataset.label === wishes.get('runs'));
    const index = Math.max(0, named);
    choice.value = String(index);
    byId('tools').hidden = false;
    await choose(index);
    const epochs = Array.from(new Set(plots.flatMap(({ plot }) => plot.run.epochs)));
    if (epochs.length === 0) {
      return;
    }
    transport = new Transport({
      epochs: epochs.sort((a, b) => a - b),
      show,
      link: () => ({
        ...(shown === 0 ? {} : { runs: groups[shown].dataset.label }),
        ...(byId('colour').value === 'class' ? {} : { colour: byId('colour').value }),
      }),
      restore: (again) => {
        byId('colour').value = again.get('colour') ?? 'class';
        plots.forEach(({ plot }) => plot.set({ colour: byId('colour').value }));
        showLegend();
      },
    });
    show(transport.stop);
    self.uncoil.shown = { transport, plots: () => plots };
  }

  choice.addEventListener('change', async () => {
    await choose(Number(choice.value));
    transport?.remember();
  });
  byId('colour').addEventListener('change', () => {
    plots.forEach(({ plot }) => plot.set({ colour: byId('colour').value }));
    showLegend();
    transport?.remember();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showLegend);
  if (groups.length > 0) {
    start();
  }
})();
