'use strict';
// The start page: the run that opens it, uncoiling over and over, and the scenes of the steps,
// which are drawn once they come into view.
(() => {
  const { payload, legendItems, predicted, Plot, InputView, EmbeddingView } = self.uncoil;
  const byId = (id) => document.getElementById(id);
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  /** How long a run is played, and for how long its end stays, in seconds. */
  const PLAYED = 9;
  const HELD = 3;
  const LIFTED = 4;
  /** A picture takes some milliseconds to compute: no more a second than the eye needs. */
  const RATE = 30;
  const LIFT_STEPS = 60;

  /** All that moves: one button stops it. */
  const loops = [];

  const recording = (id) => payload.load(id, 'runs/' + id + '.js');

  /** Does something when an element is about to be seen, and says when it is and is not. */
  function whenSeen(element, first, changed) {
    let pending = true;
    new IntersectionObserver((entries) => {
      const seen = entries[entries.length - 1].isIntersecting;
      if (seen && pending) {
        pending = false;
        first();
      }
      changed(seen);
    }, { rootMargin: '120px' }).observe(element);
  }

  /** Where a file is missing or the browser too old, there is no empty frame. */
  function drawnOrHidden(element, draw) {
    return () => draw().catch((error) => {
      element.hidden = true;
      console.warn(error.message);
    });
  }

  /** A movement from 0 to 1 that holds its end and begins again, as long as it is seen. */
  class Loop {
    constructor(seconds, draw) {
      this.seconds = seconds;
      this.draw = draw;
      this.playing = !still.matches;
      this.seen = false;
      this.ready = false;
      this.at = this.playing ? 0 : seconds;
      this.last = null;
      still.addEventListener('change', () => this.play(!still.matches));
      loops.push(this);
    }

    begin() {
      this.ready = true;
      this.draw(Math.min(1, this.at / this.seconds));
      this.request();
    }

    show(seen) {
      this.seen = seen;
      this.request();
    }

    play(wished) {
      this.playing = wished;
      this.changed?.(wished);
      this.request();
    }

    request() {
      if (this.playing && this.seen && this.ready && !this.waiting) {
        this.last = null;
        this.waiting = requestAnimationFrame((now) => this.frame(now));
      }
    }

    frame(now) {
      this.waiting = 0;
      if (!this.playing || !this.seen) {
        return;
      }
      this.waiting = requestAnimationFrame((next) => this.frame(next));
      if (this.last === null) {
        this.last = now;
      }
      const passed = (now - this.last) / 1000;
      if (passed < 0.9 / RATE) {
        return;
      }
      this.last = now;
      // a slow picture does not make the run leap
      this.at += Math.min(passed, 0.2);
      if (this.at > this.seconds + HELD) {
        this.at = 0;
      }
      this.draw(Math.min(1, this.at / this.seconds));
    }
  }

  /** Where an epoch lies among those of a run, as a place with a fraction. */
  function placeOf(run, epoch) {
    const { epochs } = run;
    let place = 0;
    while (place < epochs.length - 1 && epochs[place + 1] <= epoch) {
      place++;
    }
    const next = epochs[place + 1];
    return next === undefined ? place
        : place + Math.max(0, (epoch - epochs[place]) / (next - epochs[place]));
  }

  function epochAt(run, place) {
    const first = Math.floor(place);
    const next = Math.min(first + 1, run.epochs.length - 1);
    return run.epochs[first] + (place - first) * (run.epochs[next] - run.epochs[first]);
  }

  /**
   * Shows a run between two of its epochs, with parameters in between those of both; a run without
   * parameters at the epoch before.
   */
  function showBetween(view, place) {
    const { run } = view;
    const first = Math.floor(place);
    if (!run.parameters || first === place) {
      view.set({ place: first });
      return;
    }
    const share = place - first;
    const [from, to] = [run.parameters[first], run.parameters[first + 1]];
    forget(run, view.passing);
    run.parameters[place] = from.map((value, i) => value + share * (to[i] - value));
    view.passing = place;
    view.set({ place });
  }

  function forget(run, place) {
    if (place !== undefined) {
      run.states.delete(place);
      delete run.parameters[place];
    }
  }

  async function openWithRun(stage) {
    const run = await recording(stage.dataset.id);
    const shared = {
      regions: true, grid: true, train: true, test: true, morph: 1, stage: 0,
      selected: new Set(), cursor: null,
    };
    const embedding = new EmbeddingView(byId('hero-embedding'), run, shared);
    embedding.small = true;
    let input = null;
    if (run.dataset.positions()) {
      input = new InputView(byId('hero-input'), run, shared);
      input.small = true;
    } else {
      byId('hero-plane').hidden = true;
      stage.classList.add('alone');
    }
    byId('hero-legend').replaceChildren(...legendItems(embedding.legend(run.dataset.classNames)));
    const last = run.epochs.length - 1;
    return (share) => {
      const place = share * last;
      showBetween(embedding, place);
      input?.set({ place: Math.floor(place) });
      byId('hero-epoch').textContent = 'epoch ' + Math.round(epochAt(run, place));
    };
  }

  function open() {
    const stage = byId('hero');
    if (!stage) {
      return;
    }
    const button = byId('hero-play');
    let draw = () => {};
    const loop = new Loop(PLAYED, (share) => draw(share));
    loop.changed = (playing) => {
      button.textContent = playing ? '❚❚' : '▶';
      button.setAttribute('aria-label', playing ? 'Pause' : 'Play');
    };
    loop.changed(loop.playing);
    button.addEventListener('click', () => {
      const wished = !loop.playing;
      if (wished && loop.at >= loop.seconds) {
        loops.forEach((each) => { each.at = 0; });
      }
      loops.forEach((each) => each.play(wished));
    });
    whenSeen(stage, drawnOrHidden(stage, async () => {
      draw = await openWithRun(stage);
      loop.begin();
    }), (seen) => loop.show(seen));
    self.uncoil.opening = loop;
  }

  /** What a plot needs of a run, from a dataset and a classifier of its points. */
  function classified(points, limits, state) {
    const { labels, isTest, numbers, classes, points: count } = points;
    return {
      dataset: points, labels, isTest, numbers, classes, points: count, limits: [limits],
      epochs: [0], learned: null, at: state,
    };
  }

  function linePlot(canvas, points, rule) {
    const { x, y } = points.positions();
    const logits = Array.from({ length: points.classes }, (_, c) => Array.from(x,
        (value, i) => rule[3 * c] * value + rule[3 * c + 1] * y[i] + rule[3 * c + 2])).flat();
    const state = {
      stages: [{ x, y }], layer: rule, predicted: predicted(logits, points.classes, points.points),
    };
    return new Plot(canvas, classified(points, points.inputLimits(), () => state), true);
  }

  /** The input plane, of which y becomes x² + y² and what the classifier adds of x and y. */
  class LiftPlot extends Plot {
    drawBackground(context, frame, colours) {
      const { share, rule } = this.lift;
      const [a, b, c, bias] = rule;
      const [x, y] = [-a / (2 * c), -b / (2 * c)];
      const radius = Math.sqrt(x * x + y * y - bias / c);
      context.strokeStyle = colours.ink;
      context.lineWidth = 1.5;
      if (radius > 0) {
        context.beginPath();
        for (let i = 0; i <= 120; i++) {
          const turn = (i / 60) * Math.PI;
          const height = y + radius * Math.sin(turn);
          context.lineTo(...this.pixel(
              x + radius * Math.cos(turn), height + share * (-bias / c - height), frame));
        }
        context.stroke();
      }
      if (share === 1) {
        context.beginPath();
        context.moveTo(...this.pixel(frame.from.x, -bias / c, frame));
        context.lineTo(...this.pixel(frame.to.x, -bias / c, frame));
        context.stroke();
      }
    }
  }

  function liftPlot(canvas, points, rule) {
    const { x, y } = points.positions();
    const [a, b, c, bias] = rule;
    const heights = Array.from(x,
        (value, i) => value * value + y[i] * y[i] + (a * value + b * y[i]) / c);
    const given = Uint16Array.from(heights, (height) => (c * (height + bias / c) > 0 ? 1 : 0));
    const flat = points.inputLimits();
    const room = 0.04 * (flat.top - flat.bottom);
    const lifted = {
      ...flat, bottom: Math.min(...heights) - room, top: Math.max(...heights) + room,
    };
    const limits = { ...flat };
    let state = null;
    const plot = new LiftPlot(canvas, classified(points, limits, () => state), true);
    plot.to = (share) => {
      for (const side of ['bottom', 'top']) {
        limits[side] = flat[side] + share * (lifted[side] - flat[side]);
      }
      const now = y.map((value, i) => value + share * (heights[i] - value));
      state = { stages: [{ x, y: now }], predicted: given };
      plot.set({ lift: { share, rule } });
    };
    plot.to(1);
    return plot;
  }

  /** An embedding, with the boundary of another classifier than the network's own over it. */
  class RefitPlot extends Plot {
    drawAfter(context, frame, colours) {
      if (!this.rule) {
        return;
      }
      context.setLineDash([7, 5]);
      context.lineWidth = 2;
      context.strokeStyle = colours.ink;
      const regions = this.regions(frame, this.rule);
      // two classes share their line: drawn twice, its dashes would fill each other's gaps
      for (const region of this.run.classes === 2 ? regions.slice(1) : regions) {
        if (region.length > 2) {
          this.tracePolygon(context, frame, region);
          context.stroke();
        }
      }
      context.setLineDash([]);
    }
  }

  const eased = (share) => share * share * (3 - 2 * share);

  /** The plots of a scene; those that move are given to the loop. */
  async function drawScene(canvases) {
    const rules = canvases.map(({ dataset }) => dataset.rule?.split(' ').map(Number) ?? null);
    const [{ dataset }] = canvases;
    if (dataset.kind !== 'run') {
      const points = await payload.dataset(dataset.id, 'datasets/' + dataset.id + '.js');
      if (dataset.kind === 'line') {
        linePlot(canvases[0], points, rules[0]);
        return null;
      }
      const plot = liftPlot(canvases[0], points, rules[0]);
      return { seconds: LIFTED, draw: (share) => plot.to(eased(share)) };
    }
    const runs = await Promise.all(canvases.map((canvas) => recording(canvas.dataset.id)));
    const plots = canvases.map((canvas, i) => {
      const plot = new RefitPlot(canvas, runs[i], true);
      plot.rule = rules[i];
      const place = runs[i].epochs.findIndex((epoch) => epoch >= Number(canvas.dataset.epoch));
      if (place >= 0) {
        plot.set({ place });
      }
      return plot;
    });
    if (dataset.epoch !== undefined) {
      return null;
    }
    // at the same epoch, at the pace of the last
    const pace = runs[runs.length - 1];
    return {
      seconds: PLAYED,
      draw: (share) => {
        const epoch = epochAt(pace, share * (pace.epochs.length - 1));
        plots.forEach((plot) => showBetween(plot, placeOf(plot.run, epoch)));
      },
    };
  }

  function watchScene(scene) {
    const canvases = [...scene.querySelectorAll('canvas')];
    let draw = () => {};
    const loop = new Loop(PLAYED, (share) => draw(share));
    whenSeen(scene, drawnOrHidden(scene, async () => {
      const movement = await drawScene(canvases);
      if (movement) {
        loop.seconds = movement.seconds;
        loop.at = loop.playing ? 0 : loop.seconds;
        draw = movement.draw;
        loop.begin();
      }
      scene.classList.add('drawn');
    }), (seen) => loop.show(seen));
  }

  open();
  document.querySelectorAll('.scene').forEach(watchScene);
})();
