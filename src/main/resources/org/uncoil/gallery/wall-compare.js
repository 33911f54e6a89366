'use strict';
// Up to four runs to look at side by side: collected from the cards, for as long as the tab is open.
globalThis.uncoilCompare = (() => {
  const MOST = 4;
  const KEY = 'uncoil-compare ' + location.pathname;
  const runs = globalThis.uncoilWall;
  const bar = document.getElementById('compare');
  let chosen = restored();
  let changed = () => {};

  function restored() {
    try {
      const stored = JSON.parse(sessionStorage.getItem(KEY)) ?? [];
      return stored.filter((id) => runs.place(id) >= 0).slice(0, MOST);
    } catch {
      return [];
    }
  }

  function store() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(chosen));
    } catch {
      // a browser that keeps nothing of pages from disk
    }
  }

  function name(id) {
    const place = runs.place(id);
    return ['dataset', 'activation'].map((field) => runs.value(field, place)).join(' · ')
        + ' · seed ' + runs.value('seed', place);
  }

  function reflect() {
    bar.hidden = chosen.length === 0;
    const list = bar.querySelector('ul');
    list.replaceChildren(...chosen.map((id) => {
      const item = document.createElement('li');
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.className = 'chip';
      const text = document.createElement('bdi');
      text.textContent = name(id);
      remove.append(text, ' ×');
      remove.setAttribute('aria-label', 'Remove ' + name(id));
      remove.addEventListener('click', () => {
        toggle(id);
        (bar.hidden ? document.querySelector('.tile a') : bar.querySelector('a')).focus(
            { preventScroll: true });
      });
      item.append(remove);
      return item;
    }));
    const open = bar.querySelector('a');
    open.href = 'workbench.html#runs=' + chosen.join(',');
    open.textContent = chosen.length === 1 ? 'Open 1 run' : 'Compare ' + chosen.length + ' runs';
    document.body.classList.toggle('comparing', chosen.length > 0);
  }

  function set(ids) {
    chosen = ids;
    store();
    reflect();
    changed();
  }

  function toggle(id) {
    if (chosen.includes(id)) {
      set(chosen.filter((other) => other !== id));
    } else if (chosen.length < MOST) {
      set([...chosen, id]);
    }
  }

  bar.querySelector('button[data-part="clear"]').addEventListener('click', () => {
    set([]);
    document.querySelector('.tile a')?.focus({ preventScroll: true });
  });
  reflect();

  return {
    toggle,
    has: (id) => chosen.includes(id),
    full: () => chosen.length >= MOST,
    onChange: (action) => {
      changed = action;
    },
  };
})();
