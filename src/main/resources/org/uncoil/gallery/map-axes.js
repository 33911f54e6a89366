'use strict';
// The axes and the legend of a map: ticks that follow the zoom, colours and what they mean.
(() => {
  const { number, axisWords, valueOf, words } = self.uncoil.map;

  /** Even steps of 1, 2 or 5 times a power of ten, at most so many. */
  function evenTicks(low, high, most) {
    const raw = (high - low) / Math.max(1, most);
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map((digit) => digit * power).find((size) => size >= raw);
    const found = [];
    for (let i = Math.ceil(low / step); i * step <= high; i++) {
      found.push(i * step);
    }
    return found;
  }

  /** Powers of ten, with 2 and 5 times them where there is room, at most so many. */
  function powerTicks(low, high, most) {
    const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
    const digits = 3 * (last - first + 1) <= most ? [1, 2, 5] : [1];
    const stride = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, most)));
    const found = [];
    for (let power = first - 1; power <= last; power++) {
      for (const digit of digits) {
        const value = Number(digit + 'e' + power);
        if (value >= low && value <= high && power % stride === 0) {
          found.push(value);
        }
      }
    }
    return found;
  }

  /** At most about so many values between two, for people to read. */
  function niceTicks(low, high, most, log) {
    return log && high / low >= 10 ? powerTicks(low, high, most) : evenTicks(low, high, most);
  }

  class Axis {
    constructor({ label, scale, values }) {
      this.label = label;
      this.values = values;
      const ascending = values.every((value, i) => typeof value === 'number'
          && (i === 0 || value > values[i - 1]));
      this.numeric = values.length > 1 && ascending;
      this.log = this.numeric && scale === 'log' && values[0] > 0;
      this.even = this.log ? values.map(Math.log) : values;
    }

    /** The value at a place, in cells; a cell's own value is in its middle. */
    valueAt(place) {
      const { even, log } = this;
      const i = Math.min(even.length - 2, Math.max(0, Math.floor(place - 0.5)));
      const value = even[i] + (place - 0.5 - i) * (even[i + 1] - even[i]);
      return log ? Math.exp(value) : value;
    }

    /** The place of a value, in cells. */
    placeOf(value) {
      const { even } = this;
      const wanted = this.log ? Math.log(value) : value;
      let i = 0;
      for (let step = 2 ** Math.floor(Math.log2(even.length)); step >= 1; step /= 2) {
        if (i + step < even.length - 1 && even[i + step] <= wanted) {
          i += step;
        }
      }
      return i + 0.5 + (wanted - even[i]) / (even[i + 1] - even[i]);
    }

    /** Ticks between two places: [place, text]; at most about so many. */
    ticks(from, to, most) {
      if (this.numeric) {
        const [low, high] = [Math.max(0, from), Math.min(this.values.length, to)]
            .map((place) => this.valueAt(place));
        return niceTicks(low, high, most, this.log)
            .map((value) => [this.placeOf(value), number(value, 10)]);
      }
      const [first, last] = [Math.max(0, Math.floor(from)), Math.min(this.values.length, to)];
      const stride = Math.max(1, Math.ceil((last - first) / most));
      const found = [];
      for (let i = Math.ceil(first / stride) * stride; i < last; i += stride) {
        found.push([i + 0.5, axisWords(this.values[i])]);
      }
      return found;
    }
  }

  const parts = (hex) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
  const pixel = ([red, green, blue]) => ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;

  /** A palette's colour at a share of its length. */
  function between(palette, share) {
    const place = Math.min(1, Math.max(0, share)) * (palette.length - 1);
    const i = Math.min(palette.length - 2, Math.floor(place));
    const [from, to] = [parts(palette[i]), parts(palette[i + 1])];
    return from.map((value, c) => Math.round(value + (place - i) * (to[c] - value)));
  }

  /** What colours the cells by one quantity. */
  class Look {
    constructor(index, key, none) {
      this.index = index;
      this.at = index.quantities.findIndex((quantity) => quantity.key === key);
      this.quantity = index.quantities[this.at];
      this.convergedAt = index.quantities.findIndex(({ key: other }) => other === index.converged);
      this.none = pixel(parts(none));
      this.kind = key === index.measure.key ? 'measure'
          : this.quantity.bytes === 1 ? 'yes-no' : 'range';
      this.tables = {
        'measure': () => [index.measure.diverged, index.measure.converged]
            .map((colours) => this.bounded(colours)),
        'yes-no': () => [this.answers()],
        'range': () => [this.range()],
      }[this.kind]();
    }

    /** Of each level the colour whose bound is the first that it does not exceed. */
    bounded({ colours, bounds }) {
      const pixels = colours.map((colour) => pixel(parts(colour)));
      const table = new Uint32Array(0x10000).fill(this.none);
      let i = 0;
      for (let level = 0; level < 0xffff; level++) {
        const value = valueOf(this.quantity, level);
        while (i < bounds.length - 1 && value > bounds[i]) {
          i++;
        }
        table[level] = pixels[i];
      }
      return table;
    }

    /** The colours of no and of yes: of the middles of the measure's two lists. */
    answerColours() {
      const { diverged, converged } = this.index.measure;
      return [diverged, converged].map(({ colours }) => colours[Math.floor(colours.length / 2)]);
    }

    answers() {
      const table = new Uint32Array(0x100).fill(this.none);
      this.answerColours().forEach((colour, level) => { table[level] = pixel(parts(colour)); });
      return table;
    }

    range() {
      return Uint32Array.from({ length: 0x10000 }, (_, level) => (level === 0xffff
          ? this.none : pixel(between(this.index.palette, level / this.quantity.steps))));
    }

    /** Gives the colour of a tile's cell by its number. */
    painter() {
      const { at, convergedAt, tables, none } = this;
      if (this.kind === 'measure') {
        return (tile) => {
          const [levels, converged] = [tile.levels[at], tile.levels[convergedAt]];
          return (i) => (converged[i] > 1 ? none : tables[converged[i]][levels[i]]);
        };
      }
      return (tile) => (i) => tables[0][tile.levels[at][i]];
    }

    /** The bars of the legend: name, colours from the least up, and values: [share, text]. */
    bars() {
      const { quantity, index } = this;
      if (this.kind === 'yes-no') {
        return this.answerColours().map((colour, level) => ({
          name: words(quantity, level), colours: [colour], ticks: [],
        })).reverse();
      } else if (this.kind === 'measure') {
        return [['converges', index.measure.converged], ['diverges', index.measure.diverged]].map(
            ([name, { colours, bounds }]) => ({ name, colours, ticks: boundTicks(bounds, quantity) }));
      }
      const { least, greatest } = quantity;
      const log = quantity.scale === 'log';
      const share = (value) => (greatest > least
          ? log ? Math.log(value / least) / Math.log(greatest / least)
              : (value - least) / (greatest - least) : 0);
      const colours = Array.from({ length: 128 }, (_, i) =>
        'rgb(' + between(index.palette, i / 127).join() + ')');
      return [{
        name: quantity.label,
        colours,
        ticks: (greatest > least ? niceTicks(least, greatest, 6, log) : [least])
            .map((value) => [share(value), words(quantity, value)]),
      }];
    }
  }

  /** Colours need not be even in the values: the bounds at some of them. */
  function boundTicks(bounds, quantity) {
    const count = bounds.length;
    const stride = Math.max(1, Math.round(count / 5));
    const found = [];
    for (let i = stride - 1; i < count - 1; i += stride) {
      found.push([(i + 1) / count, words(quantity, bounds[i])]);
    }
    return found;
  }

  self.uncoil.map = { ...self.uncoil.map, Axis, Look, niceTicks };
})();
