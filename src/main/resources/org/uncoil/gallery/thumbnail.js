'use strict';
// Small pictures of runs: the input plane beside the final embedding of the same points, and how the
// network got there. See ThumbnailScript and Thumbnail for how they are written.
(() => {
  const { payload, theme, classColour, cleared } = self.uncoil;
  const TOP = 254;
  const NONE = 255;
  const SECONDS = 2;
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const dark = matchMedia('(prefers-color-scheme: dark)');

  /** Levels of an axis as coordinates. */
  function coordinates(levels, from, to) {
    return Float64Array.from(levels,
        (level) => (level === NONE ? NaN : from + (level / TOP) * (to - from)));
  }

  /** A sample of a dataset's points, and the final embeddings of some runs. */
  class Sample {
    constructor({ head, body }) {
      this.points = head.points;
      this.numbers = body.next(this.points, 4);
      this.labels = body.next(this.points, 2);
      this.runs = head.runs;
      this.input = null;
      if (head.input) {
        const [left, right, bottom, top] = head.input;
        this.input = {
          limits: head.input,
          x: coordinates(body.next(this.points, 1), left, right),
          y: coordinates(body.next(this.points, 1), bottom, top),
        };
      }
    }

    /** A run's final embedding: limits, x, y and which points are correct; null where it has none. */
    run(id) {
      const found = this.runs[id];
      if (!found) {
        return null;
      }
      const [left, right, bottom, top, data] = found;
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const { points } = this;
      return {
        limits: [left, right, bottom, top],
        x: coordinates(bytes.subarray(0, points), left, right),
        y: coordinates(bytes.subarray(points, 2 * points), bottom, top),
        correct: Uint8Array.from({ length: points },
            (_, i) => (bytes[2 * points + (i >> 3)] >> (i & 7)) & 1),
      };
    }
  }

  const samples = new Map();

  /** The sample of a script, once for all of its runs. */
  function sample(path) {
    if (!samples.has(path)) {
      const name = path.slice(path.lastIndexOf('/') + 1, -'.js'.length);
      samples.set(path,
          payload.script(path, 'uncoilThumbnails', name).then((found) => new Sample(found)));
    }
    return samples.get(path);
  }

  /** Points in a square of the canvas, both axes in the same scale. */
  function drawPoints(context, [left, top, side], { limits, x, y, correct }, labels, colours) {
    const [from, to, bottom, above] = limits;
    const scale = side / Math.max(to - from, above - bottom);
    const middle = [left + side / 2, top + side / 2];
    const size = side < 100 ? 1.3 : 1.9;
    context.save();
    context.beginPath();
    context.rect(left, top, side, side);
    context.clip();
    for (let i = 0; i < x.length; i++) {
      const across = middle[0] + (x[i] - (from + to) / 2) * scale;
      const down = middle[1] - (y[i] - (bottom + above) / 2) * scale;
      if (!Number.isFinite(across + down)) {
        continue;
      }
      const colour = classColour(labels[i], colours.name);
      context.beginPath();
      if (correct && !correct[i]) {
        // a cross, as on the pages of runs
        const arm = size + 0.6;
        context.moveTo(across - arm, down - arm);
        context.lineTo(across + arm, down + arm);
        context.moveTo(across - arm, down + arm);
        context.lineTo(across + arm, down - arm);
        context.strokeStyle = colour;
        context.lineWidth = 1.2;
        context.stroke();
      } else {
        context.arc(across, down, size, 0, 2 * Math.PI);
        context.fillStyle = colour;
        context.fill();
      }
    }
    context.restore();
  }

  let playing = null;

  /** The picture of one run, on a canvas that its style sheet gives its size. */
  class Thumbnail {
    /** With the input plane at its left where the canvas is wide. */
    constructor(canvas, points, runId) {
      this.canvas = canvas;
      this.sample = points;
      this.runId = runId;
      this.final = points.run(runId);
      this.draw(this.final);
    }

    draw(embedding) {
      const context = cleared(this.canvas, Math.min(2, self.devicePixelRatio || 1));
      if (!context) {
        return;
      }
      const { clientWidth, clientHeight } = this.canvas;
      const colours = theme();
      const { labels, input } = this.sample;
      const wide = clientWidth > 1.5 * clientHeight;
      const side = wide ? Math.min(clientHeight, clientWidth / 2) : Math.min(clientWidth, clientHeight);
      const top = (clientHeight - side) / 2;
      if (wide && input) {
        drawPoints(context, [clientWidth / 4 - side / 2, top, side], input, labels, colours);
        context.strokeStyle = colours.edge;
        context.lineWidth = 1;
        context.beginPath();
        context.moveTo(clientWidth / 2, 8);
        context.lineTo(clientWidth / 2, clientHeight - 8);
        context.stroke();
      }
      const centre = wide && input ? (3 * clientWidth) / 4 : clientWidth / 2;
      if (embedding) {
        drawPoints(context, [centre - side / 2, top, side], embedding, labels, colours);
      }
    }

    redraw() {
      if (playing !== this) {
        this.draw(this.final);
      }
    }

    /** Plays the run's training once, from the script that holds it. */
    async play(path) {
      if (still.matches || playing === this || !this.final) {
        return;
      }
      playing?.stop();
      playing = this;
      this.canvas.dataset.playing = 'yes';
      try {
        const run = await payload.load(this.runId, path);
        if (playing === this) {
          this.start(run);
        }
      } catch {
        // the picture remains; the workbench says what is wrong
        this.stop();
      }
    }

    start(run) {
      const places = new Map(run.numbers.map((number, place) => [number, place]));
      const chosen = Array.from(this.sample.numbers, (number) => places.get(number));
      if (chosen.includes(undefined)) {
        this.stop();
        return;
      }
      const last = run.epochs.length - 1;
      const kept = new Map();
      const at = (place) => {
        if (!kept.has(place)) {
          kept.set(place, run.some(chosen, place)[0]);
        }
        return kept.get(place);
      };
      const begin = performance.now();
      const step = (now) => {
        if (playing !== this) {
          return;
        }
        const share = Math.min(1, Math.max(0, (now - begin) / (1000 * SECONDS)));
        const place = Math.min(last, Math.floor(share * last));
        const rest = share * last - place;
        const [here, next] = [at(place), at(Math.min(last, place + 1))];
        const between = (axis) => here[axis].map((value, i) => value + rest * (next[axis][i] - value));
        this.draw({ limits: this.final.limits, x: between('x'), y: between('y'), correct: null });
        if (share < 1) {
          requestAnimationFrame(step);
        } else {
          this.stop();
        }
      };
      requestAnimationFrame(step);
    }

    /** Shows the end again. */
    stop() {
      if (playing === this) {
        playing = null;
        delete this.canvas.dataset.playing;
        this.draw(this.final);
      }
    }
  }

  /** Calls back once an element comes near the window. */
  const waiting = new WeakMap();
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        observer.unobserve(target);
        waiting.get(target)();
      }
    }
  }, { rootMargin: '200px' });

  function whenSeen(element, action) {
    waiting.set(element, action);
    observer.observe(element);
  }

  /** Plays a picture as long as the pointer is on something, or it has the focus. */
  function playOn(element, thumbnail, path) {
    const play = () => thumbnail().play?.(path);
    const stop = () => thumbnail().stop?.();
    element.addEventListener('pointerenter', play);
    element.addEventListener('pointerleave', stop);
    element.addEventListener('focusin', (event) => event.target.matches(':focus-visible') && play());
    element.addEventListener('focusout', stop);
  }

  const shown = new Set();

  /** Draws again what is still on the page, in the colours of the theme. */
  dark.addEventListener('change', () => {
    for (const reference of shown) {
      const thumbnail = reference.deref();
      if (thumbnail?.canvas.isConnected) {
        thumbnail.redraw();
      } else {
        shown.delete(reference);
      }
    }
  });

  /** The picture of a run, once its canvas is near the window; plays on an element if it can. */
  function show(canvas, points, runId, { on, replay } = {}) {
    let made = {};
    whenSeen(canvas, async () => {
      try {
        made = new Thumbnail(canvas, await points(), runId);
        shown.add(new WeakRef(made));
        canvas.dataset.drawn = 'yes';
      } catch {
        // a gallery that is written again, or a file that is missing: the card has its text
        canvas.dataset.drawn = 'no';
      }
    });
    if (replay) {
      playOn(on, () => made, replay);
    }
  }

  self.uncoil = { ...self.uncoil, thumbnail: { Sample, sample, show } };
})();
