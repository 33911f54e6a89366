'use strict';
// Reads what the gallery holds of runs and of their datasets: see DatasetScript, ParameterScript
// and EmbeddingScript for how it is written.
(() => {
  const { Network, predicted } = self.uncoil;
  const VERSION = 3;
  /** The greatest level of a stored coordinate, and that of what is no finite number. */
  const TOP = 4094;
  const NONE = 4095;
  /** So many points at all epochs decide the axes. */
  const SAMPLE = 200;
  /** The room around what the axes must hold, as in films. */
  const MARGIN = 0.08;

  /** Loads a script: a page that was opened from disk may load nothing else. */
  async function script(path, group, name) {
    await new Promise((resolve, reject) => {
      const element = document.createElement('script');
      element.src = path;
      element.addEventListener('load', resolve);
      element.addEventListener('error', () => reject(new Error(path + ' cannot be loaded')));
      document.head.append(element);
    });
    return opened(group, name, path);
  }

  /** What a script has put under a name. */
  async function opened(group, name, path) {
    const head = self[group]?.[name];
    if (head?.version !== VERSION) {
      throw new Error(path + ' was written by another version: make the gallery again');
    }
    delete self[group][name];
    return { head, body: new Body(await inflate(head.data)) };
  }

  async function inflate(text) {
    const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  /** Lists of numbers: of each the lowest bytes of all, then the next higher ones. */
  class Body {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
    }

    next(count, size) {
      const values = new Int32Array(count);
      for (let plane = 0; plane < size; plane++) {
        for (let i = 0; i < count; i++) {
          values[i] |= this.bytes[this.at + plane * count + i] << (8 * plane);
        }
      }
      this.at += count * size;
      return values;
    }
  }

  const unfolded = (value) => (value >>> 1) ^ -(value & 1);

  /** How the points of a single feature are spread, as org.uncoil.embedding.InputPlane does it. */
  const GOLDEN = 0.6180339887498949;

  /** The points of a dataset. */
  class Points {
    constructor({ head, body }) {
      Object.assign(this, {
        name: head.name, classNames: head.classes, features: head.features,
        points: head.points, of: head.of, classes: head.classes.length, plane: head.plane ?? null,
      });
      this.numbers = Array.from(body.next(this.points, 4));
      const words = body.next(this.points, 2);
      this.labels = Array.from(words, (word) => word & 0x7fff);
      this.isTest = Array.from(words, (word) => word > 0x7fff);
      this.dimensions = head.dimensions ?? head.ranges.length;
      // feature by feature, as a network takes them
      this.inputs = new Float32Array(this.dimensions * this.points);
      for (let feature = 0; feature < this.dimensions; feature++) {
        this.inputs.set(head.exact
            ? new Float32Array(body.next(this.points, 4).buffer)
            : this.rounded(head.ranges[feature], body), feature * this.points);
      }
    }

    /** A feature's values that are stored in steps of its range. */
    rounded([least, most], body) {
      return Float32Array.from(body.next(this.points, 2),
          (level) => least + (level / 0xffff) * (most - least));
    }

    /** Where the points lie on the plane on which inputs are drawn; null where inputs are not held. */
    positions() {
      if (!this.placed && this.dimensions > 0) {
        this.placed = this.place();
      }
      return this.placed ?? null;
    }

    place() {
      const { points, inputs, dimensions, plane, numbers } = this;
      const x = new Float64Array(points);
      const y = new Float64Array(points);
      if (dimensions === 2) {
        x.set(inputs.subarray(0, points));
        y.set(inputs.subarray(points));
      } else if (dimensions === 1) {
        x.set(inputs);
        const extent = Math.max(...x) - Math.min(...x);
        numbers.forEach((number, point) => {
          const turn = (number + 1) * GOLDEN;
          y[point] = ((turn - Math.floor(turn) - 0.5) * extent) / 2;
        });
      } else {
        for (let feature = 0; feature < dimensions; feature++) {
          for (let point = 0; point < points; point++) {
            const value = inputs[feature * points + point] - plane.origin[feature];
            x[point] += value * plane.axes[0][feature];
            y[point] += value * plane.axes[1][feature];
          }
        }
      }
      return { x, y };
    }

    /** What the plane's axes must hold. */
    inputLimits() {
      if (!this.limits) {
        const { x, y } = this.positions();
        const [left, right] = withoutOutliers(Array.from(x));
        const [bottom, top] = withoutOutliers(Array.from(y));
        this.limits = { left, right, bottom, top };
      }
      return this.limits;
    }

    /** Places of the plane as inputs, feature by feature. */
    toInputs(x, y) {
      const count = x.length;
      const inputs = new Float64Array(this.dimensions * count);
      for (let feature = 0; feature < this.dimensions; feature++) {
        const origin = this.plane ? this.plane.origin[feature] : 0;
        const [a, b] = this.plane
            ? [this.plane.axes[0][feature], this.plane.axes[1][feature]]
            : [feature === 0 ? 1 : 0, feature === 1 ? 1 : 0];
        for (let i = 0; i < count; i++) {
          inputs[feature * count + i] = origin + a * x[i] + b * y[i];
        }
      }
      return inputs;
    }

    axisNames() {
      return this.plane ? this.plane.names : [this.features[0], this.features[1] ?? ''];
    }
  }

  /** What the kinds of recordings share: which points, and what follows from the predictions. */
  class Recording {
    constructor(points, head) {
      this.dataset = points;
      this.epochs = head.epochs;
      for (const name of ['points', 'of', 'classes', 'numbers', 'labels', 'isTest']) {
        this[name] = points[name];
      }
      this.states = new Map();
    }

    /** The run at one of its epochs, by place: stages (x and y of the points), predicted, layer. */
    at(place) {
      if (!this.states.has(place)) {
        this.states.set(place, this.state(place));
      }
      return this.states.get(place);
    }

    /** A point's places at all epochs up to one. */
    path(point, stage, last) {
      return Array.from({ length: last + 1 }, (_, place) => {
        const { x, y } = this.some([point], place)[stage];
        return [x[0], y[0]];
      });
    }

    /** How often each class is predicted for each: training points, then test points, row by row. */
    counts(place) {
      const { classes, labels, isTest } = this;
      const counts = new Array(2 * classes * classes).fill(0);
      this.at(place).predicted.forEach((given, point) => {
        counts[((isTest[point] ? classes : 0) + labels[point]) * classes + given]++;
      });
      return counts;
    }

    /** The shares of training points and of test points that are correct; NaN where there are none. */
    accuracy(place) {
      const state = this.at(place);
      state.accuracy ??= this.shares(state.predicted);
      return state.accuracy;
    }

    shares(given) {
      const right = [0, 0];
      const all = [0, 0];
      for (let point = 0; point < this.points; point++) {
        const part = this.isTest[point] ? 1 : 0;
        all[part]++;
        right[part] += given[point] === this.labels[point] ? 1 : 0;
      }
      return right.map((count, part) => count / all[part]);
    }

    /** The epochs from which points are always correct, −1 where they end incorrect. */
    readLearned(body) {
      return Array.from(body.next(this.points, 4), (epoch) => epoch - 1);
    }
  }

  /** A run of which the page has the embedding at each epoch. */
  class StoredEmbedding extends Recording {
    constructor(points, head, body) {
      super(points, head);
      this.limits = head.limits.map(([left, right, bottom, top]) => ({ left, right, bottom, top }));
      let before = new Int32Array(this.points);
      const tracks = head.limits.map(() => ({ x: [], y: [] }));
      const layers = head.layers.map((layer) => layer.map((value) => value ?? NaN));
      this.epochs.forEach((epoch, place) => {
        const stages = tracks.map((track, stage) => {
          const { left, right, bottom, top } = this.limits[stage];
          return {
            x: this.coordinates(body, track.x, left, right),
            y: this.coordinates(body, track.y, bottom, top),
          };
        });
        before = body.next(this.points, 2).map((changed, i) => changed ^ before[i]);
        this.states.set(place, { stages, predicted: before, layer: layers[place] });
      });
      this.learned = this.readLearned(body);
    }

    /** Levels are stored as what they differ by from the line through the two epochs before. */
    coordinates(body, track, from, to) {
      const last = track[track.length - 1];
      const first = track[track.length - 2] ?? last;
      const levels = body.next(this.points, 2).map(
          (value, i) => unfolded(value) + (last ? 2 * last[i] - first[i] : 0));
      track.push(levels);
      return Float64Array.from(levels,
          (level) => (level === NONE ? NaN : from + (level / TOP) * (to - from)));
    }

    /** x and y of some of the points at an epoch, stage by stage. */
    some(chosen, place) {
      return this.at(place).stages.map(({ x, y }) => ({
        x: Float64Array.from(chosen, (point) => x[point]),
        y: Float64Array.from(chosen, (point) => y[point]),
      }));
    }
  }

  /** A run of which the page has the parameters at each epoch, and computes everything. */
  class Replay extends Recording {
    constructor(points, head, body) {
      super(points, head);
      this.network = new Network(head.widths, head.activations);
      this.parameters = this.readParameters(head, body);
      // identity before and after are the same
      this.last = this.network.bottleneck;
      this.stageCount = head.activations[this.last] === 'identity' ? 1 : 2;
      this.learned = head.learned ? this.readLearned(body) : null;
      this.limits = this.findLimits();
    }

    readParameters({ bits, ranges }, body) {
      const count = this.network.parameterCount;
      const mask = 2 ** bits - 1;
      const steps = mask - 1;
      const scales = new Float64Array(count);
      const least = new Float64Array(count);
      let from = 0;
      this.network.layers.forEach(({ inputs, units }, layer) => {
        [inputs * units, units].forEach((size, part) => {
          const [low, high] = ranges[2 * layer + part];
          least.fill(low, from, from + size);
          scales.fill((high - low) / steps, from, from + size);
          from += size;
        });
      });
      let last = null;
      let first = null;
      return this.epochs.map(() => {
        const levels = body.next(count, Math.ceil(bits / 8)).map((value, i) => {
          const line = last ? 2 * last[i] - first[i] : 0;
          return (unfolded(value) + line) & mask;
        });
        first = last ?? levels;
        last = levels;
        return Float64Array.from(levels,
            (level, i) => (level > steps ? NaN : least[i] + level * scales[i]));
      });
    }

    state(place) {
      const { stages, logits } = this.predict(this.dataset.inputs, this.points, place);
      return {
        stages, logits, predicted: predicted(logits, this.classes, this.points),
        layer: this.layer(place),
      };
    }

    /** What becomes of inputs at an epoch: x and y after and before the activation, and logits. */
    predict(inputs, count, place) {
      const { before, after, logits } = this.network.forward(
          this.parameters[place], inputs, count, false);
      const stages = [after, before].slice(0, this.stageCount).map((sides) => ({
        x: sides[this.last].subarray(0, count),
        y: sides[this.last].subarray(count, 2 * count),
      }));
      return { stages, logits };
    }

    /** The same of places of the input plane. */
    predictions(x, y, place) {
      return this.predict(this.dataset.toInputs(x, y), x.length, place);
    }

    /** The mean cross-entropy over the training points; NaN where there is none. */
    loss(place) {
      const state = this.at(place);
      state.loss ??= this.crossEntropy(state.logits);
      return state.loss;
    }

    crossEntropy(logits) {
      const { classes, labels, points, isTest } = this;
      let sum = 0;
      let count = 0;
      for (let point = 0; point < points; point++) {
        if (!isTest[point]) {
          let most = -Infinity;
          for (let c = 0; c < classes; c++) {
            most = Math.max(most, logits[c * points + point]);
          }
          let all = 0;
          for (let c = 0; c < classes; c++) {
            all += Math.exp(logits[c * points + point] - most);
          }
          sum += Math.log(all) + most - logits[labels[point] * points + point];
          count++;
        }
      }
      return sum / count;
    }

    /** Of each point the probability of the class that is predicted. */
    probability(place) {
      const state = this.at(place);
      state.probability ??= likelihood(state.logits, state.predicted, this.classes);
      return state.probability;
    }

    /** Places of the input plane through all layers of the network at an epoch. */
    through(x, y, place) {
      return this.network.forward(
          this.parameters[place], this.dataset.toInputs(x, y), x.length);
    }

    /** Of each class the last layer's two weights and its bias. */
    layer(place) {
      const { weights, biases, units } = this.network.layers[this.last + 1];
      const parameters = this.parameters[place];
      return Array.from({ length: units }, (_, c) => [
        parameters[weights + 2 * c], parameters[weights + 2 * c + 1], parameters[biases + c],
      ]).flat();
    }

    /** x and y of some of the points at an epoch, after and before the activation. */
    some(chosen, place) {
      const inputs = new Float64Array(this.dataset.dimensions * chosen.length);
      for (let feature = 0; feature < this.dataset.dimensions; feature++) {
        chosen.forEach((point, i) => {
          inputs[feature * chosen.length + i] = this.dataset.inputs[feature * this.points + point];
        });
      }
      return this.predict(inputs, chosen.length, place).stages;
    }

    findLimits() {
      const stride = Math.max(1, Math.floor(this.points / SAMPLE));
      const chosen = [];
      for (let point = 0; point < this.points; point += stride) {
        chosen.push(point);
      }
      const found = Array.from({ length: this.stageCount }, () => [[], []]);
      this.epochs.forEach((_, place) => {
        this.some(chosen, place).forEach(({ x, y }, stage) => {
          found[stage][0].push(...x);
          found[stage][1].push(...y);
        });
      });
      return found.map(([x, y]) => {
        const [left, right] = withoutOutliers(x);
        const [bottom, top] = withoutOutliers(y);
        return { left, right, bottom, top };
      });
    }
  }

  /** Softmax of the logits, at the predicted classes. */
  function likelihood(logits, given, classes) {
    const count = given.length;
    return Float64Array.from(given, (best, point) => {
      let sum = 0;
      for (let c = 0; c < classes; c++) {
        sum += Math.exp(logits[c * count + point] - logits[best * count + point]);
      }
      return 1 / sum;
    });
  }

  /**
   * Limits that hold every finite value but outliers, those that lie further beyond the middle 90 %
   * than that middle is wide: as org.uncoil.embedding.AxisLimits.
   */
  function withoutOutliers(values) {
    const sorted = Float64Array.from(values.filter(Number.isFinite)).sort();
    if (sorted.length === 0) {
      return [-1, 1];
    }
    const narrow = (low, high) => high - low <= 1e-6 * Math.max(1, Math.abs(high));
    const cut = Math.floor(sorted.length / 20);
    let [low, high] = [sorted[cut], sorted[sorted.length - 1 - cut]];
    if (narrow(low, high)) {
      const few = Math.floor(0.001 * (sorted.length - 1));
      [low, high] = [sorted[few], sorted[sorted.length - 1 - few]];
    } else {
      const room = high - low;
      const inside = sorted.filter((value) => value >= low - room && value <= high + room);
      [low, high] = [inside[0], inside[inside.length - 1]];
    }
    if (narrow(low, high)) {
      const half = Math.max(1, Math.abs(low + high) * 0.5e-3);
      return [(low + high) / 2 - half, (low + high) / 2 + half];
    }
    return [low - MARGIN * (high - low), high + MARGIN * (high - low)];
  }

  const runs = new Map();

  /** A run, once, from the path of its script. */
  function load(runId, path) {
    if (!runs.has(runId)) {
      runs.set(runId, read(runId, path));
    }
    return runs.get(runId);
  }

  async function read(runId, path) {
    const { head, body } = await script(path, 'uncoilRecordings', runId);
    const folder = path.slice(0, path.lastIndexOf('runs/')) + 'datasets/';
    const points = await dataset(head.dataset, folder + head.dataset + '.js');
    return head.widths
        ? new Replay(points, head, body)
        : new StoredEmbedding(points, head, body);
  }

  /** Holds a run that the page itself has made. */
  function hold(runId, run) {
    runs.set(runId, Promise.resolve(run));
  }

  const datasets = new Map();

  /** A dataset, once for all of its runs. */
  function dataset(id, path) {
    if (!datasets.has(id)) {
      datasets.set(id, script(path, 'uncoilDatasets', id).then((found) => new Points(found)));
    }
    return datasets.get(id);
  }

  self.uncoil = { ...self.uncoil, payload: { load, hold, dataset, script, opened, unfolded, Points, Replay }, likelihood };
})();
