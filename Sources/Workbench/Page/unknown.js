// What is not known, and what it is worth: how often knowing a thing would change the verdict, and a slider that supposes it known.

import {get, kept} from './api.js';
import {chart, curve} from './chart.js';
import {
	actions,
	byId,
	div,
	eyebrow,
	fine,
	h,
	h2,
	h3,
	hint,
	mainButton,
	p,
	put,
	radios,
	right,
	section,
	soft,
	table,
	unseen,
} from './dom.js';
import {Part} from './part.js';
import {made, measureTitle, SCOPE} from './phrases.js';
import {playing} from './playing.js';
import {set} from './state.js';
import {capital, fitting, overWorlds, percent, signed, span, whole} from './words.js';

const figure = (value, unit) => (value === undefined ? '' : [fitting(value), unit].filter(Boolean).join(' '));

export default class Unknown extends Part {
	constructor(bench) {
		super(bench);
		this.body = div();
		this.run = h('div.run');
	}

	async show(panel, bar) {
		put(panel, eyebrow('What is not known'), h2(this.orders.title), this.body);
		put(bar, this.run);
		const recalled = await this.results.recalled(),
			known = recalled?.worlds ? recalled : await this.results.finished(this.question);
		known ? await this.open(known) : this.offer();
	}

	hide() {
		this.playing?.leave();
	}

	get question() {
		return this.results.question({asked: this.orders.asked, against: this.orders.against, inWorlds: true});
	}

	offer() {
		put(
			this.body,
			p(
				'Strengths, places, dates, the people’s attitude, the rules of the model: the sources leave hundreds of figures open. Worlds are drawn from all of them at once, and the order is played in each. Then it can be asked what the answer would be if one of them were known.',
			),
			actions(mainButton('Play the order in 64 worlds', () => this.attempt(() => this.play()))),
			fine('About half a minute on two cores; kept for later.'),
		);
		put(this.run, hint('Nothing is played in worlds yet.'));
	}

	async play() {
		const {parts, hear} = playing('Stop', () => this.playing?.stop());
		put(this.run, parts);
		put(this.body, soft('Worlds are drawn and played …'));
		const failed = problem => {
			this.offer();
			this.bench.fail(problem);
		};
		this.playing = await this.results
			.play(this.question, {
				...hear,
				done: study => {
					set({study: study.id});
					this.attempt(() => this.open(study));
				},
				failed,
			})
			.catch(failed);
	}

	/** What the order of the study is compared with, in words. */
	get without() {
		const {title} = this.study.against,
			isStanding = this.scenario.directives.some(item => item.isStanding && item.title === title);
		return isStanding ? 'the course without it' : `“${title}”`;
	}

	async open(study) {
		this.study = study;
		this.unknowns = await kept(`studies/${study.id}/unknowns`);
		const {unknowns} = this,
			group = this.bench.primary,
			kindOf = item => item.kindTitle ?? item.kind,
			choice = h(
				'select',
				{'aria-label': 'Suppose this were known', onchange: () => this.attempt(() => this.suppose(choice.value))},
				[...new Set(unknowns.map(kindOf))].map(kind =>
					h(
						'optgroup',
						{label: capital(kind)},
						unknowns.filter(item => kindOf(item) === kind).map(({name, title = name}) => h('option', {value: name}, title)),
					),
				),
			);
		this.supposed = div();
		put(this.run, hint(`${whole(study.worlds)} worlds drawn from ${whole(unknowns.length)} unknowns.`));
		put(
			this.body,
			p(overWorlds(study, group, ` than ${this.without}`)),
			this.scenario.caveat && p(this.scenario.caveat),
			h3('Suppose one thing were known'),
			h('label.row', unseen('Unknown'), choice),
			this.supposed,
			fine(
				`The difference is that of men of ${group.title} who come out, with the order less those of ${this.without}, in worlds whose figure lies near the one supposed; worlds far from it count little. `,
				SCOPE,
				` ${made(study)}`,
			),
		);
		if (unknowns.length) await this.suppose(choice.value);
		await this.showWorth(study);
	}

