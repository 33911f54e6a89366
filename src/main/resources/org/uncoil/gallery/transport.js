'use strict';
// Play, pause, step, speed and scrub: one epoch for all that a page shows.
(() => {
  const { element } = self.uncoil;

  const CONTROLS = `
<div class="controls" role="group" aria-label="Epoch">
<button type="button" id="play" aria-label="Play" title="Space"><svg viewBox="0 0 24 24" aria-hidden="true"><path class="when-paused" d="M7 4.5v15l12.5-7.5z"/><path class="when-playing" d="M6.5 5h4v14h-4zM13.5 5h4v14h-4z"/></svg></button>
<button type="button" id="back" aria-label="One epoch back" title="←"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M16.5 5.5v13L7 12z"/></svg></button>
<button type="button" id="forward" aria-label="One epoch on" title="→"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7.5 5.5v13L17 12z"/></svg></button>
<input type="range" id="epoch" aria-label="Epoch" min="0" step="1">
<a id="here" href="#" title="Link to this epoch">epoch <b id="here-epoch"></b></a>
<label class="speed"><span class="unseen">Speed</span> <select id="speed"><option value="0.1">0.1×</option><option value="0.25">¼×</option><option value="0.5">½×</option><option value="1" selected>1×</option><option value="2">2×</option><option value="4">4×</option></select></label>
</div>`;

  /** The last of these ascending numbers that is not greater than the given one, by place. */
  function placeOf(ascending, value) {
    let low = 0;
    let high = ascending.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (ascending[middle] <= value) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  class Transport {
    /**
     * holder: where the controls go; epochs: where it can stop, at least one; show: called with an
     * epoch, gives it in words; rate: stops a second; link, restore: what else a link holds.
     */
    constructor({ holder, epochs, show, rate, link, restore }) {
      this.epochs = epochs;
      this.show = show;
      this.rate = rate;
      this.link = link;
      this.restore = restore;
      this.last = epochs.length - 1;
      this.speed = 1;
      this.playing = false;
      this.remembering = 0;
      this.controls = element(CONTROLS);
      holder.append(this.controls);
      this.slider = this.part('epoch');
      this.slider.max = String(this.last);
      this.watchControls();
      this.seek(this.last);
      this.restored();
    }

    part(id) {
      return this.controls.querySelector('#' + id);
    }

    /** Goes on with other epochs, at the one where it is or the last before it. */
    over(epochs) {
      const epoch = this.epochs[this.stop];
      const atEnd = this.stop === this.last;
      this.epochs = epochs;
      this.last = epochs.length - 1;
      this.slider.max = String(this.last);
      this.seek(atEnd ? this.last : placeOf(epochs, epoch));
    }

    /** Shows a place. */
    seek(place) {
      this.stop = Math.min(this.last, Math.max(0, place));
      const epoch = this.epochs[this.stop];
      this.slider.value = String(this.stop);
      this.part('here-epoch').textContent = String(epoch);
      this.part('here').setAttribute('href', '#' + this.hash());
      this.slider.setAttribute('aria-valuetext', this.show(epoch));
    }

    seekEpoch(epoch) {
      this.seek(placeOf(this.epochs, epoch));
    }

    hash() {
      const words = new URLSearchParams({ epoch: String(this.epochs[this.stop]) });
      if (this.speed !== 1) {
        words.set('speed', String(this.speed));
      }
      for (const [name, value] of Object.entries(this.link())) {
        words.set(name, value);
      }
      return words.toString();
    }

    /** Keeps the link up to date, once a flurry of steps is over: browsers ration such changes. */
    remember() {
      this.part('here').setAttribute('href', '#' + this.hash());
      clearTimeout(this.remembering);
      this.remembering = setTimeout(
          () => history.replaceState(null, '', '#' + this.hash()), 200);
    }

    step(places) {
      this.pause();
      this.seek(this.stop + places);
      this.remember();
    }

    toggle() {
      if (this.playing) {
        this.pause();
      } else {
        this.play();
      }
    }

    play() {
      if (this.stop === this.last) {
        this.seek(0);
      }
      this.mark(true);
      let passed = this.stop;
      // A frame's time is that of its beginning, which may lie before the click.
      let before = null;
      const tick = (now) => {
        if (!this.playing) {
          return;
        }
        passed += ((now - (before ?? now)) / 1000) * this.rate * this.speed;
        before = now;
        const place = Math.min(this.last, Math.floor(passed));
        if (place !== this.stop) {
          this.seek(place);
        }
        if (this.stop === this.last) {
          this.pause();
        } else {
          requestAnimationFrame(tick);
        }
      };
      requestAnimationFrame(tick);
    }

    pause() {
      if (this.playing) {
        this.mark(false);
        this.remember();
      }
    }

    mark(playing) {
      this.playing = playing;
      this.part('play').setAttribute('aria-label', playing ? 'Pause' : 'Play');
      this.part('play').classList.toggle('playing', playing);
    }

    setSpeed(speed) {
      const choice = this.part('speed');
      if (Array.from(choice.options).some((option) => Number(option.value) === speed)) {
        this.speed = speed;
        choice.value = String(speed);
      }
    }

    restored() {
      const wishes = new URLSearchParams(location.hash.slice(1));
      if (wishes.has('speed')) {
        this.setSpeed(Number(wishes.get('speed')));
      }
      this.restore(wishes);
      const epoch = Number.parseInt(wishes.get('epoch'), 10);
      if (Number.isInteger(epoch)) {
        this.seekEpoch(epoch);
      }
    }

    watchControls() {
      this.part('play').addEventListener('click', () => this.toggle());
      this.part('back').addEventListener('click', () => this.step(-1));
      this.part('forward').addEventListener('click', () => this.step(1));
      this.part('speed').addEventListener('change', (event) => {
        this.setSpeed(Number(event.target.value));
        this.remember();
      });
      this.slider.addEventListener('input', () => {
        this.pause();
        this.seek(Number(this.slider.value));
      });
      this.slider.addEventListener('change', () => this.remember());
      document.addEventListener('keydown', (event) => this.onKey(event));
      window.addEventListener('hashchange', () => this.restored());
    }

    onKey(event) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
      }
      const { target } = event;
      if (target.closest('select, textarea, video, input:not([type=range])')
          || (target.type === 'range' && target !== this.slider)) {
        return;
      }
      const moves = {
        ArrowLeft: () => this.step(-1),
        ArrowRight: () => this.step(1),
        Home: () => this.step(-this.epochs.length),
        End: () => this.step(this.epochs.length),
      };
      if (moves[event.key] && !target.closest('.scroll, pre')) {
        event.preventDefault();
        moves[event.key]();
      } else if (event.key === ' ' && !target.closest('button, a, summary, input[type=checkbox]')) {
        event.preventDefault();
        this.toggle();
      }
    }
  }

  self.uncoil = { ...self.uncoil, Transport, placeOf };
})();
