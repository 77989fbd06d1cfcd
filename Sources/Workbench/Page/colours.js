// Colours of the house and ramps for fields. They differ in lightness as well as in hue: no meaning hangs on hue alone.

export const BRICK = '#9e3d2b',
	SLATE = '#3d5a80',
	OCHRE = '#a8741f',
	GREY = '#8c877d',
	INK = '#2f2b26',
	PAPER = '#fdfbf6',
	WATER = '#6f9bb3',
	SEA = '#dbe5e8';

/** A ramp of 256 colours through some stops, and how opaque it is from its low to its high end. */
function ramp(stops, [thin, thick]) {
	const rgb = stops.map(hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16)));
	return Array.from({length: 256}, (_, index) => {
		const share = index / 255,
			place = share * (rgb.length - 1),
			low = Math.min(Math.floor(place), rgb.length - 2),
			part = place - low;
		return [
			...rgb[low].map((value, at) => Math.round(value + (rgb[low + 1][at] - value) * part)),
			Math.round(255 * (thin + (thick - thin) * share)),
		];
	});
}

/** Cividis, dark at its high end (Nuñez, Anderton and Renslow 2018): reads alike with all colour vision. */
export const CIVIDIS = ramp(['#fee838', '#cbba69', '#a59c74', '#7d7c78', '#575d6d', '#31446b', '#00224e'], [0.02, 0.66]);
/** The house's ramp, for what is lost. */
export const LOSSES = ramp(['#f3ead4', '#c08a2d', '#7a2f20'], [0.35, 0.9]);
/** Brewer's PuOr, for differences: violet less, orange more; the middle is clear. */
export const DIFFERENCES = ramp(['#542788', '#998ec3', '#d8daeb', '#f7f7f7', '#fee0b6', '#f1a340', '#b35806'], [1, 1]).map(
	(colour, index) => [...colour.slice(0, 3), Math.round(230 * Math.min(1, Math.abs(index - 127.5) / 60))],
);
/** Ground without a relief: the tints of the reply's maps, by class of terrain (sea, plain, rolling, hill, mountain). */
export const TERRAIN = [SEA, '#e3ead3', '#eeeed9', '#efe0c6', '#ddc6ab'];

/** A ramp as a strip for a legend: stops of a gradient. */
export const strip = colours =>
	[0, 51, 102, 153, 204, 255].map(at => {
		const [r, g, b, a] = colours[at];
		return `rgba(${r},${g},${b},${(a / 255).toFixed(2)})`;
	});

/** The typeface of the map's names; pictures that are taken away name it too. */
export const SERIF = 'Georgia, "Liberation Serif", "Noto Serif", serif';
