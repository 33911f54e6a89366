'use strict';
// Play, pause, step, speed and scrub: one epoch for all that a page shows. With a film the film is
// the clock, without one it is the screen's.
(() => {
  const byId = (id) => document.getElementById(id);
  /** Epochs a second where there is no film. */
  const PLAIN_RATE = 30;

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
     * epochs: where it can stop, at least one; show: called with a place among them, and with them; film, frames,
     * rate: the film, the first frame of each epoch, frames a second; link, restore: what else a
     * link holds.
     */
    constructor({ epochs, show, film, frames, rate, link, restore }) {
      this.epochs = epochs;
      this.show = show;
      this.film = film ?? null;
      this.frames = frames ?? [];
      // Neither undefined nor NaN nor 0 is a rate: playing would never come to an end.
      this.rate = rate > 0 ? rate : PLAIN_RATE;
      this.link = link ?? (() => ({}));
      this.restore = restore ?? (() => {});
      this.last = this.epochs.length - 1;
      this.stop = this.last;
      this.speed = 1;
      this.playing = false;
      this.wanted = null;
      this.remembering = 0;
      this.slider = byId('epoch');
      this.slider.max = String(this.last);
      if (this.film) {
        this.watchFilm();
      }
      this.watchControls();
      byId('controls').hidden = false;
      this.settleAt(this.last);
      this.restored();
    }

    /** Goes on with other epochs, at the one where it is or the last before it. */
    over(epochs) {
      const epoch = this.epochs[this.stop];
      const atEnd = this.stop === this.last;
      this.epochs = epochs;
      this.last = epochs.length - 1;
      this.slider.max = String(this.last);
      this.settleAt(atEnd ? this.last : placeOf(epochs, epoch));
    }

    /** Shows a place without moving the film. */
    settleAt(place) {
      this.stop = place;
      const epoch = this.epochs[place];
      this.slider.value = String(place);
      byId('here-epoch').textContent = String(epoch);
      byId('here').setAttribute('href', '#' + this.hash());
      this.slider.setAttribute('aria-valuetext', this.show(place, this.epochs) ?? 'epoch ' + epoch);
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
      byId('here').setAttribute('href', '#' + this.hash());
      clearTimeout(this.remembering);
      this.remembering = setTimeout(
          () => history.replaceState(null, '', '#' + this.hash()), 200);
    }

    /** Moves everything; while the film is still seeking, only the latest wish is kept. */
    seek(place) {
      const bounded = Math.min(this.last, Math.max(0, place));
      this.settleAt(bounded);
      if (!this.film) {
        return;
      }
      if (this.film.seeking || this.film.readyState < HTMLMediaElement.HAVE_METADATA) {
        this.wanted = bounded;
        return;
      }
      // The middle of the frame: a time on its edge may show the frame before.
      this.film.currentTime = (this.frames[bounded] + 0.5) / this.rate;
    }

    seekEpoch(epoch) {
      this.seek(placeOf(this.epochs, epoch));
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
      if (this.film) {
        // it is not played where it is paused at once, or where the browser forbids it
        this.film.play().catch(() => this.mark(!this.film.paused));
        return;
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
        this.settleAt(Math.min(this.last, Math.floor(passed)));
        if (this.stop === this.last) {
          this.pause();
        } else {
          requestAnimationFrame(tick);
        }
      };
      requestAnimationFrame(tick);
    }

    pause() {
      if (this.film) {
        this.film.pause();
      } else if (this.playing) {
        this.mark(false);
        this.remember();
      }
    }

    mark(playing) {
      this.playing = playing;
      byId('play').setAttribute('aria-label', playing ? 'Pause' : 'Play');
      byId('play').classList.toggle('playing', playing);
    }

    setSpeed(speed) {
      const choice = byId('speed');
      if (Array.from(choice.options).some((option) => Number(option.value) === speed)) {
        this.speed = speed;
        choice.value = String(speed);
        if (this.film) {
          this.film.playbackRate = speed;
        }
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

    watchFilm() {
      const { film } = this;
      film.controls = false;
      film.addEventListener('click', () => this.toggle());
      const settle = () => {
        if (this.wanted !== null) {
          const place = this.wanted;
          this.wanted = null;
          this.seek(place);
        }
      };
      film.addEventListener('loadedmetadata', settle);
      film.addEventListener('seeked', settle);
      film.addEventListener('play', () => this.mark(true));
      film.addEventListener('pause', () => {
        this.mark(false);
        // The film may have run on by a frame since the figures were shown.
        if (!film.ended) {
          this.seek(this.stop);
        }
        this.remember();
      });
      film.addEventListener('ended', () => this.settleAt(this.last));
      const follow = (seconds) => {
        if (!film.paused && !film.seeking) {
          this.settleAt(placeOf(this.frames, Math.floor(seconds * this.rate + 0.01)));
        }
      };
      if ('requestVideoFrameCallback' in film) {
        const onFrame = (now, frame) => {
          follow(frame.mediaTime);
          film.requestVideoFrameCallback(onFrame);
        };
        film.requestVideoFrameCallback(onFrame);
      } else {
        film.addEventListener('timeupdate', () => follow(film.currentTime));
      }
      byId('whole')?.addEventListener('click', () => film.requestFullscreen());
    }

    watchControls() {
      byId('play').addEventListener('click', () => this.toggle());
      byId('back').addEventListener('click', () => this.step(-1));
      byId('forward').addEventListener('click', () => this.step(1));
      byId('speed').addEventListener('change', (event) => {
        this.setSpeed(Number(event.target.value));
        this.remember();
      });
      this.slider.addEventListener('input', () => {
        const place = Number(this.slider.value);
        this.pause();
        this.seek(place);
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
      if (target.closest('select, textarea, input:not([type=range])')) {
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
      } else if (event.key === ' ' && !target.closest('button, a, summary, video[controls]')) {
        event.preventDefault();
        this.toggle();
      }
    }
  }

  self.uncoil = { ...self.uncoil, Transport, placeOf };
})();
