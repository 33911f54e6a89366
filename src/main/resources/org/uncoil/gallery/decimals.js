'use strict';
// How the pages' scripts round numbers: as org.uncoil.setting.Decimals does for everything else.
(() => {
  /** A number with its point moved to the right, from the digits that it is written with. */
  function moved(value, places) {
    const [digits, exponent] = value.toExponential().split('e');
    return Number(digits + 'e' + (Number(exponent) + places));
  }

  /** A share as a percentage with one decimal, halves upwards; a dash where there is none. */
  function percent(share) {
    return Number.isFinite(share) ? (Math.round(moved(share, 3)) / 10).toFixed(1) + '%' : '–';
  }

  self.uncoil = { ...self.uncoil, percent };
})();