	/** What knowing each kind of unknown would change, once there are worlds enough to say so. */
	async showWorth(study) {
		const host = section(h3('What to find out next'));
		this.supposed.after(host);
		try {
			const {worlds: count, kinds, unknowns = []} = await kept(`studies/${study.id}/worth`),
				told = unknowns.filter(item => item.isNamed);
			host.append(this.worthTable('Kinds of unknowns', kinds, count));
			if (told.length) host.append(this.worthTable('Single unknowns', told, count));
		} catch (error) {
			host.append(soft(error.message));
		}
	}

	worthTable(title, rows, count) {
		const {scenario} = this,
			pale = (row, words) => (row.isNamed ? words : h('span.soft', words));
		return table(
			`Share of the spread between worlds that each explains, by clause of the verdict; and in how many of 100 worlds drawn from our assumptions knowing it would give another verdict. ${whole(count)} worlds; kinds in bold stand out from chance, the figures of the others do not and are pale.`,
			[
				[title, row => (row.isNamed ? h('b', capital(row.title)) : capital(row.title))],
				...scenario.clauses.map(({measure, group}, index) =>
					right(measureTitle(scenario, measure) + (group === 'all' ? '' : `, ${byId(scenario.groups, group)?.title}`), row => {
						const share = row.shares?.[index];
						return share === null || share === undefined ? '' : pale(row, percent(share));
					}),
				),
				right('Other verdict', row => pale(row, Math.round(row.changesVerdict * 100))),
			],
			rows,
		);
	}

	async suppose(name) {
		const item = this.unknowns.find(other => other.name === name),
			picture = div(),
			words = h('div', {'aria-live': 'polite'}),
			ask = async query => {
				const isLast = this.latest(),
					found = await get(
						`studies/${this.study.id}/conditioned?unknown=${encodeURIComponent(name)}&${query}&group=${this.bench.primary.id}&measure=menOut`,
					);
				if (isLast()) this.draw(found, item, picture, words);
			},
			act = query => this.attempt(() => ask(query)),
			readings = this.scenario.readings.find(reading => name.endsWith(reading.id))?.options,
			{law, source} = item,
			notes = [law && `Law: ${law}`, source && `source: ${[source].flat().join(', ')}`].filter(Boolean);
		put(
			this.supposed,
			item.options
				? radios(
						item.title,
						Array.from({length: item.options}, (_, index) => [index, readings?.[index]?.title ?? `reading ${index + 1}`]),
						0,
						index => act(`option=${index}`),
					)
				: h(
						'label.slide',
						unseen(item.title),
						h('input', {
							type: 'range',
							min: '0',
							max: '1',
							step: '0.02',
							value: '0.5',
							oninput: event => {
								clearTimeout(this.wait);
								this.wait = setTimeout(() => act(`position=${event.target.value}`), 60);
							},
						}),
						h('span.ends', h('span', figure(item.low, item.unit)), h('span', figure(item.high, item.unit))),
					),
			words,
			picture,
			notes.length > 0 && fine(`${notes.join('; ')}.`),
		);
		await ask(item.options ? 'option=0' : 'position=0.5');
	}

	/** The difference where the unknown is supposed, with its error, and over its whole range. */
	draw({at, curve: points}, item, picture, words) {
		const known = points.filter(point => point.mean !== undefined),
			means = known.map(point => point.mean),
			{mean, value, standardError, isPale} = at,
			half = 1.96 * standardError;
		words.className = isPale ? 'pale' : '';
		put(
			words,
			mean === undefined ? p('No world lies near.') : h('p.figure', signed(mean), h('small', ' men out')),
			p(
				value !== undefined && !item.options ? `If it were ${figure(value, item.unit)}` : 'If that were so',
				standardError ? `: 95 % interval ${span({low: mean - half, high: mean + half})}. ` : '. ',
				means.length > 1 &&
					`Over its whole range the difference goes from ${signed(Math.min(...means))} to ${signed(Math.max(...means))}. `,
				`${isPale ? 'Only some' : 'Some'} ${whole(at.worlds)} worlds lie near${isPale ? ': too few to lean on' : ''}.`,
			),
		);
		if (item.options || known.length < 3) return;
		if (!picture.firstChild)
			put(
				picture,
				chart(
					curve(known, item.unit),
					'The difference over its whole range, with its 95 % interval.',
					`From ${signed(means[0])} at the low end to ${signed(means.at(-1))} at the high end`,
				),
			);
		picture.firstChild.turn('at', value);
	}
}
