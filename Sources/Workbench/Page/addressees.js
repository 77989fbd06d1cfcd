// Who is told what: each formation may be moved to another part of the order; a choice that is left open is the planner's or the reader's.

import {follow} from './api.js';
import {addressees, moved, named} from './directive.js';
import {actions, button, choice, div, h, h3, linked, put, right, section, table, tell} from './dom.js';
import {Part} from './part.js';
import {list, nameOf, whole} from './words.js';

/** The table of formations with what each is told. */
export class Addressees extends Part {
	constructor(bench) {
		super(bench);
		this.element = section();
		/** Those who go, once the planner has chosen. */
		this.going = null;
	}

	/** The present order with every part's formations named. */
	get named() {
		return named(this.orders.order, this.scenario, this.going);
	}

	/** Who is told what, a formation a row: each may be moved to another part. */
	draw(check) {
		this.check = check;
		const {scenario, orders} = this,
			{parts} = orders.order,
			open = check.openChoice;
		put(
			this.element,
			h3('By formation'),
			open && this.choiceOf(open),
			table(
				'What each formation is told.',
				[
					['Formation', ({name, id}) => linked(name, () => this.bench.openCard(id))],
					right('Men', formation => whole(formation.men.best)),
					['Told to go with', formation => this.cell(formation, parts, open)],
				],
				scenario.formations,
			),
		);
	}

	cell({id, name}, parts, open) {
		const found = addressees(this.orders.order, this.scenario),
			entry = found.get(id);
		if (entry?.isChosen) return h('span.soft', `one of ${open?.from?.length ?? 'those'}, of whom ${open?.best ?? 'some'} go`);
		const select = choice(
			`What ${name} is told`,
			[...parts.map((part, index) => [`${index}`, part.name]), ['-1', 'nothing: as the record has it']],
			`${entry?.part ?? -1}`,
			(part, {selectedOptions}) =>
				this.orders.change(moved(this.named, id, +part), `${name}: ${selectedOptions[0].textContent}`),
			'select.phrase',
		);
		// The rest of a group of whom it is not chosen yet who goes.
		select.disabled =
			[...found.values()].some(other => other.isChosen) && !!entry && `${parts[entry.part].who}`.startsWith('rest-of');
		return select;
	}

	/** A choice that the order leaves open: settled by the planner for some seconds of processor, or made by the reader. */
	choiceOf({best, from}) {
		const {going} = this,
			said = h(
				'p.fine',
				{role: 'status'},
				going
					? `Chosen by the planner: ${list(going.map(id => nameOf(this.scenario, id)))}.`
					: `The order leaves open which ${whole(best)} of ${whole(from.length)} go. The planner judges every choice; that takes some seconds and is kept.`,
			);
		return div(
			said,
			actions(
				button('Let the planner choose now', event => this.attempt(() => this.settle(said), event.target)),
				button('Choose them myself', () => this.orders.change(this.named, 'who goes, named one by one')),
			),
		);
	}

	async settle(said) {
		said.textContent = 'Judging every choice …';
		try {
			const {choice} = await waited(await this.ask('choices', this.orders.asked));
			this.going = choice.going[choice.best];
			tell('The choice is settled');
		} finally {
			this.draw(this.check);
		}
	}
}

/** Waits for the study of a choice. */
const waited = study =>
	['done', 'stopped'].includes(study.state)
		? study
		: new Promise((done, failed) => follow(study.id, {done, failed}));
