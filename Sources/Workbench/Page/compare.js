// Two studies of the same scenario beside each other: their orders in pairs on the same luck, and where one loses more than the other.

import {get, post} from './api.js';
import {DIFFERENCES} from './colours.js';
import {actions, button, byId, div, eyebrow, fine, h, h2, h3, hint, linked, mainButton, p, put, small, table} from './dom.js';
import {fromDifference} from './fields.js';
import {studySums} from './heat.js';
import {pairTable} from './pairs.js';
import {Part} from './part.js';
import {oneOfMany, SCOPE} from './phrases.js';
import {set, watchFuture} from './state.js';
import {brings, capital, fitting, short, whole, worldsOf} from './words.js';

/** What two studies must share, to be of the same futures. */
const futures = ({scenarioDigest, seed, worlds, perWorld, settings}) =>
	JSON.stringify([scenarioDigest, seed, worlds, perWorld, settings]);

export default class Compare extends Part {
	constructor(bench) {
		super(bench);
		this.list = div();
		this.result = div();
		this.chosen = [];
	}

	async show(panel, bar) {
		this.bar = bar;
		put(bar, hint('Differences are in pairs: both orders in the same worlds, on the same luck.'));
		put(panel, eyebrow('Compare'), h2('Two orders beside each other'), this.list, this.result);
		this.studies = (await get('studies')).filter(
			study => study.scenario === this.scenario.id && study.kind === 'pairs' && ['done', 'stopped'].includes(study.state),
		);
		this.choose(this.chosen.map(({id}) => this.studies.find(study => study.id === id)).filter(Boolean));
	}

	hide() {
		this.bench.layers?.showHeat(null);
	}

	drawList() {
		const {studies, chosen} = this;
		if (studies.length < 2) {
			put(
				this.list,
				p(
					studies.length
						? 'One order has been played so far. Change it, play its futures, and both stand here.'
						: 'No order has been played yet. Play the futures of two orders, and both stand here.',
				),
				actions(mainButton('Change the order', () => set({screen: 'order'}))),
			);
			return;
		}
		put(
			this.list,
			table(
				'Kept studies of this scenario, the newest first. Choose two of the same seed and size: they are of the same futures.',
				[
					[
						'',
						study =>
							h('input', {
								type: 'checkbox',
								'aria-label': `Compare ${study.order.title}`,
								checked: chosen.includes(study),
								disabled: chosen.length > 0 && futures(chosen.at(-1)) !== futures(study),
								onchange: event =>
									this.choose(event.target.checked ? [...chosen, study].slice(-2) : chosen.filter(other => other !== study)),
							}),
					],
					[
						'Order',
						study => [
							linked(study.order.title, () => this.open(study)),
							h('br'),
							small(`against ${study.against?.title ?? ''}`),
						],
					],
					[
						'Size',
						({worlds, perWorld, played}) => (worlds ? `${whole(worlds)} worlds × ${perWorld}` : `${whole(played)} futures of the standard world`),
					],
					['Study', ({id}) => h('span.id', short(id))],
				],
				studies,
			),
		);
	}

	/** Shows a study with its orders on the Futures screen. */
	open({id, order, against, seed, worlds}) {
		const {orders} = this,
			other = orders.packed(against.order);
		this.bench.openFutures(!!worlds, {
			order: orders.packed(order.order),
			against: byId(this.scenario.directives, other)?.isStanding ? null : other,
			seed,
			study: id,
		});
	}

	choose(studies) {
		this.chosen = studies;
		this.drawList();
		put(this.result);
		if (studies.length === 2) this.compare(...studies).catch(error => put(this.result, h('p.fault', error.message)));
	}

	async compare(first, second) {
		const isLast = this.latest(),
			{body} = await post('compare', {studies: [first.id, second.id]});
		if (!isLast()) return;
		put(
			this.result,
			h3(`${first.order.title}, less ${second.order.title}`),
			h('p.lead', this.sentence(body, first)),
			!first.worlds && oneOfMany(() => this.open({...first, id: null, against: second.order, worlds: true})),
			this.scenario.caveat && p(this.scenario.caveat),
			body.groups.map(group =>
				pairTable(
					`${capital(group.title)}: means in ${worldsOf(first)}.`,
					this.scenario,
					group,
					['First', 'Second'],
					first.worlds,
				),
			),
			actions(
				button('Show on the map where one loses more', event => this.attempt(() => this.twin(first, second), event.target)),
				button('Watch a future of both, side by side', event => this.attempt(() => this.watch(first, second), event.target)),
			),
			fine(
				SCOPE,
				` Studies ${short(first.id)} and ${short(second.id)}, scenario ${short(first.scenarioDigest)}, seed ${first.seed}.`,
			),
		);
		this.result.scrollIntoView({block: 'start'});
	}

	/** What the first brings out beside the second, of the group that is asked about. */
	sentence({groups}, study) {
		const group = byId(groups, this.bench.primary.id) ?? groups[0];
		return `In ${worldsOf(study)} ${brings('the first', group.measures.menOut.difference, group)}.`;
	}

	/** Twin maps: the first future of both orders, in the same world and on the same luck. */
	async watch(first, second) {
		const {address} = await this.results.differences(first.id, this.bench.primary.id),
			[order, twin] = [first, second].map(study => this.orders.packed(study.order.order));
		watchFuture(...address(0), {order, twin, seed: first.seed});
	}

	/** The heat map of the difference: losses of the first order less those of the second, a future. */
	async twin(...studies) {
		const means = await Promise.all(
				studies.map(async study => {
					const {sums, futures} = await studySums(study, 'losses');
					return Float64Array.from(sums, value => value / futures);
				}),
			),
			{values, most} = fromDifference(...means, this.map.hexes),
			{layers} = this.bench;
		layers.showHeat({
			values,
			colours: DIFFERENCES,
			title: `Men lost a hex in a future of ${worldsOf(studies[0])}: the first order less the second`,
			low: `−${fitting(most)}`,
			high: `+${fitting(most)}`,
		});
		put(
			this.bar,
			h(
				'div.run',
				hint('Orange: the first order loses more there; violet: the second.'),
				button('Show the situation again', () => layers.showHeat(null)),
			),
		);
	}
}
