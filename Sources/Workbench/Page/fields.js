// Fields over the ground: a byte a cell becomes a small picture of 2 x columns + 1 points a row, odd rows shifted, which is drawn
// smoothed. True hexes are drawn only when few are in view (8,000 of them take 200 ms).

import {LiveLayer} from './live.js';

const MOST_HEXES = 1500;

/** A layer that shows one field at a time. */
export class FieldLayer {
	constructor(hexes) {
		this.hexes = hexes;
		this.values = null;
		this.colours = null;
		this.layer = new LiveLayer({draw: (context, view) => this.draw(context, view), zIndex: 2});
	}

	/** Shows values (0 nothing, 1 to 255) in a ramp of 256 colours; null shows nothing. */
	show(values, colours) {
		this.values = values;
		this.colours = colours;
		this.picture = values ? this.painted() : null;
		this.layer.touch();
	}

	painted() {
		const {columns, rows} = this.hexes,
			width = 2 * columns + 1;
		const canvas = document.createElement('canvas');
		canvas.width = width;
		canvas.height = rows;
		const context = canvas.getContext('2d'),
			image = context.createImageData(width, rows);
		for (let cell = 0; cell < this.values.length; cell += 1) {
			const value = this.values[cell];
			if (!value) continue;
			const row = Math.floor(cell / columns),
				column = cell - row * columns,
				colour = this.colours[value];
			const at = (row * width + 2 * column + (row & 1)) * 4;
			for (let sign = 0; sign < 8; sign += 1) image.data[at + sign] = colour[sign & 3];
		}
		context.putImageData(image, 0, 0);
		return canvas;
	}

	draw(context, view) {
		if (!this.picture) return;
		const {hexes} = this,
			[west, south, east, north] = hexes.extent;
		const inView = (view.width * view.height * view.resolution ** 2) / (hexes.flatMetres * hexes.rowMetres);
		if (inView <= MOST_HEXES) return this.drawHexes(context, view);
		const [left, top] = view.to(west, north),
			[right, bottom] = view.to(east, south);
		context.imageSmoothingEnabled = true;
		context.imageSmoothingQuality = 'high';
		context.drawImage(this.picture, left, top, right - left, bottom - top);
	}

	/** Every hex in view, filled. */
	drawHexes(context, view) {
		const {hexes, values, colours} = this,
			reach = hexes.flatMetres / view.resolution;
		values.forEach((value, cell) => {
			if (!value) return;
			const [x, y] = view.to(...hexes.centre(cell)),
				[r, g, b, a] = colours[value];
			if (x < -reach || y < -reach || x > view.width + reach || y > view.height + reach) return;
			context.fillStyle = `rgba(${r},${g},${b},${a / 255})`;
			context.beginPath();
			for (const corner of hexes.corners(cell)) context.lineTo(...view.to(...corner));
			context.fill();
		});
	}
}

/** Values a cell smoothed over one ring: half stays, half goes round. */
function smoothed(values, hexes) {
	const smooth = new Float64Array(values.length);
	values.forEach((value, cell) => {
		if (!value) return;
		const ring = hexes.neighbours(cell).filter(other => other >= 0);
		smooth[cell] += value / 2;
		for (const other of ring) smooth[other] += value / 2 / ring.length;
	});
	return smooth;
}

/** Sums a cell as bytes for a ramp: smoothed, by the logarithm, 0 where nothing is. */
export function fromSums(sums, hexes) {
	const smooth = smoothed(sums, hexes),
		most = smooth.reduce((high, value) => Math.max(high, value), 0),
		low = most / 1000;
	return {
		values: Uint8Array.from(smooth, value =>
			value <= low ? 0 : 1 + Math.round((254 * Math.log(value / low)) / Math.log(most / low)),
		),
		low,
		most,
	};
}

/** Differences of two sums a cell as bytes: 128 is none, 255 as much more as the greatest difference. */
export function fromDifference(first, second, hexes) {
	const smooth = smoothed(
			first.map((value, cell) => value - second[cell]),
			hexes,
		),
		most = smooth.reduce((high, value) => Math.max(high, Math.abs(value)), 1e-9);
	return {
		values: Uint8Array.from(smooth, value =>
			value === 0 ? 0 : Math.round(128 + 127 * Math.sign(value) * Math.sqrt(Math.abs(value) / most)),
		),
		most,
	};
}
