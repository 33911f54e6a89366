'use strict';
// Reads what the gallery holds of a run's points: see PayloadScript for how it is written.
(() => {
  const TOP = 4094;
  const NONE = 4095;
  const loading = new Map();

  /** Loads a run's script, once: a page that was opened from disk may load nothing else. */
  function load(runId, path) {
    if (!loading.has(runId)) {
      loading.set(runId, new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = path;
        script.addEventListener('load', () => resolve(self.uncoilRuns[runId]));
        script.addEventListener('error', () => reject(new Error(path + ' cannot be loaded')));
        document.head.append(script);
      }).then((text) => {
        delete self.uncoilRuns[runId];
        return decode(text);
      }));
    }
    return loading.get(runId);
  }

  async function inflate(text) {
    const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Response(stream).arrayBuffer();
  }

  /** A run's points from base64 of zlib. */
  async function decode(text) {
    const buffer = await inflate(text);
    const view = new DataView(buffer);
    let at = 0;
    const int = () => view.getInt32((at += 4) - 4);
    const many = (count, next) => Array.from({ length: count }, next);
    const version = int();
    if (version !== 1) {
      throw new Error('version ' + version + ' of a payload, but this page reads 1');
    }
    const run = { points: int(), classes: 0 };
    const epochs = int();
    run.classes = int();
    const stages = int();
    run.of = int();
    const matrices = int();
    run.epochs = many(epochs, int);
    run.limits = many(stages, () => {
      const [left, right, bottom, top] = many(4, () => view.getFloat64((at += 8) - 8));
      return { left, right, bottom, top };
    });
    run.numbers = many(run.points, int);
    run.learned = many(run.points, int);
    const labels = many(run.points, () => view.getUint16((at += 2) - 2));
    run.labels = labels.map((label) => label & 0x7fff);
    run.isTest = labels.map((label) => label > 0x7fff);
    const row = run.classes * 3;
    run.layers = many(epochs, () => many(row, () => view.getFloat32((at += 4) - 4)));
    const planes = () => {
      const lower = new Uint8Array(buffer, at, run.points);
      const upper = new Uint8Array(buffer, at + run.points, run.points);
      at += 2 * run.points;
      return Uint16Array.from(lower, (low, i) => low | (upper[i] << 8));
    };
    const cells = matrices * run.classes * run.classes;
    run.stages = many(stages, () => ({ x: [], y: [] }));
    run.decided = [];
    run.counts = [];
    for (let e = 0; e < epochs; e++) {
      for (const stage of run.stages) {
        stage.x.push(straightened(planes(), stage.x));
        stage.y.push(straightened(planes(), stage.y));
      }
      const before = run.decided[e - 1];
      run.decided.push(planes().map((changed, i) => changed ^ (before ? before[i] : 0)));
      const counts = run.counts[e - 1];
      run.counts.push(many(cells, (_, i) => int() + (counts ? counts[i] : 0)));
    }
    return run;
  }

  /** Levels from how they differ from the straight line through the two epochs before. */
  function straightened(folded, earlier) {
    const last = earlier[earlier.length - 1];
    const first = earlier[earlier.length - 2] ?? last;
    return folded.map((value, i) => {
      const difference = (value >> 1) ^ -(value & 1);
      return difference + (last ? 2 * last[i] - first[i] : 0);
    });
  }

  /** A coordinate from its level; NaN where there is none. */
  function coordinate(level, from, to) {
    return level === NONE ? NaN : from + (level / TOP) * (to - from);
  }

  self.uncoil = { ...self.uncoil, payload: { load, decode, coordinate, TOP, NONE } };
})();
