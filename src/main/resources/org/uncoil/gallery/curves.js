'use strict';
// The accuracy or the loss of all panes over the epochs that they hold, on one chart.
(() => {
  const { cleared, theme } = self.uncoil;
  const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3]];
  const INSET = { left: 42, right: 10, top: 8, bottom: 22 };

  const MEASURES = {
    test: { text: 'test accuracy', of: (run, place) => run.accuracy(place)[1] },
    training: { text: 'training accuracy', of: (run, place) => run.accuracy(place)[0] },
    loss: { text: 'loss', of: (run, place) => run.loss?.(place) ?? NaN },
  };

  class Curves {
    /** seek: called with the epoch that a reader points at. */
    constructor(holder, seek) {
      this.canvas = holder.querySelector('canvas');
      this.measure = 'test';
      this.panes = [];
      this.epoch = 0;
      this.waiting = 0;
      new ResizeObserver(() => this.redraw()).observe(this.canvas);
      const choice = holder.querySelector('select');
      choice.replaceChildren(
          ...Object.entries(MEASURES).map(([name, { text }]) => new Option(text, name)));
      choice.addEventListener('change', () => this.set({ measure: choice.value }));
      this.canvas.addEventListener('pointerdown', (event) => {
        this.canvas.setPointerCapture(event.pointerId);
        seek(this.epochAt(event));
      });
      this.canvas.addEventListener('pointermove', (event) => {
        if (this.canvas.hasPointerCapture(event.pointerId)) {
          seek(this.epochAt(event));
        }
      });
    }

    set(values) {
      Object.assign(this, values);
      this.redraw();
    }

    redraw() {
      if (this.waiting === 0) {
        this.waiting = requestAnimationFrame(() => {
          this.waiting = 0;
          this.draw();
        });
      }
    }

    last() {
      return Math.max(1, ...this.panes.map(({ run }) => run.epochs[run.epochs.length - 1]));
    }

    epochAt(event) {
      const box = this.canvas.getBoundingClientRect();
      const share = (event.clientX - box.left - INSET.left) / (box.width - INSET.left - INSET.right);
      return Math.round(Math.min(1, Math.max(0, share)) * this.last());
    }

    /** Of a pane what is known by now: epochs that nobody has seen are computed in the background. */
    series({ run }) {
      const { of } = MEASURES[this.measure];
      return run.epochs.map((epoch, place) => [epoch, run.states.has(place) ? of(run, place) : NaN])
          .filter(([, value]) => Number.isFinite(value));
    }

    draw() {
      const context = cleared(this.canvas, self.devicePixelRatio || 1);
      if (!context) {
        return;
      }
      const colours = theme();
      const all = this.panes.map((pane) => this.series(pane));
      const most = this.measure === 'loss'
          ? all.flat().reduce((max, [, value]) => Math.max(max, value), 1e-9) : 1;
      const width = this.canvas.clientWidth - INSET.left - INSET.right;
      const height = this.canvas.clientHeight - INSET.top - INSET.bottom;
      const x = (epoch) => INSET.left + (width * epoch) / this.last();
      const y = (value) => INSET.top + height * (1 - value / most);
      this.drawAxes(context, colours, { x, y, most, width, height });
      this.panes.forEach((pane, i) => {
        context.strokeStyle = pane.colour();
        context.lineWidth = 2;
        context.setLineDash(DASHES[i % DASHES.length]);
        context.beginPath();
        all[i].forEach(([epoch, value]) => context.lineTo(x(epoch), y(value)));
        context.stroke();
      });
      context.setLineDash([]);
      context.strokeStyle = colours.ink;
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(x(this.epoch), INSET.top);
      context.lineTo(x(this.epoch), INSET.top + height);
      context.stroke();
    }

    drawAxes(context, colours, { x, y, most, width, height }) {
      context.font = '11px ' + getComputedStyle(this.canvas).fontFamily;
      context.fillStyle = colours.muted;
      context.strokeStyle = colours.edge;
      context.lineWidth = 1;
      context.textBaseline = 'middle';
      context.textAlign = 'right';
      context.beginPath();
      for (const value of [0, most / 2, most]) {
        context.moveTo(INSET.left, y(value));
        context.lineTo(INSET.left + width, y(value));
        context.fillText(this.measure === 'loss'
          ? String(Number(value.toPrecision(2))) : Math.round(100 * value) + ' %',
        INSET.left - 6, y(value));
      }
      context.stroke();
      context.textBaseline = 'top';
      context.textAlign = 'left';
      context.fillText('0', INSET.left, INSET.top + height + 6);
      context.textAlign = 'right';
      context.fillText('epoch ' + this.last(), x(this.last()), INSET.top + height + 6);
    }
  }

  self.uncoil = { ...self.uncoil, Curves };
})();
