'use strict';
// One slider drives the film, the points, the curves, the figures and the confusion matrices. The
// page is complete without this script; it adds playing.
(() => {
  const player = document.getElementById('player');
  if (!player) {
    return;
  }
  const { payload, legendItems, Plot, Transport } = self.uncoil;
  const byId = (id) => document.getElementById(id);
  const words = (name) => (player.dataset[name] ? player.dataset[name].split(' ') : []);
  const epochs = words('epochs').map(Number);
  const figures = { loss: words('loss'), train: words('train'), held: words('held') };
  const curves = byId('curves');
  const explorer = byId('explorer');
  let plot = null;

  function show(place) {
    const epoch = epochs[place];
    byId('now-epoch').textContent = String(epoch);
    byId('now-loss').textContent = figures.loss[place];
    byId('now-train').textContent = figures.train[place];
    byId('now-held').textContent = figures.held[place];
    if (curves) {
      const first = Number(curves.dataset.first);
      const range = Math.max(1, Number(curves.dataset.last) - first);
      const x = (1000 * (epoch - first)) / range;
      byId('cursor').setAttribute('d', 'M' + x.toFixed(1) + ' 0V160');
      byId('so-far-area').setAttribute('width', (x + 5).toFixed(1));
    }
    if (plot) {
      showPoints(epoch);
    }
    return 'epoch ' + epoch + ', loss ' + figures.loss[place] + ', accuracy '
        + figures.train[place] + ', test accuracy ' + figures.held[place];
  }

  function showPoints(epoch) {
    plot.show(epoch);
    const { run, place } = plot;
    byId('points-epoch').textContent = 'epoch ' + run.epochs[place];
    // of a sample, the matrix at the end says more
    if (run.points === run.of) {
      document.querySelectorAll('.confusion').forEach((table, matrix) => {
        showMatrix(table, matrix, run, place);
      });
    }
    tell();
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

  const transport = new Transport({
    epochs,
    show,
    film: byId('film'),
    frames: words('frames').map(Number),
    rate: Number(player.dataset.fps),
    link: () => {
      const wishes = {};
      if (byId('colour') && byId('colour').value !== 'class') {
        wishes.colour = byId('colour').value;
      }
      if (plot && plot.chosen >= 0) {
        wishes.point = String(plot.run.numbers[plot.chosen]);
      }
      return wishes;
    },
    restore: (wishes) => {
      if (wishes.has('colour') && byId('colour')) {
        byId('colour').value = wishes.get('colour');
        if (byId('colour').selectedIndex === -1) {
          byId('colour').selectedIndex = 0;
        }
        plot?.set({ colour: byId('colour').value });
      }
      if (plot && wishes.has('point')) {
        choose(plot.run.numbers.indexOf(Number(wishes.get('point'))));
      }
    },
  });

  if (curves) {
    const move = (event) => {
      const box = curves.getBoundingClientRect();
      const first = Number(curves.dataset.first);
      const share = (event.clientX - box.left) / box.width;
      transport.pause();
      transport.seekEpoch(
          Math.round(first + share * (Number(curves.dataset.last) - first)));
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
    curves.addEventListener('pointerup', () => transport.remember());
  }

  // The points.
  const classNames = explorer
      ? Array.from(explorer.querySelectorAll('.classes li'), (item) => item.textContent) : [];

  function showLegend() {
    const legend = byId('legend');
    legend.replaceChildren(...legendItems(plot.legend(classNames)));
  }

  function nameOf(label) {
    return classNames[label] ?? 'class ' + label;
  }

  /** Says of the chosen point what there is to say. */
  function tell() {
    const tip = byId('tip');
    const point = plot.chosen;
    tip.hidden = point < 0;
    if (point < 0) {
      return;
    }
    const { run } = plot;
    const given = run.at(plot.place).predicted[point];
    const number = (value) => value.toPrecision(3).replace('-', '−');
    const [x, y] = plot.where(point);
    const lines = [
      'Point ' + run.numbers[point] + (run.isTest[point] ? ', test' : ''),
      nameOf(run.labels[point]) + ', predicted ' + nameOf(given),
      ...(run.learned ? [run.learned[point] < 0
          ? 'incorrect at the end' : 'always correct from epoch ' + run.learned[point]] : []),
      Number.isNaN(x) || Number.isNaN(y) ? 'not finite'
          : (plot.beyond(point) ? 'outside the axes' : 'at ' + number(x) + ', ' + number(y)),
    ];
    tip.replaceChildren(...lines.map((text, i) => {
      const line = document.createElement(i === 0 ? 'b' : 'span');
      line.textContent = text;
      return line;
    }));
    // What is nowhere is told of in the corner.
    const [left, top] = Number.isNaN(x) || Number.isNaN(y) ? [0, 0] : plot.pixel(x, y);
    const { clientWidth, clientHeight } = plot.canvas;
    const onRight = left > clientWidth / 2;
    tip.style.setProperty('left', onRight ? 'auto' : Math.round(left + 14) + 'px');
    tip.style.setProperty('right', onRight ? Math.round(clientWidth - left + 14) + 'px' : 'auto');
    const below = Math.min(Math.max(4, top - 20), clientHeight - tip.offsetHeight - 4);
    tip.style.setProperty('top', Math.round(below) + 'px');
  }

  function choose(point) {
    plot.set({ chosen: point });
    const field = byId('follow');
    if (document.activeElement !== field) {
      field.value = point < 0 ? '' : String(plot.run.numbers[point]);
    }
    tell();
  }

  function at(event) {
    const box = plot.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  function watchPointer() {
    const { canvas } = plot;
    const down = new Map();
    let kept = false;
    let moved = 0;
    canvas.addEventListener('pointerdown', (event) => {
      down.set(event.pointerId, at(event));
      moved = 0;
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener('pointermove', (event) => {
      const [left, top] = at(event);
      const before = down.get(event.pointerId);
      if (!before) {
        if (!kept) {
          choose(plot.near(left, top, 12));
        }
        return;
      }
      const others = Array.from(down).filter(([id]) => id !== event.pointerId);
      if (others.length === 1) {
        const [x, y] = others[0][1];
        const span = ([a, b]) => Math.hypot(a - x, b - y);
        plot.zoomBy(span([left, top]) / Math.max(1, span(before)), x, y);
      } else {
        plot.pan(left - before[0], top - before[1]);
      }
      moved += Math.hypot(left - before[0], top - before[1]);
      down.set(event.pointerId, [left, top]);
      zoomed();
      tell();
    });
    const up = (event) => {
      down.delete(event.pointerId);
      if (event.type === 'pointerup' && moved < 4) {
        const point = plot.near(...at(event), 14);
        kept = point >= 0 && !(kept && point === plot.chosen);
        choose(kept ? point : -1);
        transport.remember();
      }
    };
    canvas.addEventListener('pointerup', up);
    canvas.addEventListener('pointercancel', up);
    canvas.addEventListener('pointerleave', () => {
      if (!kept) {
        choose(-1);
      }
    });
    canvas.addEventListener('wheel', (event) => {
      // The page scrolls over the canvas as everywhere, but where one zooms.
      if (event.ctrlKey || event.metaKey || plot.zoom.factor > 1) {
        event.preventDefault();
        plot.zoomBy(Math.exp(-event.deltaY / 300), ...at(event));
        zoomed();
        tell();
      }
    }, { passive: false });
    canvas.addEventListener('dblclick', (event) => zoom(2, ...at(event)));
    byId('follow').addEventListener('input', (event) => {
      const point = plot.run.numbers.indexOf(event.target.valueAsNumber);
      kept = point >= 0;
      choose(point);
      transport.remember();
    });
  }

  function zoom(factor, left, top) {
    const { clientWidth, clientHeight } = plot.canvas;
    plot.zoomBy(factor, left ?? clientWidth / 2, top ?? clientHeight / 2);
    zoomed();
    tell();
  }

  function zoomed() {
    const far = plot.zoom.factor > 1;
    plot.canvas.classList.toggle('zoomed', far);
    byId('zoom-reset').disabled = !far;
    byId('zoom-out').disabled = !far;
  }

  function watchTools() {
    byId('colour').addEventListener('change', (event) => {
      plot.set({ colour: event.target.value });
      showLegend();
      transport.remember();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showLegend);
    byId('zoom-in').addEventListener('click', () => zoom(1.5));
    byId('zoom-out').addEventListener('click', () => zoom(1 / 1.5));
    byId('zoom-reset').addEventListener('click', () => zoom(1e-9));
    plot.canvas.addEventListener('keydown', (event) => {
      const keys = { '+': 1.5, '=': 1.5, '-': 1 / 1.5, '0': 1e-9 };
      const ways = {
        ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40],
      };
      if (keys[event.key] && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        zoom(keys[event.key]);
      } else if (event.shiftKey && ways[event.key]) {
        event.preventDefault();
        plot.pan(...ways[event.key]);
        tell();
      }
    });
    const stages = byId('stages');
    stages.hidden = plot.run.limits.length < 2;
    stages.addEventListener('change', (event) => {
      plot.zoom = { factor: 1, x: 0, y: 0 };
      plot.set({ stage: Number(event.target.value) });
      zoomed();
      tell();
    });
    byId('points-csv').addEventListener('click', () => {
      save(byId('here-made').dataset.name + '-epoch-' + plot.run.epochs[plot.place] + '.csv', pointsTable());
    });
  }

  /** The points at this epoch, as their table has them but for the twelve bits. */
  function pointsTable() {
    const { run, place } = plot;
    const names = ['after', 'before'];
    const head = ['point', 'label', 'is_test', 'given', 'learned']
        .concat(run.limits.flatMap((_, s) => [names[s] + '1', names[s] + '2']));
    const shown = plot.stage;
    const rows = run.numbers.map((number, i) => [
      number, run.labels[i], run.isTest[i], run.at(place).predicted[i], run.learned?.[i] ?? '',
      ...run.limits.flatMap((_, s) => {
        plot.stage = s;
        return plot.where(i).map((value) => value.toPrecision(5));
      }),
    ]);
    plot.stage = shown;
    return [head, ...rows].map((row) => row.join(',')).join('\n') + '\n';
  }

  function save(name, text) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function watchDownloads() {
    byId('here-made').hidden = false;
    byId('epochs-csv').addEventListener('click', () => {
      const plain = (text) => text.replace('%', '').replaceAll('−', '-').replace('–', '');
      const rows = epochs.map((epoch, i) => [
        epoch, plain(figures.loss[i]), plain(figures.train[i]), plain(figures.held[i]),
      ].join(','));
      save(byId('here-made').dataset.name + '.csv',
          'epoch,loss,train_percent,test_percent\n' + rows.join('\n') + '\n');
    });
    byId('parameters-json').addEventListener('click', () => {
      save(byId('here-made').dataset.name + '.json', byId('in-full').textContent.trim() + '\n');
    });
    document.querySelectorAll('button.copy').forEach((button) => {
      button.hidden = false;
      button.addEventListener('click', () => copy(button));
    });
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.of);
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

  async function playPoints() {
    explorer.hidden = false;
    try {
      const run = await payload.load(player.dataset.run, explorer.dataset.payload);
      plot = new Plot(byId('plot'), run, false);
    } catch (e) {
      byId('missing').hidden = false;
      byId('missing').textContent = 'These points cannot be shown: ' + e.message;
      return;
    }
    if (!plot.run.learned) {
      byId('colour').querySelector('[value=learned]').remove();
    }
    plot.set({ colour: byId('colour').value });
    explorer.classList.add('ready');
    byId('points-csv').hidden = false;
    watchPointer();
    watchTools();
    zoomed();
    showLegend();
    transport.restore(new URLSearchParams(location.hash.slice(1)));
    showPoints(epochs[transport.stop]);
    self.uncoil.shown = { plot, transport };
  }

  watchDownloads();
  if (explorer) {
    playPoints();
  }
})();
