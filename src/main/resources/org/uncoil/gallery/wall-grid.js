'use strict';
// The cards of the runs: only those near the window are there, each where it belongs, in their order.
globalThis.uncoilGrid = (wall) => {
  const runs = globalThis.uncoilWall;
  const GAP = 12;
  const TEXT = 132;
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

  const { percent, thumbnail } = globalThis.uncoil;
  const compare = globalThis.uncoilCompare;

  /** Whether a run was trained in vain: not one that separates its classes, as on the failures page. */
  function degenerate(i) {
    return runs.value('status', i) === 'trained' && Number.isNaN(runs.value('separation', i))
        && !['', 'healthy'].includes(runs.value('health', i));
  }

  /** What became of a run, in two short lines: its result, and what else there is to know. */
  function outcome(i) {
    if (runs.value('status', i) !== 'trained') {
      return [runs.value('status', i), runs.value('reason', i)];
    }
    const separation = runs.value('separation', i);
    const loss = runs.value('loss', i);
    const share = runs.value('held-out', i);
    return [
      Number.isNaN(share) && !Number.isNaN(loss) ? 'loss ' + loss : percent(share) + ' test accuracy',
      degenerate(i) ? runs.value('health', i)
          : Number.isNaN(separation) ? 'not separable' : 'separation epoch ' + separation,
    ];
  }

  const playable = (i) => runs.value('replay', i) === 'yes';

  /** What is seen of a run: its input beside its final embedding, or in a word why there is none. */
  function picture(i, item) {
    const script = runs.value('thumbnail', i);
    if (script === '') {
      const status = runs.value('status', i);
      return element('span', 'shot none ' + status, status === 'trained' ? 'no embedding' : status);
    }
    const canvas = element('canvas', 'shot');
    canvas.setAttribute('aria-hidden', 'true');
    thumbnail.show(canvas, () => thumbnail.sample(script), runs.id(i), {
      on: item, replay: playable(i) ? 'runs/' + runs.id(i) + '.js' : null,
    });
    return canvas;
  }

  /** The button that puts a run beside others. */
  function adder(i) {
    const button = element('button', 'add', '');
    button.type = 'button';
    button.dataset.run = runs.id(i);
    button.addEventListener('click', () => compare.toggle(runs.id(i)));
    reflect(button);
    return button;
  }

  function reflect(button) {
    const chosen = compare.has(button.dataset.run);
    button.textContent = chosen ? 'Added' : 'Add to compare';
    button.setAttribute('aria-pressed', String(chosen));
    button.disabled = !chosen && compare.full();
  }

  compare.onChange(() => wall.querySelectorAll('.add').forEach(reflect));

  function card(place) {
    const i = places[place];
    const item = element('div', 'tile');
    item.setAttribute('role', 'listitem');
    item.setAttribute('aria-setsize', String(places.length));
    item.setAttribute('aria-posinset', String(place + 1));
    item.dataset.place = String(place);
    const link = element('a', 'open');
    link.href = playable(i) ? 'workbench.html#runs=' + runs.id(i) : runs.path('page', i);
    const name = element('span', 'name');
    name.append(element('i', 'swatch ' + runs.value('colour', i)),
        element('bdi', 'activation', runs.value('activation', i)), ' ',
        element('bdi', 'layers', runs.value('layers', i)));
    const where = element('span', 'line');
    where.append(element('bdi', '', runs.value('dataset', i)), ' · seed ' + runs.value('seed', i));
    const [result, more] = outcome(i);
    const first = element('span', 'line result');
    first.append(element('bdi', '', result));
    const second = element('span', 'line more' + (degenerate(i) || runs.value('status', i) !== 'trained' ? ' bad' : ''));
    second.append(element('bdi', '', more));
    link.append(picture(i, item), name, where, first, second);
    const actions = element('span', 'actions');
    if (playable(i)) {
      const details = element('a', 'details', 'Details');
      details.href = runs.path('page', i);
      actions.append(adder(i), details);
    }
    item.append(link, actions);
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
    columns = Math.max(1, Math.floor((space + GAP) / ((space < 500 ? 164 : 240) + GAP)));
    width = (space - (columns - 1) * GAP) / columns;
    height = Math.round(width / 2) + TEXT;
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
      // a frame later: browsers complain about changes of size while they report one
      requestAnimationFrame(layOut);
    }
  }).observe(wall);

  /** Shows the runs at these places, in this order. */
  return (found) => {
    places = found;
    layOut();
  };
};
