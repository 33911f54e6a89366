'use strict';
// The cards of the wall: only those near the window are there, each where it belongs, in their order.
globalThis.uncoilGrid = (wall) => {
  const runs = globalThis.uncoilWall;
  const GAP = 12;
  const TEXT = 106;
  const shown = new Map();
  let places = [];
  let columns = 1;
  let width = 0;
  let height = 0;
  let waiting = false;

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  const { percent } = globalThis.uncoil;

  function outcome(i) {
    if (runs.value('status', i) !== 'trained') {
      return runs.value('reason', i);
    }
    const separation = runs.value('separation', i);
    const loss = runs.value('loss', i);
    // without a picture the test accuracy is in its place
    return (runs.path('poster', i) !== '' || Number.isNaN(loss)
        ? percent(runs.value('held-out', i)) + ' test accuracy' : 'loss ' + loss)
        + (Number.isNaN(separation) ? '' : ' · separable from epoch ' + separation);
  }

  /** What is seen of a run: its film's last picture, or its result in large type. */
  function picture(i) {
    const poster = runs.path('poster', i);
    const status = runs.value('status', i);
    if (poster !== '') {
      const image = element('img', 'shot');
      image.alt = '';
      image.loading = 'lazy';
      image.decoding = 'async';
      image.src = poster;
      return image;
    }
    const trained = status === 'trained';
    const figure = element('span', 'shot figure ' + status, trained ? percent(runs.value('held-out', i)) : status);
    if (trained) {
      figure.append(element('small', '', 'test accuracy'));
    }
    return figure;
  }

  function card(place) {
    const i = places[place];
    const item = element('div', 'tile');
    item.setAttribute('role', 'listitem');
    item.setAttribute('aria-setsize', String(places.length));
    item.setAttribute('aria-posinset', String(place + 1));
    item.dataset.place = String(place);
    const link = element('a', '');
    link.href = runs.path('page', i);
    const name = element('span', 'name');
    name.append(element('bdi', 'activation', runs.value('activation', i)), ' ',
        element('bdi', 'layers', runs.value('layers', i)));
    const where = element('span', 'line');
    where.append(element('bdi', '', runs.value('dataset', i)), ' · seed ' + runs.value('seed', i));
    const what = element('span', 'line outcome');
    what.append(element('bdi', '', outcome(i)));
    link.append(picture(i), name, where, what);
    item.append(link);
    item.style.transform = 'translate(' + (place % columns) * (width + GAP) + 'px,'
        + Math.floor(place / columns) * (height + GAP) + 'px)';
    return item;
  }

  /** Puts the cards from one place up to another on the wall, in their order, and takes off the others. */
  function put(from, to) {
    for (const [place, item] of shown) {
      if ((place < from || place >= to) && !item.contains(document.activeElement)) {
        item.remove();
        shown.delete(place);
      }
    }
    for (let place = to - 1; place >= from; place--) {
      if (!shown.has(place)) {
        const item = card(place);
        let after = null;
        for (let next = place + 1; next < to && after === null; next++) {
          after = shown.get(next) ?? null;
        }
        wall.insertBefore(item, after);
        shown.set(place, item);
      }
    }
  }

  function look() {
    waiting = false;
    const top = -wall.getBoundingClientRect().top;
    const row = height + GAP;
    const first = Math.max(0, Math.floor(top / row) - 1);
    const last = Math.max(0, Math.ceil((top + innerHeight) / row) + 1);
    put(Math.min(places.length, first * columns), Math.min(places.length, last * columns));
  }

  function lookSoon() {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(look);
    }
  }

  function clear() {
    shown.clear();
    wall.replaceChildren();
  }

  function measure() {
    const space = wall.clientWidth;
    columns = Math.max(1, Math.floor((space + GAP) / ((space < 500 ? 150 : 230) + GAP)));
    width = (space - (columns - 1) * GAP) / columns;
    height = Math.round((width * 9) / 16) + TEXT;
    wall.style.setProperty('--width', width + 'px');
    wall.style.setProperty('--height', height + 'px');
    wall.style.height = Math.ceil(places.length / columns) * (height + GAP) + 'px';
  }

  function layOut() {
    clear();
    measure();
    look();
  }

  /** Puts a card in sight and gives it the focus. */
  function go(place) {
    const bounded = Math.min(places.length - 1, Math.max(0, place));
    const top = wall.getBoundingClientRect().top + Math.floor(bounded / columns) * (height + GAP);
    if (top < 0 || top + height > innerHeight) {
      scrollBy({ top: top - (top < 0 ? GAP : innerHeight - height - GAP), behavior: 'instant' });
    }
    look();
    shown.get(bounded)?.firstChild.focus({ preventScroll: true });
    look();
  }

  wall.addEventListener('keydown', (event) => {
    const item = event.target.closest('.tile');
    if (!item || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const rows = Math.max(1, Math.floor(innerHeight / (height + GAP)));
    const steps = {
      ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns,
      PageUp: -rows * columns, PageDown: rows * columns, Home: -places.length, End: places.length,
    };
    if (steps[event.key] !== undefined) {
      event.preventDefault();
      go(Number(item.dataset.place) + steps[event.key]);
    }
  });
  addEventListener('scroll', lookSoon, { passive: true });
  new ResizeObserver(() => {
    if (wall.clientWidth > 0 && Math.abs(wall.clientWidth - (columns * (width + GAP) - GAP)) > 0.5) {
      layOut();
    }
  }).observe(wall);

  /** Shows the runs at these places, in this order. */
  return (found) => {
    places = found;
    layOut();
  };
};
