// A picture of the map as it is seen, as SVG: ground, marks, bodies, with title, date, legend, scale, credits and digest. The PNG is
// drawn from it.

import {radius, signRadius} from './bodies.js';
import {INK, PAPER, SEA, SERIF, strip} from './colours.js';
import {roundLength} from './map.js';
import {SCOPE, SLIDE} from './phrases.js';
import {FATES, FUTURE_SIGNS, paint, SIDES, SIGNS, signPath} from './signs.js';
import {shrunk, symbolText} from './symbols.js';
import {date, dateClock, ofWorld, short, worldsOf} from './words.js';

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

/** A picture stretched over some ground. */
function image(frame, [west, south, east, north], href) {
	const [x, y] = frame.to(west, north),
		[right, bottom] = frame.to(east, south);
	return tag('image', {x, y, width: right - x, height: bottom - y, preserveAspectRatio: 'none', href});
}

/** A colour of eight digits as two attributes, which more programs read. */
const colour = (name, value = 'none') => ({
	[name]: value.slice(0, 7),
	...(value.length > 7 ? {[`${name}-opacity`]: parseInt(value.slice(7), 16) / 255} : {}),
});

/** How the map's style, or a figure of it, paints. */
const painting = how => {
	const stroke = how.getStroke(),
		dash = stroke?.getLineDash();
	return {
		...colour('fill', how.getFill()?.getColor()),
		...colour('stroke', stroke?.getColor()),
		...(stroke ? {'stroke-width': stroke.getWidth()} : {}),
		...(dash ? {'stroke-dasharray': dash.join(' ')} : {}),
	};
};

/** A formation's or a force's symbol about a point. */
function symbol(frame, name, x, y) {
	const made = symbolText(name, shrunk(frame.resolution));
	if (!made) return '';
	const [left, top] = [x - made.width / 2, y - made.height * made.middle];
	frame.take(left, top, made.width, made.height, true);
	return made.text.replace('<svg', `<svg x="${rounded(left)}" y="${rounded(top)}"`);
}

/** The figure that stands at a point: a symbol, a dot, a triangle or a square. */
function figure(frame, item, shape, x, y) {
	const {formation, force} = item.getProperties(),
		[right, up] = shape.getDisplacement(),
		at = [x + right, y - up],
		radius = shape.getRadius?.(),
		corners = shape.getPoints?.();
	if (!radius) return symbol(frame, (formation ?? force).symbol, ...at);
	if (!Number.isFinite(corners)) return tag('circle', {cx: at[0], cy: at[1], r: radius, ...painting(shape)});
	const ring = Array.from({length: corners}, (_, corner) => {
		const angle = shape.getAngle() + (2 * Math.PI * corner) / corners;
		return [at[0] + radius * Math.sin(angle), at[1] - radius * Math.cos(angle)].map(rounded).join(' ');
	});
	return tag('polygon', {points: ring.join(' '), ...painting(shape)});
}

/** Words of a style at a point, where they have room. */
function label(frame, words, x, y) {
	const [, style, weight, size] = /^(italic )?(bold )?(\d+)px/.exec(words.getFont()),
		lines = words.getText().split('\n'),
		isLeft = words.getTextAlign() === 'left',
		wide = Math.max(...lines.map(line => line.length)) * size * 0.52,
		[left, top] = [x + (words.getOffsetX() ?? 0), y + (words.getOffsetY() ?? 0) + size * 0.35];
	if (!frame.take(isLeft ? left - 10 : left - wide / 2, top - size, wide + (isLeft ? 10 : 0), size * 1.2 * lines.length))
		return [];
	return lines.map((line, at) =>
		text(left, top + at * size * 1.2, line, {
			...HALO,
			...(isLeft ? {} : MIDDLE),
			'font-size': +size,
			fill: words.getFill().getColor(),
			...(style ? {'font-style': 'italic'} : {}),
			...(weight ? {'font-weight': 'bold'} : {}),
		}),
	);
}

