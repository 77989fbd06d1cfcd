// Results, kept by the content of the question: an order that was played before shows its result at once, also after undo.

import {follow, get, kept, post, remove} from './api.js';
import {canonical, same} from './directive.js';
import {state} from './state.js';

/** Pairs of futures that a question is played through, in the standard world. */
export const PAIRS = 200;
/** Worlds drawn from our assumptions, and futures in each, when more than luck is asked about. */
export const WORLDS = {worlds: 64, perWorld: 4};

/** True of a study of this order against that one, whatever their titles. */
const isOf = (study, order, against) => {
	const plain = content => ({...content, title: ''});
	return same(plain(study.order.order), plain(order)) && same(plain(study.against.order), plain(against));
};

/** Studies of this page, by their question. */
export class Results {
	constructor(bench) {
		this.bench = bench;
		this.byQuestion = new Map();
		this.byStudy = new Map();
	}

	/** The question of an order: against the standing course unless another order is named. */
	question({asked, against, inWorlds}) {
		return {
			scenario: this.bench.scenario.id,
			...asked,
			...(against ? {against} : {}),
			...(inWorlds ? WORLDS : {replications: PAIRS}),
			...(state.seed ? {seed: state.seed} : {}),
		};
	}

	/** The finished study of a question, if this page knows it. */
	known(question) {
		return this.byStudy.get(this.byQuestion.get(canonical(question)));
	}

	/** The finished study of a question over worlds, if this page knows it or the server keeps it; nothing is played. */
	async finished(question) {
		const {scenario, orders} = this.bench,
			known = this.known(question);
		if (known) return known;
		const found = (await get('studies')).find(
			study =>
				study.kind === 'pairs' &&
				study.state === 'done' &&
				study.scenarioDigest === scenario.digest &&
				study.worlds === question.worlds &&
				study.perWorld === question.perWorld &&
				study.seed === (state.seed ?? '1950') &&
				!study.settings.length &&
				isOf(study, orders.meant(question), orders.meant(question.against)),
		);
		return found && this.keep(question, await get(`studies/${found.id}`));
	}

	keep(question, study) {
		this.byQuestion.set(canonical(question), study.id);
		this.byStudy.set(study.id, {...study, question});
		return study;
	}

	/**
	 * Plays a question, or brings what is known of it. `listeners` hear `stage`, `progress`, `estimate`, `done` and `failed`. Gives
	 * `{stop, leave}`: stop ends the playing and keeps what there is; leave only stops listening.
	 */
	async play(question, listeners) {
		const finish = study => {
				listeners.done(this.keep(question, study));
				return {stop() {}, leave() {}};
			},
			known = this.known(question);
		if (known) return finish(known);
		const {body: study} = await post('studies', question);
		if (study.result && study.state !== 'playing') return finish(study);
		const leave = follow(study.id, {...listeners, done: finish});
		return {leave, stop: () => post(`studies/${study.id}/stop`, {})};
	}

	/** Takes what is kept of a question away, here and on the server, so that it is played anew. */
	async forget(question) {
		const key = canonical(question),
			id = this.byQuestion.get(key);
		if (!id) return;
		this.byQuestion.delete(key);
		this.byStudy.delete(id);
		await remove(`studies/${id}`);
	}

	/** Every future of a group, one by one. Where the store of a study is gone, the study is played anew. */
	async futures(id, group) {
		const ask = () => kept(`studies/${id}/replications?group=${encodeURIComponent(group)}`),
			question = this.byStudy.get(id)?.question;
		try {
			return await ask();
		} catch (error) {
			if (error.status !== 409 || !question) throw error;
			await this.forget(question);
			await new Promise((done, failed) => this.play(question, {done, failed}).catch(failed));
			return ask();
		}
	}

	/** How many more men of a group came out with the order than against it, a future, and the address of each future. */
	async differences(id, group) {
		const {order, against, replication, world} = await this.futures(id, group);
		return {
			values: order.menOut.map((value, index) => value - against.menOut[index]),
			address: index => [replication[index], world?.[index]],
		};
	}

	/** The study of the address, if it has a result and is of the order on the table and the one it is compared with; else null. */
	async recalled() {
		const {study: id} = state,
			{scenario, orders} = this.bench,
			study = id && (this.byStudy.get(id) ?? (await get(`studies/${id}`).catch(() => null)));
		if (!study?.result || study.scenario !== scenario.id) return null;
		this.byStudy.set(id, study);
		return isOf(study, orders.order, orders.meant(orders.against)) ? study : null;
	}
}
