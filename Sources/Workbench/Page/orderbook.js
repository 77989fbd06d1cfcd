// The order on the table and all its steps: undo and redo without limit, each step with a name.

import {changedWords, pack, same, unpack} from './directive.js';
import {byId} from './dom.js';
import {DIALS} from './phrases.js';
import {set, state, when} from './state.js';

/** The order being written. */
export class OrderBook {
	constructor({directives}) {
		this.directives = directives;
		this.question = directives.find(item => item.isQuestion) ?? directives[0];
		const ofAddress = () => unpack(state.order ?? this.question.id, directives),
			{base, order} = ofAddress() ?? {base: this.question, order: this.question.order};
		this.steps = [{order, base, name: `“${base.title}”`}];
		this.place = 0;
		this.listeners = [];
		// Back and Forward of the browser, or a link, bring an order that was not made here.
		when(['order'], () => {
			const found = ofAddress();
			if (found) this.take(found.base, found.order, 'the order of the address');
		});
	}

	get order() {
		return this.steps[this.place].order;
	}
	/** The directive that the order was made from. */
	get base() {
		return this.steps[this.place].base;
	}

	/** The order as a request names it: by the directive's id where nothing was changed. */
	get asked() {
		return this.isChanged ? {order: {...this.order, title: this.title}} : {directive: this.base.id};
	}

	get isChanged() {
		return !same(this.order, this.base.order);
	}

	/** The directive's title; of a changed order also what was changed, within the 120 letters of a title. */
	get title() {
		if (!this.isChanged) return this.base.title;
		const words = `${this.base.title}; ${changedWords(this.order, this.base, DIALS)}`;
		return words.length > 120 ? `${words.slice(0, 118)} …` : words;
	}

	/** The order of a packed text, as a request names it; undefined if there is none. */
	named(text) {
		const found = unpack(text, this.directives);
		return found && (text.includes('~') ? {order: found.order} : {directive: found.base.id});
	}

	/** The order that futures are compared with, as a request names it: of the address, or the last step's; undefined for the standing course. */
	get against() {
		const last = state.against === 'last' && this.steps[this.place - 1];
		return last ? {order: last.order} : this.named(state.against);
	}

	/** What a request names, as an order; without one that of the standing course. */
	meant(named) {
		const isMeant = named ? ({id}) => id === named.directive : ({isStanding}) => isStanding;
		return named?.order ?? this.directives.find(isMeant).order;
	}

	/** An order as the address names it. */
	packed(order) {
		return pack(order, this.directives.find(item => same(item.order, order)) ?? this.base);
	}

	/** Makes an order the present one, as a step with a name. */
	change(order, name) {
		this.take(this.base, order, name);
	}

	/** Begins from a directive of the scenario. */
	begin(id) {
		const directive = byId(this.directives, id);
		this.take(directive, directive.order, `“${directive.title}”`);
	}

	take(base, order, name) {
		if (same(order, this.order)) return;
		this.steps = [...this.steps.slice(0, this.place + 1), {order, base, name}];
		this.go(this.steps.length - 1);
	}

	go(place) {
		if (!this.steps[place]) return;
		this.place = place;
		const packed = pack(this.order, this.base);
		set({order: packed === this.question.id ? null : packed});
		for (const act of this.listeners) act();
	}

	/** The name of the step that undo takes back; undefined at the first. */
	get undoName() {
		return this.place > 0 ? this.steps[this.place].name : undefined;
	}
	get redoName() {
		return this.steps[this.place + 1]?.name;
	}
	undo() {
		this.go(this.place - 1);
	}
	redo() {
		this.go(this.place + 1);
	}

	/** Calls `act` after every step. */
	onStep(act) {
		this.listeners.push(act);
	}
}
