// The bar of time under the map: a slider with its moment in words, buttons beside it, and what happened along it.

import {button, h, icon, put, s} from './dom.js';

const ICONS = {
	play: 'M4 2.5v11l9-5.5z',
	pause: 'M4 3h3v10H4zM9 3h3v10H9z',
	back: 'M11 3v10L4.5 8z M3 3h1.5v10H3z',
	on: 'M5 3v10l6.5-5z M11.5 3H13v10h-1.5z',
};

/** A button that shows an icon and is called by words. */
export const iconButton = (name, words, act) =>
	button(icon(ICONS[name]), act, {'aria-label': words, title: words, class: 'round'});

/** Gives such a button another icon and words. */
export function turn(button, name, words) {
	put(button, icon(ICONS[name]));
	button.setAttribute('aria-label', words);
	button.title = words;
}

/** A slider over steps 0 to `last`; `words(step)` says the moment, `act(step)` is called as it moves. */
export class TimeBar {
	constructor({last, step = 1, words, act, before = [], after = [], label}) {
		this.words = words;
		this.picture = h('div.course');
		this.moment = h('output.moment');
		this.input = h('input', {
			type: 'range',
			min: 0,
			max: last,
			step,
			'aria-label': label,
			oninput: () => {
				this.say();
				act(+this.input.value);
			},
		});
		this.element = h(
			'div.time',
			h('div.before', before),
			h('div.track', this.picture, this.input),
			this.moment,
			h('div.after', after),
		);
	}

	get value() {
		return +this.input.value;
	}

	/** Moves the slider without calling anybody. */
	set value(step) {
		this.input.value = `${step}`;
		this.say();
	}

	say() {
		const words = this.words(this.value);
		if (this.moment.textContent === words) return;
		this.moment.textContent = words;
		this.input.setAttribute('aria-valuetext', words);
	}

	/**
	 * Columns along the bar, of one course or of two below each other: for each epoch what goes up (arrivals) and what goes down (losses), as
	 * shares of the greatest. A course is `[ups, downs]`.
	 */
	showCourses(courses, title) {
		const most = Math.max(1, ...courses.flat(2)),
			tall = 30 / courses.length,
			columns = (values, kind, axis) =>
				values.map((value, at) => {
					const height = (tall * 0.47 * value) / most;
					return value > 0 && s(`rect.${kind}`, {x: at + 0.1, width: 0.8, y: kind === 'up' ? axis - height : axis, height});
				});
		put(
			this.picture,
			s(
				'svg',
				{viewBox: `0 0 ${courses[0][0].length} 30`, preserveAspectRatio: 'none', role: 'img', 'aria-label': title},
				s('title', title),
				courses.map(([ups, downs], at) => {
					const axis = tall * (at + 0.5);
					return [s('path.axis', {d: `M0 ${axis}H${ups.length}`}), columns(ups, 'up', axis), columns(downs, 'down', axis)];
				}),
			),
		);
	}
}
