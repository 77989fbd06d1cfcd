// What futures say of an order: the difference for a group of formations, dots, measures, the fan of arrivals, and each formation.

import {arrivalsFan, chart} from './chart.js';
import {button, div, fine, fold, h, linked, p, put, right, small, soft, table} from './dom.js';
import {dotPlot} from './dots.js';
import {pairTable, spread} from './pairs.js';
import {Part} from './part.js';
import {made, oneOfMany, SCOPE} from './phrases.js';
import {watchFuture} from './state.js';
import {inFutures, interval, men, moreInWorlds, nameOf, signed, whole, worldsOf} from './words.js';

/** An estimate while a study is played, or its result. */
export class Estimate extends Part {
	/** `playWorlds` plays the same over worlds. */
	constructor(bench, playWorlds) {
		super(bench);
		this.playWorlds = playWorlds;
		this.group = bench.primary.id;
		this.result = div();
		this.note = fine();
	}

	clear() {
		put(this.result);
		put(this.note);
	}

	draw(estimate, study) {
		const {groups, perWorld, isPale, played, worlds} = estimate,
			chosen = groups.find(item => item.id === this.group) ?? groups[0],
			whose = chosen.id === 'all' ? 'all' : chosen.title,
			{difference} = chosen.measures.menOut,
			{worldsBetter, chanceMore} = difference,
			share = worldsBetter ? moreInWorlds(worldsBetter, worlds) : `More men come out ${inFutures(chanceMore)}.`,
			dots = div();
		this.result.classList.toggle('pale', !!isPale);
		put(
			this.result,
			h(
				'div.tabs',
				{role: 'group', 'aria-label': 'Whose men'},
				groups.map(item =>
					button(
						item.id === 'all' ? 'all' : item.title,
						() => {
							this.group = item.id;
							this.draw(estimate, study);
						},
						{'aria-pressed': `${item === chosen}`},
					),
				),
			),
			h(
				'p.figure',
				signed(difference.mean),
				h('small', difference.finding === 'notToldApart' ? ' cannot be told from none' : ` men out, of ${whose}`),
			),
			p(
				`In ${worldsOf(estimate)}, on average (${interval(difference)}). ${share}${isPale ? ` Only ${whole(played)} futures so far.` : ''}`,
			),
			!perWorld && oneOfMany(this.playWorlds),
			this.scenario.caveat && p(this.scenario.caveat),
			dots,
			pairTable(
				`Means of ${whole(played)} futures of ${worldsOf(estimate)}${chosen.id === 'all' ? '' : `, ${whose}`}.`,
				this.scenario,
				chosen,
				['Order', 'Against'],
				perWorld,
			),
			study && this.after(study, chosen),
		);
		// Where the single futures cannot be had, the sums still stand.
		if (study) this.drawDots(dots, study, chosen).catch(error => put(dots, soft(error.message)));
		put(
			this.note,
			SCOPE,
			study && ` ${made(study)}`,
		);
	}

	async drawDots(host, study, group) {
		const {values, address} = await this.results.differences(study.id, group.id);
		if (values.length)
			put(
				host,
				dotPlot(values, index => watchFuture(...address(index))),
			);
	}

	/** What stands below when all is played: the fan of arrivals, and the formations. */
	after({result}, group) {
		const days = result.arrivals?.find(item => item.group === group.id)?.byDay,
			last = days?.at(-1),
			where = `in ${worldsOf(result)}`;
		return [
			days &&
				chart(
					arrivalsFan(days, ['this order', 'against']),
					`Men out by the end of each day ${where}: half of the futures in the dark band, eight in ten in the pale one. Dashed: the middle of what it is compared with.`,
					`Men out by day ${where}. At the end the middle future has ${men(last.order.median)} with the order and ${men(last.against.median)} against.`,
				),
			fold(
				'By formation',
				table(
					`Mean men with the order ${where}, and eight futures in ten; below, the mean of what it is compared with.`,
					[
						['Formation', row => linked(nameOf(this.scenario, row.id), () => this.bench.openCard(row.id))],
						...[
							['Out', 'out'],
							['Guerrillas', 'guerrillas'],
							['Lost', 'lost'],
						].map(([title, key]) =>
							right(title, ({order, against}) => [
								spread(order[key].mean, order[key], h('br')),
								h('br'),
								small(`against ${men(against[key].mean)}`),
							]),
						),
					],
					result.formations ?? [],
				),
			),
			days &&
				fold(
					'Arrivals as a table',
					table(
						`Men out by the end of the day ${where}: the middle of the futures, with eight in ten.`,
						[
							['Day', day => day.date],
							right('Order', ({order}) => spread(order.median, order)),
							right('Against', ({against}) => spread(against.median, against)),
						],
						days.filter((_, day) => day % 3 === 0),
					),
				),
		];
	}
}
