'use strict';
// What the reader wishes to see, in controls and in the address. Without this script there are plain lists.
(() => {
  const runs = globalThis.uncoilWall;
  const byId = (id) => document.getElementById(id);
  const wall = byId('wall');
  const films = runs.values('film').includes('yes');
  const CHOICES = [
    ['dataset', 'Dataset'], ['activation', 'Activation'], ['status', 'Status'], ['network', 'Network'],
    ['depth', 'Hidden layers'], ['seed', 'Seed'], ['health', 'Diagnosis'],
    ...(films ? [['film', 'Has a film']] : []),
  ];
  const FIRST = new Set(['dataset', 'activation', 'status']);
  // a share is typed in percent
  const RANGES = [
    ['held-out', 'Test accuracy, %', 100], ['train', 'Training accuracy, %', 100], ['loss', 'Loss', 1],
    ['separation', 'Linearly separable from epoch', 1],
  ];
  const SORTS = [
    ...(films ? [['', 'films first'], ['order', 'study']] : [['', 'study']]), ['dataset', 'dataset'], ['activation', 'activation'],
    ['network', 'network'], ['depth', 'hidden layers'], ['seed', 'seed'], ['status', 'status'],
    ['health', 'diagnosis'], ['held-out', 'test accuracy'], ['train', 'training accuracy'],
    ['loss', 'loss'], ['separation', 'separation epoch'],
  ];
  const BEST_LAST = new Set(['held-out', 'train']);
  const labels = new Map([...CHOICES, ...RANGES, ['run', 'Run']].map(([field, label]) => [field, label]));
  const controls = new Map();
  let wishes = runs.parse(location.hash);
  let remembering = 0;
  byId('finder').hidden = false;
  wall.hidden = false;
  byId('plain').classList.add('after');
  const show = globalThis.uncoilGrid(wall);

  function control(parent, text, made) {
    const label = document.createElement('label');
    label.append(text + ' ', made);
    parent.append(label);
    return made;
  }

  function select(options) {
    const made = document.createElement('select');
    options.forEach(([value, text]) => made.add(new Option(text, value)));
    return made;
  }

  /** Does what was asked for; as a step that the back button undoes, or in place of the last one. */
  function apply(step) {
    const found = runs.find(wishes);
    show(found);
    byId('nothing').hidden = found.length > 0;
    const all = runs.size.toLocaleString('en');
    byId('count').textContent = found.length === runs.size
        ? all + (runs.size === 1 ? ' run' : ' runs')
        : found.length.toLocaleString('en') + ' of ' + all + ' runs';
    reflect();
    clearTimeout(remembering);
    const fragment = runs.format(wishes);
    const address = fragment === '' ? location.pathname : '#' + fragment;
    if (step === 'push') {
      history.pushState(null, '', address);
    } else if (step === 'replace') {
      // once a flurry of keys is over: browsers ration such changes
      remembering = setTimeout(() => history.replaceState(null, '', address), 200);
    }
  }

  /** Makes controls and chips say what is wished for. */
  function reflect() {
    for (const [field, made] of controls) {
      made.reflect(wishes.fields.get(field) ?? []);
    }
    if (document.activeElement !== text) {
      text.value = wishes.text;
    }
    sort.value = wishes.sort === 'order' && !films ? '' : wishes.sort;
    direction.setAttribute('aria-pressed', String(wishes.descending));
    const chips = document.createDocumentFragment();
    for (const [field, wanted] of wishes.fields) {
      const chip = document.createElement('button');
      chip.type = 'button';
      chip.className = 'chip';
      const several = wanted.length > 3 ? wanted.length + ' selected' : wanted.join(' or ');
      const value = document.createElement('bdi');
      value.textContent = several;
      chip.append(labels.get(field) ?? field, ': ', value, ' ×');
      chip.setAttribute('aria-label', 'Remove ' + (labels.get(field) ?? field) + ': ' + several);
      chip.addEventListener('click', () => {
        wishes.fields.delete(field);
        apply('push');
        byId('first').querySelector('input').focus({ preventScroll: true });
      });
      chips.append(chip);
    }
    byId('chips').replaceChildren(chips);
  }

  function wish(field, values, step) {
    if (values.length === 0) {
      wishes.fields.delete(field);
    } else {
      wishes.fields.set(field, values);
    }
    apply(step);
  }

  function choice([field, label]) {
    const values = runs.values(field);
    const parent = byId(FIRST.has(field) ? 'first' : 'others');
    const made = control(parent, label, select([['', 'all'], ...values.map((v) => [v, v])]));
    const several = new Option('several', '…');
    made.addEventListener('change', () => wish(field, made.value === '' ? [] : [made.value], 'push'));
    controls.set(field, {
      reflect: (wanted) => {
        several.remove();
        if (wanted.length > 1 || (wanted.length === 1 && !values.includes(wanted[0]))) {
          several.textContent = wanted.length > 1 ? 'several' : wanted[0];
          made.add(several);
          made.value = '…';
        } else {
          made.value = wanted[0] ?? '';
        }
      },
    });
  }

  function range([field, label, scale]) {
    const ends = ['from', 'to'].map((end) => {
      const made = document.createElement('input');
      made.type = 'number';
      made.step = 'any';
      control(byId('others'), label + ', ' + end, made);
      made.addEventListener('input', () => {
        const [low, high] = ends.map((one) => (one.value === '' ? '' : String(Number(one.value) / scale)));
        wish(field, low === '' && high === '' ? [] : [low + '..' + high], 'replace');
      });
      return made;
    });
    controls.set(field, {
      reflect: (wanted) => {
        const limits = wanted.length === 1 ? runs.range(wanted[0]) : [-Infinity, Infinity];
        ends.forEach((one, end) => {
          if (document.activeElement !== one) {
            one.value = Number.isFinite(limits[end]) ? String(Number((limits[end] * scale).toPrecision(12))) : '';
          }
        });
      },
    });
  }

  const text = document.createElement('input');
  text.type = 'search';
  text.autocomplete = 'off';
  text.spellcheck = false;
  control(byId('first'), 'Search', text);
  CHOICES.forEach(choice);
  RANGES.forEach(range);
  const sort = control(byId('first'), 'Sort by', select(SORTS));
  const direction = document.createElement('button');
  direction.type = 'button';
  direction.textContent = 'Descending';
  const reset = document.createElement('button');
  reset.type = 'button';
  reset.textContent = 'Reset';
  byId('first').append(direction, reset);

  text.addEventListener('input', () => {
    wishes.text = text.value;
    apply('replace');
  });
  // what is best first
  sort.addEventListener('change', () => {
    wishes.sort = sort.value;
    wishes.descending = BEST_LAST.has(sort.value);
    apply('push');
  });
  direction.addEventListener('click', () => {
    wishes.descending = !wishes.descending;
    apply('push');
  });
  reset.addEventListener('click', () => {
    text.value = '';
    wishes = runs.parse('');
    apply('push');
  });
  function follow() {
    if (runs.format(runs.parse(location.hash)) !== runs.format(wishes)) {
      text.value = '';
      wishes = runs.parse(location.hash);
      text.value = wishes.text;
      apply('');
    }
  }
  addEventListener('popstate', follow);
  addEventListener('hashchange', follow);
  byId('more').open = [...wishes.fields.keys()].some((field) => !FIRST.has(field) && field !== 'run');
  text.value = wishes.text;
  apply('');
  // once the first frame has been drawn
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('wall shown')));
})();
