// The card of a formation: strength, place, sources, fates, what the record says; and what of it may be edited into a case of one's own.

import {CaseEditor} from './caseeditor.js';
import {button, div, eyebrow, fine, fold, h, h2, h3, li, section, small, soft, table, the} from './dom.js';
import {state} from './state.js';
import {symbolAddress} from './symbols.js';
import {capital, date, dayMonth, decimal, men, percent, short, whole} from './words.js';

const STANDINGS = {
  seen: 'read for this scenario',
  memory: 'quoted from memory',
  derived: 'derived by the authors',
  assumption: 'an assumption',
};

export default class Card {
  constructor(bench, formation) {
    this.bench = bench;
    this.formation = formation;
    this.standing = bench.situation?.standings.find(item => item.id === formation.id);
  }

  open() {
    const {formation, bench} = this,
      symbol = symbolAddress(formation.symbol, 2);
    this.back = document.activeElement;
    this.element = h(
      'aside',
      {id: 'card', 'aria-label': `Card of ${formation.name}`, tabindex: '-1'},
      h(
        'header',
        {},
        symbol ? h('img', {src: symbol.url, alt: '', width: Math.round(symbol.width * 0.75)}) : null,
        div(eyebrow(formation.parent), h2(formation.name)),
        button('Close', () => bench.openCard(null)),
      ),
      this.facts(),
      this.fates(),
      this.record(),
      this.sources(),
      (this.editor = new CaseEditor(bench, formation, this.standing)).element,
    );
    the('panel').after(this.element);
    this.element.focus();
  }

  close() {
    this.editor?.picking?.();
    this.element?.remove();
    this.bench.map.forces.mark(null);
    if (this.back?.isConnected) this.back.focus();
  }

  facts() {
    const {formation, standing} = this,
      {low, best, high} = formation.men;
    const row = (title, ...words) => (words.some(Boolean) ? [h('dt', {}, title), h('dd', {}, words)] : null);
    return h(
      'dl',
      {class: 'facts'},
      row('Men', `${whole(best)}; the sources leave ${whole(low)} to ${whole(high)} open`),
      row('Guns, tanks', formation.guns || formation.tanks ? `${whole(formation.guns)}, ${whole(formation.tanks)}` : 'none'),
      row(
        'Place',
        standing?.whereabouts ?? formation.placeName,
        standing ? `, within ${whole(standing.uncertaintyKilometres)} km` : '',
      ),
      row('Confidence', capital(formation.confidence)),
      standing
        ? row(
            'Cut off',
            standing.isCutOff
              ? `${standing.grip}${standing.since ? `, ${standing.sinceMayBeEarlier ? 'on or before' : 'since'} ${date(standing.since)}` : ''}`
              : 'no: a road home is free of the enemy’s hold',
            standing.holders?.length ? `; held by ${standing.holders.join(', ')}` : '',
          )
        : null,
      standing?.leastContacts !== undefined
        ? row(
            'Way on foot',
            `${whole(standing.wayKilometres)} km; a small body must expect ${decimal(standing.leastContacts, 2)} contacts on the best of them`,
          )
        : null,
      standing?.gameValue !== undefined
        ? row('At least met', `${percent(standing.gameValue)} of the men, by one well-placed inspection`)
        : null,
      formation.note ? row('Note', formation.note) : null,
    );
  }

  /** What became of it in the futures that were played last. */
  fates() {
    const study = this.bench.results?.byStudy.get(state.study) ?? [...(this.bench.results?.byStudy.values() ?? [])].at(-1);
    const fate = study?.result?.formations?.find(item => item.id === this.formation.id);
    if (!fate) return section(h3('In the futures'), soft('Play futures, and its fate stands here.'));
    const row = (title, key) => ({title, order: fate.order[key], against: fate.against[key]}),
      mean = value => men(typeof value === 'object' ? value.mean : (value ?? 0));
    const spread = value => (typeof value === 'object' ? small(` ${men(value.q10)}–${men(value.q90)}`) : null);
    return section(
      h3('In the futures'),
      table(
        `Mean men, and eight futures in ten. ${whole(study.result.played)} futures of “${study.order.title}”; study ${short(study.id)}.`,
        [
          {title: '', of: item => item.title},
          {title: 'Order', right: true, of: item => [mean(item.order), spread(item.order)]},
          {title: 'Against', right: true, of: item => [mean(item.against), spread(item.against)]},
        ],
        [
          row('Out', 'out'),
          row('Guerrillas', 'guerrillas'),
          row('Lost', 'lost'),
          row('Killed', 'killed'),
          row('Taken', 'captured'),
        ],
      ),
      fate.order.orderReached !== undefined
        ? fine(`The order reached it in ${Math.round(fate.order.orderReached * 100)} of 100 futures.`)
        : null,
    );
  }

  record() {
    const rows = this.bench.scenario.history.filter(item => item.key === this.formation.id);
    if (!rows.length) return null;
    return section(
      h3('What the record says'),
      h(
        'ul',
        {class: 'messages'},
        rows.map(item =>
          li(
            `${item.date ? `${dayMonth(item.date)}: ` : ''}${item.metric}, ${item.low !== item.high ? `${whole(item.low)} to ${whole(item.high)}` : whole(item.best)} ${item.unit ?? ''}`,
            item.note ? small(` ${item.note}`) : null,
            small(` [${item.sources.join(', ')}]`),
          ),
        ),
      ),
      fine('For comparison only: no campaign reads it.'),
    );
  }

  sources() {
    const all = this.bench.scenario.sources;
    return fold(
      'Sources',
      h(
        'ul',
        {class: 'messages'},
        this.formation.sources.map(key => {
          const found = all.find(item => item.key === key);
          return li(
            h('b', {}, key),
            found ? ` ${found.citation}` : '',
            found?.standing ? small(` (${STANDINGS[found.standing] ?? found.standing})`) : null,
          );
        }),
      ),
    );
  }
}
