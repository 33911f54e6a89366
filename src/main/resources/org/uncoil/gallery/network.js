'use strict';
// A bottleneck network's forward pass: the functions of org.uncoil.study.Activation, and dense
// layers from parameters in DL4J's order.
(() => {
  /** The error function's complement (Abramowitz and Stegun 1964, 7.1.26; error below 1.5e-7). */
  function erfc(x) {
    const z = Math.abs(x);
    const t = 1 / (1 + 0.3275911 * z);
    const sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741
        + t * (-1.453152027 + t * 1.061405429))));
    const tail = sum * Math.exp(-z * z);
    return x < 0 ? 2 - tail : tail;
  }

  const logistic = (x) => 1 / (1 + Math.exp(-x));
  const softplus = (x) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));
  // Math.tanh takes twice as long, and sixteen digits are more than a screen has
  const tanh = (x) => 1 - 2 / (Math.exp(2 * x) + 1);

  function rationalTanh(x) {
    const y = Math.abs((2 * x) / 3);
    return 1.7159 * Math.sign(x) * (1 - 1 / (1 + y + y * y + 1.41645 * y * y * y * y));
  }

  const LAMBDA = 1.0507009873554805;
  const ALPHA = 1.6732632423543772;

  const ACTIVATIONS = {
    'cube': (x) => x * x * x,
    'elu': (x) => (x >= 0 ? x : Math.expm1(x)),
    'gelu': (x) => x * logistic(1.702 * x),
    'gelu-exact': (x) => 0.5 * x * erfc(-x / Math.SQRT2),
    'hard-sigmoid': (x) => Math.min(1, Math.max(0, 0.2 * x + 0.5)),
    'hard-tanh': (x) => Math.min(1, Math.max(-1, x)),
    'identity': (x) => x,
    'leaky-relu': (x) => (x >= 0 ? x : 0.01 * x),
    'mish': (x) => x * tanh(softplus(x)),
    'rational-tanh': rationalTanh,
    'rectified-tanh': (x) => Math.max(0, tanh(x)),
    'relu': (x) => Math.max(0, x),
    'relu6': (x) => Math.min(6, Math.max(0, x)),
    'selu': (x) => (x > 0 ? LAMBDA * x : LAMBDA * ALPHA * Math.expm1(x)),
    'sigmoid': logistic,
    'softplus': softplus,
    'softsign': (x) => x / (1 + Math.abs(x)),
    'swish': (x) => x * logistic(x),
    'tanh': tanh,
    'thresholded-relu': (x) => (x > 1 ? x : 0),
    'celu': (x) => (x >= 0 ? x : 2 * Math.expm1(x / 2)),
    'elliott': (x) => (0.5 * x) / (1 + Math.abs(x)) + 0.5,
    'lisht': (x) => x * tanh(x),
    'sine': Math.sin,
    'gaussian': (x) => Math.exp(-x * x),
    'snake': (x) => x + Math.sin(x) ** 2,
  };

  /** The class of the greatest of a point's logits, the first of equal ones; stored by class. */
  function predicted(logits, classes, count) {
    const found = new Uint16Array(count);
    for (let point = 0; point < count; point++) {
      let most = -Infinity;
      for (let c = 0; c < classes; c++) {
        if (logits[c * count + point] > most) {
          most = logits[c * count + point];
          found[point] = c;
        }
      }
    }
    return found;
  }

  class Network {
    /** widths: units per layer, from the input to the output; activations: of all but the last. */
    constructor(widths, activations) {
      this.widths = widths;
      this.activations = activations;
      this.functions = activations.map((name) => {
        if (!ACTIVATIONS[name]) {
          throw new Error('activation ' + name + ' is unknown to this page');
        }
        return ACTIVATIONS[name];
      });
      let from = 0;
      this.layers = widths.slice(1).map((units, layer) => {
        const weights = from;
        const biases = weights + widths[layer] * units;
        from = biases + units;
        return { inputs: widths[layer], units, weights, biases };
      });
      this.parameterCount = from;
      this.bottleneck = this.layers.length - 2;
    }

    /**
     * Points through the network. inputs: unit by unit, the values of all points. The result has,
     * in the same order, what enters each layer's activation (before) and what leaves it (after),
     * of all layers or from the bottleneck on alone; of the last layer, the logits.
     */
    forward(parameters, inputs, count, all = true) {
      let from = inputs;
      const before = [];
      const after = [];
      this.layers.forEach(({ inputs: width, units, weights, biases }, layer) => {
        const kept = all || layer >= this.bottleneck;
        const sums = kept ? new Float64Array(units * count) : scratch(layer % 2, units * count);
        for (let unit = 0; unit < units; unit++) {
          const start = unit * count;
          sums.fill(parameters[biases + unit], start, start + count);
          for (let i = 0; i < width; i++) {
            const weight = parameters[weights + unit * width + i];
            const source = i * count;
            for (let point = 0; point < count; point++) {
              sums[start + point] += weight * from[source + point];
            }
          }
        }
        before.push(kept ? sums : null);
        if (layer < this.functions.length) {
          const value = this.functions[layer];
          from = kept ? new Float64Array(sums.length) : sums;
          for (let i = 0; i < sums.length; i++) {
            from[i] = value(sums[i]);
          }
          after.push(kept ? from : null);
        }
      });
      return { before, after, logits: before[before.length - 1] };
    }
  }

  const held = [new Float64Array(0), new Float64Array(0)];

  /** Room for what is needed until the next layer is computed: 3 MB that need not be new each time. */
  function scratch(which, size) {
    if (held[which].length < size) {
      held[which] = new Float64Array(size);
    }
    return held[which].subarray(0, size);
  }

  self.uncoil = { ...self.uncoil, Network, predicted, ACTIVATIONS };
})();
