'use strict';
// A map of training runs: one cell each, to zoom into down to single cells. What is seen stands in
// the address: #x=…&y=…&zoom=…&quantity=…&cell=….
(() => {
  const { element, map } = self.uncoil;
  const { index, Tiles, Axis, Look, words, axisWords, axisValues, cellWords, cellOf, copy } = map;
  /** Room for the axes, in CSS pixels. */
  const INSET = { left: 70, right: 14, top: 12, bottom: 46 };
  /** The largest cell, in CSS pixels. */
  const LARGEST = 40;
  const byId = (id) => document.getElementById(id);
  const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
  const dark = matchMedia('(prefers-color-scheme: dark)');

  const MARKUP = `
<div class="map">
<div class="tools panel"><label>Show <select id="quantity"></select></label>
<span class="actions"><button type="button" id="closer" aria-label="Zoom in">+</button><button type="button" id="farther" aria-label="Zoom out">−</button><button type="button" id="whole">Whole map</button><button type="button" id="copy-link">Copy link</button></span></div>
<figure class="panel"><canvas id="canvas" tabindex="0" role="img"></canvas></figure>
<div class="panel beside">
<figure><canvas id="legend" role="img"></canvas><figcaption id="legend-name"></figcaption></figure>
<table id="readout"><thead><tr><td></td><th scope="col">pointer</th><th scope="col">chosen cell</th></tr></thead><tbody></tbody></table>
<p class="hint" id="none-chosen">Click a cell to choose it.</p>
<p class="open" id="open" hidden><a class="button" id="open-network">Open this network</a> <a id="compare-cells" hidden>Compare with the cell before</a></p>
<p class="unseen" role="status" id="chosen"></p>
<p class="hint" id="problem" role="alert"></p>
</div>
</div>`;

  class MapView {
    constructor(holder) {
      holder.append(element(MARKUP));
      this.canvas = byId('canvas');
      this.axes = index.axes.map((axis) => new Axis(axis));
      this.tiles = new Tiles('', (error) => this.loaded(error));
      this.chosen = null;
      this.earlier = null;
      this.looked = null;
      this.waiting = 0;
      this.remembering = 0;
      this.quantity = index.measure.key;
      this.scale = 0;
      this.canvas.setAttribute('aria-label', 'Map of ' + index.columns + ' columns and '
          + index.rows + ' rows: ' + this.axes[0].label + ' from left to right, '
          + this.axes[1].label + ' from bottom to top. Move with the arrow keys, zoom with + and −,'
          + ' choose the cell in the middle with Enter.');
      for (const { key, label } of index.quantities) {
        byId('quantity').append(new Option(label, key));
      }
      this.makeReadout();
      this.whole();
      this.restore();
      this.watch();
    }

    loaded(error) {
      if (error) {
        byId('problem').textContent = 'A part of the map cannot be shown: ' + error.message;
      }
      this.redraw();
    }

    get ratio() {
      return self.devicePixelRatio || 1;
    }

    /** The map's rectangle on the canvas, in device pixels. */
    frame() {
      const { clientWidth, clientHeight } = this.canvas;
      const at = (size) => Math.round(size * this.ratio);
      const [left, top] = [at(INSET.left), at(INSET.top)];
      const width = Math.max(1, at(clientWidth - INSET.right) - left);
      const height = Math.max(1, at(clientHeight - INSET.bottom) - top);
      return { left, top, width, height, middle: [left + width / 2, top + height / 2] };
    }

    /** Device pixels of a cell at which all of the map is seen. */
    fitting() {
      const { width, height } = this.frame();
      const size = Math.min(width / index.columns, height / index.rows);
      return size >= 1 ? Math.floor(size) : size;
    }

    /** Device pixels of a cell: whole ones, where a cell has one or more. */
    size() {
      const scale = this.scale === 0 ? this.fitting() : this.scale;
      return scale >= 1 ? Math.round(scale) : scale;
    }

    whole() {
      this.scale = 0;
      this.x = index.columns / 2;
      this.y = index.rows / 2;
    }

    /** Where the left edge of column 0 and the lower edge of row 0 are, in device pixels. */
    origin() {
      const { middle } = this.frame();
      const size = this.size();
      return [Math.round(middle[0] - this.x * size), Math.round(middle[1] + this.y * size)];
    }

    /** The place of the map, in cells, at a pixel of the canvas in CSS pixels. */
    placeAt(left, top) {
      const [x, y] = this.origin();
      const size = this.size();
      return [(left * this.ratio - x) / size, (y - top * this.ratio) / size];
    }

    level() {
      const size = this.size();
      return size >= 1 ? 0 : Math.min(index.levels - 1, Math.round(Math.log2(1 / size)));
    }

    /** The cell that is drawn at a place; null outside the map. */
    cellAt([x, y]) {
      if (!(x >= 0 && y >= 0 && x < index.columns && y < index.rows)) {
        return null;
      }
      const level = this.level();
      return [x, y].map((place) => (Math.floor(place) >> level) << level);
    }

    zoomBy(factor, left, top) {
      const before = this.placeAt(left, top);
      const fit = this.fitting();
      const most = Math.max(fit, Math.round(LARGEST * this.ratio));
      const scale = clamp((this.scale || fit) * factor, fit, most);
      if (scale <= fit) {
        this.whole();
      } else {
        this.scale = scale;
        const after = this.placeAt(left, top);
        this.moveTo(this.x + before[0] - after[0], this.y + before[1] - after[1]);
      }
      this.changed();
    }

    zoomInMiddle(factor) {
      const { middle } = this.frame();
      this.zoomBy(factor, middle[0] / this.ratio, middle[1] / this.ratio);
    }

    moveTo(x, y) {
      this.x = clamp(x, 0, index.columns);
      this.y = clamp(y, 0, index.rows);
    }

    /** Moves the map by CSS pixels. */
    pan(left, top) {
      const size = this.size() / this.ratio;
      this.moveTo(this.x - left / size, this.y + top / size);
      this.changed();
    }

    changed() {
      this.redraw();
      this.remember();
    }

    hash() {
      const found = new URLSearchParams();
      const fits = this.scale === 0 && this.x === index.columns / 2 && this.y === index.rows / 2;
      if (!fits) {
        found.set('x', String(Number(this.x.toFixed(2))));
        found.set('y', String(Number(this.y.toFixed(2))));
        found.set('zoom', String(Number((this.size() / this.ratio).toPrecision(4))));
      }
      if (this.quantity !== index.measure.key) {
        found.set('quantity', this.quantity);
      }
      if (this.chosen) {
        found.set('cell', this.chosen.join());
      }
      return found.toString();
    }

    /** Keeps the address up to date, once a flurry of steps is over: browsers ration such changes. */
    remember() {
      clearTimeout(this.remembering);
      this.remembering = setTimeout(
          () => history.replaceState(null, '', '#' + this.hash()), 200);
    }

    restore() {
      const wishes = new URLSearchParams(location.hash.slice(1));
      const quantity = wishes.get('quantity');
      this.quantity = index.quantities.some(({ key }) => key === quantity)
          ? quantity : index.measure.key;
      byId('quantity').value = this.quantity;
      const [x, y, zoom] = ['x', 'y', 'zoom'].map((name) => Number.parseFloat(wishes.get(name)));
      const cell = cellOf(wishes.get('cell'));
      if ([x, y, zoom].every(Number.isFinite)) {
        const most = Math.max(this.fitting(), LARGEST * this.ratio);
        const scale = clamp(zoom * this.ratio, this.fitting(), most);
        this.scale = scale > this.fitting() ? scale : 0;
        this.moveTo(x, y);
      } else {
        this.whole();
      }
      this.restyle();
      if (String(cell) !== String(this.chosen)) {
        this.choose(cell);
      }
    }

    restyle() {
      const none = getComputedStyle(document.documentElement).getPropertyValue('--edge').trim();
      this.look = new Look(index, this.quantity, none);
      this.key = this.quantity + none;
      this.redraw();
    }

    redraw() {
      if (this.waiting === 0) {
        this.waiting = requestAnimationFrame(() => {
          this.waiting = 0;
          this.draw();
          this.drawLegend();
          this.fillReadout();
        });
      }
    }

    /** A canvas with as many pixels as the screen has; null where it is not shown. */
    cleared(canvas) {
      const [width, height] = [canvas.clientWidth, canvas.clientHeight].map(
          (size) => Math.round(size * this.ratio));
      if (width === 0 || height === 0) {
        return null;
      }
      if (canvas.width !== width || canvas.height !== height) {
        [canvas.width, canvas.height] = [width, height];
      }
      const context = canvas.getContext('2d');
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, width, height);
      return context;
    }

    draw() {
      const context = this.cleared(this.canvas);
      if (!context) {
        return;
      }
      const { left, top, width, height } = this.frame();
      const [x, y] = this.origin();
      const size = this.size();
      context.save();
      context.beginPath();
      context.rect(left, top, width, height);
      context.clip();
      context.beginPath();
      context.rect(x, Math.round(y - index.rows * size),
          Math.round(index.columns * size), Math.round(index.rows * size));
      context.clip();
      context.imageSmoothingEnabled = false;
      this.drawTiles(context);
      context.restore();
      this.drawMarks(context);
      this.drawAxes(context);
    }

    /** The tiles that are seen; where one is not there yet, the part of a coarser one. */
    drawTiles(context) {
      const level = this.level();
      const last = index.levels - 1;
      this.tiles.get(last, 0, 0);
      const { left, top, width, height } = this.frame();
      const [x, y] = this.origin();
      const side = this.size() * 2 ** level * index.side;
      const tiles = [index.columns, index.rows].map(
          (cells) => Math.ceil(cells / 2 ** level / index.side) - 1);
      const columns = [(left - x) / side, (left + width - x) / side];
      const rows = [(y - top - height) / side, (y - top) / side];
      let seen = 0;
      for (let row = Math.max(0, Math.floor(rows[0])); row <= Math.min(tiles[1], rows[1]); row++) {
        for (let column = Math.max(0, Math.floor(columns[0]));
          column <= Math.min(tiles[0], columns[1]); column++) {
          seen++;
          if (!this.tiles.get(level, column, row)) {
            this.drawCoarser(context, level, column, row);
          } else {
            this.drawTile(context, level, column, row);
          }
        }
      }
      this.tiles.trim(seen);
    }

    drawCoarser(context, level, column, row) {
      for (let up = 1; level + up < index.levels; up++) {
        const [i, j] = [column >> up, row >> up];
        if (this.tiles.held(level + up, i, j)) {
          const [x, y] = this.origin();
          const side = this.size() * 2 ** level * index.side;
          context.save();
          context.beginPath();
          context.rect(Math.round(x + column * side), Math.round(y - (row + 1) * side),
              Math.ceil(side), Math.ceil(side));
          context.clip();
          this.drawTile(context, level + up, i, j);
          context.restore();
          return;
        }
      }
    }

    drawTile(context, level, column, row) {
      const tile = this.tiles.held(level, column, row);
      const [x, y] = this.origin();
      const size = this.size() * 2 ** level;
      const picture = tile.picture(this.key, this.look.painter());
      const [from, to] = [column * index.side, column * index.side + tile.columns]
          .map((cells) => Math.round(x + cells * size));
      const [bottom, top] = [row * index.side, row * index.side + tile.rows]
          .map((cells) => Math.round(y - cells * size));
      context.drawImage(picture, from, top, to - from, bottom - top);
    }

    /** A frame around the chosen cell, and around the cell in the middle for the keyboard. */
    drawMarks(context) {
      const marked = [
        ...(this.chosen ? [[this.chosen, 2]] : []),
        ...(this.canvas.matches(':focus-visible') && this.cellAt([this.x, this.y])
          ? [[this.cellAt([this.x, this.y]), 1]] : []),
      ];
      const { left, top, width, height } = this.frame();
      const [x, y] = this.origin();
      const size = this.size();
      context.save();
      context.beginPath();
      context.rect(left, top, width, height);
      context.clip();
      for (const [[column, row], line] of marked) {
        const half = Math.max(size / 2, 5 * this.ratio) + this.ratio;
        const [middle, level] = [x + (column + 0.5) * size, y - (row + 0.5) * size];
        for (const [colour, extra] of [['#fff', 2], ['#000', 0]]) {
          context.strokeStyle = colour;
          context.lineWidth = (line + extra) * this.ratio;
          context.strokeRect(middle - half, level - half, 2 * half, 2 * half);
        }
      }
      context.restore();
    }

    /** The part of the map that is seen, in device pixels. */
    visible() {
      const frame = this.frame();
      const [x, y] = this.origin();
      const size = this.size();
      const left = Math.max(frame.left, x);
      const right = Math.min(frame.left + frame.width, Math.round(x + index.columns * size));
      const top = Math.max(frame.top, Math.round(y - index.rows * size));
      const bottom = Math.min(frame.top + frame.height, y);
      return { left, right, top, bottom };
    }

    drawAxes(context) {
      const style = getComputedStyle(document.documentElement);
      const [ink, muted] = ['--ink', '--muted'].map((name) => style.getPropertyValue(name).trim());
      const { left, right, top, bottom } = this.visible();
      const { ratio } = this;
      context.font = 11 * ratio + 'px ' + getComputedStyle(this.canvas).fontFamily;
      context.strokeStyle = muted;
      context.fillStyle = muted;
      context.lineWidth = ratio;
      context.strokeRect(left - ratio / 2, top - ratio / 2, right - left + ratio, bottom - top + ratio);
      context.beginPath();
      this.drawTicks(context);
      context.stroke();
      context.fillStyle = ink;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(this.axes[0].label, (left + right) / 2, bottom + 34 * ratio);
      context.save();
      context.translate(left - 58 * ratio, (top + bottom) / 2);
      context.rotate(-Math.PI / 2);
      context.fillText(this.axes[1].label, 0, 0);
      context.restore();
    }

    drawTicks(context) {
      const { left, right, top, bottom } = this.visible();
      const [x, y] = this.origin();
      const [size, ratio] = [this.size(), this.ratio];
      [context.textAlign, context.textBaseline] = ['center', 'top'];
      for (const [place, text] of this.axes[0].ticks(
        (left - x) / size, (right - x) / size, (right - left) / ratio / 75)) {
        const at = Math.round(x + place * size);
        if (at >= left && at <= right) {
          context.moveTo(at, bottom);
          context.lineTo(at, bottom + 5 * ratio);
          context.fillText(text, at, bottom + 8 * ratio);
        }
      }
      [context.textAlign, context.textBaseline] = ['right', 'middle'];
      for (const [place, text] of this.axes[1].ticks(
        (y - bottom) / size, (y - top) / size, (bottom - top) / ratio / 40)) {
        const at = Math.round(y - place * size);
        if (at >= top && at <= bottom) {
          context.moveTo(left, at);
          context.lineTo(left - 5 * ratio, at);
          context.fillText(text, left - 8 * ratio, at);
        }
      }
    }

    drawLegend() {
      const canvas = byId('legend');
      const context = this.cleared(canvas);
      if (!context) {
        return;
      }
      const { ratio } = this;
      const style = getComputedStyle(document.documentElement);
      const bars = this.look.bars();
      const share = canvas.width / bars.length;
      const [top, bottom] = [24 * ratio, canvas.height - 10 * ratio];
      context.font = 11 * ratio + 'px ' + getComputedStyle(canvas).fontFamily;
      context.textBaseline = 'middle';
      bars.forEach(({ name, colours, ticks }, i) => {
        const left = Math.round(i * share);
        const step = (bottom - top) / colours.length;
        colours.forEach((colour, c) => {
          context.fillStyle = colour;
          context.fillRect(left, Math.floor(bottom - (c + 1) * step), 18 * ratio, Math.ceil(step));
        });
        context.fillStyle = style.getPropertyValue('--ink').trim();
        context.fillText(bars.length > 1 ? name : '', left, 10 * ratio);
        context.fillStyle = style.getPropertyValue('--muted').trim();
        for (const [at, text] of ticks) {
          context.fillText(text, left + 24 * ratio, bottom - at * (bottom - top));
        }
      });
      byId('legend-name').textContent = this.look.quantity.label + ' (grey: none)';
      canvas.setAttribute('aria-label', 'Colours of ' + bars.map(({ name, ticks }) => name
          + (ticks.length > 0 ? ' (from ' + ticks[0][1] + ' to ' + ticks[ticks.length - 1][1] + ')'
            : '')).join(' and of '));
    }

    makeReadout() {
      const names = ['column, row', ...index.axes.map(({ label }) => label),
        ...index.quantities.map(({ label }) => label)];
      byId('readout').tBodies[0].replaceChildren(...names.map((name) => {
        const row = document.createElement('tr');
        const head = document.createElement('th');
        head.scope = 'row';
        head.textContent = name;
        row.append(head, document.createElement('td'), document.createElement('td'));
        return row;
      }));
    }

    /** What is known of a cell, in words; level: of the tiles to ask. */
    told(cell, level) {
      const rows = 1 + index.axes.length + index.quantities.length;
      if (!cell) {
        return new Array(rows).fill('');
      }
      const values = this.tiles.values(level, ...cell);
      return [cell.join(', '), ...axisValues(...cell).map(axisWords),
        ...index.quantities.map((quantity, q) => (values ? words(quantity, values[q]) : '…'))];
    }

    fillReadout() {
      const texts = [this.told(this.looked, this.level()), this.told(this.chosen, 0)];
      Array.from(byId('readout').tBodies[0].rows).forEach((row, i) => {
        row.cells[1].textContent = texts[0][i];
        row.cells[2].textContent = texts[1][i];
      });
      if (this.chosen && texts[1].at(-1) !== '…') {
        const [, , , ...values] = texts[1];
        const said = 'Cell ' + this.chosen.join(', ') + ': ' + cellWords(...this.chosen) + '; '
            + index.quantities.map(({ label }, q) => label + ' ' + values[q]).join(', ');
        if (byId('chosen').textContent !== said) {
          byId('chosen').textContent = said;
        }
      }
    }

    choose(cell) {
      this.earlier = this.chosen ?? this.earlier;
      this.chosen = cell;
      byId('open').hidden = !cell;
      byId('none-chosen').hidden = Boolean(cell);
      const other = this.earlier && cell && this.earlier.join() !== cell.join();
      byId('compare-cells').hidden = !other;
      if (cell) {
        byId('open-network').href = 'workbench.html#cell=' + cell.join();
      } else {
        byId('chosen').textContent = '';
      }
      if (other) {
        byId('compare-cells').href = 'workbench.html#cell=' + this.earlier.join() + ';' + cell.join();
      }
      this.changed();
    }

    watch() {
      const { canvas } = this;
      new ResizeObserver(() => this.redraw()).observe(canvas);
      byId('quantity').addEventListener('change', ({ target }) => {
        this.quantity = target.value;
        this.restyle();
        this.remember();
      });
      byId('closer').addEventListener('click', () => this.zoomInMiddle(2));
      byId('farther').addEventListener('click', () => this.zoomInMiddle(0.5));
      byId('whole').addEventListener('click', () => { this.whole(); this.changed(); });
      byId('copy-link').addEventListener('click', ({ target }) => {
        history.replaceState(null, '', '#' + this.hash());
        copy(target, location.href, 'Copy the address');
      });
      canvas.addEventListener('keydown', (event) => this.onKey(event));
      for (const name of ['focus', 'blur']) {
        canvas.addEventListener(name, () => this.redraw());
      }
      this.watchPointers();
      self.addEventListener('hashchange', () => this.restore());
      dark.addEventListener('change', () => this.restyle());
    }

    watchPointers() {
      const { canvas } = this;
      const pointers = new Map();
      let moved = false;
      const at = (event) => {
        const box = canvas.getBoundingClientRect();
        return [event.clientX - box.left, event.clientY - box.top];
      };
      canvas.addEventListener('pointerdown', (event) => {
        moved = pointers.size > 0;
        pointers.set(event.pointerId, at(event));
        canvas.setPointerCapture(event.pointerId);
      });
      canvas.addEventListener('pointermove', (event) => {
        const now = at(event);
        const before = pointers.get(event.pointerId);
        if (!before) {
          this.lookAt(this.cellAt(this.placeAt(...now)));
        } else if (moved || Math.hypot(now[0] - before[0], now[1] - before[1]) > 3) {
          moved = true;
          this.drag(pointers, event.pointerId, now);
        }
      });
      const end = (event) => {
        if (pointers.delete(event.pointerId) && !moved && event.type === 'pointerup') {
          const cell = this.cellAt(this.placeAt(...at(event)));
          if (cell) {
            this.choose(cell);
          }
        }
      };
      canvas.addEventListener('pointerup', end);
      canvas.addEventListener('pointercancel', end);
      canvas.addEventListener('pointerleave', () => this.lookAt(null));
      canvas.addEventListener('wheel', (event) => {
        if (this.scale > 0 || event.deltaY < 0) {
          event.preventDefault();
          this.zoomBy(Math.exp(-event.deltaY / 300), ...at(event));
        }
      }, { passive: false });
      canvas.addEventListener('dblclick', (event) => this.zoomBy(2.5, ...at(event)));
    }

    /** One pointer moves the map; of two, the distance zooms. */
    drag(pointers, id, now) {
      const before = pointers.get(id);
      const other = [...pointers].find(([name]) => name !== id)?.[1];
      pointers.set(id, now);
      if (!other) {
        this.pan(now[0] - before[0], now[1] - before[1]);
        return;
      }
      const distance = (from) => Math.max(1, Math.hypot(from[0] - other[0], from[1] - other[1]));
      this.pan((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
      this.zoomBy(distance(now) / distance(before),
          (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    }

    lookAt(cell) {
      this.looked = cell;
      this.redraw();
    }

    onKey(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) {
        return;
      }
      const { width, height } = this.frame();
      const cell = this.size() / this.ratio;
      const [x, y] = event.shiftKey ? [cell, cell]
          : [width, height].map((side) => side / this.ratio / 10);
      const acts = {
        'ArrowLeft': () => this.pan(x, 0),
        'ArrowRight': () => this.pan(-x, 0),
        'ArrowUp': () => this.pan(0, y),
        'ArrowDown': () => this.pan(0, -y),
        '+': () => this.zoomInMiddle(2),
        '=': () => this.zoomInMiddle(2),
        '-': () => this.zoomInMiddle(0.5),
        '0': () => { this.whole(); this.changed(); },
        'Enter': () => this.choose(this.cellAt([this.x, this.y])),
      };
      if (acts[event.key]) {
        event.preventDefault();
        acts[event.key]();
        this.lookAt(this.cellAt([this.x, this.y]));
      }
    }
  }

  const holder = byId('map');
  if (holder) {
    self.uncoil.mapView = new MapView(holder);
  }
})();
