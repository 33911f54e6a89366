'use strict';
// Filters and sorts the runs' cards. The page shows all of them without this script.
(() => {
  const byId = (id) => document.getElementById(id);
  const groups = Array.from(document.querySelectorAll('section.group'));
  const sorted = byId('sorted');
  const numbers = { seed: 0, train: 1, held: 2, loss: 3, epoch: 4 };
  const controls = {
    text: byId('filter-text'),
    dataset: byId('filter-dataset'),
    activation: byId('filter-activation'),
    status: byId('filter-status'),
    sort: byId('sort'),
  };
  const direction = byId('direction');
  const compare = new Intl.Collator('en', { numeric: true }).compare;

  const runs = [];
  let remembering = 0;
  groups.forEach((group, place) => {
    const dataset = group.querySelector('h3 bdi').textContent;
    for (const card of group.querySelector('ul').children) {
      const network = card.querySelector('i').textContent;
      runs.push({
        card,
        place,
        network,
        dataset,
        order: runs.length,
        activation: card.dataset.a,
        status: card.dataset.s,
        values: card.dataset.v.split(' ').map((word) => (word === '-' ? NaN : Number(word))),
        text: (dataset + ' ' + card.dataset.s + ' ' + card.textContent).toLowerCase(),
      });
    }
  });

  function matches(run, wishes) {
    return (wishes.dataset === '' || run.place === Number(wishes.dataset))
        && (wishes.activation === '' || run.activation === wishes.activation)
        && (wishes.status === '' || run.status === wishes.status)
        && wishes.words.every((word) => run.text.includes(word));
  }

  function filter() {
    const wishes = {
      dataset: controls.dataset.value,
      activation: controls.activation.value,
      status: controls.status.value,
      words: controls.text.value.toLowerCase().split(/\s+/).filter((word) => word !== ''),
    };
    const seen = new Array(groups.length).fill(0);
    let count = 0;
    for (const run of runs) {
      const matching = matches(run, wishes);
      if (run.card.hidden === matching) {
        run.card.hidden = !matching;
      }
      if (matching) {
        seen[run.place]++;
        count++;
      }
    }
    const grouped = controls.sort.value === '';
    groups.forEach((group, place) => {
      group.hidden = !grouped || seen[place] === 0;
    });
    byId('nothing').hidden = count > 0;
    byId('count').textContent = count === runs.length
        ? runs.length.toLocaleString('en') + (runs.length === 1 ? ' run' : ' runs')
        : count.toLocaleString('en') + ' of ' + runs.length.toLocaleString('en') + ' runs';
  }

  /** Compares two runs by a field; runs that lack it come last in either direction. */
  function order(field, sign) {
    const place = numbers[field];
    return (a, b) => {
      if (place === undefined) {
        return sign * compare(a[field], b[field]) || a.order - b.order;
      }
      const left = a.values[place];
      const right = b.values[place];
      if (Number.isNaN(left) || Number.isNaN(right)) {
        return Number.isNaN(left) - Number.isNaN(right) || a.order - b.order;
      }
      return sign * (left - right) || a.order - b.order;
    };
  }

  function sort() {
    const field = controls.sort.value;
    direction.disabled = field === '';
    sorted.hidden = field === '';
    if (field === '') {
      const lists = groups.map((group) => group.querySelector('ul'));
      const homes = lists.map(() => document.createDocumentFragment());
      runs.forEach((run) => homes[run.place].append(run.card));
      lists.forEach((list, place) => list.append(homes[place]));
    } else {
      const sign = direction.getAttribute('aria-pressed') === 'true' ? -1 : 1;
      const all = document.createDocumentFragment();
      for (const run of runs.slice().sort(order(field, sign))) {
        run.card.dataset.of = run.dataset;
        all.append(run.card);
      }
      sorted.append(all);
    }
    filter();
  }

  function remember() {
    const wishes = new URLSearchParams();
    for (const [name, control] of Object.entries(controls)) {
      if (control.value !== '') {
        wishes.set(name, control.value);
      }
    }
    if (direction.getAttribute('aria-pressed') === 'true') {
      wishes.set('descending', '1');
    }
    const text = wishes.toString();
    // Once a flurry of keys is over: browsers ration such changes.
    clearTimeout(remembering);
    remembering = setTimeout(
        () => history.replaceState(null, '', text === '' ? '#runs' : '#' + text), 200);
  }

  function restore() {
    const wishes = new URLSearchParams(location.hash.slice(1));
    const known = Object.keys(controls).some((name) => wishes.has(name));
    for (const [name, control] of Object.entries(controls)) {
      control.value = wishes.get(name) ?? '';
      if (control.selectedIndex === -1) {
        control.selectedIndex = 0;
      }
    }
    press(wishes.get('descending') === '1');
    sort();
    if (known) {
      byId('runs').scrollIntoView();
    }
  }

  function press(descending) {
    direction.setAttribute('aria-pressed', String(descending));
  }

  function onChange(control, action) {
    control.addEventListener('input', () => {
      action();
      remember();
    });
  }

  onChange(controls.text, filter);
  onChange(controls.dataset, filter);
  onChange(controls.activation, filter);
  onChange(controls.status, filter);
  // What is best first: greatest accuracies, least losses.
  onChange(controls.sort, () => {
    press(controls.sort.value === 'train' || controls.sort.value === 'held');
    sort();
  });
  direction.addEventListener('click', () => {
    press(direction.getAttribute('aria-pressed') !== 'true');
    sort();
    remember();
  });
  byId('reset').addEventListener('click', () => {
    for (const control of Object.values(controls)) {
      control.value = '';
    }
    press(false);
    sort();
    remember();
  });
  byId('filters').hidden = false;
  restore();
})();
