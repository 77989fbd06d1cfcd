// What futures say of an order: the difference for a group of formations, dots, measures, the fan of arrivals, and each formation.

import {arrivalsFan, chart} from './chart.js';
import {button, div, fine, fold, h, p, small, soft, table} from './dom.js';
import {dotPlot} from './dots.js';
import {measureTitle, SCOPE} from './phrases.js';
import {watchFuture} from './state.js';
import {capital, men, nameOf, rounded, short, signed, span, whole, worlds} from './words.js';

/** Measures of the table, in this order. */
const MEASURES = ['menOut', 'menOutFree', 'killed', 'captured', 'deserted', 'astray', 'guerrillas', 'onTheMarch', 'tiedDown'];

/** An estimate while a study is played, or its result. */
export class Estimate {
  constructor(bench) {
    this.bench = bench;
    this.group = bench.primary.id;
    this.result = div();
    this.note = fine();
  }

  clear() {
    this.result.replaceChildren();
    this.note.replaceChildren();
  }

  draw(estimate, study) {
    const {groups} = estimate,
      chosen = groups.find(item => item.id === this.group) ?? groups[0],
      difference = chosen.measures.menOut.difference;
    const pick = h(
      'div',
      {class: 'tabs', role: 'group', 'aria-label': 'Whose men'},
      groups.map(item =>
        button(
          item.id === 'all' ? 'all' : item.title,
          () => {
            this.group = item.id;
            this.draw(estimate, study);
          },
          {'aria-pressed': `${item.id === chosen.id}`},
        ),
      ),
    );
    const share =
      estimate.perWorld && difference.worldsBetter
        ? worlds(difference.worldsBetter.estimate)
        : `in ${Math.round(difference.chanceMore * 100)} of 100 futures`;
    const told =
      difference.finding === 'notToldApart'
        ? 'cannot be told from none'
        : `men out, ${chosen.id === 'all' ? 'of all' : `of ${chosen.title}`}`;
    const dots = div();
    this.result.classList.toggle('pale', Boolean(estimate.isPale));
    this.result.replaceChildren(
      pick,
      h('p', {class: 'figure'}, signed(difference.mean), h('small', {}, ` ${told}`)),
      p(
        `On average; 95 % interval of the mean ${span(difference)}. More men come out ${share}${estimate.isPale ? `; only ${whole(estimate.played)} futures so far` : ''}.`,
      ),
      dots,
      this.table(chosen, estimate),
      ...(study ? this.after(study, chosen) : []),
    );
    // Where the single futures cannot be had, the sums still stand.
    if (study) this.drawDots(dots, study, chosen).catch(error => dots.replaceChildren(soft(error.message)));
    this.note.replaceChildren(
      `${estimate.perWorld ? `Shares are of worlds drawn from our assumptions (${whole(estimate.worlds)} of them).` : 'Shares are of futures of the world of best figures: luck alone.'} ${SCOPE}`,
      study
        ? ` Study ${short(study.id)}, ${study.result.digest ? `result ${short(study.result.digest)}, ` : ''}scenario ${short(study.scenarioDigest)}, seed ${study.seed}.`
        : '',
    );
  }

  async drawDots(host, study, group) {
    const {order, against, replication, world} = await this.bench.results.futures(study.id, group.id);
    const differences = order.menOut.map((value, index) => value - against.menOut[index]);
    if (differences.length)
      host.replaceChildren(dotPlot(differences, {act: index => watchFuture(replication[index], world?.[index])}));
  }

  table(group, estimate) {
    const inWorlds = Boolean(estimate.perWorld),
      rows = MEASURES.filter(id => group.measures[id] && (id !== 'tiedDown' || group.id === 'all')).map(id => ({
        id,
        title: measureTitle(this.bench.scenario, id),
        ...group.measures[id],
      }));
    return table(
      `Means of ${whole(estimate.played)} futures${group.id === 'all' ? '' : `, ${group.title}`}. Difference with the 95 % interval of its mean. ${inWorlds ? 'Better: in how many of 100 worlds drawn from our assumptions the order does better' : 'More: in how many of 100 futures the order has more'}.`,
      [
        {title: '', of: row => capital(row.title)},
        {title: 'Order', right: true, of: row => men(row.order.mean)},
        {title: 'Against', right: true, of: row => men(row.against.mean)},
        {
          title: 'Difference',
          right: true,
          of: row => [
            row.difference.finding === 'notToldApart' && !rounded(row.difference.mean) ? '0' : signed(row.difference.mean),
            h('br'),
            small(span(row.difference)),
          ],
        },
        {
          title: inWorlds ? 'Better' : 'More',
          right: true,
          of: row => {
            const share = inWorlds ? row.difference.worldsBetter?.estimate : row.difference.chanceMore;
            return share === undefined || share === null ? '?' : Math.round(share * 100);
          },
        },
      ],
      rows,
    );
  }

  /** What stands below when all is played: the fan of arrivals, and the formations. */
  after(study, group) {
    const {scenario} = this.bench,
      arrivals = study.result.arrivals?.find(item => item.group === group.id),
      name = id => nameOf(scenario, id);
    const fan = arrivals
      ? chart(
          arrivalsFan(arrivals.byDay, ['this order', 'against']),
          'Men out by the end of each day: half of the futures in the dark band, eight in ten in the pale one. Dashed: the middle of what it is compared with.',
          `Men out by day. At the end the middle future has ${men(arrivals.byDay.at(-1).order.median)} with the order and ${men(arrivals.byDay.at(-1).against?.median ?? 0)} against.`,
        )
      : null;
    const formations = fold(
      'By formation',
      table(
        'Mean men with the order; in small print what it is compared with.',
        [
          {title: 'Formation', of: row => button(name(row.id), () => this.bench.openCard(row.id), {class: 'link'})},
          ...[
            ['Out', 'out'],
            ['Guerrillas', 'guerrillas'],
            ['Lost', 'lost'],
          ].map(([title, key]) => ({
            title,
            right: true,
            of: row => [men(row.order[key].mean), h('br'), small(men(row.against[key].mean))],
          })),
        ],
        study.result.formations ?? [],
      ),
    );
    const days = arrivals
      ? fold(
          'Arrivals as a table',
          table(
            'Men out by the end of the day: the middle of the futures, with eight in ten.',
            [
              {title: 'Day', of: day => day.date},
              {
                title: 'Order',
                right: true,
                of: day => [men(day.order.median), small(` ${men(day.order.q10)}–${men(day.order.q90)}`)],
              },
              {title: 'Against', right: true, of: day => men(day.against?.median ?? 0)},
            ],
            arrivals.byDay.filter((_, day) => day % 3 === 0),
          ),
        )
      : null;
    return [fan, formations, days].filter(Boolean);
  }
}
