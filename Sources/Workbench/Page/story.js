// A body's story in sentences, each with its moment; a moment clicked is sought on the bar and on the map.

import {kept} from './api.js';
import {button, h, h3, li, linked, put, tell} from './dom.js';
import {dateClock} from './words.js';

/** The story of a body that was clicked, for the screen that watches its campaign. */
export class Story {
	constructor(watch) {
		this.watch = watch;
		this.element = h('section.story');
	}

	/** Takes the story away, and the ring round its body. */
	close() {
		this.watch.choose(null);
		put(this.element);
	}

	/** Tells of `{side, body}`, a body of the campaign or of the one beside it. */
	async tell(body) {
		const {watch} = this,
			{map} = watch;
		watch.pause();
		watch.choose(body);
		const {title, sentences} = await kept(`campaigns/${watch.campaigns[body.side].id}/story?body=${body.body}`);
		put(
			this.element,
			h3(
				title,
				' ',
				button('Close', () => this.close(), {class: 'link fine'}),
			),
			h(
				'ol.sentences',
				sentences.map(({time, epoch, cell, text}) =>
					li(
						linked(dateClock(time), () => {
							watch.seek(epoch);
							if (cell !== undefined) map.goTo(...map.hexes.centre(cell));
						}),
						` ${text}`,
					),
				),
			),
		);
		this.element.scrollIntoView({block: 'nearest'});
		tell(`${title}. ${sentences.map(({text}) => text).join(' ')}`);
	}
}
