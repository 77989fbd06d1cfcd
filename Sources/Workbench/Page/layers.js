// What the map shows: a choice of one field, marks on and off, and a legend that says what each sign is.

import {get, latest, octets} from './api.js';
import {CIVIDIS, strip} from './colours.js';
import {h, s} from './dom.js';
import {set, state, when} from './state.js';
import {decimal, percent} from './words.js';

const FIELDS = [
  ['', 'None', null],
  ['hold', 'Hold', 'H'],
  ['hazard', 'Hazard', null],
  ['attitude', 'Attitude of the people', null],
  ['uncertainty', 'Where they may stand', null],
];
const MARKS = [
  ['gaps', 'Gaps, with their width'],
  ['ways', 'Ways, as thick as their men'],
  ['enemy', 'The enemy'],
  ['cordon', 'The cordon'],
  ['spread', 'How far a place may be wrong'],
];
/** What is shown at a first visit. */
const USUAL = 'hold.gaps.enemy';
const LIGHTS = [
  ['night', 'dark night'],
  ['moon', 'full moon'],
  ['day', 'day'],
];
const SIZES = [
  ['50', '50 men'],
  ['500', '500 men'],
];

export const shown = () => new Set((state.layers ?? USUAL).split('.').filter(Boolean));

/** Shows a layer or hides it. */
export function toggle(name, on = !shown().has(name)) {
  const now = shown();
  if (on && FIELDS.some(field => field[0] === name)) for (const [field] of FIELDS) now.delete(field);
  now[on ? 'add' : 'delete'](name);
  set({layers: [...now].join('.') || 'none'});
}

/** The control of layers, with the legend. A heat map of a study, `heat`, takes the place of a field while it is shown. */
export class Layers {
  constructor(bench) {
    this.latest = latest();
    this.bench = bench;
    this.men = '50';
    this.light = 'night';
    this.heat = null;
    this.element = h('details', {class: 'layers', open: innerWidth > 1500 ? true : null});
    when(['layers', 'time'], () => this.apply());
  }

  /** Shows a heat map `{values, colours, title, low, high}` in place of the field; null takes it away. */
  showHeat(heat) {
    this.heat = heat;
    this.apply();
  }

  /** Shows fields as they are at a moment of a campaign that is watched; null: at the situation's. */
  turnTo(time) {
    if (this.time === time) return;
    this.time = time;
    if (!this.heat) this.apply();
  }

  async apply() {
    const {map} = this.bench,
      now = shown();
    for (const [name] of MARKS) map.forces.layers[name].setVisible(now.has(name));
    this.draw(now);
    if (this.heat) {
      map.field.show(this.heat.values, this.heat.colours);
      return;
    }
    const field = FIELDS.find(([name]) => name && now.has(name))?.[0];
    const isLast = this.latest();
    if (!field) {
      map.field.show(null);
      return;
    }
    try {
      const [kinds, {bytes}] = await Promise.all([
        get(`scenarios/${state.scenario}/fields`, {keep: true}),
        octets(this.path(field)),
      ]);
      if (!isLast()) return;
      this.kind = kinds.find(kind => kind.name === field);
      map.field.show(new Uint8Array(bytes), CIVIDIS);
      this.draw(now);
    } catch (error) {
      if (isLast()) map.field.show(null);
      this.bench.fail(error);
    }
  }

  path(field) {
    const at = this.time ?? state.time,
      query = new URLSearchParams(at ? {at} : {});
    if (field === 'hazard') {
      query.set('men', this.men);
      query.set('light', this.light);
    }
    return `scenarios/${state.scenario}/fields/${field}?${query}`;
  }

