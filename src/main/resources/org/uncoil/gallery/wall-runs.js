'use strict';
// The runs as columns, and which of them a reader wishes to see in which order: no word of this knows the page.
globalThis.uncoilWall = (() => {
  const data = globalThis.uncoilRuns ?? { run: [], words: {}, numbers: {} };
  const size = data.run.length;
  const words = data.words;
  const numbers = {};
  for (const [name, values] of Object.entries(data.numbers)) {
    numbers[name] = Float64Array.from(values, (value) => value ?? NaN);
  }
  const searched = ['dataset', 'network', 'layers', 'activation', 'status', 'health', 'reason'];
  const compare = new Intl.Collator('en', { numeric: true }).compare;

  /** The distinct values of a field, in an order that people expect. */
  function values(field) {
    if (words[field]) {
      return words[field].all.filter((word) => word !== '').sort(compare);
    }
    return [...new Set(numbers[field])].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
        .map(String);
  }

  /** What a fragment asks for: field=value pairs, a range as 0.9..1, several values where a field repeats. */
  function parse(fragment) {
    const wishes = { fields: new Map(), text: '', sort: '', descending: false };
    for (const [field, value] of new URLSearchParams(fragment.replace(/^#/, ''))) {
      if (field === 'text' || field === 'sort') {
        wishes[field] = value;
      } else if (field === 'descending') {
        wishes.descending = value === '1';
      } else if (field === 'run' || words[field] || numbers[field]) {
        wishes.fields.set(field, [...(wishes.fields.get(field) ?? []), value]);
      }
    }
    return wishes;
  }

  /** The fragment that asks for these wishes; empty where there are none. */
  function format(wishes) {
    const pairs = new URLSearchParams();
    for (const [field, wanted] of wishes.fields) {
      wanted.forEach((value) => pairs.append(field, value));
    }
    if (wishes.text.trim() !== '') {
      pairs.set('text', wishes.text);
    }
    if (wishes.sort !== '') {
      pairs.set('sort', wishes.sort);
    }
    if (wishes.descending) {
      pairs.set('descending', '1');
    }
    return pairs.toString();
  }

  /** The ends of a range, ±∞ where it is open; a single value is both. */
  function range(value) {
    const ends = value.split('..');
    const number = (text, open) => (text.trim() === '' ? open : Number(text));
    const low = number(ends[0], -Infinity);
    return [low, ends.length === 1 ? low : number(ends[1], Infinity)];
  }

  /** Whether a run has one of the values of a field, as a function of its place. */
  function having(field, wanted) {
    if (field === 'run') {
      const ids = new Set(wanted);
      return (i) => ids.has(data.run[i]);
    }
    if (words[field]) {
      const { all, of } = words[field];
      const right = all.map((word) => wanted.includes(word));
      return (i) => right[of[i]];
    }
    const ranges = wanted.map(range);
    const column = numbers[field];
    return (i) => ranges.some(([low, high]) => column[i] >= low && column[i] <= high);
  }

  /** Whether a word stands in any of a run's texts. */
  function mentioning(word) {
    const columns = searched.filter((field) => words[field]).map((field) => {
      const { all, of } = words[field];
      return { of, right: all.map((text) => text.toLowerCase().includes(word)) };
    });
    return (i) => data.run[i].startsWith(word) || columns.some(({ of, right }) => right[of[i]]);
  }

  /** The key by which a field sorts, as a function of a run's place; NaN where a run lacks it. */
  function key(field) {
    if (field === '') {
      const { all, of } = words.film ?? { all: [], of: [] };
      return (i) => (all[of[i]] === 'yes' ? 0 : 1);
    }
    if (words[field]) {
      const { all, of } = words[field];
      const ranks = new Map(all.slice().sort(compare).map((word, rank) => [word, rank]));
      return (i) => (all[of[i]] === '' ? NaN : ranks.get(all[of[i]]));
    }
    return numbers[field] ? (i) => numbers[field][i] : (i) => i;
  }

  /** The places of the runs that meet all wishes, sorted; those that lack the sorted field come last. */
  function find(wishes) {
    const tests = [...wishes.fields].map(([field, wanted]) => having(field, wanted));
    for (const word of wishes.text.toLowerCase().split(/\s+/).filter((part) => part !== '')) {
      tests.push(mentioning(word));
    }
    const places = [];
    for (let i = 0; i < size; i++) {
      if (tests.every((test) => test(i))) {
        places.push(i);
      }
    }
    const of = key(wishes.sort);
    const keys = Float64Array.from({ length: size }, (_, i) => of(i));
    const sign = wishes.descending ? -1 : 1;
    return places.sort((a, b) => {
      const left = keys[a];
      const right = keys[b];
      if (Number.isNaN(left) || Number.isNaN(right)) {
        return Number.isNaN(left) - Number.isNaN(right) || a - b;
      }
      return sign * (left - right) || a - b;
    });
  }

  /** What a run has in a field: a word, or a number. */
  function value(field, i) {
    return words[field] ? words[field].all[words[field].of[i]] : numbers[field][i];
  }

  /** A path of a run, in which * stands for its name; empty where there is none. */
  function path(field, i) {
    return value(field, i).replaceAll('*', data.run[i]);
  }

  /** A run's identifier, and where a run with an identifier stands; −1 if there is none. */
  const id = (i) => data.run[i];
  const place = (run) => data.run.indexOf(run);

  return { id, place, size, values, parse, format, range, find, value, path };
})();
