// A film of a campaign: it is played from its start, and the map's canvases are recorded as they are drawn, with moment and digest below.

import {GREY, INK, PAPER, SEA} from './colours.js';
import {ofWorld, short} from './words.js';

/** Lines below a film: the moment, and whose campaign it is. */
const CAPTION = 46;

/** The film of what the Watch screen shows, of a type that the browser can record: one map, or two beside each other. */
export function film(bench, say, type) {
	const {screen, maps, scenario, campaign} = bench,
		sizes = maps.map(({map}) => map.getSize()),
		width = sizes.reduce((sum, [wide]) => sum + wide, 0),
		height = Math.max(...sizes.map(([, tall]) => tall)),
		canvas = document.createElement('canvas'),
		context = canvas.getContext('2d');
	canvas.width = width;
	canvas.height = height + CAPTION;
	const recorder = new MediaRecorder(canvas.captureStream(25), {mimeType: type}),
		pieces = [],
		write = (words, size, y, colour) => {
			context.fillStyle = colour;
			context.font = `${size}px Georgia, serif`;
			context.fillText(words, 14, y, width - 28);
		},
		draw = () => {
			let left = 0;
			context.fillStyle = SEA;
			context.fillRect(0, 0, width, height);
			maps.forEach(({element}, at) => {
				for (const layer of element.querySelectorAll('canvas'))
					if (layer.width) context.drawImage(layer, left, 0, ...sizes[at]);
				left += sizes[at][0];
			});
			context.fillStyle = PAPER;
			context.fillRect(0, height, width, CAPTION);
			write(`${screen.words(screen.moment)}: ${screen.titles.join(' | ')}`, 16, height + 20, INK);
			write(
				`One future among many: ${campaign.replication} ${ofWorld(campaign.world)}, seed ${campaign.seed}, campaign ${short(campaign.digest)}, scenario ${scenario.id} ${short(scenario.digest)}. ${scenario.credits.join(' ')}`,
				11,
				height + 38,
				GREY,
			);
		};
	say('Recording; the campaign plays once …');
	screen.toStart();
	return new Promise(resolve => {
		recorder.ondataavailable = event => pieces.push(event.data);
		recorder.onstop = () => resolve(new Blob(pieces, {type}));
		for (const {map} of maps) map.on('postrender', draw);
		recorder.start();
		screen.play();
		const wait = setInterval(() => {
			if (screen.playing) return;
			clearInterval(wait);
			for (const {map} of maps) map.un('postrender', draw);
			recorder.stop();
		}, 200);
	});
}
