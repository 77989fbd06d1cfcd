// The page begins here: the scenario of the address (or the first), its map, its screens.

import {get, openSession, Problem} from './api.js';
import {button, h, p, tell, the} from './dom.js';
import {wordsOf} from './forces.js';
import {Keys} from './keys.js';
import {keyLine, Layers} from './layers.js';
import {TheatreMap} from './map.js';
import {OrderBook} from './orderbook.js';
import {Results} from './results.js';
import {forget, openScenario, set, state, when} from './state.js';

// The libraries of the map and the charts set two harmless texts as HTML: a letter to measure, and nothing. No other text may pass.
globalThis.trustedTypes?.createPolicy('default', {createHTML: text => (text === 'M' || text === '' ? text : null)});

/** The screens in the order of their keys. Each is fetched when it is opened first. */
const SCREENS = [
  ['situation', 'Situation', () => import('./situation.js')],
  ['order', 'Order', () => import('./order.js')],
  ['futures', 'Futures', () => import('./futures.js')],
  ['watch', 'Watch', () => import('./watch.js')],
  ['compare', 'Compare', () => import('./compare.js')],
  ['unknown', 'Not known', () => import('./unknown.js')],
  ['reply', 'Reply', () => import('./reply.js')],
];

/** A situation whose figures carry their places. */
const placed = ({figures, places, gaps, enemy, ...rest}) => ({
  ...figures,
  ...rest,
  standings: figures.standings.map((standing, index) => ({...standing, ...places[index]})),
  gaps: gaps.map(gap => ({...gap.figures, ...gap.place, cells: gap.cells})),
  enemy: enemy.map(({place, ...force}) => ({...force, ...place})),
});

/** What the screens share: the scenario, its map, the order and its steps, results by their content. */
class Bench {
  constructor() {
    this.screens = new Map();
    this.keys = new Keys(this);
    this.loads = 0;
  }

  /** Opens a scenario: the ground first, then what stands on it, then the screen. */
  async open(id) {
    const load = ++this.loads;
    forget();
    this.card?.close();
    this.card = null;
    the('map').replaceChildren();
    the('corner').replaceChildren();
    this.map?.dispose();
    this.screen?.hide?.();
    this.screen = null;
    this.screens.clear();
    this.situation = null;
    delete document.body.dataset.ready;
    this.scenario = await get(`scenarios/${id}`);
    if (load !== this.loads) return;
    /** The group that the question is about. */
    this.primary = this.scenario.groups.find(item => item.role === 'primary') ?? {id: 'all', title: 'the command'};
    document.title = `${this.scenario.title} · Anabasis`;
    this.orders = new OrderBook(this.scenario);
    this.results = new Results(this);
    this.map = await TheatreMap.open(the('map'), this.scenario);
    if (load !== this.loads) return;
    this.map.map.updateSize();
    if (!this.map.recall()) this.map.showAsked();
    this.map.forces.showOwn(this.scenario.formations);
    this.layers = new Layers(this);
    the('corner').replaceChildren(this.layers.element, keyLine(this.scenario), this.map.scale());
    this.map.onClick((found, coordinate) => this.clicked(found, coordinate));
    // Ready means drawn: names, symbols and relief stand on the map.
    this.map.map.once('rendercomplete', () => {
      document.body.dataset.ready = 'map';
    });
    await Promise.all([this.layers.apply(), this.show(), this.loadSituation()]);
  }

  /** The situation of the address's moment, on the map; the same promise for all who ask. */
  async loadSituation() {
    const {scenario, map} = this,
      at = state.time ? `?at=${encodeURIComponent(state.time)}` : '';
    const situation = placed(await get(`scenarios/${scenario.id}/situation${at}`, {keep: true}));
    if (scenario !== this.scenario || this.situation?.time === situation.time) return situation;
    this.situation = situation;
    map.forces.showOwn(scenario.formations, situation.standings);
    map.forces.showSituation(situation);
    document.body.dataset.situation = situation.time;
    return situation;
  }

  /** Shows the screen of the address. */
  async show() {
    const [id, title, load] = SCREENS.find(([name]) => name === state.screen) ?? SCREENS[0];
    if (!this.screens.has(id)) {
      const module = await load();
      if (!this.screens.has(id)) this.screens.set(id, new module.default(this));
    }
    const screen = this.screens.get(id);
    for (const link of document.querySelectorAll('#screens a'))
      link.toggleAttribute('aria-current', link.dataset.screen === id);
    const current = document.querySelector('#screens a[aria-current]');
    current?.setAttribute('aria-current', 'page');
    // On a narrow screen their names go past its edge.
    current?.scrollIntoView({block: 'nearest', inline: 'center'});
    if (this.screen !== screen) {
      this.screen?.hide?.();
      this.screen = screen;
      document.body.dataset.screen = id;
      the('panel').setAttribute('aria-label', title);
    }
    try {
      await screen.show(the('panel'), the('bar'));
    } catch (error) {
      this.fail(error);
    }
  }

