'use strict';
// One to four runs side by side, at the same epoch: input plane, network and embedding of each,
// linked by their points. Everything that is chosen stands in the address.
(() => {
  const { payload, legendItems, placeOf, Transport, InputView, EmbeddingView, NetworkView } = self.uncoil;
  const byId = (id) => document.getElementById(id);
  const bench = byId('workbench');
  if (!bench) {
    return;
  }
  const root = bench.dataset.root;
  const MOST_PANES = 4;
  const FIELDS = ['dataset', 'network', 'activation', 'seed'];
  const TOGGLES = ['regions', 'grid', 'train', 'test'];
  const percent = (share) => Math.round(100 * share) + ' %';
  const short = (value) => value.toPrecision(3).replace('-', '−');

  /** The study's runs as columns; see WallScript. */
  const runs = (() => {
    const data = self.uncoilRuns ?? { run: [], words: {}, numbers: {} };
    const value = (field, i) => (data.words[field]
        ? data.words[field].all[data.words[field].of[i]] : String(data.numbers[field]?.[i]));
    const playable = data.run.map((_, i) => i).filter((i) => value('replay', i) === 'yes');
    return {
      playable,
      id: (i) => data.run[i],
      place: (id) => playable.find((i) => data.run[i] === id) ?? -1,
      value,
      page: (i) => value('page', i).replace('*', data.run[i]),
      name: (i) => FIELDS.map((field) => value(field, i)).join(' '),
      values: (field) => [...new Set(playable.map((i) => value(field, i)))].sort(
          new Intl.Collator('en', { numeric: true }).compare),
    };
  })();

  /** What all panes share. */
  const shared = {
    regions: true, grid: true, train: true, test: true, morph: 1, colour: 'class', stage: 0,
    selected: new Set(), cursor: null, hovered: null, kept: null,
  };
  let panes = [];
  let transport = null;

  /** The playable run that has one field as wished and the others as nearly as can be. */
  function nearest(from, field, wished) {
    const score = (i) => FIELDS.reduce((sum, other, at) => sum
        + (other !== field && runs.value(other, i) === runs.value(other, from) ? 2 ** (4 - at) : 0), 0);
    return runs.playable.filter((i) => runs.value(field, i) === wished)
        .reduce((best, i) => (best < 0 || score(i) > score(best) ? i : best), -1);
  }

  class Pane {
    constructor(place) {
      this.element = byId('pane').content.firstElementChild.cloneNode(true);
      this.views = [];
      this.part = (name) => this.element.querySelector('[data-part="' + name + '"]');
      this.part('remove').addEventListener('click', () => remove(this));
      ['png', 'svg'].forEach((form) => this.part(form).addEventListener('click', () => this.save(form)));
      for (const field of FIELDS) {
        const select = this.part(field);
        select.replaceChildren(...runs.values(field).map((value) => new Option(value, value)));
        select.addEventListener('change', () => this.show(nearest(this.place, field, select.value)));
      }
      byId('panes').append(this.element);
      this.ready = this.show(place);
    }

    /** Shows a run. */
    async show(place) {
      this.place = place;
      for (const field of FIELDS) {
        this.part(field).value = runs.value(field, place);
      }
      this.part('page').href = root + runs.page(place);
      this.element.setAttribute('aria-label', runs.name(place));
      this.element.classList.remove('ready');
      try {
        const run = await payload.load(runs.id(place), root + 'runs/' + runs.id(place) + '.js');
        if (this.place === place) {
          this.setRun(run);
        }
      } catch (e) {
        this.close();
        this.say('This run cannot be shown: ' + e.message);
        return;
      }
      arrange();
    }

    setRun(run) {
      this.close();
      this.run = run;
      const all = run.labels.map((_, i) => i);
      this.training = all.filter((i) => !run.isTest[i]);
      this.test = all.filter((i) => run.isTest[i]);
      const inputs = run.dataset.positions() !== null;
      this.part('input-panel').hidden = !inputs;
      this.part('net-panel').hidden = !run.network;
      this.embedding = new EmbeddingView(this.part('embedding'), run, shared);
      this.points = [this.embedding];
      if (inputs) {
        this.input = new InputView(this.part('input'), run, shared);
        this.points.push(this.input);
      }
      this.network = run.network ? new NetworkView(this.part('net'), run) : null;
      this.views = [...this.points, ...(this.network ? [this.network] : [])];
      this.points.forEach((view) => this.watch(view));
      if (this.network) {
        this.watchNetwork();
      }
      this.part('axes').textContent = inputs ? run.dataset.axisNames().filter(Boolean).join(' × ') : '';
      this.element.classList.add('ready');
      this.restyle();
    }

    close() {
      this.abort?.abort();
      this.abort = new AbortController();
      this.views.forEach((view) => view.close());
      this.views = [];
      this.input = null;
    }

    say(text) {
      this.part('tip').textContent = text;
    }

    /** The epoch, on every panel. */
    seek(epoch) {
      if (!this.views.length) {
        return;
      }
      this.at = placeOf(this.run.epochs, epoch);
      this.points.forEach((view) => view.show(epoch));
      this.network?.show(this.at);
      const { predicted } = this.run.at(this.at);
      const share = (points) => (points.length === 0 ? '–'
          : percent(points.reduce((sum, i) => sum + (predicted[i] === this.run.labels[i]), 0)
              / points.length));
      this.part('now').textContent = 'epoch ' + this.run.epochs[this.at] + ' · training '
          + share(this.training) + ' · test ' + share(this.test) + ' correct';
      this.tell();
    }

    restyle() {
      if (!this.views.length) {
        return;
      }
      const stage = Math.min(shared.stage, this.run.limits.length - 1);
      const unknown = { learned: !this.run.learned, probability: !this.run.network };
      const colour = unknown[shared.colour] ? 'class' : shared.colour;
      this.points.forEach((view) => {
        if (view.stage !== stage) {
          view.zoom = { factor: 1, x: 0, y: 0 };
        }
        view.set({ colour, stage });
      });
      this.showLegend();
    }

    /** What the colours mean. */
    showLegend() {
      this.part('legend').replaceChildren(
          ...legendItems(this.embedding.legend(this.run.dataset.classNames)));
    }

    /** Marks the points that all panes mark. */
    mark() {
      if (!this.views.length) {
        return;
      }
      const marked = shared.hovered ?? shared.kept;
      const own = marked !== null && marked.dataset === this.run.dataset
          ? this.run.numbers.indexOf(marked.number) : -1;
      this.points.forEach((view) => view.set({ chosen: own }));
      this.tell();
    }

    /** What there is to say of the marked point, or of the place under the pointer. */
    tell() {
      const { run } = this;
      const point = this.embedding.chosen;
      const named = (label) => run.dataset.classNames[label];
      if (point >= 0) {
        const given = run.at(this.at).predicted[point];
        const learned = run.learned?.[point];
        this.say(['point ' + run.numbers[point] + (run.isTest[point] ? ' (test)' : ''),
          'actual ' + named(run.labels[point]),
          'predicted ' + named(given)
              + (run.network ? ' (' + percent(run.probability(this.at)[point]) + ')' : ''),
          ...(learned === undefined ? []
              : [learned < 0 ? 'incorrect at the end' : 'always correct from epoch ' + learned]),
        ].join(' · '));
      } else if (shared.cursor?.dataset === run.dataset && run.network) {
        const [x, y] = shared.cursor.place;
        const { logits } = run.through([x], [y], this.at);
        const given = self.uncoil.predicted(logits, run.classes, 1);
        this.say('input ' + short(x) + ', ' + short(y) + ' · predicted ' + named(given[0]) + ' ('
            + percent(self.uncoil.likelihood(logits, given, run.classes)[0]) + ')');
      } else {
        this.say('');
      }
    }

    watch(view) {
      const { canvas } = view;
      const { signal } = this.abort;
      const on = (name, act) => canvas.addEventListener(name, act, { signal });
      const at = (event) => {
        const box = canvas.getBoundingClientRect();
        return [event.clientX - box.left, event.clientY - box.top];
      };
      let down = null;
      on('pointerdown', (event) => {
        down = at(event);
        canvas.setPointerCapture(event.pointerId);
      });
      on('pointermove', (event) => {
        const [left, top] = at(event);
        if (!down) {
          this.hover(view, left, top);
        } else if (view.zoom.factor > 1 && !event.shiftKey) {
          view.pan(left - down[0], top - down[1]);
          down = [left, top];
        } else {
          view.set({ brush: [...down, left, top] });
        }
      });
      on('pointerup', (event) => {
        const [left, top] = at(event);
        const { brush } = view;
        view.set({ brush: null });
        if (brush && Math.hypot(brush[2] - brush[0], brush[3] - brush[1]) > 6) {
          const [a, b] = [Math.min(brush[0], left), Math.min(brush[1], top)];
          select(view.within(a, b, Math.max(brush[0], left), Math.max(brush[1], top))
              .map((point) => this.run.numbers[point]));
        } else if (!brush || Math.hypot(brush[2] - brush[0], brush[3] - brush[1]) < 4) {
          const point = view.near(left, top, 14);
          shared.kept = point < 0 ? null
              : { dataset: this.run.dataset, number: this.run.numbers[point] };
          select([]);
          mark();
          transport?.remember();
        }
        down = null;
      });
      on('pointercancel', () => { down = null; view.set({ brush: null }); });
      on('pointerleave', () => {
        shared.hovered = null;
        shared.cursor = null;
        mark();
      });
      on('wheel', (event) => {
        if (event.ctrlKey || event.metaKey || view.zoom.factor > 1) {
          event.preventDefault();
          view.zoomBy(Math.exp(-event.deltaY / 300), ...at(event));
        }
      });
      on('dblclick', (event) => (view.zoom.factor > 1
          ? view.zoomBy(1e-9, ...at(event)) : view.zoomBy(2.5, ...at(event))));
      on('keydown', (event) => {
        const factor = { '+': 1.5, '=': 1.5, '-': 1 / 1.5, '0': 1e-9 }[event.key];
        if (factor && !event.ctrlKey && !event.metaKey) {
          event.preventDefault();
          view.zoomBy(factor, canvas.clientWidth / 2, canvas.clientHeight / 2);
        }
      });
    }

    hover(view, left, top) {
      const point = view.near(left, top, 10);
      shared.hovered = point < 0 ? null
          : { dataset: this.run.dataset, number: this.run.numbers[point] };
      shared.cursor = null;
      if (view === this.input) {
        const frame = view.frame();
        shared.cursor = {
          dataset: this.run.dataset,
          place: [frame.from.x + (left - frame.left) / frame.scale,
            frame.to.y - (top - frame.top) / frame.scale],
        };
      }
      mark();
    }

    watchNetwork() {
      const { canvas } = this.network;
      const { signal } = this.abort;
      const set = (unit) => {
        this.network.unit = unit;
        this.network.redraw();
        if (this.input) {
          this.input.set({ unit });
        }
        this.say(unit === null ? '' : unitName(this.run, unit));
      };
      canvas.addEventListener('pointermove', (event) => {
        const box = canvas.getBoundingClientRect();
        set(this.network.near(event.clientX - box.left, event.clientY - box.top));
      }, { signal });
      canvas.addEventListener('pointerleave', () => set(null), { signal });
    }

    /** The pane's panels side by side, as a picture of pixels or of paths. */
    save(form) {
      const ground = self.uncoil.theme().card;
      const left = (view) => view.canvas.getBoundingClientRect().left;
      const views = [...this.views].sort((a, b) => left(a) - left(b));
      const title = runs.name(this.place) + ' epoch ' + this.run.epochs[this.at];
      if (form === 'svg') {
        const panels = views.map((view) => ({
          width: view.canvas.clientWidth,
          height: view.canvas.clientHeight,
          paint: (context) => view.paint(context),
        }));
        download(title, 'svg',
            new Blob([self.uncoil.svg(panels, ground, title)], { type: 'image/svg+xml' }));
        return;
      }
      const picture = document.createElement('canvas');
      picture.width = views.reduce((sum, { canvas }) => sum + canvas.width, 0);
      picture.height = Math.max(...views.map(({ canvas }) => canvas.height));
      const context = picture.getContext('2d');
      context.fillStyle = ground;
      context.fillRect(0, 0, picture.width, picture.height);
      let right = 0;
      for (const { canvas } of views) {
        context.drawImage(canvas, right, 0);
        right += canvas.width;
      }
      picture.toBlob((blob) => download(title, 'png', blob));
    }
  }

  /** Hands out a file with a name that people can read. */
  function download(title, ending, blob) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = title.replace(/[^\p{L}\p{N}.]+/gu, '-') + '.' + ending;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function unitName(run, [layer, unit]) {
    const { bottleneck, activations } = run.network;
    if (layer > bottleneck) {
      return 'output of class ' + run.dataset.classNames[unit] + ' over the input plane';
    }
    return (layer === bottleneck ? 'bottleneck unit ' : 'unit ') + (unit + 1)
        + (layer === bottleneck ? '' : ' of hidden layer ' + (layer + 1))
        + ' after ' + activations[layer] + ', over the input plane';
  }

  function mark() {
    panes.forEach((pane) => {
      pane.mark();
      pane.points?.forEach((view) => view.redraw());
    });
  }

  function select(numbers) {
    shared.selected = new Set(numbers);
    byId('selected').textContent = numbers.length === 0 ? ''
        : numbers.length + (numbers.length === 1 ? ' point' : ' points') + ' selected';
    redraw();
  }

  function redraw() {
    panes.forEach((pane) => pane.views.forEach((view) => view.redraw()));
  }

  function show(epoch) {
    panes.forEach((pane) => pane.seek(epoch));
    return 'epoch ' + epoch;
  }

  /** Once the panes have their runs: one slider over all of their epochs. */
  function arrange() {
    const shown = panes.filter((pane) => pane.views.length > 0);
    byId('panes').dataset.count = String(panes.length);
    byId('add').disabled = panes.length === MOST_PANES;
    panes.forEach((pane) => { pane.part('remove').hidden = panes.length === 1; });
    const epochs = [...new Set(shown.flatMap((pane) => pane.run.epochs))].sort((a, b) => a - b);
    if (epochs.length === 0) {
      return;
    }
    for (const option of byId('colour').options) {
      option.hidden = option.value === 'learned' ? !shown.some((pane) => pane.run.learned)
          : option.value === 'probability' && !shown.some((pane) => pane.run.network);
    }
    if (transport) {
      transport.over(epochs);
    } else {
      transport = new Transport({
        epochs, show: (place, stops) => show(stops[place]), rate: 12, link, restore,
      });
    }
    shown.forEach((pane) => pane.restyle());
    show(transport.epochs[transport.stop]);
    mark();
    self.uncoil.shown = { panes: () => panes, transport, shared };
  }

  /** What the address holds besides the epoch and the speed. */
  function link() {
    const hidden = TOGGLES.filter((name) => !shared[name]);
    return {
      runs: panes.map((pane) => runs.id(pane.place)).join(),
      ...(shared.colour === 'class' ? {} : { colour: shared.colour }),
      ...(shared.stage === 0 ? {} : { stage: 'before' }),
      ...(shared.morph === 1 ? {} : { morph: shared.morph.toFixed(2) }),
      ...(hidden.length === 0 ? {} : { hide: hidden.join() }),
      ...(shared.kept === null ? {} : { point: String(shared.kept.number) }),
    };
  }

  function restore(wishes) {
    const colours = Array.from(byId('colour').options, (option) => option.value);
    shared.colour = colours.includes(wishes.get('colour')) ? wishes.get('colour') : 'class';
    shared.stage = wishes.get('stage') === 'before' ? 1 : 0;
    const morph = Number.parseFloat(wishes.get('morph') ?? '1');
    shared.morph = Math.min(1, Math.max(0, Number.isNaN(morph) ? 1 : morph));
    const hidden = (wishes.get('hide') ?? '').split(',');
    TOGGLES.forEach((name) => {
      shared[name] = !hidden.includes(name);
      byId('show-' + name).checked = shared[name];
    });
    byId('colour').value = shared.colour;
    byId('stage').value = String(shared.stage);
    byId('morph').value = String(shared.morph);
    const first = panes.find((pane) => pane.views.length > 0);
    shared.kept = wishes.has('point') && first
        ? { dataset: first.run.dataset, number: Number(wishes.get('point')) } : null;
    restyle();
    mark();
  }

  /** Gives every panel the colours and the stage that are chosen. */
  function restyle() {
    panes.forEach((pane) => pane.restyle());
    redraw();
  }

  function add(place) {
    const pane = new Pane(place);
    panes.push(pane);
    byId('panes').dataset.count = String(panes.length);
    return pane.ready;
  }

  function remove(pane) {
    pane.close();
    pane.element.remove();
    panes = panes.filter((other) => other !== pane);
    arrange();
    transport.remember();
  }

  /** Another run beside those that are shown: the same under another activation, if there is one. */
  function another() {
    const last = panes[panes.length - 1].place;
    const shown = new Set(panes.map((pane) => pane.place));
    const fresh = ['activation', 'seed', 'network', 'dataset']
        .flatMap((field) => runs.values(field).map((value) => nearest(last, field, value)))
        .find((place) => place >= 0 && !shown.has(place));
    return fresh ?? last;
  }

  async function copy(button, text) {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch {
      // from disk some browsers give no access to the clipboard
      byId('copied').hidden = false;
      byId('copied').value = text;
      byId('copied').select();
      button.textContent = 'Select and copy';
    }
    setTimeout(() => { button.textContent = label; }, 2000);
  }

  function address(embedded) {
    const here = new URL(location.href);
    here.search = embedded ? '?embed=1' : '';
    here.hash = transport.hash();
    return here.href;
  }

  function watchTools() {
    byId('colour').addEventListener('change', (event) => {
      shared.colour = event.target.value;
      restyle();
      transport.remember();
    });
    byId('stage').addEventListener('change', (event) => {
      shared.stage = Number(event.target.value);
      restyle();
      transport.remember();
    });
    byId('morph').addEventListener('input', (event) => {
      shared.morph = Number(event.target.value);
      redraw();
    });
    byId('morph').addEventListener('change', () => transport.remember());
    TOGGLES.forEach((name) => byId('show-' + name).addEventListener('change', (event) => {
      shared[name] = event.target.checked;
      redraw();
      transport.remember();
    }));
    byId('add').addEventListener('click', async () => {
      await add(another());
      transport.remember();
    });
    byId('present').addEventListener('click', () => present(true));
    byId('full').addEventListener('click', () => bench.requestFullscreen());
    byId('copy-link').addEventListener('click', (event) => copy(event.target, address(false)));
    byId('copy-embed').addEventListener('click', (event) => copy(event.target,
        '<iframe src="' + address(true).replaceAll('&', '&amp;')
        + '" width="960" height="480" title="Uncoil" loading="lazy"></iframe>'));
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        present(false);
        shared.kept = null;
        select([]);
        mark();
      }
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', restyle);
  }

  /** Large type, and nothing but the panes and the slider. */
  function present(wished) {
    document.body.classList.toggle('presenting', wished);
  }

  async function start() {
    const wishes = new URLSearchParams(location.hash.slice(1));
    const wanted = (wishes.get('runs') ?? bench.dataset.runs).split(',')
        .map(runs.place).filter((place) => place >= 0).slice(0, MOST_PANES);
    const places = wanted.length > 0 ? wanted : runs.playable.slice(0, 1);
    if (places.length === 0) {
      byId('nothing').hidden = false;
      return;
    }
    if (new URLSearchParams(location.search).has('embed')) {
      document.body.classList.add('embedded');
    }
    byId('tools').hidden = false;
    watchTools();
    await Promise.all(places.map(add));
  }

  start();
})();
