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
		tip = h('div.tip', {hidden: true}),
		drawn = load().then(embed =>
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
		),
		figure = h('figure.charted', host, tip, h('figcaption.fine', caption));
	drawn
		.then(() => host.querySelector('svg')?.setAttribute('aria-hidden', 'true'))
		.catch(() => put(host, soft('The chart cannot be drawn here; its numbers stand in the text.')));
	/** Gives a parameter of the chart another value. */
	figure.turn = (name, value) => drawn.then(({view}) => view.signal(name, value).run()).catch(() => {});
	return figure;
}

const axis = {tickCount: 4, format: ',.0f'},
	quantity = (field, title = null, more = {}) => ({field, type: 'quantitative', title, axis, ...more}),
	number = (field, title) => ({field, format: ',.0f', title}),
	line = (x, y, more) => ({mark: {type: 'line', strokeWidth: 2, ...more}, encoding: {x, y: quantity(y)}}),
	band = (x, low, high, opacity, title) => ({
		mark: {type: 'area', color: colour('brick'), opacity},
		encoding: {x, y: quantity(low, title), y2: {field: high}},
	}),
	/** What a pointer over a place of the chart tells. */
	told = (x, tooltip) => ({mark: {type: 'rule', opacity: 0, strokeWidth: 9}, encoding: {x, tooltip}});

/** A mean difference over the range of an unknown, with its 95 % interval; the parameter `at` moves a line to a figure of it. */
export function curve(points, unit) {
	const x = quantity('value', unit, {axis: {tickCount: 5}, scale: {zero: false, nice: false}});
	return {
		height: 130,
		params: [{name: 'at', value: points[0].value}],
		data: {
			values: points.map(({value, mean, standardError = 0}) => ({
				value,
				mean,
				low: mean - 1.96 * standardError,
				high: mean + 1.96 * standardError,
			})),
		},
		layer: [
			band(x, 'low', 'high', 0.16, 'men out'),
			line(x, 'mean', {color: colour('brick')}),
			{mark: {type: 'rule', color: colour('soft'), strokeDash: [2, 2]}, encoding: {y: {datum: 0, type: 'quantitative'}}},
			{
				data: {values: [{}]},
				transform: [{calculate: 'at', as: 'value'}],
				mark: {type: 'rule', color: colour('ink')},
				encoding: {x},
			},
			told(x, [
				{field: 'value', format: '.3~r', title: 'if it were'},
				number('mean', 'difference'),
				number('low', '95 %, from'),
				number('high', 'to'),
			]),
		],
	};
}

/** Men who are there by day as a fan: half of the futures in the dark band, eight in ten in the pale one; the other order a line. */
export function arrivalsFan(byDay, names) {
	const x = {field: 'date', type: 'temporal', title: null, axis: {format: '%-d %b', tickCount: 5}};
	return {
		height: 170,
		data: {values: byDay.map(({date, order, against}) => ({date, ...order, other: against.median}))},
		layer: [
			band(x, 'q10', 'q90', 0.16, 'men out'),
			band(x, 'q25', 'q75', 0.26),
			line(x, 'median', {color: colour('brick')}),
			line(x, 'other', {color: colour('slate'), strokeDash: [5, 3]}),
			told(x, [
				{field: 'date', type: 'temporal', format: '%-d %B', title: 'by'},
				number('median', names[0]),
				number('q10', 'one in ten fewer than'),
				number('q90', 'one in ten more than'),
				number('other', names[1]),
			]),
		],
	};
}