  /** A click on the map: the screen may take it; else a formation's card opens. */
  clicked(found, coordinate) {
    if (this.screen?.clicked?.(found, coordinate)) return;
    if (found?.formation) this.openCard(found.formation.id);
    else if (found) tell(wordsOf(found));
  }

  /** Opens the card of a formation over the panel, or closes it. */
  async openCard(id) {
    set({formation: id});
  }

  async showCard() {
    this.map.forces.touch();
    this.card?.close();
    this.card = null;
    const formation = this.scenario.formations.find(item => item.id === state.formation);
    if (!formation) return;
    const {default: Card} = await import('./card.js');
    this.card = new Card(this, formation);
    this.card.open();
  }

  /** Says what went wrong, in a sentence, where it is seen and heard. */
  fail(error) {
    if (error?.name === 'AbortError') return;
    const words = error instanceof Problem ? error.message : `The page has a defect: ${error?.message ?? error}`;
    if (!(error instanceof Problem)) console.error(error);
    document.querySelector('.notice')?.remove();
    document.body.append(
      h(
        'div',
        {class: 'notice', role: 'alert'},
        p(words),
        button('Close', event => event.target.closest('.notice').remove()),
      ),
    );
  }
}

const bench = new Bench();
// For the browser's console, and for the benchmark that lays 3,000 bodies on the map.
globalThis.bench = bench;

function head(scenarios) {
  the('scenario').replaceChildren(
    ...scenarios.map(item =>
      h(
        'option',
        {value: item.id, selected: item.id === state.scenario},
        item.isCase ? `${item.title} (your case ${item.id.slice(3)})` : item.title,
      ),
    ),
    h('option', {value: '+'}, 'A folder of yours …'),
  );
  the('screens').replaceChildren(
    ...SCREENS.map(([id, title], index) =>
      h(
        'a',
        {
          href: `?v=${id}`,
          'data-screen': id,
          'aria-keyshortcuts': `${index + 1}`,
          onclick: event => {
            event.preventDefault();
            set({screen: id});
          },
        },
        title,
      ),
    ),
  );
  the('tools').replaceChildren(
    button('Take away', () => import('./takeaway.js').then(module => module.open(bench)).catch(error => bench.fail(error)), {
      'aria-haspopup': 'dialog',
    }),
    button('?', () => bench.keys.list(), {'aria-label': 'Keys of this page', 'aria-haspopup': 'dialog', class: 'round'}),
  );
}

async function start() {
  await openSession();
  const scenarios = await get('scenarios');
  if (!scenarios.some(item => item.id === state.scenario)) state.scenario = scenarios[0].id;
  head(scenarios);
  the('scenario').addEventListener('change', event => {
    if (event.target.value !== '+') {
      openScenario(event.target.value);
      return;
    }
    event.target.value = state.scenario;
    import('./folder.js').then(module => module.open(bench)).catch(error => bench.fail(error));
  });
  when(
    ['scenario'],
    () => {
      the('scenario').value = state.scenario;
      bench.open(state.scenario).catch(error => bench.fail(error));
    },
    {lasting: true},
  );
  when(
    ['screen'],
    (_, changed) => {
      // A scenario that opens shows its screen by itself.
      if (changed.includes('scenario')) return;
      bench.show().catch(error => bench.fail(error));
      tell(SCREENS.find(([id]) => id === state.screen)?.[1] ?? '');
    },
    {lasting: true},
  );
  when(
    ['formation'],
    (_, changed) => {
      if (!changed.includes('scenario')) bench.showCard().catch(error => bench.fail(error));
    },
    {lasting: true},
  );
  await bench.open(state.scenario);
  if (state.formation) await bench.showCard();
}

// The map is printed at its size on the screen, shrunk to the sheet (some 680 points of CSS wide).
addEventListener('beforeprint', () =>
  document.body.style.setProperty('--shrink', Math.min(1, 680 / the('field').clientWidth).toFixed(3)),
);
// Map large, both, text large: round and round.
the('handle').addEventListener('click', () => {
  const next = {map: 'half', half: 'text', text: 'map'}[document.body.dataset.sheet ?? 'half'];
  document.body.dataset.sheet = next;
  tell({map: 'The map is large', half: 'Map and text', text: 'The text is large'}[next]);
});
bench.refresh = async () => head(await get('scenarios'));
start().catch(error => bench.fail(error));
