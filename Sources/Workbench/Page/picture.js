// A picture of the map as it is seen, as SVG: ground, marks, bodies, with title, date, legend, scale, credits and digest. The PNG is
// drawn from it.

import {radius, signRadius} from './bodies.js';
import {BRICK, GREY, INK, OCHRE, PAPER, SEA, SERIF, strip, WATER} from './colours.js';
import {wayWidth} from './forces.js';
import {points, SHOWN_BELOW} from './ground.js';
import {shown} from './layers.js';
import {roundLength} from './map.js';
import {SCOPE, SLIDE} from './phrases.js';
import {FATES, FUTURE_SIGNS, paint, SIDES, SIGNS, signPath} from './signs.js';
import {shrunk, symbolText} from './symbols.js';
import {date, dateClock, short, whole} from './words.js';

const xml = text => `${text}`.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`),
	rounded = value => (typeof value === 'number' ? +value.toFixed(2) : value);

/** An element of SVG as text; what stands in it is text of SVG already. */
const tag = (name, attributes, ...inside) =>
	`<${name}${Object.entries(attributes)
		.map(([key, value]) => ` ${key}="${xml(rounded(value))}"`)
		.join('')}>${inside.flat().join('')}</${name}>`;

const text = (x, y, words, more) => tag('text', {x, y, 'font-size': 12, fill: INK, ...more}, xml(words)),
	HALO = {'paint-order': 'stroke', stroke: PAPER, 'stroke-opacity': 0.85, 'stroke-width': 3, 'stroke-linejoin': 'round'},
	MIDDLE = {'text-anchor': 'middle'},
	END = {'text-anchor': 'end'},
	drawn = (d, stroke, width, more) => tag('path', {d, fill: 'none', stroke, 'stroke-width': width, ...more});

/** Words broken into lines of so many letters. */
function wrapped(words, letters) {
	const lines = [''];
	for (const word of words.split(' ')) {
		if ((lines.at(-1) + word).length > letters && lines.at(-1)) lines.push('');
		lines[lines.length - 1] += `${lines.at(-1) ? ' ' : ''}${word}`;
	}
	return lines;
}

async function dataAddress(url) {
	const blob = await (await fetch(url)).blob();
	return new Promise(resolve => {
		const reader = new FileReader();
		reader.onload = () => resolve(reader.result);
		reader.readAsDataURL(blob);
	});
}

/** The frame of a picture: the ground it shows and how metres become points. */
class Frame {
	constructor(map) {
		[this.width, this.height] = map.map.getSize();
		this.resolution = map.view.getResolution();
		const [x, y] = map.view.getCenter();
		this.left = x - (this.width / 2) * this.resolution;
		this.top = y + (this.height / 2) * this.resolution;
		this.taken = [];
	}

	to(x, y) {
		return [(x - this.left) / this.resolution, (this.top - y) / this.resolution];
	}
	has([x, y], margin = 0) {
		return x > -margin && y > -margin && x < this.width + margin && y < this.height + margin;
	}
	path(line) {
		return line
			.map(
				(point, at) =>
					(at ? 'L' : 'M') +
					this.to(...point)
						.map(rounded)
						.join(' '),
			)
			.join('');
	}
	isNear(line) {
		return line.some(point => this.has(this.to(...point), 40));
	}

	/** Takes a box for a text or a symbol; false if it meets one that is taken. */
	take(x, y, width, height, must = false) {
		const box = [x, y, x + width, y + height];
		if (!must && this.taken.some(other => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]))
			return false;
		this.taken.push(box);
		return true;
	}
}

async function groundPart(frame, map) {
	const {relief, paths} = map.ground,
		far = frame.resolution > 480,
		image = ([west, south, east, north], href) => {
			const [x, y] = frame.to(west, north),
				[right, bottom] = frame.to(east, south);
			return tag('image', {x, y, width: right - x, height: bottom - y, preserveAspectRatio: 'none', href});
		},
		lines = (list, how) =>
			list
				.filter(item => !(item.class === 1 && far))
				.map(item => ({...item, line: points(item.line)}))
				.filter(item => frame.isNear(item.line))
				.map(item => drawn(frame.path(item.line), ...how(item.class)));
	return [
		tag('rect', {width: '100%', height: '100%', fill: SEA}),
		relief ? image([relief.west, relief.south, relief.east, relief.north], await dataAddress(relief.url)) : '',
		map.field.picture ? image(map.hexes.extent, map.field.picture.toDataURL()) : '',
		lines(paths.rivers, kind => [WATER, 0.5 * kind]),
		lines(paths.roads, kind => (kind === 3 ? ['#8a6f57', 1.6] : ['#a8937e', 1])),
		lines(paths.borders, () => [GREY, 0.7, {'stroke-dasharray': '4 3'}]),
		lines(paths.objective, () => [BRICK, 1.6, {'stroke-dasharray': '10 4 2 4'}]),
	];
}

const symbolPart = (frame, items) =>
	items.map(({x, y, symbol, before}) => {
		const size = shrunk(frame.resolution),
			[px, py] = frame.to(x, y).map((value, axis) => value + before * size * (axis ? -11 : 15)),
			made = frame.has([px, py], 10) && symbolText(symbol, (symbol.startsWith('own') ? 0.2 : 0.15) * size);
		if (!made) return '';
		const [left, top] = [px - made.width / 2, py - made.height * made.middle];
		frame.take(left, top, made.width, made.height, true);
		return made.text.replace('<svg', `<svg x="${rounded(left)}" y="${rounded(top)}"`);
	});

const gapPart = (frame, map) =>
	map.forces.of('gaps').map(({gap, isLabel}) => {
		const [x, y] = frame.to(gap.x, gap.y);
		if (isLabel)
			return frame.take(x - 16, y - 9, 32, 14)
				? text(x, y + 4, `${whole(gap.widthKilometres)} km`, {...MIDDLE, ...HALO, fill: '#7a5110'})
				: '';
		return map.hexes
			.outline(gap.cells)
			.map(ring =>
				tag('path', {d: `${frame.path(ring)}Z`, fill: '#dfa43c', 'fill-opacity': 0.8, stroke: OCHRE, 'stroke-width': 0.8}),
			);
	});

const wayPart = (frame, map) =>
	map.forces
		.of('ways')
		.map(({geometry, men}) =>
			drawn(frame.path(geometry.getCoordinates()), BRICK, wayWidth(men), {'stroke-opacity': men >= 200 ? 0.5 : 0.2}),
		);

function bodyPart(frame, map, bodies) {
	const parts = Object.entries(FATES).map(([name, fate]) => {
		const d = [...(bodies.fates?.sums[name] ?? [])]
			.map(([cell, men]) => [frame.to(...map.hexes.centre(cell)), men])
			.filter(([at]) => frame.has(at))
			.map(([[x, y], men]) => signPath(fate, x, y, signRadius(men)))
			.join('');
		return d && tag('path', {d, ...paint(fate), opacity: 0.75});
	});
	bodies.tracks.forEach((frames, side) =>
		frames?.each(bodies.moment, (x, y, at) => {
			const [cx, cy] = frame.to(x, y),
				r = radius(frames.men[at]),
				colours = {fill: SIDES[side].colour, stroke: SIDES[side].edge, 'stroke-width': 0.6};
			if (!frame.has([cx, cy], 9)) return;
			parts.push(
				side
					? tag('rect', {x: cx - r, y: cy - r, width: 2 * r, height: 2 * r, ...colours})
					: tag('circle', {cx, cy, r, ...colours}),
			);
		}),
	);
	return parts;
}

/** Names of places, the foremost first; those of formations; and of the objective's edge. */
const namePart = (frame, map) =>
	[...map.ground.places]
		.sort((one, other) => one.rank - other.rank)
		.map(({x, y, name, rank}) => {
			const [cx, cy] = frame.to(x, y);
			return frame.resolution <= SHOWN_BELOW[Math.min(rank, 5)] &&
				frame.has([cx, cy]) &&
				frame.take(cx - 4, cy - 7, 12 + name.length * 6.4, 14)
				? tag('circle', {cx, cy, r: 2, fill: PAPER, stroke: INK}) +
						text(cx + 6, cy + 4, name, {...HALO, 'font-size': rank <= 1 ? 15 : 12.5})
				: '';
		});

const labelPart = (frame, formations) =>
	formations.map(({x, y, name, label = name}) => {
		const at = frame.to(x, y);
		return frame.has(at) && frame.take(at[0] - label.length * 3, at[1] + 9, label.length * 6, 13)
			? text(at[0], at[1] + 20, label, {...MIDDLE, ...HALO})
			: '';
	});

const edgePart = (frame, map) =>
	map.ground.paths.objective.map(({line, name}) => {
		const last = points(line)
			.map(point => frame.to(...point))
			.filter(at => frame.has(at))
			.at(-1);
		return last && name ? text(last[0] - 8, last[1] - 5, name, {...END, ...HALO, fill: BRICK, 'font-style': 'italic'}) : '';
	});

/** What a picture says of itself: `{title, moment, signs, lines}`. */
function described({scenario, situation, campaign, screen, map}, on, isWatch) {
	const study = !isWatch && screen?.study?.result ? screen.study : null,
		watched = isWatch && campaign,
		has = {gaps: on.has('gaps'), ways: on.has('ways') && map.forces.of('ways').length},
		made = [
			`scenario ${scenario.id} ${short(scenario.digest)}`,
			watched && `campaign ${short(campaign.digest)}, seed ${campaign.seed}, future ${campaign.replication}`,
			study && `study ${short(study.id)}`,
		];
	return {
		title: [scenario.title, watched ? screen.titles.join(' | ') : study?.order.title].filter(Boolean).join(': '),
		moment: isWatch ? screen.words(screen.moment ?? 0) : situation ? dateClock(situation.time) : date(scenario.start),
		signs: [
			['own', scenario.ownName],
			on.has('enemy') && ['enemy', scenario.enemyName],
			...(isWatch
				? FUTURE_SIGNS
				: [has.gaps && ['gaps', 'gap, with its width'], has.ways && ['ways', 'way, as thick as its men']]),
		].filter(Boolean),
		lines: [
			isWatch ? `One future among many. ${SLIDE}` : '',
			SCOPE,
			`Anabasis; ${made.filter(Boolean).join('; ')}. ${scenario.credits.join(' ')}`,
		].filter(Boolean),
	};
}

/** What stands below the map: title, moment, signs, scale, credits, digest. */
function furniture(frame, {title, moment, lines, signs}, shading) {
	const parts = [],
		{width, resolution} = frame,
		kilometres = roundLength((120 * resolution) / 1000),
		bar = (kilometres * 1000) / resolution,
		small = {'font-size': 11, fill: '#655f56'};
	let x = 16,
		y = frame.height + 8;
	for (const line of wrapped(title, Math.floor((width - 32) / 9.4))) parts.push(text(16, (y += 23), line, {'font-size': 19}));
	y += 20;
	parts.push(
		text(16, y, moment, {'font-size': 14, fill: '#655f56', 'font-style': 'italic'}),
		text(width - 16, y - 9, `${kilometres} km`, {...END, 'font-size': 11}),
		drawn(`M${width - 16 - bar} ${y - 5}v5h${bar}v-5`, INK, 1.2),
	);
	y += 24;
	for (const [name, words] of signs) {
		const wide = 30 + words.length * 6.6;
		if (x + wide > width - 16) {
			x = 16;
			y += 20;
		}
		parts.push(
			tag(
				'g',
				{transform: `translate(${x} ${y - 11})`},
				SIGNS[name].map(([kind, attributes]) => tag(kind, attributes)),
			),
			text(x + 26, y, words),
		);
		x += wide + 12;
	}
	if (shading) {
		y += 22;
		const colours = strip(shading.colours),
			stops = colours.map((colour, at) => tag('stop', {offset: at / (colours.length - 1), 'stop-color': colour}));
		parts.push(
			tag('linearGradient', {id: 'shading'}, stops),
			tag('rect', {x: 16, y: y - 9, width: 140, height: 9, fill: 'url(#shading)', stroke: '#d8d1c3'}),
			text(164, y, `${shading.title}: ${shading.low} to ${shading.high} ${shading.unit ?? ''}`),
		);
	}
	for (const line of lines.flatMap(words => wrapped(words, Math.floor((width - 32) / 5.9))))
		parts.push(text(16, (y += 16) + 8, line, small));
	return {parts, height: y + 26};
}

/** What stands on a map. */
async function mapPart({scenario, situation}, map, frame, on, isWatch) {
	const standing = (layer, name) => map.forces.of(layer).map(item => ({...item[name], before: item.before})),
		ground = await groundPart(frame, map),
		symbols = [
			on.has('enemy') ? symbolPart(frame, standing('enemy', 'force')) : [],
			isWatch ? bodyPart(frame, map, map.bodies) : symbolPart(frame, standing('own', 'formation')),
		],
		gaps = on.has('gaps') && situation && !isWatch ? gapPart(frame, map) : [],
		ways = on.has('ways') && !isWatch ? wayPart(frame, map) : [],
		labels = isWatch ? [] : labelPart(frame, scenario.formations);
	return [ground, gaps, ways, edgePart(frame, map), namePart(frame, map), symbols, labels].flat(3);
}

/** The picture: `{svg, width, height}`; of twin maps, both. */
export async function picture(bench) {
	const {maps, layers, screen} = bench,
		on = shown(),
		isWatch = !!screen?.seek,
		frames = maps.map(map => new Frame(map)),
		parts = await Promise.all(maps.map((map, at) => mapPart(bench, map, frames[at], on, isWatch))),
		[first] = frames,
		width = first.width * maps.length,
		{height, parts: below} = furniture({...first, width}, described(bench, on, isWatch), layers.shading),
		svg = tag(
			'svg',
			{xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': SERIF},
			tag('rect', {width: '100%', height: '100%', fill: PAPER}),
			parts.map((part, at) => tag('svg', {x: at * first.width, width: first.width - at, height: first.height}, part)),
			below,
		);
	return {svg, width, height};
}

/** The picture as PNG, twice as dense. */
export async function png(bench) {
	const {svg, width, height} = await picture(bench),
		url = URL.createObjectURL(new Blob([svg], {type: 'image/svg+xml'})),
		image = new Image();
	try {
		image.src = url;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = width * 2;
		canvas.height = height * 2;
		canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
		return await new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
	} finally {
		URL.revokeObjectURL(url);
	}
}
