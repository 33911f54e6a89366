'use strict';
// Trains the networks of one or two cells of a map and replays them: #cell=12,34 or
// #cell=12,34;56,78. Below is the command that records exactly the run of the map.
(() => {
  const { element, payload, training, map, Network, Workbench } = self.uncoil;
  const { index, axisValues, cellWords, cellOf, command, copy } = map;
  const MOST_CELLS = 2;
  const byId = (id) => document.getElementById(id);

  /** The workbench, of cells instead of a study's runs. */
  class CellBench extends Workbench {
    constructor(holder, cells) {
      super(holder);
      this.cells = cells;
    }

    wanted() {
      return this.runs.playable;
    }

    which() {
      return { cell: this.cells.map((cell) => cell.join()).join(';') };
    }

    arrange() {
      super.arrange();
      byId('add').hidden = true;
      byId('copy-embed').hidden = true;
      for (const pane of this.panes) {
        pane.part('remove').hidden = true;
        pane.part('seed').closest('label').hidden = true;
        pane.part('page').textContent = 'Show on the map';
      }
    }
  }

  /** The cells that the address names; without one, the cell in the middle. */
  function asked() {
    const text = new URLSearchParams(location.hash.slice(1)).get('cell') ?? '';
    const cells = text.split(';').map(cellOf).filter(Boolean).slice(0, MOST_CELLS);
    return cells.length > 0 ? cells
        : [[Math.floor(index.columns / 2), Math.floor(index.rows / 2)]];
  }

  /** The base network with the values of a cell in it. */
  function specification(cell) {
    const found = { 'initial-scale': 1, ...structuredClone(index.network) };
    axisValues(...cell).forEach((value, i) => {
      const { target, path } = index.axes[i];
      if (target === 'network') {
        const holder = path.slice(0, -1).reduce((inner, key) => inner[key], found);
        holder[path[path.length - 1]] = value;
      }
    });
    return found;
  }

  /** The points and the initial parameters of a cell. */
  async function startOf(cell) {
    const name = 'start-' + cell.map((place, i) => (index.axes[i].start ? place : 0)).join('-');
    const { head, body } = await payload.script('map/' + name + '.js', 'uncoilStarts', name);
    if (head.reason) {
      return { reason: head.reason };
    }
    const dataset = new payload.Points({ head, body });
    const low = body.next(head.parameters, 4);
    const high = body.next(head.parameters, 4);
    const halves = new Int32Array(2 * head.parameters);
    low.forEach((half, i) => {
      halves[2 * i] = half;
      halves[2 * i + 1] = high[i];
    });
    return { dataset, parameters: new Float64Array(halves.buffer) };
  }

  /** The parameters that training begins with: the engine's, in 32 bits. */
  const scaled = (parameters, scale) => parameters.map((value) => Math.fround(scale * value));

  function say(text) {
    byId('state').append(element('<p></p>'));
    byId('state').lastElementChild.textContent = text;
  }

  /** Trains the network of a cell; gives what the list of runs says of it, null without a run. */
  async function trained(cell) {
    const name = 'Cell ' + cell.join(', ') + ': ';
    const spec = specification(cell);
    const { reason, dataset, parameters } = await startOf(cell);
    const refusal = reason ?? training.refusal(spec, dataset);
    if (refusal) {
      say(name + 'not trained here. ' + refusal + ' The command below records the run.');
      return null;
    }
    const widths = [dataset.dimensions, ...spec.hidden, 2, dataset.classes];
    const { parameterCount } = new Network(widths, []);
    if (parameterCount !== parameters.length) {
      throw new Error('the initial weights are those of another network');
    }
    const bar = byId('progress');
    bar.max = spec.epochs;
    const { run, epoch, diverged } = await training.train(spec, dataset,
        scaled(parameters, spec['initial-scale']), (now) => { bar.value = now; });
    say(name + (diverged ? 'diverged, ' + diverged + '.' + (run ? ' The epochs before are shown.' : '')
        : 'trained for ' + epoch.toLocaleString('en') + ' epochs in this browser.'));
    if (run) {
      payload.hold(cell.join(), run);
    }
    return run && {
      run: cell.join(), dataset: dataset.name, network: cellWords(...cell),
      activation: [...new Set(spec.activation)].join(', '),
    };
  }

  /** The list of runs to choose from: see WallScript. */
  function runsOf(found) {
    const column = (name, of) => [name, { all: [...new Set(found.map(of))],
      of: found.map((one) => [...new Set(found.map(of))].indexOf(of(one))) }];
    return {
      run: found.map(({ run }) => run),
      words: Object.fromEntries([
        column('dataset', ({ dataset }) => dataset),
        column('network', ({ network }) => network),
        column('activation', ({ activation }) => activation),
        column('seed', () => '–'),
        column('replay', () => 'yes'),
        column('page', () => 'index.html#cell=*'),
        column('colour', () => ''),
      ]),
      numbers: {},
    };
  }

  function offerCommands(cells) {
    for (const cell of cells) {
      const text = command(...cell);
      const block = element('<div class="command"><pre><code></code></pre>'
          + '<button type="button">Copy command</button></div>');
      block.querySelector('code').textContent = text;
      block.querySelector('button').addEventListener('click', ({ target }) => copy(target, text));
      byId('commands').append(block);
    }
  }

  async function start() {
    const cells = asked();
    const shown = JSON.stringify(cells);
    self.addEventListener('hashchange', () => {
      if (JSON.stringify(asked()) !== shown) {
        location.reload();
      }
    });
    byId('cells').textContent = cells.map(
        (cell) => 'Cell ' + cell.join(', ') + ': ' + cellWords(...cell)).join(' · ');
    offerCommands(cells);
    byId('training').hidden = false;
    const found = [];
    for (const cell of cells) {
      try {
        found.push(await trained(cell));
      } catch (error) {
        say('Cell ' + cell.join(', ') + ' cannot be trained: ' + error.message + '.');
      }
    }
    byId('progress').hidden = true;
    const runs = found.filter(Boolean);
    if (runs.length > 0) {
      self.uncoilRuns = runsOf(runs);
      await new CellBench(byId('workbench'), cells).start();
    }
    self.uncoil.trained = true;
  }

  start();
})();
