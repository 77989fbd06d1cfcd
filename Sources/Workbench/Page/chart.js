// Charts by Vega-Lite, as in the reply; a pointer over them tells the number. The library is fetched when the first is drawn.

import {div, h, put, soft} from './dom.js';

let library;
const load = () => (library ??= import('/lib/vega.js').then(module => module.vegaEmbed));

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** The house's configuration (Tools/charts/theme.json), in the colours of the present scheme. */
function theme() {
	const [soft, line] = ['soft', 'line'].map(colour);
	return {
		background: null,
		font: 'Georgia, Liberation Serif, Noto Serif, serif',
		padding: {left: 2, right: 8, top: 6, bottom: 2},
		view: {stroke: null},
		aria: false,
		axis: {
			domainColor: soft,
			tickColor: soft,
			gridColor: line,
			gridWidth: 0.7,
			labelColor: soft,
			labelFontSize: 12,
			titleColor: soft,
			titleFontStyle: 'italic',
			titleFontWeight: 'normal',
			titleFontSize: 12.5,
		},
		axisX: {grid: false, tickSize: 4},
		axisY: {
			domain: false,
			ticks: false,
			titleAngle: 0,
			titleAlign: 'left',
			titleAnchor: 'start',
			titleBaseline: 'bottom',
			titleX: 0,
			titleY: -8,
		},
	};
}

/** A figure with a chart; the caption says what it shows, `described` what a reader who does not see it should know. */
export function chart(spec, caption, described) {
	const host = h('div.chart', {role: 'img', 'aria-label': described}),
		tip = h('div.tip', {hidden: true});
	load()
		.then(embed =>
			embed(
				host,
				{$schema: 'https://vega.github.io/schema/vega-lite/v6.json', width: 'container', ...spec},
				{
					ast: true,
					actions: false,
					defaultStyle: false,
					renderer: 'svg',
					config: theme(),
					tooltip: (handler, event, item, value) => {
						tip.hidden = !value;
						if (!value) return;
						const box = host.getBoundingClientRect();
						put(
							tip,
							Object.entries(value).map(([name, words]) => div(`${name}: ${words}`)),
						);
						tip.style.left = `${Math.min(event.clientX - box.left + 12, box.width - 150)}px`;
						tip.style.top = `${event.clientY - box.top + 12}px`;
					},
				},
			),
		)
		.then(() => host.querySelector('svg')?.setAttribute('aria-hidden', 'true'))
		.catch(() => put(host, soft('The chart cannot be drawn here; its numbers stand in the table.')));
	return h('figure.charted', host, tip, h('figcaption.fine', caption));
}

/** Men who are there by day as a fan: half of the futures in the dark band, eight in ten in the pale one; the other order a line. */
export function arrivalsFan(byDay, names) {
	const values = byDay.map(day => ({
		date: day.date,
		...day.order,
		other: day.against?.median,
		otherLow: day.against?.q10,
		otherHigh: day.against?.q90,
	}));
	const x = {field: 'date', type: 'temporal', title: null, axis: {format: '%-d %b', tickCount: 5}},
		y = (field, title = null) => ({field, type: 'quantitative', title, axis: {tickCount: 4, format: ',.0f'}});
	const tooltip = [
		{field: 'date', type: 'temporal', format: '%-d %B', title: 'by'},
		{field: 'median', format: ',.0f', title: names[0]},
		{field: 'q10', format: ',.0f', title: 'one in ten fewer than'},
		{field: 'q90', format: ',.0f', title: 'one in ten more than'},
		{field: 'other', format: ',.0f', title: names[1]},
	];
	const brick = colour('brick'),
		slate = colour('slate'),
		band = (low, high, opacity) => ({
			mark: {type: 'area', color: brick, opacity},
			encoding: {x, y: y(low, 'men out'), y2: {field: high}},
		});
	return {
		height: 170,
		data: {values},
		layer: [
			band('q10', 'q90', 0.16),
			band('q25', 'q75', 0.26),
			{mark: {type: 'line', color: brick, strokeWidth: 2}, encoding: {x, y: y('median')}},
			{mark: {type: 'line', color: slate, strokeWidth: 2, strokeDash: [5, 3]}, encoding: {x, y: y('other')}},
			{mark: {type: 'rule', opacity: 0, strokeWidth: 9}, encoding: {x, tooltip}},
		],
	};
}
