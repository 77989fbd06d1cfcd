// A study as it is played: how many futures are done, and a button that stops it and keeps them.

import {button, h} from './dom.js';
import {capital, whole} from './words.js';

/** `{parts, hear}`: elements for the bar, and listeners for the study's events. */
export function playing(stopWords, stop) {
	const bar = h('progress', {'aria-label': 'Futures played'}),
		said = h('output.soft', 'Preparing …');
	return {
		parts: [bar, said, button(stopWords, stop)],
		hear: {
			stage: ({title}) => {
				said.textContent = `${capital(title)} …`;
			},
			progress: ({done, of, rate, left}) => {
				bar.max = of;
				bar.value = done;
				said.textContent = `${whole(done)} of ${whole(of)} campaigns${rate ? `, ${whole(rate)} a second` : ''}${left > 1 ? `, ${Math.round(left)} s left` : ''}`;
			},
		},
	};
}
