// A hundred futures as a hundred dots, each a recorded campaign: full where the order brings out more, a ring where fewer.

import {button, h} from './dom.js';
import {signed} from './words.js';

/** Dots of differences, sorted from most to least; `act(index)` opens the campaign of one. Arrows move among them. */
export function dotGrid(differences, {act, unit = 'men', limit = 100}) {
  const sorted = differences.map((value, index) => ({value, index})).slice(0, limit).sort((one, other) => other.value - one.value);
  const kind = value => value > 0 ? 'more' : value < 0 ? 'fewer' : 'same';
  const dots = sorted.map(({value, index}, place) => button('', () => act(index), {class: `dot ${kind(value)}`, tabindex: place ? '-1' : '0',
    'aria-label': `Future ${index + 1}: ${signed(value)} ${unit}. Watch it.`, title: `Future ${index + 1}: ${signed(value)} ${unit}`}));
  return h('div', {class: 'dots', role: 'group', 'aria-label': `${sorted.length} futures, from the best to the worst for the order`, onkeydown: event => {
    const move = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: 10, ArrowUp: -10}[event.key], now = dots.indexOf(event.target);
    if (!move || now < 0) return;
    event.preventDefault();
    const next = dots[Math.max(0, Math.min(dots.length - 1, now + move))];
    dots[now].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }}, dots);
}
