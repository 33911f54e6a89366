'use strict';
// Draws the points of a run at one epoch on a canvas: as the films do, and whatever else a reader
// asks of them.
(() => {
  const { Marks } = self.uncoil;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const HUES = {
    light: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#f0e442', '#000000'],
    dark: ['#56b4e9', '#e69f00', '#009e73', '#cc79a7', '#f0e442', '#d55e00', '#0072b2', '#ffffff'],
  };
  // From the ninth class on the same hues in other tones, as in the films.
  const TONED = [1, 3, 2, 0, 6, 5, 4];
  // Of matplotlib's cividis, which is even to every common kind of colour vision.
  const RAMP = {
    light: ['#00224e', '#35456c', '#666970', '#948e77', '#c8b866', '#e0c62d'],
    dark: ['#fee838', '#d3c164', '#a59c74', '#7b7b78', '#58668f', '#3f7fd0'],
  };

  function theme() {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(name).trim();
    return {
      name: dark.matches ? 'dark' : 'light',
      card: value('--card'),
      edge: value('--edge'),
      ink: value('--ink'),
      muted: value('--muted'),
      wrong: value('--orange'),
      apart: value('--blue'),
    };
  }

  function mixed(hex, other) {
    const parts = [1, 3, 5].map((i) => {
      const part = (Number.parseInt(hex.slice(i, i + 2), 16) + other) / 2;
      return Math.round(part).toString(16).padStart(2, '0');
    });
    return '#' + parts.join('');
  }

  function classColour(label, name) {
    const hues = HUES[name];
    const index = label % (hues.length + 2 * TONED.length);
    if (index < hues.length) {
      return hues[index];
    }
    const tone = Math.floor((index - hues.length) / TONED.length);
    const darker = (name === 'light') === (tone === 0);
    return mixed(hues[TONED[(index - hues.length) % TONED.length]], darker ? 0 : 255);
  }

  function rampColour(share, name) {
    const stops = RAMP[name];
    return stops[Math.min(stops.length - 1, Math.floor(share * stops.length))];
  }

  /** A convex polygon's part where a x + b y + c is not negative (Sutherland and Hodgman 1974). */
  function clipped(polygon, a, b, c) {
    const side = ([x, y]) => a * x + b * y + c;
    return polygon.flatMap((corner, i) => {
      const next = polygon[(i + 1) % polygon.length];
      const [here, there] = [side(corner), side(next)];
      const kept = here >= 0 ? [corner] : [];
      if (here >= 0 !== there >= 0) {
        const share = here / (here - there);
        kept.push([
          corner[0] + share * (next[0] - corner[0]),
          corner[1] + share * (next[1] - corner[1]),
        ]);
      }
      return kept;
    });
  }

  /** A round number, the least that is not below the given one. */
  function round(rough) {
    const power = 10 ** Math.floor(Math.log10(rough));
    return [1, 2, 5, 10].find((factor) => factor * power >= rough) * power;
  }

  /** Multiples of a round number across a range. */
  function ticks(from, to, step) {
    const first = Math.ceil(from / step);
    const last = Math.floor(to / step);
    const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
      const value = (first + i) * step;
      return { value, text: value.toFixed(Math.min(digits, 9)).replace('-', '−') };
    });
  }

  /** The context of a canvas with as many pixels as the screen gives it, empty; null without any. */
  function cleared(canvas, ratio) {
    const { clientWidth, clientHeight } = canvas;
    if (clientWidth === 0 || clientHeight === 0) {
      return null;
    }
    const size = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)];
    if (canvas.width !== size[0] || canvas.height !== size[1]) {
      [canvas.width, canvas.height] = size;
    }
    const context = canvas.getContext('2d');
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, clientWidth, clientHeight);
    return context;
  }

  /** A list's items for what a plot's colours mean: see Plot.legend. */
  function legendItems(entries) {
    return entries.map((entry) => {
      const item = document.createElement('li');
      const swatch = document.createElement('i');
      swatch.className = entry.hollow ? 'hollow' : entry.cross ? 'cross' : '';
      swatch.style.setProperty('--tone', entry.colour);
      const name = document.createElement('bdi');
      name.textContent = entry.text;
      item.append(swatch, name);
      return item;
    });
  }

  class Plot {
    /** On a canvas that its style sheet gives its size; small ones have no numbers at their axes. */
    constructor(canvas, run, small) {
      this.canvas = canvas;
      this.run = run;
      this.small = small;
      this.colour = 'class';
      this.stage = 0;
      this.place = run.epochs.length - 1;
      this.chosen = -1;
      this.marks = new Marks();
      this.zoom = { factor: 1, x: 0, y: 0 };
      // Stored class by class, the last would hide the others.
      this.order = Array.from({ length: run.points }, (_, i) => i);
      const mix = (i) => Math.imul(i + 1, 0x9e3779b1) >>> 0;
      this.order.sort((a, b) => mix(a) - mix(b));
      const known = (run.learned ?? []).filter((epoch) => epoch >= 0);
      this.slowest = Math.max(1, ...known);
      this.waiting = 0;
      this.watched = new ResizeObserver(() => this.redraw());
      this.watched.observe(canvas);
      this.repaint = () => {
        this.marks.forget();
        this.redraw();
      };
      dark.addEventListener('change', this.repaint);
      this.redraw();
    }

    /** Lets go of the canvas. */
    close() {
      cancelAnimationFrame(this.waiting);
      this.watched.disconnect();
      dark.removeEventListener('change', this.repaint);
    }

    /** Draws before the next picture of the screen, once. */
    redraw() {
      if (this.waiting === 0) {
        this.waiting = requestAnimationFrame(() => this.draw());
      }
    }

    /** Shows the last epoch it has that is not after the given one. */
    show(epoch) {
      let place = this.run.epochs.length - 1;
      while (place > 0 && this.run.epochs[place] > epoch) {
        place--;
      }
      this.place = place;
      this.redraw();
    }

    set(values) {
      Object.assign(this, values);
      this.redraw();
    }

    /** Left, right, bottom and top of what the axes hold. */
    limits() {
      return this.run.limits[this.stage];
    }

    /** Where the axes lie on the canvas, in its own pixels, and what they hold. */
    frame() {
      return this.fitted(this.limits(), this.zoom);
    }

    /** Axes of the same scale that hold these limits. */
    fitted(limits, zoom) {
      const box = { width: this.canvas.clientWidth, height: this.canvas.clientHeight };
      const inset = this.small
          ? { left: 0, right: 0, top: 0, bottom: 0 }
          : { left: 38, right: 8, top: 8, bottom: 24 };
      const width = Math.max(1, box.width - inset.left - inset.right);
      const height = Math.max(1, box.height - inset.top - inset.bottom);
      const fit = Math.min(
          width / (limits.right - limits.left), height / (limits.top - limits.bottom));
      const scale = fit * zoom.factor;
      const x = (limits.left + limits.right) / 2 + zoom.x;
      const y = (limits.bottom + limits.top) / 2 + zoom.y;
      return {
        ...inset, width, height, scale,
        from: { x: x - width / 2 / scale, y: y - height / 2 / scale },
        to: { x: x + width / 2 / scale, y: y + height / 2 / scale },
      };
    }

    /** Where a place of the plane is on the canvas, in its own pixels. */
    pixel(x, y, frame = this.frame()) {
      return [
        frame.left + (x - frame.from.x) * frame.scale,
        frame.top + (frame.to.y - y) * frame.scale,
      ];
    }

    /** A point of the plane, at the edge of the axes where it lies beyond them. */
    bounded(x, y) {
      const { left, right, bottom, top } = this.limits();
      // of what is no number it stays one
      return [Math.min(right, Math.max(left, x)), Math.min(top, Math.max(bottom, y))];
    }

    /** Where the points are on the plane: x and y of all; NaN where one is nowhere. */
    places() {
      return this.run.at(this.place).stages[this.stage];
    }

    /** Where a point is on the plane. */
    where(point) {
      const { x, y } = this.places();
      return this.bounded(x[point], y[point]);
    }

    /** Whether the axes leave a place out. */
    beyond(x, y) {
      const { left, right, bottom, top } = this.limits();
      return x <= left || x >= right || y <= bottom || y >= top;
    }

    /** Where the points are drawn, in pixels of the canvas: x and y in turn. */
    spots(frame) {
      const { x, y } = this.places();
      const { left, right, bottom, top } = this.limits();
      const spots = new Float32Array(2 * this.run.points);
      for (let i = 0; i < this.run.points; i++) {
        spots[2 * i] = frame.left
            + (Math.min(right, Math.max(left, x[i])) - frame.from.x) * frame.scale;
        spots[2 * i + 1] = frame.top
            + (frame.to.y - Math.min(top, Math.max(bottom, y[i]))) * frame.scale;
      }
      return spots;
    }

    /** Where a point is drawn, in pixels of the canvas. */
    spot(point, frame) {
      const spots = this.spots(frame);
      return [spots[2 * point], spots[2 * point + 1]];
    }

    /** The point nearest to a pixel, if any is near; −1 where none is. */
    near(left, top, reach) {
      const spots = this.spots(this.frame());
      let best = -1;
      let least = reach * reach;
      for (let point = 0; point < this.run.points; point++) {
        const distance = (spots[2 * point] - left) ** 2 + (spots[2 * point + 1] - top) ** 2;
        if (distance <= least && this.shows(point)) {
          least = distance;
          best = point;
        }
      }
      return best;
    }

    /** Zooms by a factor, about a pixel of the canvas that stays where it is. */
    zoomBy(factor, left, top) {
      const frame = this.frame();
      const next = Math.min(64, Math.max(1, this.zoom.factor * factor));
      const share = 1 - this.zoom.factor / next;
      const x = (left - frame.left - frame.width / 2) / frame.scale;
      const y = (frame.height / 2 + frame.top - top) / frame.scale;
      this.zoom = next === 1
          ? { factor: 1, x: 0, y: 0 }
          : { factor: next, x: this.zoom.x + share * x, y: this.zoom.y + share * y };
      this.redraw();
    }

    /** Moves what is shown by pixels, as far as the axes go. */
    pan(right, down) {
      const { scale } = this.frame();
      const limits = this.limits();
      const bound = (value, extent) => {
        const most = (extent / 2) * (1 - 1 / this.zoom.factor);
        return Math.min(most, Math.max(-most, value));
      };
      this.zoom.x = bound(this.zoom.x - right / scale, limits.right - limits.left);
      this.zoom.y = bound(this.zoom.y + down / scale, limits.top - limits.bottom);
      this.redraw();
    }

    /** What the colours mean: colours, their words, and how they are drawn. */
    legend(classNames) {
      const colours = theme();
      if (this.colour === 'error') {
        return [
          { colour: colours.muted, text: 'correct' },
          { colour: colours.wrong, text: 'incorrect' },
        ];
      }
      if (this.colour === 'learned') {
        const stops = RAMP[colours.name];
        const edge = (place) => Math.ceil((place * (this.slowest + 1)) / stops.length);
        // Where there are fewer epochs than colours, some stand for none.
        return stops.flatMap((colour, i) => {
          const [first, last] = [edge(i), edge(i + 1) - 1];
          const range = first === last ? String(first) : first + '–' + last;
          return first > last ? [] : [{ colour, text: i === 0 ? 'learned in epochs ' + range : range }];
        }).concat([{ colour: colours.muted, text: 'not yet, or never', hollow: true }]);
      }
      if (this.colour === 'probability') {
        const stops = RAMP[colours.name];
        return stops.map((colour, i) => ({
          colour,
          text: (i === 0 ? 'probability of the predicted class ≤ ' : '')
              + Math.round(50 + (50 * (i + 1)) / stops.length) + ' %',
        }));
      }
      if (this.colour === 'held-out') {
        return [
          { colour: colours.muted, text: 'training' },
          { colour: colours.apart, text: 'test' },
        ];
      }
      return classNames.map((text, i) => ({ colour: classColour(i, colours.name), text }))
          .concat(this.run.isTest.includes(true)
              ? [{ colour: colours.muted, text: 'test', hollow: true }] : [])
          .concat([{ colour: colours.ink, text: 'incorrect', cross: true }]);
    }

    draw() {
      this.waiting = 0;
      const ratio = self.devicePixelRatio || 1;
      if (this.ratio !== ratio) {
        this.marks.forget();
        this.ratio = ratio;
      }
      const context = cleared(this.canvas, ratio);
      if (context) {
        this.paint(context);
      }
    }

    /** Everything, on a canvas's context or on what draws as it does. */
    paint(context) {
      const frame = this.frame();
      const colours = theme();
      this.drawAxes(context, frame, colours);
      context.save();
      context.beginPath();
      context.rect(frame.left, frame.top, frame.width, frame.height);
      context.clip();
      this.drawBackground(context, frame, colours);
      this.drawPoints(context, frame, colours);
      if (this.chosen >= 0) {
        this.drawChosen(context, frame, colours);
      }
      this.drawAfter(context, frame, colours);
      context.restore();
    }

    /** What lies above the points. */
    drawAfter() {}

    /** What lies below the points. */
    drawBackground(context, frame, colours) {
      if (this.stage === 0) {
        this.drawRegions(context, frame, colours);
      }
    }

    drawAxes(context, frame, colours) {
      const step = round(Math.min(frame.width, frame.height) / frame.scale / 4);
      context.strokeStyle = colours.edge;
      context.fillStyle = colours.muted;
      context.lineWidth = 1;
      context.font = '11px ' + getComputedStyle(this.canvas).fontFamily;
      context.beginPath();
      context.textAlign = 'center';
      context.textBaseline = 'top';
      for (const tick of ticks(frame.from.x, frame.to.x, step)) {
        const [x] = this.pixel(tick.value, 0, frame);
        context.moveTo(x, frame.top);
        context.lineTo(x, frame.top + frame.height);
        if (!this.small) {
          context.fillText(tick.text, x, frame.top + frame.height + 7);
        }
      }
      context.textAlign = 'right';
      context.textBaseline = 'middle';
      for (const tick of ticks(frame.from.y, frame.to.y, step)) {
        const [, y] = this.pixel(0, tick.value, frame);
        context.moveTo(frame.left, y);
        context.lineTo(frame.left + frame.width, y);
        if (!this.small) {
          context.fillText(tick.text, frame.left - 7, y);
        }
      }
      context.stroke();
    }

    /** Where a linear classifier gives each class: a convex region, a polygon of the plane. */
    regions(frame, layer) {
      const room = 4 / frame.scale;
      const all = [
        [frame.from.x - room, frame.from.y - room], [frame.to.x + room, frame.from.y - room],
        [frame.to.x + room, frame.to.y + room], [frame.from.x - room, frame.to.y + room],
      ];
      return Array.from({ length: this.run.classes }, (_, c) => {
        let region = all;
        for (let other = 0; other < this.run.classes && region.length > 0; other++) {
          if (other !== c) {
            const [a, b, bias] = [0, 1, 2].map((i) => layer[3 * c + i] - layer[3 * other + i]);
            region = clipped(region, a, b, bias);
          }
        }
        return region;
      });
    }

    tracePolygon(context, frame, polygon) {
      context.beginPath();
      polygon.forEach((corner) => context.lineTo(...this.pixel(...corner, frame)));
      context.closePath();
    }

    /** Which class the last layer gives to where. */
    drawRegions(context, frame, colours) {
      this.regions(frame, this.run.at(this.place).layer).forEach((region, c) => {
        if (region.length > 2) {
          this.tracePolygon(context, frame, region);
          context.globalAlpha = 0.14;
          context.fillStyle = classColour(c, colours.name);
          context.fill();
          context.globalAlpha = this.run.classes === 2 ? 0.8 : 0.3;
          context.strokeStyle = colours.ink;
          context.lineWidth = this.run.classes === 2 ? 1 : 0.75;
          context.stroke();
          context.globalAlpha = 1;
        }
      });
    }

    /** Whether a point is drawn at all. */
    shows() {
      return true;
    }

    drawPoints(context, frame, colours) {
      const spots = this.spots(frame);
      const asPixels = context instanceof CanvasRenderingContext2D;
      const draw = asPixels ? this.stamp(colours) : this.pen(context, colours);
      const { predicted } = this.run.at(this.place);
      const { labels } = this.run;
      const marksErrors = this.colour === 'class' || this.colour === 'error';
      const late = [];
      if (asPixels) {
        this.marks.begin(this.canvas.width, this.canvas.height, this.ratio);
      }
      for (const point of this.order) {
        if (!this.shows(point)) {
          continue;
        }
        if (marksErrors && predicted[point] !== labels[point]) {
          late.push(point);
        } else {
          draw(point, spots[2 * point], spots[2 * point + 1]);
        }
      }
      // What is wrong is few, and what one looks for.
      late.forEach((point) => draw(point, spots[2 * point], spots[2 * point + 1]));
      if (asPixels) {
        this.marks.end(context);
      }
    }

    /** Adds a point of this epoch to the picture of all. */
    stamp(colours) {
      const look = this.looks(colours);
      return (point, x, y) => {
        if (!Number.isNaN(x + y)) {
          const words = look(point);
          this.marks.add(words, x, y, (context) => this.mark(context, words, colours));
        }
      };
    }

    /** Draws a point of this epoch at a place of the canvas. */
    pen(context, colours) {
      const look = this.looks(colours);
      return (point, x, y) => {
        if (!Number.isNaN(x + y)) {
          context.save();
          context.translate(x - 8, y - 8);
          this.mark(context, look(point), colours);
          context.restore();
        }
      };
    }

    /** How points are drawn at this epoch, in words. */
    looks(colours) {
      const { run, place } = this;
      const { predicted } = run.at(place);
      const { x, y } = this.places();
      const far = (point) => (this.beyond(x[point], y[point]) ? ' far' : '');
      const wrong = (point) => predicted[point] !== run.labels[point];
      const { muted, apart } = colours;
      switch (this.colour) {
        case 'error':
          return (point) => (wrong(point) ? colours.wrong : muted) + far(point);
        case 'learned':
          return (point) => {
            const epoch = run.learned ? run.learned[point] : -1;
            return (epoch >= 0 && epoch <= run.epochs[place]
              ? rampColour(epoch / (this.slowest + 1), colours.name) : muted + ' hollow') + far(point);
          };
        case 'probability': {
          const shares = run.probability(place);
          return (point) => rampColour(
              Math.max(0, Math.min(0.999, 2 * shares[point] - 1)), colours.name) + far(point);
        }
        case 'held-out':
          return (point) => (run.isTest[point] ? apart : muted) + far(point);
        default: {
          const hues = Array.from({ length: run.classes }, (_, c) => classColour(c, colours.name));
          return (point) => hues[run.labels[point]]
              + (wrong(point) ? ' cross' : run.isTest[point] ? ' hollow' : '') + far(point);
        }
      }
    }

    /** A point about 8, 8. */
    mark(context, look, colours) {
      const words = look.split(' ');
      const radius = this.small ? 1.9 : 3;
      const hollow = words.includes('hollow');
      if (words.includes('faded')) {
        context.globalAlpha = 0.12;
      }
      context.beginPath();
      if (words.includes('cross') && !words.includes('far')) {
        this.markCross(context, words[0], radius, colours);
        return;
      }
      if (words.includes('far')) {
        context.moveTo(8, 8 - radius - 1);
        context.lineTo(8 + radius + 1, 8 + radius);
        context.lineTo(8 - radius - 1, 8 + radius);
        context.closePath();
      } else {
        context.arc(8, 8, hollow ? radius - 0.4 : radius, 0, 2 * Math.PI);
      }
      context.fillStyle = hollow ? colours.card : words[0];
      context.strokeStyle = hollow ? words[0] : colours.card;
      context.lineWidth = hollow ? (this.small ? 1 : 1.5) : 0.7;
      context.fill();
      context.stroke();
    }

    /** An incorrect point: rings around many of them would merge, crosses do not. */
    markCross(context, colour, radius, colours) {
      const arm = radius - 0.2;
      context.moveTo(8 - arm, 8 - arm);
      context.lineTo(8 + arm, 8 + arm);
      context.moveTo(8 - arm, 8 + arm);
      context.lineTo(8 + arm, 8 - arm);
      context.lineCap = 'round';
      context.strokeStyle = colours.card;
      context.lineWidth = this.small ? 2.4 : 3.6;
      context.stroke();
      context.strokeStyle = colour;
      context.lineWidth = this.small ? 1.3 : 1.9;
      context.stroke();
    }

    /** The chosen point, and the way that it has come. */
    drawChosen(context, frame, colours) {
      context.lineWidth = 1.5;
      context.strokeStyle = colours.ink;
      context.lineJoin = 'round';
      const path = this.run.path(this.chosen, this.stage, this.place)
          .map(([x, y]) => this.pixel(...this.bounded(x, y), frame));
      for (let place = 1; place < path.length; place++) {
        context.globalAlpha = 0.15 + 0.7 * (place / this.place);
        context.beginPath();
        context.moveTo(...path[place - 1]);
        context.lineTo(...path[place]);
        context.stroke();
      }
      context.globalAlpha = 1;
      this.drawRing(context, frame, colours);
    }

    /** The chosen point in a ring. */
    drawRing(context, frame, colours) {
      const [x, y] = this.spot(this.chosen, frame);
      context.beginPath();
      context.arc(x, y, 7, 0, 2 * Math.PI);
      context.lineWidth = 2;
      context.strokeStyle = colours.ink;
      context.stroke();
      this.pen(context, colours)(this.chosen, x, y);
    }
  }

  self.uncoil = { ...self.uncoil, Plot, cleared, legendItems, theme, classColour };
})();
