'use strict';
// A pane of the workbench: one run's input plane, network and embedding, linked by their points.
(() => {
  const {
    payload, legendItems, placeOf, element, download, FIELDS, InputView, EmbeddingView, NetworkView,
  } = self.uncoil;

  const PANE = `
<article class="pane panel">
<div class="head">
<div class="choices">
<span class="letter" data-part="letter"></span>
<label><span class="unseen">Dataset</span><select data-part="dataset"></select></label>
<label><span class="unseen">Network</span><select data-part="network"></select></label>
<label><span class="unseen">Activation</span><select data-part="activation"></select></label>
<label>seed <select data-part="seed"></select></label>
</div>
<span class="actions"><a data-part="page">Details</a><label><span class="unseen">Save</span><select data-part="save"><option value="">Save as …</option></select></label><button type="button" data-part="remove" aria-label="Remove this run">×</button></span>
</div>
<div class="panels">
<figure data-part="input-panel"><canvas data-part="input" tabindex="0" role="img" aria-label="Input plane"></canvas><figcaption>input plane <small data-part="axes"></small></figcaption></figure>
<figure class="net" data-part="net-panel"><canvas data-part="net" role="img" aria-label="Network"></canvas><figcaption>network</figcaption></figure>
<figure><canvas data-part="embedding" tabindex="0" role="img" aria-label="Embedding"></canvas><figcaption>embedding</figcaption></figure>
</div>
<ul class="legend" data-part="legend" aria-label="What the colours mean"></ul>
<p class="now" data-part="now"></p>
<p class="tip-line" data-part="tip" role="status"></p>
</article>`;

  const percent = (share) => Math.round(100 * share) + ' %';
  const short = (value) => value.toPrecision(3).replace('-', '−');

  class Pane {
    /** In a workbench, with the run at a place of its list. */
    constructor(bench, place) {
      this.bench = bench;
      this.shared = bench.shared;
      this.element = element(PANE);
      this.views = [];
      this.part = (name) => this.element.querySelector('[data-part="' + name + '"]');
      this.part('remove').addEventListener('click', () => bench.remove(this));
      this.part('save').addEventListener('change', (event) => {
        this.saveAs(event.target.value);
        event.target.value = '';
      });
      for (const field of FIELDS) {
        this.part(field).addEventListener('change', (event) => bench.choose(
            this, bench.runs.nearest(this.place, field, event.target.value)));
      }
      bench.panesElement.append(this.element);
      this.ready = this.show(place);
    }

    get id() {
      return this.bench.runs.id(this.place);
    }

    /** Its letter and the look of its curve, where there are several. */
    label(number, of) {
      const letter = this.part('letter');
      letter.hidden = of === 1;
      letter.textContent = 'ABCD'[number];
      letter.className = 'letter ' + this.bench.runs.value('colour', this.place);
      letter.dataset.dash = String(number);
    }

    /** The colour of the run's activation. */
    colour() {
      return getComputedStyle(this.part('letter')).getPropertyValue('--hue').trim()
          || self.uncoil.theme().apart;
    }

    /** Computes what an epoch will need, by place. */
    prepare(place) {
      if (this.views.length > 0 && place < this.run.epochs.length) {
        const colours = self.uncoil.theme();
        this.points.forEach((view) => view.prepare(place, colours));
      }
    }

    get name() {
      return this.bench.runs.name(this.place);
    }

    /** Offers what the list of runs has. */
    offer(place) {
      const { runs, root, single } = this.bench;
      this.place = place;
      for (const field of FIELDS) {
        const select = this.part(field);
        select.replaceChildren(...runs.values(field).map((value) => new Option(value, value)));
        select.value = runs.value(field, place);
      }
      this.part('page').href = root + runs.page(place);
      this.part('page').hidden = single;
      this.element.setAttribute('aria-label', runs.name(place));
    }

    /** Shows a run. */
    async show(place) {
      this.offer(place);
      const { id } = this;
      this.element.classList.remove('ready');
      try {
        const run = await payload.load(id, this.bench.root + 'runs/' + id + '.js');
        if (this.id === id) {
          this.setRun(run);
        }
      } catch (e) {
        this.close();
        this.say('This run cannot be shown: ' + e.message);
        return;
      }
      this.bench.arrange();
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
      this.embedding = new EmbeddingView(this.part('embedding'), run, this.shared);
      this.points = [this.embedding];
      this.input = inputs ? new InputView(this.part('input'), run, this.shared) : null;
      if (inputs) {
        this.points.push(this.input);
      }
      this.network = run.network ? new NetworkView(this.part('net'), run) : null;
      this.views = [...this.points, ...(this.network ? [this.network] : [])];
      this.points.forEach((view) => this.watch(view));
      if (this.network) {
        this.watchNetwork();
      }
      this.part('axes').textContent = inputs ? run.dataset.axisNames().filter(Boolean).join(' × ') : '';
      this.offerFiles();
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
      const [training, test] = this.run.accuracy(this.at).map(
          (share) => (Number.isNaN(share) ? '–' : percent(share)));
      const loss = this.run.loss?.(this.at);
      this.part('now').textContent = 'epoch ' + this.run.epochs[this.at]
          + (loss === undefined ? '' : ' · loss ' + (Number.isFinite(loss) ? short(loss) : '–'))
          + ' · training ' + training + ' · test ' + test + ' correct'
          + (this.run.points < this.run.of
            ? ' (' + this.run.points.toLocaleString('en') + ' of '
                + this.run.of.toLocaleString('en') + ' points)' : '');
      this.tell();
    }

    restyle() {
      if (!this.views.length) {
        return;
      }
      const stage = Math.min(this.shared.stage, this.run.limits.length - 1);
      const unknown = { learned: !this.run.learned, probability: !this.run.network };
      const colour = unknown[this.shared.colour] ? 'class' : this.shared.colour;
      this.points.forEach((view) => {
        if (view.stage !== stage) {
          view.zoom = { factor: 1, x: 0, y: 0 };
        }
        view.set({ colour, stage });
      });
      this.part('legend').replaceChildren(
          ...legendItems(this.embedding.legend(this.run.dataset.classNames)));
    }

    /** Marks the points that all panes mark. */
    mark() {
      if (!this.views.length) {
        return;
      }
      const marked = this.shared.hovered ?? this.shared.kept;
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
      } else if (this.shared.cursor?.dataset === run.dataset && run.network) {
        const [x, y] = this.shared.cursor.place;
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
          this.bench.select(view.within(a, b, Math.max(brush[0], left), Math.max(brush[1], top))
              .map((point) => this.run.numbers[point]));
        } else if (!brush || Math.hypot(brush[2] - brush[0], brush[3] - brush[1]) < 4) {
          const point = view.near(left, top, 14);
          this.shared.kept = point < 0 ? null
              : { dataset: this.run.dataset, number: this.run.numbers[point] };
          this.bench.select([]);
          this.bench.mark();
          this.bench.remember();
        }
        down = null;
      });
      on('pointercancel', () => { down = null; view.set({ brush: null }); });
      on('pointerleave', () => {
        this.shared.hovered = null;
        this.shared.cursor = null;
        this.bench.mark();
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
      this.shared.hovered = point < 0 ? null
          : { dataset: this.run.dataset, number: this.run.numbers[point] };
      this.shared.cursor = null;
      if (view === this.input) {
        const frame = view.frame();
        this.shared.cursor = {
          dataset: this.run.dataset,
          place: [frame.from.x + (left - frame.left) / frame.scale,
            frame.to.y - (top - frame.top) / frame.scale],
        };
      }
      this.bench.mark();
    }

    watchNetwork() {
      const { canvas } = this.network;
      const { signal } = this.abort;
      const set = (unit) => {
        this.network.unit = unit;
        this.network.redraw();
        this.input?.set({ unit });
        this.say(unit === null ? '' : this.unitName(unit));
      };
      canvas.addEventListener('pointermove', (event) => {
        const box = canvas.getBoundingClientRect();
        set(this.network.near(event.clientX - box.left, event.clientY - box.top));
      }, { signal });
      canvas.addEventListener('pointerleave', () => set(null), { signal });
    }

    unitName([layer, unit]) {
      const { bottleneck, activations } = this.run.network;
      if (layer > bottleneck) {
        return 'output of class ' + this.run.dataset.classNames[unit] + ' over the input plane';
      }
      return (layer === bottleneck ? 'bottleneck unit ' : 'unit ') + (unit + 1)
          + (layer === bottleneck ? '' : ' of hidden layer ' + (layer + 1))
          + ' after ' + activations[layer] + ', over the input plane';
    }

    /** The panels by their names, from left to right. */
    panels() {
      return [
        ...(this.input ? [['input plane', this.input]] : []),
        ...(this.network ? [['network', this.network]] : []),
        ['embedding', this.embedding],
      ];
    }

    offerFiles() {
      const select = this.part('save');
      select.length = 1;
      const names = this.panels().map(([name]) => name);
      for (const name of [...(names.length > 1 ? ['all panels'] : []), ...names]) {
        for (const form of ['png', 'svg']) {
          select.append(new Option(name + ' as ' + form.toUpperCase(), name + '.' + form));
        }
      }
      select.append(new Option('points at this epoch as CSV', 'points.csv'));
    }

    saveAs(choice) {
      const [name, form] = choice.split('.');
      if (form === 'csv') {
        download(this.title(), 'csv', new Blob([this.table()], { type: 'text/csv' }));
      } else {
        this.save(form, this.panels().filter(([panel]) => name === 'all panels' || panel === name));
      }
    }

    title(panel) {
      return this.name + (panel ? ' ' + panel : '') + ' epoch ' + this.run.epochs[this.at];
    }

    /** Panels side by side, as a picture of pixels or of paths. */
    save(form, panels = this.panels()) {
      const ground = self.uncoil.theme().card;
      const views = panels.map(([, view]) => view);
      const title = this.title(panels.length === 1 ? panels[0][0] : '');
      if (form === 'svg') {
        const parts = views.map((view) => ({
          width: view.canvas.clientWidth,
          height: view.canvas.clientHeight,
          paint: (context) => view.paint(context),
        }));
        download(title, 'svg',
            new Blob([self.uncoil.svg(parts, ground, title)], { type: 'image/svg+xml' }));
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

    /** The points at this epoch, in columns named as in the study's tables. */
    table() {
      const { run } = this;
      const { stages, predicted } = run.at(this.at);
      const head = ['point', 'label', 'is_test', 'predicted', 'learned_epoch',
        ...stages.flatMap((_, s) => ['after', 'before'][s]).flatMap((n) => [n + '_1', n + '_2'])];
      const rows = run.numbers.map((number, i) => [
        number, run.labels[i], run.isTest[i], predicted[i], run.learned?.[i] ?? '',
        ...stages.flatMap(({ x, y }) => [x[i], y[i]].map((value) => value.toPrecision(6))),
      ]);
      return [head, ...rows].map((row) => row.join(',')).join('\n') + '\n';
    }
  }

  self.uncoil = { ...self.uncoil, Pane };
})();
