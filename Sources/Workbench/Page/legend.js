// Title, moment, signs and lines that a picture of the map carries.

import {FATES, signPath} from './bodies.js';
import {CIVIDIS} from './colours.js';
import {SCOPE, SLIDE} from './phrases.js';
import {clock, date, short} from './words.js';

const rect = (fill, stroke) => `<rect x="1" y="2" width="20" height="10" fill="${fill}" stroke="${stroke}"/>`;

/** What stands below a picture: `{title, moment, signs, heat, lines}`. */
export function describe(bench, {on, isWatch, layers, strip}) {
  const {scenario, situation, campaign, screen} = bench,
    study = bench.screen?.study?.result ? bench.screen.study : null;
  const moment = isWatch
    ? screen.words(screen.moment ?? 0)
    : situation
      ? `${date(situation.time)}, ${clock(situation.time)}`
      : date(scenario.start);
  const signs = [
    [rect('#d08a72', '#2f2b26'), scenario.ownName],
    ...(on.has('enemy') ? [[rect('#9db7d4', '#2f2b26'), scenario.enemyName]] : []),
  ];
  if (isWatch) {
    signs.push(['<circle cx="11" cy="7" r="4.5" fill="#b3452f" stroke="#5d2015"/>', 'a body, as large as its men']);
    for (const fate of Object.values(FATES))
      signs.push([
        `<path d="${signPath(fate, 11, 7, 4)}" ${fate.isLine ? `fill="none" stroke="${fate.colour}" stroke-width="1.4"` : `fill="${fate.colour}"`}/>`,
        fate.title,
      ]);
  } else {
    if (on.has('gaps')) signs.push([rect('#dfa43c', '#a8741f'), 'gap, with its width']);
    if (on.has('ways') && bench.map.forces.layers.ways.getSource().getFeatures().length)
      signs.push([
        '<path d="M1 10C8 1 14 12 21 4" fill="none" stroke="#9e3d2b" stroke-width="2.4"/>',
        'way, as thick as its men',
      ]);
  }
  const kind =
    layers.heat ??
    (layers.kind && on.has(layers.kind.name)
      ? {title: layers.kind.title, low: layers.kind.low, high: `${layers.kind.high} ${layers.kind.unit}`, colours: CIVIDIS}
      : null);
  const made = [
    `scenario ${scenario.id} ${short(scenario.digest)}`,
    isWatch && campaign ? `campaign ${short(campaign.digest)}, seed ${campaign.seed}, future ${campaign.replication}` : null,
    study && !isWatch ? `study ${short(study.id)}` : null,
  ]
    .filter(Boolean)
    .join('; ');
  return {
    title: `${scenario.title}${isWatch && campaign ? `: ${campaign.sent[0].title}` : study ? `: ${study.order.title}` : ''}`,
    moment,
    signs,
    heat: kind ? {...kind, colours: strip(kind.colours)} : null,
    lines: [isWatch ? `One future among many. ${SLIDE}` : '', SCOPE, `Anabasis; ${made}. ${scenario.credits.join(' ')}`].filter(
      Boolean,
    ),
  };
}
