// A study as it is played: how many futures are done, and a button that stops it and keeps them.

import {button, h} from './dom.js';
import {capital, whole} from './words.js';

/** `{parts, hear, say}`: elements for the bar, listeners for the study's events, and words in place of the figures. */
export function playing(stopWords, stop) {
  const bar = h('progress', {max: '1', 'aria-label': 'Futures played'}),
    said = h('output', {class: 'soft'}, 'Preparing …');
  bar.removeAttribute('value');
  const say = words => {
    said.textContent = words;
  };
  return {
    parts: [bar, said, button(stopWords, stop)],
    say,
    hear: {
      stage: ({title}) => say(`${capital(title)} …`),
      progress: ({done, of, rate, left}) => {
        bar.max = of;
        bar.value = done;
        say(
          `${whole(done)} of ${whole(of)} campaigns${rate ? `, ${whole(rate)} a second` : ''}${left > 1 ? `, ${Math.round(left)} s left` : ''}`,
        );
      },
    },
  };
}