/** A feature as a style of the map draws it: `[figure, words]`. */
function featurePart(frame, item, style) {
	const shape = item.getGeometry(),
		words = style.getText();
	if (shape.getType() === 'Point') {
		const at = frame.to(...shape.getCoordinates()),
			mark = style.getImage();
		if (!frame.has(at, 10)) return [];
		const said = words?.getText() ? label(frame, words, ...at) : [];
		// A place whose name has no room is left out with its dot.
		return words && mark && !said.length && item.get('place') ? [] : [mark && figure(frame, item, mark, ...at), said];
	}
	if (shape.getType() === 'Circle') {
		const [cx, cy] = frame.to(...shape.getCenter());
		return [tag('circle', {cx, cy, r: shape.getRadius() / frame.resolution, ...painting(style)})];
	}
	const isLine = shape.getType() === 'LineString',
		rings = isLine ? [shape.getCoordinates()] : shape.getCoordinates().flat(),
		seen = rings.filter(ring => frame.isNear(ring));
	if (!seen.length) return [];
	const d = seen.map(ring => frame.path(ring) + (isLine ? '' : 'Z')).join(''),
		last =
			words?.getText() &&
			seen[0]
				.map(point => frame.to(...point))
				.filter(at => frame.has(at))
				.at(-1);
	return [tag('path', {d, ...painting(style)}), last && label(frame, words, last[0] - 50, last[1] - 8)];
}

/** What a layer of the map shows: `[figures, words]`. */
async function layerPart(frame, map, layer) {
	const {ground, field, bodies} = map,
		source = layer.getSource();
	if (layer === field.layer) return [tag('image', {width: frame.width, height: frame.height, href: layer.canvas.toDataURL()})];
	if (layer === bodies?.layer) return [bodyPart(frame, map, bodies)];
	if (!source.getFeatures) {
		const {west, south, east, north, url} = ground.relief;
		return [image(frame, [west, south, east, north], await dataAddress(url))];
	}
	const parts = source
		.getFeatures()
		.flatMap(item => [layer.getStyleFunction()(item, frame.resolution) ?? []].flat().map(style => ({item, style})))
		.sort((one, other) => (one.style.getZIndex() ?? 0) - (other.style.getZIndex() ?? 0))
		.reverse()
		.map(({item, style}) => featurePart(frame, item, style));
	// The foremost has its words first, and lies above.
	return [
		tag('g', {opacity: layer.getOpacity()}, parts.map(([drawn]) => drawn ?? '').reverse()),
		parts.map(([, words]) => words ?? []),
	];
}

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

/** What a picture says of itself: `{title, moment, signs, lines}`. */
function described({scenario, situation, campaign, screen, layers}, isWatch) {
	const study = !isWatch && screen?.study?.result ? screen.study : null,
		watched = isWatch && campaign,
		made = [
			`scenario ${scenario.id} ${short(scenario.digest)}`,
			watched && `campaign ${short(campaign.digest)}, seed ${campaign.seed}, future ${campaign.replication} ${ofWorld(campaign.world)}`,
			study && `study ${short(study.id)} of ${worldsOf(study)}`,
		];
	return {
		title: [scenario.title, watched ? screen.titles.join(' | ') : study?.order.title].filter(Boolean).join(': '),
		moment: isWatch ? screen.words(screen.moment ?? 0) : situation ? dateClock(situation.time) : date(scenario.start),
		signs: [...layers.signs, ...(isWatch ? FUTURE_SIGNS : [])],
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

/** What stands on a map: its layers as they lie, and all words above them. */
async function mapPart(map, frame) {
	const layers = map.map
			.getLayers()
			.getArray()
			.filter(layer => layer.getVisible())
			.sort((one, other) => other.getZIndex() - one.getZIndex()),
		parts = [];
	for (const layer of layers) parts.push(await layerPart(frame, map, layer));
	return [
		tag('rect', {width: '100%', height: '100%', fill: SEA}),
		...parts.map(([drawn]) => drawn).reverse(),
		...parts.map(([, words]) => words ?? []),
	].flat(4);
}

/** The picture: `{svg, width, height}`; of twin maps, both. */
export async function picture(bench) {
	const {maps, layers, screen} = bench,
		isWatch = !!screen?.seek,
		frames = maps.map(map => new Frame(map)),
		parts = await Promise.all(maps.map((map, at) => mapPart(map, frames[at]))),
		[first] = frames,
		width = first.width * maps.length,
		{height, parts: below} = furniture({...first, width}, described(bench, isWatch), layers.shading),
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
