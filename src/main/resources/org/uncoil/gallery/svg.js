'use strict';
// What the panels draw, as SVG: as much of a canvas's context as they use.
(() => {
  const number = (value) => String(Math.round(value * 100) / 100);
  const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => '&#' + c.charCodeAt(0) + ';');
  const ANCHORS = { left: 'start', start: 'start', center: 'middle', right: 'end', end: 'end' };
  const BASELINES = { top: 'text-before-edge', middle: 'central', alphabetic: 'auto' };
  const STYLE = {
    fillStyle: '#000', strokeStyle: '#000', lineWidth: 1, lineCap: 'butt', lineJoin: 'miter',
    globalAlpha: 1, font: '10px sans-serif', textAlign: 'start', textBaseline: 'alphabetic',
  };

  class SvgContext {
    constructor() {
      Object.assign(this, STYLE);
      this.parts = [];
      this.saved = [];
      this.path = '';
      this.dash = [];
      this.clips = 0;
      this.open = 0;
    }

    add(part) {
      this.parts.push(part);
    }

    save() {
      const style = Object.fromEntries(Object.keys(STYLE).map((name) => [name, this[name]]));
      this.saved.push({ style, open: this.open, dash: this.dash });
    }

    restore() {
      const { style, open, dash } = this.saved.pop();
      Object.assign(this, style, { dash });
      for (; this.open > open; this.open--) {
        this.add('</g>');
      }
    }

    translate(x, y) {
      this.add('<g transform="translate(' + number(x) + ' ' + number(y) + ')">');
      this.open++;
    }

    beginPath() {
      this.path = '';
    }

    moveTo(x, y) {
      this.path += Number.isFinite(x + y) ? 'M' + number(x) + ' ' + number(y) : '';
    }

    lineTo(x, y) {
      if (Number.isFinite(x + y)) {
        this.path += (this.path === '' ? 'M' : 'L') + number(x) + ' ' + number(y);
      }
    }

    closePath() {
      this.path += 'Z';
    }

    rect(x, y, width, height) {
      this.path += 'M' + number(x) + ' ' + number(y) + 'h' + number(width) + 'v' + number(height)
          + 'h' + number(-width) + 'Z';
    }

    /** Whole circles are all that is drawn. */
    arc(x, y, radius) {
      const way = 'a' + number(radius) + ' ' + number(radius) + ' 0 1 0 ';
      this.path += 'M' + number(x - radius) + ' ' + number(y)
          + way + number(2 * radius) + ' 0' + way + number(-2 * radius) + ' 0Z';
    }

    clip() {
      const id = 'clip-' + ++this.clips + '-' + this.parts.length;
      this.add('<clipPath id="' + id + '"><path d="' + this.path + '"/></clipPath>'
          + '<g clip-path="url(#' + id + ')">');
      this.open++;
    }

    alpha() {
      return this.globalAlpha === 1 ? '' : ' opacity="' + number(this.globalAlpha) + '"';
    }

    fill() {
      this.add('<path d="' + this.path + '" fill="' + escaped(this.fillStyle) + '"' + this.alpha() + '/>');
    }

    stroke() {
      this.add('<path d="' + this.path + '" fill="none" stroke="' + escaped(this.strokeStyle)
          + '" stroke-width="' + number(this.lineWidth) + '" stroke-linecap="' + this.lineCap
          + '" stroke-linejoin="' + this.lineJoin + '"'
          + (this.dash.length > 0 ? ' stroke-dasharray="' + this.dash.join(' ') + '"' : '')
          + this.alpha() + '/>');
    }

    strokeRect(x, y, width, height) {
      this.beginPath();
      this.rect(x, y, width, height);
      this.stroke();
    }

    setLineDash(dash) {
      this.dash = dash;
    }

    fillText(text, x, y) {
      const [, size] = /(\d+(?:\.\d+)?)px/.exec(this.font);
      this.add('<text x="' + number(x) + '" y="' + number(y) + '" font-family="sans-serif" font-size="'
          + size + '" text-anchor="' + ANCHORS[this.textAlign] + '" dominant-baseline="'
          + BASELINES[this.textBaseline] + '" fill="' + escaped(this.fillStyle) + '"' + this.alpha()
          + '>' + escaped(text) + '</text>');
    }

    /** A picture of coloured cells; what is a path is drawn as one. */
    drawImage(canvas, x, y, width, height) {
      this.add('<image href="' + canvas.toDataURL() + '" x="' + number(x) + '" y="' + number(y)
          + '" width="' + number(width) + '" height="' + number(height)
          + '" preserveAspectRatio="none"' + this.alpha() + '/>');
    }
  }

  /**
   * A document with panels side by side. panels: width, height and paint, which is called with a
   * context; ground: the colour behind them.
   */
  function svg(panels, ground, title) {
    const context = new SvgContext();
    let left = 0;
    for (const { width, paint } of panels) {
      context.save();
      context.translate(left, 0);
      paint(context);
      context.restore();
      left += width;
    }
    const height = Math.max(...panels.map((panel) => panel.height));
    return '<svg xmlns="http://www.w3.org/2000/svg" width="' + left + '" height="' + height
        + '" viewBox="0 0 ' + left + ' ' + height + '"><title>' + escaped(title)
        + '</title><rect width="100%" height="100%" fill="' + escaped(ground) + '"/>'
        + context.parts.join('') + '</svg>\n';
  }

  self.uncoil = { ...self.uncoil, svg };
})();
