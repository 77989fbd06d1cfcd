// Futures as dots, each a recorded campaign: full where the order brings out more, a ring where it does not.

import {h, s} from './dom.js';
import {signed} from './words.js';

/** Points across the plot, and beside it. */
const WIDTH = 380,
	MARGIN = 10;

/**
 * A dot plot: every future a dot over its difference, stacked (Wilkinson 1999). Keys move among the futures in the order of their
 * differences; a click or Enter opens the nearest. The same futures stand in a table for those who do not see it.
 */
export function dotPlot(differences, act) {
	const items = differences.map((value, index) => ({value, index})).sort((one, other) => one.value - other.value),
		values = items.map(({value}) => value),
		low = Math.min(0, values[0]),
		high = Math.max(0, values.at(-1)),
		across = value => MARGIN + ((value - low) / Math.max(high - low, 1e-9)) * (WIDTH - 2 * MARGIN);
	let dot = items.length > 600 ? 4 : items.length > 320 ? 6 : 8,
		most;
	// Dots as large as the highest stack allows.
	do {
		dot -= 1;
		const stacks = new Map();
		for (const item of items) {
			item.x = Math.round(across(item.value) / dot) * dot;
			item.level = stacks.get(item.x) ?? 0;
			stacks.set(item.x, item.level + 1);
		}
		most = Math.max(...stacks.values());
	} while (dot > 2 && most * dot > 170);
	const tall = most * dot + 8,
		zero = across(0),
		step = 10 ** Math.floor(Math.log10(Math.max(1, high, -low))),
		ends = [...new Set([low, high].map(end => Math.trunc(end / step) * step))].filter(end => Math.abs(across(end) - zero) > 30),
		tick = value => [
			s('path.axis', {d: `M${across(value)} ${tall}v5`}),
			s('text', {x: across(value), y: tall + 17, 'text-anchor': 'middle'}, value ? signed(value) : '0'),
		],
		ring = s('circle.ring', {r: dot / 2 + 3, visibility: 'hidden'}),
		said = h(
			'p.fine',
			{'aria-live': 'polite'},
			'Each dot is a recorded campaign: full where the order brings out more men, a ring where it does not. Click one to watch it.',
		);
	for (const item of items) item.y = tall - 3 - dot / 2 - item.level * dot;
	const picture = s(
		'svg',
		{viewBox: `0 0 ${WIDTH} ${tall + 22}`, 'aria-hidden': 'true'},
		s('path.axis', {d: `M${MARGIN} ${tall}H${WIDTH - MARGIN}`}),
		s('path.zero', {d: `M${zero} 0V${tall}`}),
		items.map(({x, y, value}) => s(value > 0 ? 'circle.mark.more' : 'circle.mark', {cx: x, cy: y, r: dot / 2 - 0.7})),
		ring,
		[0, ...ends].map(tick),
	);
	let now = -1;
	const point = place => {
			now = Math.max(0, Math.min(items.length - 1, place));
			const {x, y, index, value} = items[now];
			for (const [name, at] of Object.entries({visibility: 'visible', cx: x, cy: y})) ring.setAttribute(name, at);
			said.textContent = `Future ${index}: ${signed(value)} men. Enter or a click plays it.`;
		},
		pointNear = event => {
			const box = picture.getBoundingClientRect(),
				x = ((event.clientX - box.left) / box.width) * WIDTH,
				y = ((event.clientY - box.top) / box.height) * (tall + 22),
				distances = items.map(item => Math.hypot(item.x - x, item.y - y));
			point(distances.indexOf(Math.min(...distances)));
		};
	return h(
		'figure.dotplot',
		h(
			'div',
			{
				tabindex: '0',
				role: 'application',
				'aria-label': `${items.length} futures as dots. Arrows move among them, Enter plays one.`,
				onpointermove: pointNear,
				onclick: event => {
					pointNear(event);
					act(items[now].index);
				},
				onkeydown: event => {
					const by = {ArrowRight: 1, ArrowLeft: -1, PageUp: 10, PageDown: -10}[event.key];
					if (by) {
						event.preventDefault();
						point(now < 0 ? 0 : now + by);
					}
					if (event.key === 'Enter' && now >= 0) act(items[now].index);
				},
			},
			picture,
		),
		h('figcaption', said),
	);
}
