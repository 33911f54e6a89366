'use strict';
// The study's runs to choose from, and the small things that scripts of the workbench share.
(() => {
  const FIELDS = ['dataset', 'network', 'activation', 'seed'];

  /** An element from its markup. */
  function element(markup) {
    const holder = document.createElement('template');
    holder.innerHTML = markup.trim();
    return holder.content.firstElementChild;
  }

  /** Hands out a file with a name that people can read. */
  function download(title, ending, blob) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = title.replace(/[^\p{L}\p{N}.]+/gu, '-') + '.' + ending;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /** The runs that can be replayed, by their places in the study's list: see WallScript. */
  class Runs {
    constructor(data) {
      this.data = data;
      this.playable = data.run.map((_, i) => i).filter((i) => this.value('replay', i) === 'yes');
    }

    /** Of all of a study, once its list is loaded. */
    static all() {
      return new Runs(self.uncoilRuns ?? { run: [], words: {}, numbers: {} });
    }

    /** Of one run, from what its page says of it. */
    static one({ run, dataset, network, activation, seed }) {
      const words = Object.entries(
          { dataset, network, activation, seed, replay: 'yes', page: 'runs/*.html' });
      return new Runs({
        run: [run],
        words: Object.fromEntries(words.map(([name, word]) => [name, { all: [word], of: [0] }])),
        numbers: {},
      });
    }

    value(field, i) {
      const words = this.data.words[field];
      return words ? words.all[words.of[i]] : String(this.data.numbers[field]?.[i]);
    }

    id(i) {
      return this.data.run[i];
    }

    /** The place of a run; −1 where it is not there. */
    place(id) {
      return this.playable.find((i) => this.data.run[i] === id) ?? -1;
    }

    page(i) {
      return this.value('page', i).replace('*', this.id(i));
    }

    name(i) {
      return FIELDS.map((field) => this.value(field, i)).join(' ');
    }

    values(field) {
      return [...new Set(this.playable.map((i) => this.value(field, i)))].sort(
          new Intl.Collator('en', { numeric: true }).compare);
    }

    /** The run that has one field as wished and the others as nearly as can be. */
    nearest(from, field, wished) {
      const score = (i) => FIELDS.reduce((sum, other, at) => sum
          + (other !== field && this.value(other, i) === this.value(other, from)
            ? 2 ** (4 - at) : 0), 0);
      return this.playable.filter((i) => this.value(field, i) === wished)
          .reduce((best, i) => (best < 0 || score(i) > score(best) ? i : best), -1);
    }

    /** A run beside those that are shown: the same under another activation, if there is one. */
    another(shown) {
      const last = shown[shown.length - 1];
      return ['activation', 'seed', 'network', 'dataset']
          .flatMap((field) => this.values(field).map((value) => this.nearest(last, field, value)))
          .find((place) => place >= 0 && !shown.includes(place)) ?? last;
    }
  }

  self.uncoil = { ...self.uncoil, element, download, Runs, FIELDS };
})();
