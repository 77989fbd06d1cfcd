// The moving bodies of a campaign, and of a branch beside it, on one canvas. Fates differ in shape as well as in colour.

import {LiveLayer} from './live.js';

/** Path of a triangle about a point: those who are out, filled where they are free. */
const triangle = (c, x, y, r) => {
  c.moveTo(x, y - r * 1.4);
  c.lineTo(x + r * 1.2, y + r);
  c.lineTo(x - r * 1.2, y + r);
  c.closePath();
};

/** Shape and colour of each fate; the legend of the screen draws from here too. */
export const FATES = {
  killed: {
    title: 'killed',
    colour: '#2f2b26',
    path: (c, x, y, r) => {
      c.moveTo(x - r, y - r);
      c.lineTo(x + r, y + r);
      c.moveTo(x - r, y + r);
      c.lineTo(x + r, y - r);
    },
    isLine: true,
  },
  captured: {title: 'taken', colour: '#3d5a80', path: (c, x, y, r) => c.rect(x - r, y - r, 2 * r, 2 * r), isLine: true},
  astray: {
    title: 'deserted or astray',
    colour: '#6a645b',
    path: (c, x, y, r) => {
      c.moveTo(x - r, y);
      c.lineTo(x + r, y);
    },
    isLine: true,
  },
  arrived: {title: 'out and free', colour: '#9e3d2b', path: triangle},
  arrivedCutOff: {title: 'out, cut off again', colour: '#9e3d2b', path: triangle, isLine: true},
  guerrillas: {
    title: 'guerrillas',
    colour: '#8a5f16',
    path: (c, x, y, r) => {
      c.moveTo(x, y - r * 1.3);
      c.lineTo(x + r * 1.3, y);
      c.lineTo(x, y + r * 1.3);
      c.lineTo(x - r * 1.3, y);
      c.closePath();
    },
  },
};

/** The path of a fate's sign as SVG writes it. */
export function signPath(fate, x, y, r) {
  const parts = [],
    add =
      word =>
      (...numbers) =>
        parts.push(`${word}${numbers.map(number => number.toFixed(1)).join(' ')}`);
  fate.path(
    {
      moveTo: add('M'),
      lineTo: add('L'),
      closePath: add('Z'),
      rect: (left, top, w, d) =>
        parts.push(`M${left.toFixed(1)} ${top.toFixed(1)}h${w.toFixed(1)}v${d.toFixed(1)}h${(-w).toFixed(1)}z`),
    },
    x,
    y,
    r,
  );
  return parts.join('');
}

/** Colours of a body on the march: of the campaign, and of a branch beside it, which is drawn square. */
export const SIDES = [
  {colour: '#b3452f', edge: '#5d2015'},
  {colour: '#4f79b0', edge: '#22385a'},
];
/** A frame that takes longer than this, in ms, halves the density of the canvas. */
const SLOW = 20;

/** A body's radius in pixels: its area grows with its men. */
export const radius = men => Math.min(9, 1.5 + Math.sqrt(men) / 7.5);

/** The size of a fate's sign. */
export const signRadius = men => Math.min(8, 1.4 + Math.sqrt(men) / 7);

/** The layer; `tracks` are up to two Frames. */
export class Bodies {
  constructor(hexes) {
    this.hexes = hexes;
    this.tracks = [];
    this.moment = 0;
    this.showsFates = true;
    this.slow = 0;
    this.layer = new LiveLayer({draw: (context, view) => this.draw(context, view), zIndex: 10});
  }

  show(tracks) {
    this.tracks = tracks;
    this.fates = null;
    this.layer.touch();
  }

  /** Rings a body, `{side, body}`; null rings none. */
  choose(body) {
    this.chosen = body;
    this.layer.touch();
  }

  /** Moves to a moment, in epochs and parts of them. */
  seek(moment) {
    this.moment = moment;
    this.layer.touch();
  }

  draw(context, view) {
    const begun = performance.now();
    if (this.tracks.length) {
      if (this.showsFates) this.drawFates(context, view);
      this.tracks.forEach((frames, side) => this.drawBodies(context, view, frames, side));
      this.drawContacts(context, view);
    }
    this.cost = performance.now() - begun;
    this.slow = this.cost > SLOW ? this.slow + 1 : 0;
    if (this.slow > 5 && this.layer.density > 1) {
      this.layer.density /= 2;
      this.slow = 0;
    }
  }

  drawBodies(context, view, frames, side) {
    const {colour, edge} = SIDES[side],
      {left, top, resolution, width, height} = view,
      grow = Math.max(0.8, Math.min(1.6, Math.sqrt(500 / resolution)));
    context.fillStyle = colour;
    context.strokeStyle = edge;
    context.lineWidth = 0.7;
    context.beginPath();
    const last = this.chosen && side === (this.chosen.side ?? 0) ? this.chosen.body : -1;
    let found = null;
    frames.each(this.moment, (x, y, at) => {
      const px = (x - left) / resolution,
        py = (top - y) / resolution;
      if (px < -9 || py < -9 || px > width + 9 || py > height + 9) return;
      const r = radius(frames.men[at]) * grow;
      if (side) context.rect(px - r * 0.9, py - r * 0.9, r * 1.8, r * 1.8);
      else {
        context.moveTo(px + r, py);
        context.arc(px, py, r, 0, 6.2832);
      }
      if (frames.body[at] === last) found = [px, py, r];
    });
    context.fill();
    context.stroke();
    if (!found) return;
    context.beginPath();
    context.lineWidth = 2.4;
    context.arc(found[0], found[1], found[2] + 6, 0, 6.2832);
    context.stroke();
  }

  drawFates(context, view) {
    const epoch = Math.floor(this.moment);
    if (this.fates?.epoch !== epoch) this.fates = {epoch, sums: this.tracks[0].fates(epoch - 1)};
    for (const [name, fate] of Object.entries(FATES)) {
      context.beginPath();
      for (const [cell, men] of this.fates.sums[name] ?? []) {
        const [x, y] = view.to(...this.hexes.centre(cell));
        if (x < -9 || y < -9 || x > view.width + 9 || y > view.height + 9) continue;
        fate.path(context, x, y, signRadius(men));
      }
      context.globalAlpha = 0.75;
      if (fate.isLine) {
        context.strokeStyle = fate.colour;
        context.lineWidth = 1.3;
        context.stroke();
      } else {
        context.fillStyle = fate.colour;
        context.fill();
      }
      context.globalAlpha = 1;
    }
  }

  /** A ring where bodies are met in this epoch. */
  drawContacts(context, view) {
    const epoch = Math.min(Math.floor(this.moment), this.tracks[0].epochs - 1);
    context.strokeStyle = '#e0a63c';
    context.lineWidth = 2;
    context.beginPath();
    for (const cell of this.tracks[0].contacts(epoch)) {
      const [x, y] = view.to(...this.hexes.centre(cell));
      context.moveTo(x + 8, y);
      context.arc(x, y, 8, 0, 6.2832);
    }
    context.stroke();
  }

  /** The body nearest to a point of the ground, within some metres: `{side, body, formation, men}`. */
  nearest([x, y], metres) {
    let best = null,
      least = metres;
    this.tracks.forEach((frames, side) =>
      frames.each(this.moment, (bx, by, at) => {
        const distance = Math.hypot(bx - x, by - y);
        if (distance < least) {
          least = distance;
          best = {side, body: frames.body[at], formation: frames.formation[at], men: frames.men[at]};
        }
      }),
    );
    return best;
  }
}
