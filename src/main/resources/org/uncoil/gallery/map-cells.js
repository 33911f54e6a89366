'use strict';
// The cells of a map: its tiles as MapTiles writes them, its axes, and the numbers in words.
(() => {
  const { payload } = self.uncoil;
  /** So many tiles are kept at least, 0.7 MB each, besides those that are seen. */
  const KEPT = 64;

  const index = self.uncoilMap?.index ?? null;

  /** The value of a stored level; NaN where the cell has none. */
  function valueOf({ bytes, scale, steps, least, greatest }, level) {
    if (bytes === 1) {
      return level > 1 ? NaN : level;
    } else if (level === 0xffff) {
      return NaN;
    } else if (scale === 'log') {
      return level === 0 ? 0 : least * (greatest / least) ** ((level - 1) / (steps - 1));
    }
    return least + (level / steps) * (greatest - least);
  }

  /** A number in a few digits, as 0.00123 or 4.5e-7. */
  function number(value, digits = 3) {
    const size = Math.abs(value);
    if (value === 0) {
      return '0';
    }
    const text = size < 1e-3 || size >= 1e5
        ? value.toExponential(digits - 1).replace(/\.?0*e\+?/, 'e')
        : String(Number(value.toPrecision(digits)));
    return text.replaceAll('-', '−');
  }

  /** A quantity's value in words. */
  function words({ format }, value) {
    if (Number.isNaN(value)) {
      return 'none';
    }
    return {
      'yes-no': () => (value === 1 ? 'yes' : 'no'),
      'number': () => number(value),
      'percent': () => number(100 * value) + ' %',
      'whole': () => Math.round(value).toLocaleString('en'),
    }[format]();
  }

  /** A value of an axis in words: a number, a word, or a list of widths. */
  function axisWords(value) {
    if (Array.isArray(value)) {
      return value.join(', ') || 'none';
    }
    return typeof value === 'number' ? number(value, 6)
        : typeof value === 'object' && value !== null ? value.type ?? JSON.stringify(value)
            : String(value);
  }

  class Tile {
    constructor({ columns, rows }, body) {
      this.columns = columns;
      this.rows = rows;
      this.levels = index.quantities.map(({ bytes }) => {
        const stored = body.next(columns * rows, bytes);
        return bytes === 1 ? Uint8Array.from(stored) : this.summed(stored);
      });
      this.pictures = new Map();
    }

    summed(stored) {
      const levels = new Uint16Array(stored.length);
      stored.forEach((value, i) => {
        const before = i % this.columns > 0 ? levels[i - 1] : i > 0 ? levels[i - this.columns] : 0;
        levels[i] = before + payload.unfolded(value);
      });
      return levels;
    }

    /** The picture of a quantity; paint: gives a pixel's colour by the cell's number. */
    picture(key, paint) {
      if (!this.pictures.has(key)) {
        // one look at a time: a reader who changes it looks at the other for a while
        this.pictures.clear();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [this.columns, this.rows];
        const context = canvas.getContext('2d');
        const image = context.createImageData(this.columns, this.rows);
        const pixels = new Uint32Array(image.data.buffer);
        const colour = paint(this);
        for (let row = 0; row < this.rows; row++) {
          const to = (this.rows - 1 - row) * this.columns;
          for (let column = 0; column < this.columns; column++) {
            pixels[to + column] = colour(row * this.columns + column);
          }
        }
        context.putImageData(image, 0, 0);
        this.pictures.set(key, canvas);
      }
      return this.pictures.get(key);
    }
  }

  /** The tiles, loaded when they are asked for; changed: called when one is there, or cannot be. */
  class Tiles {
    constructor(root, changed) {
      this.root = root;
      this.changed = changed;
      this.tiles = new Map();
    }

    /** A tile if it is there; else it is loaded. */
    get(level, column, row) {
      const name = [level, column, row].join('-');
      const held = this.tiles.get(name);
      if (held !== undefined) {
        // the last used is the last to be dropped
        this.tiles.delete(name);
        this.tiles.set(name, held);
        return held instanceof Tile ? held : null;
      }
      this.tiles.set(name, this.load(name));
      return null;
    }

    /** A tile if it is there. */
    held(level, column, row) {
      const held = this.tiles.get([level, column, row].join('-'));
      return held instanceof Tile ? held : null;
    }

    async load(name) {
      try {
        const { head, body } = await payload.script(
            this.root + 'map/' + name + '.js', 'uncoilTiles', name);
        this.tiles.set(name, new Tile(head, body));
        this.changed(null);
      } catch (error) {
        this.changed(error);
      }
    }

    /** Drops the tiles that were not used for longest; seen: how many are seen now. */
    trim(seen) {
      const most = Math.max(KEPT, 2 * seen);
      for (const [name, tile] of this.tiles) {
        if (this.tiles.size <= most) {
          return;
        }
        if (tile instanceof Tile) {
          this.tiles.delete(name);
        }
      }
    }

    /** The values of a cell of a level, in the quantities' order; null while they are loaded. */
    values(level, column, row) {
      const [i, j] = [column >> level, row >> level];
      const tile = this.get(level, Math.floor(i / index.side), Math.floor(j / index.side));
      if (!tile) {
        return null;
      }
      const at = (j % index.side) * tile.columns + (i % index.side);
      return index.quantities.map((quantity, q) => valueOf(quantity, tile.levels[q][at]));
    }
  }

  /** The values of a cell's axes: [x, y]. */
  function axisValues(column, row) {
    return [index.axes[0].values[column], index.axes[1].values[row]];
  }

  /** A cell's setting in words, as "learning rate 0.01, initial scale 2". */
  function cellWords(column, row) {
    return axisValues(column, row)
        .map((value, i) => index.axes[i].label + ' ' + axisWords(value)).join(', ');
  }

  /** The command that records a cell's run. */
  function command(column, row) {
    return index.command.replaceAll('COLUMN', String(column)).replaceAll('ROW', String(row));
  }

  /** A cell from its address, as 12,34; null where it is none of the map's. */
  function cellOf(text) {
    const match = /^(\d+),(\d+)$/.exec(text ?? '');
    const cell = match && [Number(match[1]), Number(match[2])];
    return cell && cell[0] < index.columns && cell[1] < index.rows ? cell : null;
  }

  /** Puts text on the clipboard, and says so on the button that was pressed. */
  async function copy(button, text, otherwise = 'Select and copy') {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch {
      // from disk some browsers give no access to the clipboard
      button.textContent = otherwise;
    }
    setTimeout(() => { button.textContent = label; }, 2000);
  }

  self.uncoil = {
    ...self.uncoil,
    map: {
      index, Tiles, valueOf, number, words, axisWords, axisValues, cellWords, command, cellOf, copy,
    },
  };
})();
