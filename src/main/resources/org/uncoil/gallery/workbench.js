'use strict';
// One to four runs side by side, at the same epoch: input plane, network and embedding of each,
// linked by their points. Everything that is chosen stands in the address. On the page of a run it
// shows that run alone, and another choice leads to another page.
(() => {
  const { element, Runs, Pane, Transport, Curves } = self.uncoil;
  const MOST_PANES = 4;
  const TOGGLES = ['regions', 'grid', 'train', 'test'];
  const WORKBENCH = 'workbench.html';
  /** Epochs a second: the recorded ones are those between which much changes. */
  const RATE = 12;

  const TOOLS = `
<div class="tools panel" id="tools">
<label>Colour <select id="colour"><option value="class" selected>class</option><option value="error">correct or incorrect</option><option value="learned">epoch learned</option><option value="probability">probability</option><option value="held-out">training or test</option></select></label>
<label>Embedding <select id="stage"><option value="0" selected>after the activation</option><option value="1">before the activation</option></select></label>
<label class="morph">Input plane → embedding <input type="range" id="morph" min="0" max="1" step="0.01" value="1" aria-label="Morph from the input plane to the embedding"></label>
<fieldset><legend>Show</legend>
<label><input type="checkbox" id="show-regions" checked> regions</label>
<label><input type="checkbox" id="show-grid" checked> grid</label>
<label><input type="checkbox" id="show-train" checked> training points</label>
<label><input type="checkbox" id="show-test" checked> test points</label>
</fieldset>
<span class="actions"><button type="button" id="add">Compare with …</button><button type="button" id="present">Present</button><button type="button" id="full">Full screen</button><button type="button" id="copy-link">Copy link</button><button type="button" id="copy-embed">Embed</button></span>
<textarea id="copied" readonly rows="2" aria-label="Text to copy" hidden></textarea>
</div>`;

  const CURVES = `
<div class="shared-curves panel"><label><span class="unseen">Curves</span><select></select></label><canvas role="img" aria-label="Curves of all panes over the epochs"></canvas></div>`;

  const byId = (id) => document.getElementById(id);

  class Workbench {
    constructor(holder) {
      this.holder = holder;
      this.root = holder.dataset.root;
      this.single = 'run' in holder.dataset;
      this.runs = this.single ? Runs.one(holder.dataset) : Runs.all();
      this.panes = [];
      this.transport = null;
      this.curves = null;
      this.preparing = 0;
      this.shared = {
        regions: true, grid: true, train: true, test: true, morph: 1, colour: 'class', stage: 0,
        selected: new Set(), cursor: null, hovered: null, kept: null,
      };
    }

    async start() {
      const wishes = new URLSearchParams(location.hash.slice(1));
      const wanted = this.wanted(wishes);
      const places = wanted.length > 0 ? wanted : this.runs.playable.slice(0, 1);
      if (places.length === 0) {
        byId('nothing').hidden = false;
        return;
      }
      if (new URLSearchParams(location.search).has('embed')) {
        document.body.classList.add('embedded');
      }
      this.panesElement = element('<div id="panes"></div>');
      this.holder.replaceChildren(element(TOOLS), this.panesElement,
          ...(this.single ? [] : [element(CURVES)]),
          element('<p class="marks"><output id="selected"></output></p>'));
      if (!this.single) {
        this.curves = new Curves(this.holder.querySelector('.shared-curves'), (epoch) => {
          this.transport?.pause();
          this.transport?.seekEpoch(epoch);
        });
      }
      this.watchTools();
      await Promise.all(places.map((place) => this.add(place)));
      if (this.single) {
        this.loadRuns();
      }
    }

    /** The places of the runs that an address asks for. */
    wanted(wishes) {
      return this.single ? this.runs.playable
          : (wishes.get('runs') ?? this.holder.dataset.first).split(',')
              .map((id) => this.runs.place(id)).filter((place) => place >= 0).slice(0, MOST_PANES);
    }

    /** How an address names the runs that are shown. */
    which() {
      return this.single ? {} : { runs: this.panes.map(({ id }) => id).join() };
    }

    /** On a run's page the list of all runs is not needed before the run is drawn. */
    loadRuns() {
      const script = document.createElement('script');
      script.src = this.root + 'assets/films-data.js';
      script.addEventListener('load', () => {
        const { id } = this.panes[0];
        this.runs = Runs.all();
        this.panes[0].offer(this.runs.place(id));
      });
      document.head.append(script);
    }

    /** Shows a run in a pane; on a run's page, goes to the page of that run. */
    choose(pane, place) {
      if (this.single) {
        location.assign(this.root + this.runs.page(place) + '#' + this.transport.hash());
      } else {
        pane.show(place);
      }
    }

    add(place) {
      const pane = new Pane(this, place);
      this.panes.push(pane);
      return pane.ready;
    }

    remove(pane) {
      pane.close();
      pane.element.remove();
      this.panes = this.panes.filter((other) => other !== pane);
      this.arrange();
      this.remember();
    }

    async compare() {
      const shown = this.panes.map(({ place }) => place);
      const place = this.runs.another(shown);
      if (this.single) {
        const hash = new URLSearchParams(this.transport.hash());
        hash.set('runs', [...shown, place].map((i) => this.runs.id(i)).join());
        location.assign(this.root + WORKBENCH + '#' + hash);
      } else {
        await this.add(place);
        this.remember();
      }
    }

    /** Once the panes have their runs: one slider over all of their epochs. */
    arrange() {
      const { panes } = this;
      const shown = panes.filter((pane) => pane.views.length > 0);
      this.panesElement.dataset.count = String(panes.length);
      byId('add').disabled = panes.length === MOST_PANES;
      panes.forEach((pane, i) => {
        pane.part('remove').hidden = panes.length === 1;
        pane.label(i, panes.length);
      });
      const epochs = [...new Set(shown.flatMap((pane) => pane.run.epochs))].sort((a, b) => a - b);
      if (epochs.length === 0) {
        return;
      }
      for (const option of byId('colour').options) {
        option.hidden = option.value === 'learned' ? !shown.some((pane) => pane.run.learned)
            : option.value === 'probability' && !shown.some((pane) => pane.run.network);
      }
      if (this.transport) {
        this.transport.over(epochs);
      } else {
        this.transport = new Transport({
          holder: this.holder, epochs, rate: RATE,
          show: (epoch) => this.show(epoch),
          link: () => this.link(),
          restore: (wishes) => this.restore(wishes),
        });
      }
      this.restyle();
      this.show(this.transport.epochs[this.transport.stop]);
      this.mark();
      this.prepare();
      self.uncoil.shown = this;
    }

    show(epoch) {
      this.panes.forEach((pane) => pane.seek(epoch));
      this.curves?.set({ epoch, panes: this.panes.filter((pane) => pane.views.length > 0) });
      this.holder.dispatchEvent(new CustomEvent('epoch', { detail: { epoch, pane: this.panes[0] } }));
      return 'epoch ' + epoch;
    }

    /** Computes what playing will need while nobody waits for anything. */
    prepare() {
      const idle = self.requestIdleCallback
          ? (act) => requestIdleCallback(act, { timeout: 300 })
          : (act) => setTimeout(() => act({ timeRemaining: () => 12 }), 30);
      const turn = ++this.preparing;
      const work = this.panes.flatMap((pane) => (pane.run?.epochs ?? []).map((_, i) => [pane, i]));
      const go = (deadline) => {
        // at least one a turn: a busy browser says that there is never any time
        while (work.length > 0 && turn === this.preparing && !this.transport.playing) {
          const [pane, place] = work.shift();
          pane.prepare(place);
          if (deadline.timeRemaining() < 4) {
            break;
          }
        }
        this.curves?.redraw();
        if (work.length > 0 && turn === this.preparing) {
          idle(go);
        }
      };
      idle(go);
    }

    /** What the address holds besides the epoch and the speed. */
    link() {
      const { shared } = this;
      const hidden = TOGGLES.filter((name) => !shared[name]);
      return {
        ...this.which(),
        ...(shared.colour === 'class' ? {} : { colour: shared.colour }),
        ...(shared.stage === 0 ? {} : { stage: 'before' }),
        ...(shared.morph === 1 ? {} : { morph: shared.morph.toFixed(2) }),
        ...(hidden.length === 0 ? {} : { hide: hidden.join() }),
        ...(shared.kept === null ? {} : { point: String(shared.kept.number) }),
      };
    }

    restore(wishes) {
      const { shared } = this;
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
      const first = this.panes.find((pane) => pane.views.length > 0);
      shared.kept = wishes.has('point') && first
          ? { dataset: first.run.dataset, number: Number(wishes.get('point')) } : null;
      this.restyle();
      this.mark();
    }

    remember() {
      this.transport?.remember();
    }

    /** Gives every panel the colours and the stage that are chosen. */
    restyle() {
      this.panes.forEach((pane) => pane.restyle());
      this.redraw();
    }

    redraw() {
      this.panes.forEach((pane) => pane.views.forEach((view) => view.redraw()));
      this.curves?.redraw();
    }

    mark() {
      this.panes.forEach((pane) => {
        pane.mark();
        pane.points?.forEach((view) => view.redraw());
      });
    }

    select(numbers) {
      this.shared.selected = new Set(numbers);
      byId('selected').textContent = numbers.length === 0 ? ''
          : numbers.length + (numbers.length === 1 ? ' point' : ' points') + ' selected';
      this.redraw();
    }

    async copy(button, text) {
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

    /** The address of what is shown; within other pages it is always the workbench's. */
    address(embedded) {
      const here = new URL(embedded ? this.root + WORKBENCH + '?embed=1' : location.href, location.href);
      const hash = new URLSearchParams(this.transport.hash());
      if (embedded) {
        hash.set('runs', this.panes.map(({ id }) => id).join());
      }
      here.hash = hash;
      return here.href;
    }

    watchTools() {
      const { shared } = this;
      byId('colour').addEventListener('change', (event) => {
        shared.colour = event.target.value;
        this.restyle();
        this.remember();
      });
      byId('stage').addEventListener('change', (event) => {
        shared.stage = Number(event.target.value);
        this.restyle();
        this.remember();
      });
      byId('morph').addEventListener('input', (event) => {
        shared.morph = Number(event.target.value);
        this.redraw();
      });
      byId('morph').addEventListener('change', () => this.remember());
      TOGGLES.forEach((name) => byId('show-' + name).addEventListener('change', (event) => {
        shared[name] = event.target.checked;
        this.redraw();
        this.remember();
      }));
      byId('add').addEventListener('click', () => this.compare());
      byId('present').addEventListener('click', () => present(true));
      byId('full').addEventListener('click', () => this.holder.requestFullscreen());
      byId('copy-link').addEventListener('click', ({ target }) => this.copy(target, this.address(false)));
      byId('copy-embed').addEventListener('click', ({ target }) => this.copy(target,
          '<iframe src="' + this.address(true).replaceAll('&', '&amp;')
          + '" width="960" height="480" title="Uncoil" loading="lazy"></iframe>'));
      document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') {
          present(false);
          shared.kept = null;
          this.select([]);
          this.mark();
        }
      });
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
        this.restyle();
        this.prepare();
      });
    }
  }

  /** Large type, and nothing but the panes and the slider. */
  function present(wished) {
    document.body.classList.toggle('presenting', wished);
  }

  self.uncoil = { ...self.uncoil, Workbench };

  // the networks of a map's cells are trained first: see map-network.js
  const holder = byId('workbench');
  if (holder && !('cells' in holder.dataset)) {
    new Workbench(holder).start();
  }
})();