  draw(now) {
    const field = FIELDS.find(([name]) => name && now.has(name))?.[0] ?? '';
    const choose = (name, values, label) =>
      h(
        'label',
        {class: 'small'},
        h('span', {class: 'unseen'}, label),
        h(
          'select',
          {
            onchange: event => {
              this[name] = event.target.value;
              this.apply();
            },
          },
          values.map(([value, words]) => h('option', {value, selected: this[name] === value}, words)),
        ),
      );
    const open = this.element.open;
    this.element.replaceChildren(
      h('summary', {}, 'Legend and layers'),
      h(
        'fieldset',
        {},
        h('legend', {}, 'Shading'),
        FIELDS.map(([name, words]) =>
          h(
            'label',
            {},
            h('input', {
              type: 'radio',
              name: 'shading',
              checked: !this.heat && name === field,
              onchange: () => {
                this.bench.heatOff?.();
                name ? toggle(name, true) : toggle(field, false);
              },
            }),
            words,
          ),
        ),
        field === 'hazard'
          ? h('p', {class: 'small'}, choose('men', SIZES, 'Size of a body'), ' ', choose('light', LIGHTS, 'Light'))
          : null,
        this.ramp(field),
      ),
      h(
        'fieldset',
        {},
        h('legend', {}, 'Marks'),
        MARKS.map(([name, words]) =>
          h(
            'label',
            {},
            h('input', {type: 'checkbox', checked: now.has(name), onchange: event => toggle(name, event.target.checked)}),
            sign(name),
            words,
          ),
        ),
      ),
    );
    this.element.open = open;
  }

  /** The strip of colours with its ends in figures. */
  ramp(field) {
    const heat = this.heat,
      kind = this.kind?.name === field ? this.kind : null;
    if (!heat && !kind) return null;
    const [title, unit, low, high] = heat
      ? [heat.title, '', heat.low, heat.high]
      : [kind.title, kind.unit, figure(kind, kind.low), figure(kind, kind.high)];
    const colours = strip(heat?.colours ?? CIVIDIS),
      id = `ramp-${heat ? 'heat' : field}`;
    return h(
      'figure',
      {class: 'ramp'},
      h('figcaption', {}, title, unit ? h('span', {class: 'soft'}, `, ${unit}`) : null),
      s(
        'svg',
        {viewBox: '0 0 200 8', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
        s(
          'defs',
          {},
          s(
            'linearGradient',
            {id},
            colours.map((colour, at) => s('stop', {offset: at / (colours.length - 1), 'stop-color': colour})),
          ),
        ),
        s('rect', {width: 200, height: 8, fill: `url(#${id})`}),
      ),
      h('div', {class: 'ends'}, h('span', {}, low), h('span', {}, high)),
    );
  }
}

const figure = (kind, value) =>
  kind.unit === 'share'
    ? percent(value)
    : value !== 0 && Math.abs(value) < 0.01
      ? String(Number(value.toPrecision(1)))
      : decimal(value, Math.abs(value) < 1 ? 2 : Math.abs(value) < 10 ? 1 : 0);

/** The shortest legend, always in sight: whose the symbols are, and what the gaps are. */
export const keyLine = scenario =>
  h(
    'p',
    {class: 'key-line'},
    [
      [sign('own'), scenario.ownName],
      [sign('enemy'), scenario.enemyName],
      [sign('gaps'), 'gap, with its width'],
    ].map(([drawn, words]) => h('span', {}, drawn, words)),
  );

/** The sign of a mark as it looks on the map. */
function sign(name) {
  const drawn = {
    gaps: [s('rect', {x: 1, y: 2, width: 20, height: 10, fill: '#e0b45c', stroke: '#a8741f'})],
    ways: [s('path', {d: 'M1 10C8 1 14 12 21 4', fill: 'none', stroke: '#9e3d2b', 'stroke-width': 2.4})],
    own: [
      s('rect', {x: 3, y: 2, width: 16, height: 10, fill: '#d08a72', stroke: '#2f2b26'}),
      s('path', {d: 'M3 2l16 10M3 12l16-10', stroke: '#2f2b26'}),
    ],
    enemy: [
      s('rect', {x: 3, y: 2, width: 16, height: 10, fill: '#9db7d4', stroke: '#2f2b26'}),
      s('path', {d: 'M3 2l16 10M3 12l16-10', stroke: '#2f2b26'}),
    ],
    cordon: [s('rect', {x: 1, y: 2, width: 20, height: 10, fill: '#3d5a80', 'fill-opacity': 0.3, stroke: '#3d5a80'})],
    spread: [s('circle', {cx: 11, cy: 7, r: 6, fill: 'none', stroke: '#9e3d2b', 'stroke-dasharray': '2.5 2'})],
  }[name];
  return s('svg', {class: 'sign', viewBox: '0 0 22 14', 'aria-hidden': 'true'}, drawn);
}
