'use strict';
// Trains a bottleneck network as org.uncoil.network does, in 64-bit numbers: all training points in
// each step, softmax and cross-entropy, the activations, optimizers and schedules of
// org.uncoil.study. A specification is what org.uncoil.study.Canonical makes of a NetworkSpec.
(() => {
  const { Network, ACTIVATIONS, payload } = self.uncoil;
  /** Multiply-adds that a reader will wait for: some seconds. */
  const MOST_WORK = 2e9;
  /** Epochs that are kept, and parameters that are held until it is known which. */
  const MOST_EPOCHS = 61;
  const MOST_HELD = 4e6;
  /** What an epoch counts in which nothing changes, so that such epochs are chosen evenly. */
  const STILL = 1e-9;
  /** A slice of training, in milliseconds: the page is drawn between two. */
  const SLICE = 24;
  /** The engine's numbers end here: what would be infinite there has diverged here as well. */
  const MOST = 3.4028234663852886e38;

  const logistic = (x) => 1 / (1 + Math.exp(-x));
  const softplus = (x) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));
  const density = (x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

  /** The normal distribution, as org.uncoil.study.NormalDistribution computes it. */
  function cumulative(x) {
    const size = Math.abs(x);
    if (size <= 3.5) {
      let term = x;
      let sum = x;
      for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum); n += 2) {
        term *= (x * x) / n;
        sum += term;
      }
      return 0.5 + density(x) * sum;
    }
    let value = size;
    for (let level = 60; level >= 1; level--) {
      value = size + level / value;
    }
    const tail = density(size) / value;
    return x < 0 ? tail : 1 - tail;
  }

  const VALUES = { ...ACTIVATIONS, 'gelu-exact': (x) => x * cumulative(x) };

  function swishSlope(x, factor) {
    const s = logistic(factor * x);
    return s + factor * x * s * (1 - s);
  }

  function mishSlope(x) {
    const t = Math.tanh(softplus(x));
    return t + x * (1 - t * t) * logistic(x);
  }

  function rationalSlope(x) {
    const y = Math.abs((2 * x) / 3);
    const a = 1 + y + y * y + 1.41645 * y * y * y * y;
    return (((1.7159 * 2) / 3) * (1 + 2 * y + 4 * 1.41645 * y * y * y)) / (a * a);
  }

  function lishtSlope(x) {
    const t = Math.tanh(x);
    return t + x * (1 - t * t);
  }

  const LAMBDA = 1.0507009873554805;
  const ALPHA = 1.6732632423543772;

  /** Of x and of the function's value there; at a kink, as org.uncoil.study.Activation has it. */
  const SLOPES = {
    'cube': (x) => 3 * x * x,
    'elu': (x) => (x >= 0 ? 1 : Math.exp(x)),
    'gelu': (x) => swishSlope(x, 1.702),
    'gelu-exact': (x) => cumulative(x) + x * density(x),
    'hard-sigmoid': (x) => (x < -2.5 || x > 2.5 ? 0 : 0.2),
    'hard-tanh': (x) => (x < -1 || x > 1 ? 0 : 1),
    'identity': () => 1,
    'leaky-relu': (x) => (x >= 0 ? 1 : 0.01),
    'mish': mishSlope,
    'rational-tanh': rationalSlope,
    'rectified-tanh': (x) => (x > 0 ? 1 - Math.tanh(x) ** 2 : 0),
    'relu': (x) => (x > 0 ? 1 : 0),
    'relu6': (x) => (x > 0 && x < 6 ? 1 : 0),
    'selu': (x) => (x > 0 ? LAMBDA : LAMBDA * ALPHA * Math.exp(x)),
    'sigmoid': (x, value) => value * (1 - value),
    'softplus': logistic,
    'softsign': (x) => 1 / (1 + Math.abs(x)) ** 2,
    'swish': (x) => swishSlope(x, 1),
    'tanh': (x, value) => 1 - value * value,
    'thresholded-relu': (x) => (x > 1 ? 1 : 0),
    'celu': (x) => (x >= 0 ? 1 : Math.exp(x / 2)),
    'elliott': (x) => 0.5 / (1 + Math.abs(x)) ** 2,
    'lisht': lishtSlope,
    'sine': Math.cos,
    'gaussian': (x) => -2 * x * Math.exp(-x * x),
    'snake': (x) => 1 + Math.sin(2 * x),
  };

  const SCHEDULES = {
    'constant': () => 1,
    'step': (schedule, epoch) => schedule.gamma ** Math.floor(epoch / schedule['step-size']),
    'exponential': (schedule, epoch) => schedule.gamma ** epoch,
    'cosine': (schedule, epoch, epochs) => {
      const least = schedule['min-factor'];
      const progress = epochs > 1 ? epoch / (epochs - 1) : 0;
      return least + ((1 - least) * (1 + Math.cos(Math.PI * progress))) / 2;
    },
  };

  /** The learning rate of a pass over the points; 0 is the first. */
  function learningRate(spec, pass) {
    const { optimizer, schedule, epochs } = spec;
    return optimizer.type === 'adadelta' && optimizer.convention === 'dl4j' ? 1
        : spec['learning-rate'] * SCHEDULES[schedule.type](schedule, pass, epochs);
  }

  /** Numbers of one parameter each, at first all the same. */
  const numbers = (count, value = 0) => new Float64Array(count).fill(value);

  /** 1 − decay, which DL4J computes in single precision. */
  const rest = (decay, dl4j) => (dl4j ? Math.fround(1 - Math.fround(decay)) : 1 - decay);

  /** Momentum's or Nesterov's velocity; DL4J keeps the learning rate within it. */
  function velocity({ momentum }, count, dl4j, nesterov) {
    const v = numbers(count);
    return (p, g, rate) => {
      const [add, step] = dl4j ? [rate, 1] : [1, rate];
      for (let i = 0; i < count; i++) {
        const fresh = add * g[i];
        v[i] = momentum * v[i] + fresh;
        p[i] -= step * (nesterov ? fresh + momentum * v[i] : v[i]);
      }
    };
  }

  /** AdaGrad and RMSProp: the gradient over the root of its squares. */
  function scaled(count, { start, keep, add, epsilon }) {
    const squares = numbers(count, start);
    return (p, g, rate) => {
      for (let i = 0; i < count; i++) {
        squares[i] = keep * squares[i] + add * g[i] * g[i];
        p[i] -= (rate * g[i]) / (Math.sqrt(squares[i]) + epsilon);
      }
    };
  }

  function adadelta({ rho, epsilon }, count, dl4j) {
    const squares = numbers(count);
    const steps = numbers(count);
    const add = rest(rho, dl4j);
    return (p, g, rate) => {
      for (let i = 0; i < count; i++) {
        squares[i] = rho * squares[i] + add * g[i] * g[i];
        const step = (g[i] * Math.sqrt(steps[i] + epsilon)) / Math.sqrt(squares[i] + epsilon);
        steps[i] = rho * steps[i] + add * step * step;
        p[i] -= rate * step;
      }
    };
  }

  /** Adam; with the largest second moment so far, AMSGrad. */
  function adam({ beta1, beta2, epsilon }, count, dl4j, largest) {
    const first = numbers(count);
    const second = numbers(count);
    const most = numbers(largest ? count : 0);
    const [add1, add2] = [rest(beta1, dl4j), rest(beta2, dl4j)];
    return (p, g, rate, step) => {
      const root = Math.sqrt(1 - beta2 ** step);
      const factor = (rate * root) / (1 - beta1 ** step);
      const added = dl4j ? epsilon : epsilon * root;
      for (let i = 0; i < count; i++) {
        first[i] = beta1 * first[i] + add1 * g[i];
        second[i] = beta2 * second[i] + add2 * g[i] * g[i];
        let square = second[i];
        if (largest) {
          most[i] = Math.max(most[i], square);
          square = most[i];
        }
        p[i] -= (factor * first[i]) / (Math.sqrt(square) + added);
      }
    };
  }

  function descend(p, g, rate) {
    for (let i = 0; i < p.length; i++) {
      p[i] -= rate * g[i];
    }
  }

  /** What each optimizer does in a step: (parameters, gradient, learning rate, number from 1). */
  const RULES = {
    'sgd': () => descend,
    'momentum': (o, count, dl4j) => velocity(o, count, dl4j, false),
    'nesterov': (o, count, dl4j) => velocity(o, count, dl4j, true),
    'adagrad': ({ epsilon }, count, dl4j) =>
      scaled(count, { start: dl4j ? 1e-6 : 0, keep: 1, add: 1, epsilon }),
    'rmsprop': ({ rho, epsilon }, count, dl4j) => scaled(count,
        { start: dl4j ? epsilon : 0, keep: rho, add: rest(rho, dl4j), epsilon }),
    'adadelta': adadelta,
    'adam': (o, count, dl4j) => adam(o, count, dl4j, false),
    'adamw': (o, count, dl4j) => adam(o, count, dl4j, false),
    'amsgrad': (o, count, dl4j) => adam(o, count, dl4j, true),
  };

  /** The widths of all layers. */
  const widthsOf = (spec, dataset) => [dataset.dimensions, ...spec.hidden, 2, dataset.classes];

  /** Of each hidden layer and of the bottleneck; one that all share is right for any number. */
  function activationsOf({ activation, hidden }) {
    const layers = hidden.length + 1;
    return activation.length !== layers && new Set(activation).size === 1
        ? new Array(layers).fill(activation[0]) : activation;
  }

  /** Why a network cannot be trained here; null where it can. */
  function refusal(spec, dataset) {
    const training = dataset.isTest.filter((test) => !test).length;
    const widths = widthsOf(spec, dataset);
    const weights = widths.slice(1).reduce((sum, units, layer) => sum + units * widths[layer], 0);
    const work = 3 * training * weights * spec.epochs;
    const known = [[spec.activation, VALUES], [[spec.optimizer.type], RULES],
      [[spec.schedule.type], SCHEDULES]];
    const unknown = known.flatMap(([names, all]) => names.filter((name) => !all[name]));
    if (unknown.length > 0) {
      return 'This page does not know ' + unknown[0] + '.';
    } else if (training === 0) {
      return 'There are no training points.';
    } else if (spec.dropout > 0) {
      return 'The network is trained with dropout, whose random numbers the browser does not have.';
    } else if (spec['batch-size'] > 0 && spec['batch-size'] < training) {
      return 'The network is trained on mini-batches, whose random order the browser does not have.';
    } else if (work > MOST_WORK) {
      return 'Training takes ' + (work / 1e9).toPrecision(2)
          + ' billion multiplications, too many for a page.';
    }
    return null;
  }

  /**
   * Adds rows of so many values, each multiplied by its weight, to others. Four rows at a time take
   * half as long as one after the other.
   */
  function addRows(to, from, rows, parameters, first, stride) {
    const count = to.length;
    let row = 0;
    for (; row + 3 < rows; row += 4) {
      const at = first + row * stride;
      const [a, b] = [parameters[at], parameters[at + stride]];
      const [c, d] = [parameters[at + 2 * stride], parameters[at + 3 * stride]];
      const start = row * count;
      for (let i = 0; i < count; i++) {
        to[i] += a * from[start + i] + b * from[start + count + i]
            + c * from[start + 2 * count + i] + d * from[start + 3 * count + i];
      }
    }
    for (; row < rows; row++) {
      const weight = parameters[first + row * stride];
      const start = row * count;
      for (let i = 0; i < count; i++) {
        to[i] += weight * from[start + i];
      }
    }
  }

  /** The sums of the products of values with those of each row. */
  function products(to, at, values, from, rows) {
    const count = values.length;
    let row = 0;
    for (; row + 3 < rows; row += 4) {
      const start = row * count;
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let i = 0; i < count; i++) {
        const value = values[i];
        a += value * from[start + i];
        b += value * from[start + count + i];
        c += value * from[start + 2 * count + i];
        d += value * from[start + 3 * count + i];
      }
      to[at + row] = a;
      to[at + row + 1] = b;
      to[at + row + 2] = c;
      to[at + row + 3] = d;
    }
    for (; row < rows; row++) {
      const start = row * count;
      let sum = 0;
      for (let i = 0; i < count; i++) {
        sum += values[i] * from[start + i];
      }
      to[at + row] = sum;
    }
  }

  /** Values of a function, one by one. */
  function apply(value, from, to) {
    for (let i = 0; i < from.length; i++) {
      to[i] = value(from[i]);
    }
  }

  /** One network on its way from the first epoch to the last. */
  class Training {
    /** dataset: Points; parameters: to start from, in DL4J's order; they are changed. */
    constructor(spec, dataset, parameters) {
      this.spec = spec;
      this.parameters = parameters;
      this.widths = widthsOf(spec, dataset);
      this.activations = activationsOf(spec);
      const { layers } = new Network(this.widths, this.activations);
      this.layers = layers;
      this.takePoints(dataset);
      this.before = layers.map(({ units }) => numbers(units * this.count));
      this.after = layers.slice(1).map(({ inputs }) => numbers(inputs * this.count));
      this.deltas = layers.map(({ units }) => numbers(units * this.count));
      this.gradient = numbers(parameters.length);
      const dl4j = spec.optimizer.convention === 'dl4j';
      this.rule = RULES[spec.optimizer.type](spec.optimizer, parameters.length, dl4j);
      this.epoch = 0;
    }

    takePoints(dataset) {
      const chosen = dataset.labels.map((_, i) => i).filter((i) => !dataset.isTest[i]);
      this.count = chosen.length;
      this.labels = chosen.map((point) => dataset.labels[point]);
      this.inputs = numbers(dataset.dimensions * this.count);
      for (let feature = 0; feature < dataset.dimensions; feature++) {
        chosen.forEach((point, i) => {
          this.inputs[feature * this.count + i] = dataset.inputs[feature * dataset.points + point];
        });
      }
    }

    /** What enters a layer. */
    entering(layer) {
      return layer === 0 ? this.inputs : this.after[layer - 1];
    }

    /** The points through the network; gives the mean cross-entropy. */
    forward() {
      const { parameters, count } = this;
      this.layers.forEach(({ inputs, units, weights, biases }, layer) => {
        const from = this.entering(layer);
        const sums = this.before[layer];
        for (let unit = 0; unit < units; unit++) {
          const to = sums.subarray(unit * count, (unit + 1) * count).fill(parameters[biases + unit]);
          addRows(to, from, inputs, parameters, weights + unit * inputs, 1);
        }
        if (layer < this.activations.length) {
          apply(VALUES[this.activations[layer]], sums, this.after[layer]);
        }
      });
      return this.loss();
    }

    /**
     * The mean cross-entropy, and what it changes by with each logit: softmax less the class. NaN
     * where a logit would be infinite in the engine's 32 bits.
     */
    loss() {
      const { count, labels } = this;
      const last = this.layers.length - 1;
      const classes = this.layers[last].units;
      const [logits, delta] = [this.before[last], this.deltas[last]];
      let loss = 0;
      for (let point = 0; point < count; point++) {
        let most = -Infinity;
        let least = Infinity;
        for (let c = 0; c < classes; c++) {
          most = Math.max(most, logits[c * count + point]);
          least = Math.min(least, logits[c * count + point]);
        }
        if (!(most <= MOST && least >= -MOST)) {
          return NaN;
        }
        let sum = 0;
        for (let c = 0; c < classes; c++) {
          delta[c * count + point] = Math.exp(logits[c * count + point] - most);
          sum += delta[c * count + point];
        }
        for (let c = 0; c < classes; c++) {
          delta[c * count + point] /= sum * count;
        }
        delta[labels[point] * count + point] -= 1 / count;
        loss += Math.log(sum) + most - logits[labels[point] * count + point];
      }
      return loss / count;
    }

    /** The gradient of the mean cross-entropy, after forward(). */
    backward() {
      for (let layer = this.layers.length - 1; layer >= 0; layer--) {
        this.layerGradient(layer);
        if (layer > 0) {
          this.backThrough(layer);
        }
      }
    }

    layerGradient(layer) {
      const { count, gradient } = this;
      const { inputs, units, weights, biases } = this.layers[layer];
      const from = this.entering(layer);
      for (let unit = 0; unit < units; unit++) {
        const delta = this.deltas[layer].subarray(unit * count, (unit + 1) * count);
        let bias = 0;
        for (let point = 0; point < count; point++) {
          bias += delta[point];
        }
        gradient[biases + unit] = bias;
        products(gradient, weights + unit * inputs, delta, from, inputs);
      }
    }

    /** What the loss changes by with what enters the activation before a layer. */
    backThrough(layer) {
      const { count, parameters } = this;
      const { inputs, units, weights } = this.layers[layer];
      const delta = this.deltas[layer];
      const [sums, values] = [this.before[layer - 1], this.after[layer - 1]];
      const slope = SLOPES[this.activations[layer - 1]];
      const result = this.deltas[layer - 1].fill(0);
      for (let i = 0; i < inputs; i++) {
        const to = result.subarray(i * count, (i + 1) * count);
        addRows(to, delta, units, parameters, weights + i, inputs);
        for (let point = 0; point < count; point++) {
          to[point] *= slope(sums[i * count + point], values[i * count + point]);
        }
      }
    }

    /** One step of the parameters: regularisation, the optimizer's rule, weight decay. */
    update() {
      const { spec, parameters, gradient } = this;
      const rate = learningRate(spec, this.epoch);
      const decay = rate * (spec.optimizer['weight-decay'] ?? 0);
      this.eachWeight((i) => {
        gradient[i] += spec.l2 * parameters[i] + spec.l1 * Math.sign(parameters[i]);
      });
      const before = decay > 0 ? parameters.slice() : parameters;
      this.rule(parameters, gradient, rate, this.epoch + 1);
      if (decay > 0) {
        this.eachWeight((i) => { parameters[i] -= decay * before[i]; });
      }
    }

    eachWeight(act) {
      for (const { weights, biases } of this.layers) {
        for (let i = weights; i < biases; i++) {
          act(i);
        }
      }
    }

    /** Whether what the engine holds in 32 bits would be numbers still. */
    finite() {
      return this.parameters.every((value) => Math.abs(value) <= MOST);
    }

    /**
     * Measures the epoch and trains the next one. Gives 'more', 'trained', or why it has diverged;
     * record: takes the epoch and its parameters, which change afterwards.
     */
    advance(record) {
      const loss = this.forward();
      if (!(Math.abs(loss) <= MOST)) {
        return 'the loss is no finite number in epoch ' + this.epoch;
      }
      record(this.epoch, this.parameters);
      if (this.epoch === this.spec.epochs) {
        return 'trained';
      }
      this.backward();
      this.update();
      this.epoch++;
      return this.finite() ? 'more' : 'a parameter is no finite number in epoch ' + this.epoch;
    }
  }

  /** Keeps the epochs between which the parameters change most: as ParameterRecorder does. */
  class Kept {
    constructor(layers, epochs, count) {
      this.layers = layers;
      const room = Math.max(MOST_EPOCHS, Math.floor(MOST_HELD / count));
      this.wanted = null;
      if (epochs + 1 > room) {
        this.wanted = new Set(Array.from(
            { length: room }, (_, i) => Math.floor((i * epochs) / (room - 1))));
      }
      this.epochs = [];
      this.held = [];
      this.lengths = [];
    }

    add(epoch, parameters) {
      if (!this.wanted || this.wanted.has(epoch)) {
        this.push(epoch, parameters.slice());
      }
    }

    push(epoch, values) {
      const last = this.held.length - 1;
      this.lengths.push(last < 0 ? 0
          : this.lengths[last] + STILL + this.change(this.held[last], values));
      this.epochs.push(epoch);
      this.held.push(values);
    }

    /** Each layer's change relative to its size, averaged over the layers. */
    change(before, now) {
      const sum = this.layers.reduce((all, { weights, biases, units }) => {
        let moved = 0;
        let size = 0;
        for (let i = weights; i < biases + units; i++) {
          moved += (now[i] - before[i]) ** 2;
          size += now[i] ** 2;
        }
        const share = Math.sqrt(moved / Math.max(size, moved));
        return all + (Number.isFinite(share) ? share : 0);
      }, 0);
      return sum / this.layers.length;
    }

    /** The places of the epochs to keep, at even distances along the path of the parameters. */
    chosen() {
      const count = this.epochs.length;
      if (count <= MOST_EPOCHS) {
        return this.epochs.map((_, i) => i);
      }
      const whole = this.lengths[count - 1];
      const found = [];
      let next = 0;
      for (let k = 0; k < MOST_EPOCHS; k++) {
        const goal = (whole * k) / (MOST_EPOCHS - 1);
        const latest = count - (MOST_EPOCHS - k);
        while (next < latest
            && Math.abs(this.lengths[next + 1] - goal) < Math.abs(this.lengths[next] - goal)) {
          next++;
        }
        found.push(k === MOST_EPOCHS - 1 ? count - 1 : next);
        next++;
      }
      return found;
    }
  }

  /** A run that was trained here: parameters in full instead of rounded ones. */
  class TrainedRun extends payload.Replay {
    readParameters({ parameters }) {
      return parameters;
    }
  }

  /**
   * Trains in slices, between which the page is drawn. told: called with the epoch now and then.
   * Gives the run of the epochs that are kept (null where there is none), the last epoch, and why
   * it has diverged (null where it has not).
   */
  async function train(spec, dataset, parameters, told = () => {}) {
    const training = new Training(spec, dataset, parameters);
    const kept = new Kept(training.layers, spec.epochs, parameters.length);
    let state = 'more';
    const record = (epoch, values) => kept.add(epoch, values);
    while (state === 'more') {
      const end = performance.now() + SLICE;
      while (state === 'more' && performance.now() < end) {
        state = training.advance(record);
      }
      told(training.epoch);
      await new Promise((resolve) => setTimeout(resolve));
    }
    const places = kept.chosen();
    const head = {
      epochs: places.map((place) => kept.epochs[place]),
      parameters: places.map((place) => kept.held[place]),
      widths: training.widths,
      activations: training.activations,
    };
    return {
      run: places.length > 0 ? new TrainedRun(dataset, head, null) : null,
      epoch: training.epoch,
      diverged: state === 'trained' ? null : state,
    };
  }

  self.uncoil = {
    ...self.uncoil,
    training: { train, refusal, learningRate, Training, SLOPES, VALUES },
  };
})();
