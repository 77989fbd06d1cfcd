// A body's story in sentences, each with its moment; a moment clicked is sought on the bar and on the map.

import {get} from './api.js';
import {button, h, h3, li, tell} from './dom.js';
import {clock, date} from './words.js';

/** The story of a body that was clicked, for the screen that watches its campaign. */
export class Story {
  constructor(watch) {
    this.watch = watch;
    this.element = h('section', {class: 'story'});
  }

  /** Takes the story away, and the ring round its body. */
  close() {
    this.watch.bodies.choose(null);
    this.element.replaceChildren();
  }

  /** Tells of `{side, body}`, a body of the campaign or of the branch beside it. */
  async tell(body) {
    const {watch} = this,
      {map} = watch.bench;
    watch.pause();
    watch.bodies.choose(body);
    const {title, sentences} = await get(`campaigns/${watch.campaigns[body.side].id}/story?body=${body.body}`, {keep: true});
    this.element.replaceChildren(
      h3(
        title,
        ' ',
        button('Close', () => this.close(), {class: 'link fine'}),
      ),
      h(
        'ol',
        {class: 'sentences'},
        sentences.map(sentence =>
          li(
            button(
              `${date(sentence.time)}, ${clock(sentence.time)}`,
              () => {
                watch.seek(sentence.epoch);
                if (sentence.cell !== undefined) map.goTo(...map.hexes.centre(sentence.cell));
              },
              {class: 'link'},
            ),
            ` ${sentence.text}`,
          ),
        ),
      ),
    );
    this.element.scrollIntoView({block: 'nearest'});
    tell(`${title}. ${sentences.map(sentence => sentence.text).join(' ')}`);
  }
}
