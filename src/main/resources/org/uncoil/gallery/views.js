'use strict';
// The three panels of a pane: the input plane, the network and the embedding of one run.
(() => {
  const { Plot, cleared, theme, classColour, predicted, likelihood } = self.uncoil;
  /** Places at which the input plane is coloured, along each side. */
  const CELLS = 64;
  /** Lines of the grid in each direction, and corners of each line. */
  const LINES = 17;
  const CORNERS = 49;
  /** So many units of a layer, and so many weights, are drawn. */
  const MOST_UNITS = 128;
  const MOST_WEIGHTS = 1200;
  /** So many shades of positive and of negative weights are drawn. */
  const WEIGHT_STEPS = 12;

  /** A regular grid over limits, as places of the plane, line by line. */
  function grid({ left, right, bottom, top }) {
    const x = [];
    const y = [];
    const at = (from, to, i, count) => from + ((to - from) * i) / (count - 1);
    for (let line = 0; line < LINES; line++) {
      for (let corner = 0; corner < CORNERS; corner++) {
        x.push(at(left, right, line, LINES));
        y.push(at(bottom, top, corner, CORNERS));
      }
    }
    for (let line = 0; line < LINES; line++) {
      for (let corner = 0; corner < CORNERS; corner++) {
        x.push(at(left, right, corner, CORNERS));
        y.push(at(bottom, top, line, LINES));
      }
    }
    return { x, y };
  }

  /** The grid of a dataset's input plane, once for all runs. */
  function gridOf(dataset) {
    dataset.grid ??= grid(dataset.inputLimits());
    return dataset.grid;
  }

  function strokeLines(context, places, pixel) {
    context.beginPath();
    for (let i = 0; i < places.x.length; i++) {
      const [left, top] = pixel(i);
      if (i % CORNERS === 0 || !Number.isFinite(left + top)) {
        context.moveTo(left, top);
      } else {
        context.lineTo(left, top);
      }
    }
    context.stroke();
  }

  function rgb(hex) {
    return [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
  }

  /** A picture of the cells, from what writes red, green, blue and opacity of each. */
  function picture(paint) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = CELLS;
    const context = canvas.getContext('2d');
    const image = context.createImageData(CELLS, CELLS);
    paint(image.data);
    context.putImageData(image, 0, 0);
    return canvas;
  }

  /** The middles of the cells that cover a rectangle, row by row from the top. */
  function cellsOf({ from, to }) {
    const x = new Float64Array(CELLS * CELLS);
    const y = new Float64Array(CELLS * CELLS);
    for (let i = 0; i < CELLS * CELLS; i++) {
      x[i] = from.x + ((to.x - from.x) * ((i % CELLS) + 0.5)) / CELLS;
      y[i] = to.y - ((to.y - from.y) * (Math.floor(i / CELLS) + 0.5)) / CELLS;
    }
    return { x, y };
  }

  /** What the panels of all panes share: which points are shown and marked. */
  class View extends Plot {
    constructor(canvas, run, shared) {
      super(canvas, run, false);
      this.shared = shared;
      this.redraw();
    }

    shows(point) {
      return !this.shared || (this.run.isTest[point] ? this.shared.test : this.shared.train);
    }

    looks(colours) {
      const look = super.looks(colours);
      return this.shared?.selected.size > 0
          ? (point) => look(point) + (this.faded(point) ? ' faded' : '') : look;
    }

    /** Whether other points than this one are selected. */
    faded(point) {
      const selected = this.shared?.selected;
      return selected?.size > 0 && !selected.has(this.run.numbers[point]);
    }

    /** The points within a rectangle of the canvas. */
    within(left, top, right, bottom) {
      const spots = this.spots(this.frame());
      return this.order.filter((point) => {
        const [x, y] = spots.subarray(2 * point, 2 * point + 2);
        return this.shows(point) && x >= left && x <= right && y >= top && y <= bottom;
      });
    }

    drawCross(context, frame, colours, [x, y]) {
      const [left, top] = this.pixel(x, y, frame);
      context.strokeStyle = colours.ink;
      context.lineWidth = 1.5;
      context.beginPath();
      context.moveTo(left - 9, top);
      context.lineTo(left + 9, top);
      context.moveTo(left, top - 9);
      context.lineTo(left, top + 9);
      context.stroke();
    }

    drawAfter(context, frame, colours) {
      const { brush } = this;
      if (brush) {
        context.strokeStyle = colours.ink;
        context.lineWidth = 1;
        context.setLineDash([4, 3]);
        context.strokeRect(brush[0], brush[1], brush[2] - brush[0], brush[3] - brush[1]);
        context.setLineDash([]);
      }
    }

  }

  /** The input plane, coloured by what the network predicts or by what a unit gives. */
  class InputView extends View {
    constructor(canvas, run, shared) {
      super(canvas, run, shared);
      this.unit = null;
      this.extent = null;
      this.pictures = new Map();
    }

    limits() {
      return this.run.dataset.inputLimits();
    }

    places() {
      return this.run.dataset.positions();
    }

    beyond() {
      return false;
    }

    /** What the canvas holds where it is not zoomed; pictures of another shape are let go. */
    whole() {
      const { from, to } = this.fitted(this.limits(), { factor: 1, x: 0, y: 0 });
      const same = this.extent && [[from, this.extent.from], [to, this.extent.to]].every(
          ([now, before]) => now.x === before.x && now.y === before.y);
      if (!same) {
        this.extent = { from, to };
        this.cells = cellsOf(this.extent);
        this.pictures.clear();
        this.unitKey = null;
      }
      return this.extent;
    }

    /** What lies over the plane at an epoch: the predictions, or the values of a unit. */
    heat(colours, place) {
      this.whole();
      const key = colours.name + ' ' + place;
      if (this.unit) {
        return this.unitHeat(colours, place, key + ' ' + this.unit);
      }
      if (this.pictures.has(key)) {
        return this.pictures.get(key);
      }
      const { logits } = this.run.predictions(this.cells.x, this.cells.y, place);
      const drawn = this.predictionPicture(logits, colours);
      // Recorded epochs are kept: 16 kB each, and 10 ms that playing does not have.
      if (Number.isInteger(place)) {
        this.pictures.set(key, drawn);
      }
      return drawn;
    }

    unitHeat(colours, place, key) {
      if (this.unitKey !== key) {
        this.unitKey = key;
        this.unitImage = this.unitPicture(
            this.run.through(this.cells.x, this.cells.y, place), colours);
      }
      return this.unitImage;
    }

    /** Computes what an epoch will need. */
    prepare(place, colours) {
      if (this.run.network && this.shared.regions && !this.unit && this.canvas.clientWidth > 0) {
        this.heat(colours, place);
      }
    }

    predictionPicture(logits, colours) {
      const { classes } = this.run;
      const given = predicted(logits, classes, CELLS * CELLS);
      const share = likelihood(logits, given, classes);
      const hues = Array.from({ length: classes }, (_, c) => rgb(classColour(c, colours.name)));
      return picture((data) => given.forEach((c, i) => {
        const sure = Math.max(0, (share[i] - 1 / classes) / (1 - 1 / classes));
        [data[4 * i], data[4 * i + 1], data[4 * i + 2]] = hues[c];
        data[4 * i + 3] = 30 + 75 * (sure || 0);
      }));
    }

    unitPicture({ after, logits }, colours) {
      const [layer, unit] = this.unit;
      const all = after[layer] ?? logits;
      const values = all.subarray(unit * CELLS * CELLS, (unit + 1) * CELLS * CELLS);
      const most = values.reduce((max, value) => Math.max(max, Math.abs(value) || 0), 1e-9);
      const hues = [rgb(colours.apart), rgb(colours.wrong)];
      return picture((data) => values.forEach((value, i) => {
        [data[4 * i], data[4 * i + 1], data[4 * i + 2]] = hues[value < 0 ? 1 : 0];
        data[4 * i + 3] = 200 * Math.min(1, Math.abs(value) / most || 0);
      }));
    }

    drawBackground(context, frame, colours) {
      if (this.run.network && (this.shared.regions || this.unit)) {
        const heat = this.heat(colours, this.place);
        const { from, to } = this.extent;
        const [left, top] = this.pixel(from.x, to.y, frame);
        const [right, bottom] = this.pixel(to.x, from.y, frame);
        context.imageSmoothingEnabled = true;
        context.drawImage(heat, left, top, right - left, bottom - top);
      }
      if (this.shared.grid) {
        const places = gridOf(this.run.dataset);
        context.strokeStyle = colours.muted;
        context.globalAlpha = 0.35;
        context.lineWidth = 0.7;
        strokeLines(context, places, (i) => this.pixel(places.x[i], places.y[i], frame));
        context.globalAlpha = 1;
      }
    }

    drawChosen(context, frame, colours) {
      this.drawRing(context, frame, colours);
    }

    drawAfter(context, frame, colours) {
      if (this.shared.cursor && this.shared.cursor.dataset === this.run.dataset) {
        this.drawCross(context, frame, colours, this.shared.cursor.place);
      }
      super.drawAfter(context, frame, colours);
    }
  }

  /** The embedding: the points, the grid that the network has bent, and the output layer's line. */
  class EmbeddingView extends View {
    /** How far points and grid have gone from the input plane to the embedding, 0 to 1. */
    morph() {
      return this.run.network && this.run.dataset.positions() ? this.shared.morph : 1;
    }

    /** Between a place of the input plane and one of the embedding, in pixels. */
    between(from, to, frame) {
      const share = this.morph();
      const end = this.pixel(...to, frame);
      if (share === 1) {
        return end;
      }
      const start = this.pixel(...from, this.startFrame());
      return [0, 1].map((i) => start[i] + share * (end[i] - start[i]));
    }

    /** Where the axes of the input plane would lie on this canvas. */
    startFrame() {
      const size = [this.canvas.clientWidth, this.canvas.clientHeight, ...Object.values(this.zoom)];
      if (this.startKey !== size.join()) {
        this.startKey = size.join();
        this.start = this.fitted(this.run.dataset.inputLimits(), this.zoom);
      }
      return this.start;
    }

    /** On the way the numbers of neither plane hold. */
    drawAxes(context, frame, colours) {
      if (this.morph() === 1) {
        super.drawAxes(context, frame, colours);
      }
    }

    spots(frame) {
      const spots = super.spots(frame);
      const share = this.morph();
      if (share < 1) {
        const { x, y } = this.run.dataset.positions();
        for (let i = 0; i < this.run.points; i++) {
          const [left, top] = this.pixel(x[i], y[i], this.startFrame());
          spots[2 * i] = left + share * (spots[2 * i] - left);
          spots[2 * i + 1] = top + share * (spots[2 * i + 1] - top);
        }
      }
      return spots;
    }

    /** The grid through the network at an epoch. */
    bent(place) {
      const state = this.run.at(place);
      if (!state.grid) {
        const { x, y } = gridOf(this.run.dataset);
        state.grid = this.run.predictions(x, y, place).stages;
      }
      return state.grid[this.stage];
    }

    /** Computes what an epoch will need. */
    prepare(place) {
      this.run.at(place);
      if (this.shared.grid && this.run.network && this.run.dataset.positions()) {
        this.bent(place);
      }
    }

    drawBackground(context, frame, colours) {
      const share = this.morph();
      if (this.stage === 0 && this.shared.regions && share === 1) {
        this.drawRegions(context, frame, colours);
      }
      if (this.shared.grid && this.run.network && this.run.dataset.positions()) {
        const from = gridOf(this.run.dataset);
        const to = this.bent(this.place);
        context.strokeStyle = colours.muted;
        context.globalAlpha = 0.4;
        context.lineWidth = 0.7;
        strokeLines(context, from,
            (i) => this.between([from.x[i], from.y[i]], [to.x[i], to.y[i]], frame));
        context.globalAlpha = 1;
      }
    }

    drawChosen(context, frame, colours) {
      if (this.morph() === 1) {
        super.drawChosen(context, frame, colours);
      } else {
        this.drawRing(context, frame, colours);
      }
    }

    drawAfter(context, frame, colours) {
      const { cursor } = this.shared;
      if (cursor && this.run.network && cursor.dataset === this.run.dataset) {
        const [x, y] = cursor.place;
        const end = this.run.predictions([x], [y], this.place).stages[this.stage];
        const [left, top] = this.between(cursor.place, this.bounded(end.x[0], end.y[0]), frame);
        this.drawCross(context, frame, colours, [
          frame.from.x + (left - frame.left) / frame.scale,
          frame.to.y - (top - frame.top) / frame.scale,
        ]);
      }
      super.drawAfter(context, frame, colours);
    }
  }

  /** The network: units as dots, weights as lines, layer by layer from left to right. */
  class NetworkView {
    constructor(canvas, run) {
      this.canvas = canvas;
      this.run = run;
      this.place = run.epochs.length - 1;
      this.unit = null;
      this.waiting = 0;
      this.watched = new ResizeObserver(() => this.redraw());
      this.watched.observe(canvas);
    }

    close() {
      cancelAnimationFrame(this.waiting);
      this.watched.disconnect();
    }

    redraw() {
      if (this.waiting === 0) {
        this.waiting = requestAnimationFrame(() => this.draw());
      }
    }

    show(place) {
      this.place = place;
      this.redraw();
    }

    /** The units that are drawn of a layer, 0 being the input. */
    shown(layer) {
      const count = Math.min(MOST_UNITS, this.run.network.widths[layer]);
      return Array.from({ length: count }, (_, unit) => unit);
    }

    spot(layer, unit) {
      const { widths } = this.run.network;
      const count = Math.min(MOST_UNITS, widths[layer]);
      const { clientWidth, clientHeight } = this.canvas;
      return [
        16 + ((clientWidth - 32) * layer) / (widths.length - 1),
        10 + ((clientHeight - 20) * (unit + 0.5)) / count,
      ];
    }

    /** The unit nearest to a pixel: its layer, 0 being the first that has an activation, and number. */
    near(left, top) {
      let best = null;
      let least = 14 * 14;
      for (let layer = 1; layer < this.run.network.widths.length; layer++) {
        for (const unit of this.shown(layer)) {
          const [x, y] = this.spot(layer, unit);
          const distance = (x - left) ** 2 + (y - top) ** 2;
          if (distance <= least) {
            least = distance;
            best = [layer - 1, unit];
          }
        }
      }
      return best;
    }

    /** The weights that are drawn: layer, from which unit, to which, value. */
    weights() {
      const parameters = this.run.parameters[this.place];
      const found = [];
      this.run.network.layers.forEach(({ inputs, weights }, layer) => {
        for (const to of this.shown(layer + 1)) {
          for (const from of this.shown(layer)) {
            found.push([layer, from, to, parameters[weights + to * inputs + from] || 0]);
          }
        }
      });
      if (found.length > MOST_WEIGHTS) {
        found.sort((a, b) => Math.abs(b[3]) - Math.abs(a[3]));
        found.length = MOST_WEIGHTS;
      }
      return found;
    }

    draw() {
      this.waiting = 0;
      const context = cleared(this.canvas, self.devicePixelRatio || 1);
      if (context) {
        this.paint(context);
      }
    }

    paint(context) {
      const colours = theme();
      const weights = this.weights();
      const most = weights.reduce((max, [, , , weight]) => Math.max(max, Math.abs(weight)), 1e-9);
      // lines of about the same weight are one path: hundreds of single ones take 5 ms
      const groups = new Map();
      for (const weight of weights) {
        const step = Math.round((weight[3] / most) * WEIGHT_STEPS);
        groups.set(step, groups.get(step) ?? []);
        groups.get(step).push(weight);
      }
      const steps = [...groups.keys()].sort((a, b) => Math.abs(a) - Math.abs(b));
      for (const step of steps) {
        const share = Math.abs(step) / WEIGHT_STEPS;
        context.strokeStyle = step < 0 ? colours.wrong : colours.apart;
        context.globalAlpha = 0.08 + 0.75 * share;
        context.lineWidth = 0.4 + 2 * share;
        context.beginPath();
        for (const [layer, from, to] of groups.get(step)) {
          context.moveTo(...this.spot(layer, from));
          context.lineTo(...this.spot(layer + 1, to));
        }
        context.stroke();
      }
      context.globalAlpha = 1;
      this.run.network.widths.forEach((width, layer) => {
        for (const unit of this.shown(layer)) {
          const [x, y] = this.spot(layer, unit);
          const marked = this.unit && this.unit[0] === layer - 1 && this.unit[1] === unit;
          const last = layer === this.run.network.widths.length - 1;
          context.beginPath();
          context.arc(x, y, marked ? 7 : width > 24 ? 2.5 : 5, 0, 2 * Math.PI);
          context.fillStyle = last ? classColour(unit, colours.name) : colours.card;
          context.strokeStyle = marked ? colours.ink : colours.muted;
          context.lineWidth = marked ? 2.5 : 1.2;
          context.fill();
          context.stroke();
        }
      });
    }
  }

  self.uncoil = { ...self.uncoil, InputView, EmbeddingView, NetworkView };
})();
