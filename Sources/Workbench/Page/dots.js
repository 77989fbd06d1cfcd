// A hundred futures as a hundred dots, each a recorded campaign: full where the order brings out more, a ring where fewer.

import {button, h, s} from './dom.js';
import {signed} from './words.js';

/** Dots of differences, sorted from most to least; `act(index)` opens the campaign of one. Arrows move among them. */
export function dotGrid(differences, {act, unit = 'men', limit = 100}) {
  const sorted = differences
    .map((value, index) => ({value, index}))
    .slice(0, limit)
    .sort((one, other) => other.value - one.value);
  const kind = value => (value > 0 ? 'more' : value < 0 ? 'fewer' : 'same');
  const dots = sorted.map(({value, index}, place) =>
    button('', () => act(index), {
      class: `dot ${kind(value)}`,
      tabindex: place ? '-1' : '0',
      'aria-label': `Future ${index + 1}: ${signed(value)} ${unit}. Watch it.`,
      title: `Future ${index + 1}: ${signed(value)} ${unit}`,
    }),
  );
  return h(
    'div',
    {
      class: 'dots',
      role: 'group',
      'aria-label': `${sorted.length} futures, from the best to the worst for the order`,
      onkeydown: event => {
        const move = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: 10, ArrowUp: -10}[event.key],
          now = dots.indexOf(event.target);
        if (!move || now < 0) return;
        event.preventDefault();
        const next = dots[Math.max(0, Math.min(dots.length - 1, now + move))];
        dots[now].tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      },
    },
    dots,
  );
}

/**
 * A dot plot: every future a dot over its difference, stacked (Wilkinson 1999). Keys move among the futures in the order of their
 * differences; a click or Enter opens the nearest. The same futures stand in a table for those who do not see it.
 */
export function dotPlot(differences, {act, width = 380, unit = 'men'}) {
  const sorted = differences.map((value, index) => ({value, index})).sort((one, other) => one.value - other.value);
  const most = Math.max(1, ...sorted.map(item => Math.abs(item.value))),
    low = Math.min(0, sorted[0]?.value ?? 0),
    high = Math.max(0, sorted.at(-1)?.value ?? 0);
  const margin = 10,
    across = value => margin + ((value - low) / Math.max(high - low, 1e-9)) * (width - 2 * margin);
  let dot = differences.length > 600 ? 3 : differences.length > 320 ? 5 : 7,
    stacks;
  for (; ; dot -= 1) {
    stacks = new Map();
    for (const item of sorted) {
      const bin = Math.round(across(item.value) / dot);
      item.bin = bin;
      item.level = stacks.get(bin) ?? 0;
      stacks.set(bin, item.level + 1);
    }
    if (dot <= 2 || Math.max(...stacks.values()) * dot <= 170) break;
  }
  const tall = Math.max(...stacks.values(), 1) * dot + 8,
    zero = across(0),
    y = item => tall - 3 - dot / 2 - item.level * dot;
  const marks = sorted.map(item =>
    s('circle', {
      class: `mark ${item.value > 0 ? 'more' : item.value < 0 ? 'fewer' : 'same'}`,
      cx: item.bin * dot,
      cy: y(item),
      r: dot / 2 - 0.7,
    }),
  );
  const ring = s('circle', {class: 'ring', r: dot / 2 + 3, visibility: 'hidden'}),
    said = h('p', {class: 'fine', 'aria-live': 'polite'}, 'Each dot is a recorded campaign: click it to watch.');
  const step = 10 ** Math.floor(Math.log10(most)),
    ticks = [...new Set([low, high].map(end => Math.trunc(end / step) * step).filter(Boolean))];
  const tick = (value, words) => [
    s('path', {class: 'axis', d: `M${across(value)} ${tall}v5`}),
    s('text', {x: across(value), y: tall + 17, 'text-anchor': 'middle'}, words),
  ];
  const picture = s(
    'svg',
    {viewBox: `0 0 ${width} ${tall + 22}`, 'aria-hidden': 'true'},
    s('path', {class: 'axis', d: `M${margin} ${tall}H${width - margin}`}),
    s('path', {class: 'zero', d: `M${zero} 0V${tall}`}),
    marks,
    ring,
    tick(0, '0'),
    ticks.filter(value => Math.abs(across(value) - zero) > 30).map(value => tick(value, signed(value))),
  );
  let now = -1;
  const point = place => {
    now = Math.max(0, Math.min(sorted.length - 1, place));
    const item = sorted[now];
    ring.setAttribute('visibility', 'visible');
    ring.setAttribute('cx', item.bin * dot);
    ring.setAttribute('cy', y(item));
    said.textContent = `Future ${item.index}: ${signed(item.value)} ${unit}. Enter or a click plays it.`;
  };
  const near = event => {
    const box = picture.getBoundingClientRect(),
      x = ((event.clientX - box.left) / box.width) * width,
      up = ((event.clientY - box.top) / box.height) * (tall + 22);
    return sorted.reduce(
      (best, item, place) => {
        const distance = Math.hypot(item.bin * dot - x, y(item) - up);
        return distance < best.distance ? {place, distance} : best;
      },
      {place: -1, distance: Infinity},
    );
  };
  return h(
    'figure',
    {class: 'dotplot'},
    h(
      'div',
      {
        tabindex: '0',
        role: 'application',
        'aria-label': `${sorted.length} futures as dots. Arrows move among them, Enter plays one.`,
        onpointermove: event => point(near(event).place),
        onclick: event => {
          const found = near(event);
          if (found.place >= 0) act(sorted[found.place].index);
        },
        onkeydown: event => {
          const by = {ArrowRight: 1, ArrowLeft: -1, PageUp: 10, PageDown: -10}[event.key];
          if (by) {
            event.preventDefault();
            point(now < 0 ? 0 : now + by);
          }
          if (event.key === 'Enter' && now >= 0) act(sorted[now].index);
        },
      },
      picture,
    ),
    h('figcaption', {}, said),
  );
}
