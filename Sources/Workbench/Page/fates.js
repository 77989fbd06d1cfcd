// What became of the men: counts at a moment, by formation at the end, and the legend of the signs on the map.

import {FATES, signPath} from './bodies.js';
import {div, h, li, s, table} from './dom.js';
import {nameOf, whole} from './words.js';

/** Counts of a campaign (and of a branch) at a moment: `entries` of its bar, null at the start. */
export function sums(entries, start) {
  const names = [
    ['marching', 'on the march'],
    ['arrived', 'out'],
    ['guerrillas', 'guerrillas'],
    ['lost', 'lost'],
  ];
  const value = (entry, name) => (entry ? entry[name] : name === 'marching' ? start : 0);
  return h(
    'dl',
    {class: 'counts'},
    names.map(([name, words]) =>
      div(
        h(
          'dd',
          {},
          entries.map((entry, side) => h('span', {class: side ? 'branch' : null}, whole(value(entry, name)))),
        ),
        h('dt', {}, words),
      ),
    ),
  );
}

/** The signs of fates, drawn as on the map. */
export function fateLegend() {
  const sign = fate =>
    s(
      'svg',
      {class: 'sign', viewBox: '0 0 16 16', 'aria-hidden': 'true'},
      s('path', {
        d: signPath(fate, 8, 8, 4),
        fill: fate.isLine ? 'none' : fate.colour,
        stroke: fate.colour,
        'stroke-width': 1.6,
      }),
    );
  const circle = (fill, stroke, r) =>
    s(
      'svg',
      {class: 'sign', viewBox: '0 0 16 16', 'aria-hidden': 'true'},
      s('circle', {cx: 8, cy: 8, r, fill, stroke, 'stroke-width': 1.6}),
    );
  return h(
    'ul',
    {class: 'fate-legend'},
    li(circle('#b3452f', '#5d2015', 4), 'a body, as large as its men'),
    li(circle('none', '#c98a1c', 6), 'met by the enemy'),
    Object.values(FATES).map(fate => li(sign(fate), fate.title)),
  );
}

/** Fates by formation at the end of a campaign. */
export function fateTable(campaign, scenario) {
  const name = id => nameOf(scenario, id);
  const column = (title, of) => ({title, right: true, of: item => whole(of(item))});
  const all = campaign.formations.reduce(
    (total, item) => Object.fromEntries(Object.keys(item).map(key => [key, key === 'id' ? '' : (total[key] ?? 0) + item[key]])),
    {},
  );
  return table(
    'Men at the end of this future. Out: at the objective; again: those of them who were cut off again there.',
    [
      {title: 'Formation', of: item => (item.id ? name(item.id) : 'All')},
      column('Men', item => item.start),
      column('Out', item => item.arrived + item.arrivedCutOff),
      column('Again', item => item.arrivedCutOff),
      column('Killed', item => item.killed),
      column('Taken', item => item.captured),
      column('Astray', item => item.deserted + item.fellOut),
      column('Guer.', item => item.guerrillas),
    ],
    [...campaign.formations, all],
  );
}
