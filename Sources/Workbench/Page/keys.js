// Keys of the page. Letters act outside text fields only, and can be switched off (WCAG 2.1.4).

import {h, sheet, tell, the} from './dom.js';
import {toggle} from './layers.js';
import {set, state} from './state.js';

const SCREENS = ['situation', 'order', 'futures', 'watch', 'compare', 'unknown', 'reply'];
const OFF = 'anabasis.letters';

/** What each key does, as the list shows it. */
const LIST = [
  ['Space, K', 'play or pause'],
  ['J, L', 'a day back, a day on'],
  [', .', 'an epoch back, an epoch on'],
  ['Home, End', 'the start, the end'],
  ['< >', 'slower, faster'],
  ['arrows', 'move the map, when it has the focus'],
  ['+ −', 'nearer, farther'],
  ['0', 'the whole theatre'],
  ['1 to 7', 'the screens'],
  ['H, T', 'the enemy’s hold; the heat map'],
  ['N, P', 'next, previous formation'],
  ['Enter', 'its card'],
  ['Z, Shift-Z', 'undo, redo'],
  ['R', 'play futures'],
  ['S', 'copy the link'],
  ['Esc', 'close'],
  ['?', 'this list'],
];

/** Listens to the keyboard for the whole page. */
export class Keys {
  constructor(bench) {
    this.bench = bench;
    this.isOff = localStorage.getItem(OFF) === 'off';
    document.addEventListener('keydown', event => this.pressed(event));
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const {target} = event,
      {bench} = this;
    if (event.key === 'Escape') {
      if (state.formation && !document.querySelector('dialog[open]')) bench.openCard(null);
      return;
    }
    if (target.closest('input:not([type=range]):not([type=radio]):not([type=checkbox]), textarea, select, dialog')) return;
    const onMap = target === the('map'),
      onSlider = target.matches('input[type=range]'),
      onControl = target.closest('button, a, summary, input, [role=button], [role=listbox]');
    if (event.key === ' ' && (onMap || onSlider || !onControl)) return this.act(event, () => this.ask('playOrPause'));
    if (['Home', 'End'].includes(event.key) && (onSlider || onMap))
      return this.act(event, () => this.ask(event.key === 'Home' ? 'toStart' : 'toEnd'));
    if (event.key === 'Enter' && onMap && this.near) return this.act(event, () => bench.openCard(this.near));
    if (this.isOff || event.key.length > 1) return;
    const letter = this.letters()[event.key.toLowerCase()];
    if (letter && !(onSlider && '+-'.includes(event.key))) this.act(event, () => letter(event));
  }

  act(event, what) {
    event.preventDefault();
    what();
  }

  /** Lets the screen do something if it can; else opens the one that can. */
  ask(name, argument) {
    const {screen} = this.bench;
    if (screen?.[name]) screen[name](argument);
  }

  letters() {
    const {bench} = this,
      {map} = bench,
      zoom = by =>
        map.view.animate({
          resolution: map.view.getConstrainedResolution?.(map.view.getResolution() * by) ?? map.view.getResolution() * by,
          duration: 150,
        });
    const letters = {
      k: () => (bench.screen?.playOrPause ? bench.screen.playOrPause() : set({screen: 'watch'})),
      j: () => this.ask('day', -1),
      l: () => this.ask('day', 1),
      ',': () => this.ask('step', -1),
      '.': () => this.ask('step', 1),
      '<': () => this.ask('faster', -1),
      '>': () => this.ask('faster', 1),
      '+': () => zoom(1 / 1.6),
      '=': () => zoom(1 / 1.6),
      '-': () => zoom(1.6),
      0: () => map.showWhole(),
      h: () => toggle('hold'),
      t: () => bench.heat?.(),
      n: () => this.nextFormation(1),
      p: () => this.nextFormation(-1),
      z: event => (event.shiftKey ? bench.orders.redo() : bench.orders.undo()),
      r: () => bench.playFutures?.() ?? set({screen: 'futures'}),
      s: () => import('./takeaway.js').then(module => module.copyLink()),
      '?': () => this.list(),
    };
    SCREENS.forEach((screen, index) => {
      letters[index + 1] = () => set({screen});
    });
    return letters;
  }

  /** Goes round the formations: the map moves there, and the name is said. */
  nextFormation(by) {
    const all = this.bench.scenario.formations,
      now = all.findIndex(item => item.id === (state.formation ?? this.near));
    const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length];
    this.near = next.id;
    if (state.formation) this.bench.openCard(next.id);
    this.bench.map.goTo(next.x, next.y, this.bench.map.view.getResolution());
    this.bench.map.forces.mark(next);
    tell(`${next.name}. Enter opens its card.`);
    the('map').focus();
  }

  /** The list of keys, with the switch for letters. */
  list() {
    sheet(
      'Keys',
      'narrow',
      h(
        'dl',
        {class: 'keys'},
        LIST.map(([keys, words]) => [h('dt', {}, keys), h('dd', {}, words)]),
      ),
      h(
        'label',
        {class: 'check'},
        h('input', {
          type: 'checkbox',
          checked: !this.isOff,
          onchange: event => {
            this.isOff = !event.target.checked;
            localStorage.setItem(OFF, this.isOff ? 'off' : 'on');
          },
        }),
        'Single letters act',
      ),
    );
  }
}
