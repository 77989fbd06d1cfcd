// The signs of the map as they stand in legends: on the page, and in pictures that are taken away. What the canvas draws of a body's fate too.

import {INK} from './colours.js';
import {s} from './dom.js';

/** A triangle: those who are out, filled where they are free. */
const TRIANGLE = [
		[0, -1.4],
		[1.2, 1],
		[-1.2, 1],
	],
	SQUARE = [
		[-1, -1],
		[1, -1],
		[1, 1],
		[-1, 1],
	],
	DIAMOND = [
		[0, -1.3],
		[1.3, 0],
		[0, 1.3],
		[-1.3, 0],
	];

/** Title, colour and corners of each fate. Fates differ in shape as well as in colour; some are lines, the others are filled. */
export const FATES = {
	killed: {
		title: 'killed',
		colour: INK,
		isLine: true,
		strokes: [
			[
				[-1, -1],
				[1, 1],
			],
			[
				[-1, 1],
				[1, -1],
			],
		],
	},
	captured: {title: 'taken', colour: '#3d5a80', isLine: true, ring: SQUARE},
	astray: {
		title: 'deserted or astray',
		colour: '#6a645b',
		isLine: true,
		strokes: [
			[
				[-1, 0],
				[1, 0],
			],
		],
	},
	arrived: {title: 'out and free', colour: '#9e3d2b', ring: TRIANGLE},
	arrivedCutOff: {title: 'out, cut off again', colour: '#9e3d2b', isLine: true, ring: TRIANGLE},
	guerrillas: {title: 'guerrillas', colour: '#8a5f16', ring: DIAMOND},
};

/** Draws the path of a fate's sign on a canvas. */
export function trace(context, {ring, strokes = [ring]}, x, y, r) {
	for (const corners of strokes) {
		for (const [at, [dx, dy]] of corners.entries()) context[at ? 'lineTo' : 'moveTo'](x + dx * r, y + dy * r);
		if (ring) context.closePath();
	}
}

/** The path of a fate's sign as SVG writes it. */
export const signPath = ({ring, strokes = [ring]}, x, y, r) =>
	strokes
		.map(
			corners =>
				`M${corners.map(([dx, dy]) => `${(x + dx * r).toFixed(1)} ${(y + dy * r).toFixed(1)}`).join('L')}${ring ? 'Z' : ''}`,
		)
		.join('');

/** How a fate is painted in SVG. */
export const paint = ({isLine, colour}) => (isLine ? {fill: 'none', stroke: colour, 'stroke-width': 1.4} : {fill: colour});

/** Colours of a body on the march: of the campaign, and of another beside it, which is drawn square. */
export const SIDES = [
	{colour: '#b3452f', edge: '#5d2015'},
	{colour: '#4f79b0', edge: '#22385a'},
];

const rect = attributes => ['rect', {x: 1, y: 2, width: 20, height: 10, ...attributes}],
	path = (d, attributes) => ['path', {d, fill: 'none', ...attributes}],
	circle = (r, attributes) => ['circle', {cx: 11, cy: 7, r, fill: 'none', ...attributes}],
	unit = fill => [rect({fill, stroke: INK}), path('M1 2l20 10M1 12l20-10', {stroke: INK})];

/** Signs in a box of 22 by 14: elements of SVG with their attributes. */
export const SIGNS = {
	own: unit('#d08a72'),
	enemy: unit('#9db7d4'),
	gaps: [rect({fill: '#e0b45c', stroke: '#a8741f'})],
	ways: [path('M1 10C8 1 14 12 21 4', {stroke: '#9e3d2b', 'stroke-width': 2.4})],
	cordon: [rect({fill: '#3d5a80', 'fill-opacity': 0.3, stroke: '#3d5a80'})],
	spread: [circle(6, {stroke: '#9e3d2b', 'stroke-dasharray': '2.5 2'})],
	zones: [rect({fill: 'none', stroke: '#5b4f74', 'stroke-dasharray': '2 3'})],
	body: [circle(4.5, {fill: SIDES[0].colour, stroke: SIDES[0].edge})],
	other: [['rect', {x: 7, y: 3, width: 8, height: 8, fill: SIDES[1].colour, stroke: SIDES[1].edge}]],
	met: [circle(6, {stroke: '#c98a1c', 'stroke-width': 1.6})],
};
for (const [name, fate] of Object.entries(FATES)) SIGNS[name] = [path(signPath(fate, 11, 7, 4), paint(fate))];

/** A sign of a legend. */
export const sign = name =>
	s(
		'svg.sign',
		{viewBox: '0 0 22 14', 'aria-hidden': 'true'},
		SIGNS[name].map(([kind, attributes]) => s(kind, attributes)),
	);

/** The words beside the signs of a future: bodies, contacts, fates. */
export const FUTURE_SIGNS = [
	['body', 'a body, as large as its men'],
	['met', 'met by the enemy'],
	...Object.entries(FATES).map(([name, {title}]) => [name, title]),
];
