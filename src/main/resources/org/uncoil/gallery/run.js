'use strict';
// One slider drives the film, the curves and the figures. The page is complete without this
// script; it adds playing.
(() => {
  const player = document.getElementById('player');
  if (!player) {
    return;
  }
  const byId = (id) => document.getElementById(id);
  const words = (name) => (player.dataset[name] ? player.dataset[name].split(' ') : []);
  const epochs = words('epochs').map(Number);
  const frames = words('frames').map(Number);
  const figures = { loss: words('loss'), train: words('train'), held: words('held') };
  const framesPerSecond = Number(player.dataset.fps);
  const last = epochs.length - 1;
  const film = byId('film');
  const slider = byId('epoch');
  const curves = byId('curves');
  let stop = last;
  let wanted = null;
  let remembering = 0;

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

  function show(place) {
    stop = place;
    const epoch = epochs[place];
    slider.value = String(place);
    slider.setAttribute('aria-valuetext', 'epoch ' + epoch + ', loss ' + figures.loss[place]
        + ', accuracy ' + figures.train[place] + ', held out ' + figures.held[place]);
    byId('here').setAttribute('href', '#' + link());
    byId('here-epoch').textContent = String(epoch);
    byId('now-epoch').textContent = String(epoch);
    byId('now-loss').textContent = figures.loss[place];
    byId('now-train').textContent = figures.train[place];
    byId('now-held').textContent = figures.held[place];
    if (curves) {
      const first = Number(curves.dataset.first);
      const range = Math.max(1, Number(curves.dataset.last) - first);
      const x = (1000 * (epoch - first)) / range;
      byId('cursor').setAttribute('d', 'M' + x.toFixed(1) + ' 0V160');
      byId('so-far-area').setAttribute('width', (x + 5).toFixed(1));
    }
  }

  function link() {
    const speed = film && film.playbackRate !== 1 ? '&speed=' + film.playbackRate : '';
    return 'epoch=' + epochs[stop] + speed;
  }

  /** Keeps the link up to date, once a flurry of steps is over: browsers ration such changes. */
  function remember() {
    clearTimeout(remembering);
    remembering = setTimeout(() => history.replaceState(null, '', '#' + link()), 200);
  }

  /** Moves everything; while the film is still seeking, only the latest wish is kept. */
  function seek(place) {
    const bounded = Math.min(last, Math.max(0, place));
    show(bounded);
    if (!film) {
      return;
    }
    if (film.seeking || film.readyState < HTMLMediaElement.HAVE_METADATA) {
      wanted = bounded;
      return;
    }
    // The middle of the frame: a time on its edge may show the frame before.
    film.currentTime = (frames[bounded] + 0.5) / framesPerSecond;
  }

  function step(places) {
    if (film) {
      film.pause();
    }
    seek(stop + places);
    remember();
  }

  function toggle() {
    if (!film) {
      return;
    }
    if (!film.paused) {
      film.pause();
      return;
    }
    if (stop === last) {
      seek(0);
    }
    film.play();
  }

  function follow(seconds) {
    show(placeOf(frames, Math.floor(seconds * framesPerSecond + 0.01)));
  }

  function restore() {
    const wishes = new URLSearchParams(location.hash.slice(1));
    const speed = Number(wishes.get('speed'));
    if (film && speed > 0) {
      setSpeed(speed);
    }
    const epoch = Number.parseInt(wishes.get('epoch'), 10);
    if (Number.isInteger(epoch)) {
      seek(placeOf(epochs, epoch));
    }
  }

  function setSpeed(speed) {
    const choice = byId('speed');
    const known = Array.from(choice.options).some((option) => Number(option.value) === speed);
    if (known) {
      film.playbackRate = speed;
      choice.value = String(speed);
    }
  }

  function watchFilm() {
    film.controls = false;
    film.addEventListener('click', toggle);
    film.addEventListener('loadedmetadata', () => settle());
    film.addEventListener('seeked', () => settle());
    film.addEventListener('play', () => mark(true));
    film.addEventListener('pause', () => {
      mark(false);
      // The film may have run on by a frame since the figures were shown.
      if (!film.ended) {
        seek(stop);
      }
      remember();
    });
    film.addEventListener('ended', () => show(last));
    if ('requestVideoFrameCallback' in film) {
      const onFrame = (now, frame) => {
        if (!film.paused && !film.seeking) {
          follow(frame.mediaTime);
        }
        film.requestVideoFrameCallback(onFrame);
      };
      film.requestVideoFrameCallback(onFrame);
    } else {
      film.addEventListener('timeupdate', () => {
        if (!film.paused && !film.seeking) {
          follow(film.currentTime);
        }
      });
    }
  }

  function settle() {
    if (wanted !== null) {
      const place = wanted;
      wanted = null;
      seek(place);
    }
  }

  function mark(playing) {
    const button = byId('play');
    button.setAttribute('aria-label', playing ? 'Pause' : 'Play');
    button.classList.toggle('playing', playing);
  }

  function onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const target = event.target;
    if (target.closest('select, textarea, input:not([type=range])')) {
      return;
    }
    const scrolls = target.closest('.scroll, pre');
    const moves = {
      ArrowLeft: () => step(-1),
      ArrowRight: () => step(1),
      Home: () => step(-epochs.length),
      End: () => step(epochs.length),
    };
    if (moves[event.key] && !scrolls) {
      event.preventDefault();
      moves[event.key]();
    } else if (event.key === ' ' && film && !target.closest('button, a, summary')) {
      event.preventDefault();
      toggle();
    }
  }

  function epochAt(event) {
    const box = curves.getBoundingClientRect();
    const first = Number(curves.dataset.first);
    const share = (event.clientX - box.left) / box.width;
    return Math.round(first + share * (Number(curves.dataset.last) - first));
  }

  function watchCurves() {
    const move = (event) => {
      if (film) {
        film.pause();
      }
      seek(placeOf(epochs, epochAt(event)));
    };
    curves.addEventListener('pointerdown', (event) => {
      curves.setPointerCapture(event.pointerId);
      move(event);
    });
    curves.addEventListener('pointermove', (event) => {
      if (curves.hasPointerCapture(event.pointerId)) {
        move(event);
      }
    });
    curves.addEventListener('pointerup', remember);
  }

  if (film) {
    watchFilm();
    byId('play').addEventListener('click', toggle);
    byId('speed').addEventListener('change', (event) => {
      setSpeed(Number(event.target.value));
      show(stop);
      remember();
    });
    byId('whole').addEventListener('click', () => film.requestFullscreen());
  }
  if (curves) {
    watchCurves();
  }
  byId('back').addEventListener('click', () => step(-1));
  byId('forward').addEventListener('click', () => step(1));
  slider.addEventListener('input', () => {
    if (film) {
      film.pause();
    }
    seek(Number(slider.value));
  });
  slider.addEventListener('change', remember);
  document.addEventListener('keydown', onKey);
  window.addEventListener('hashchange', restore);
  byId('controls').hidden = false;
  show(last);
  restore();
})();
