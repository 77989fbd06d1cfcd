// A link is a proof: it carries the digest of what was seen; whoever opens it learns whether it is the same to the bit.

import {h, tell, the} from './dom.js';
import {set, state} from './state.js';
import {short} from './words.js';

const WHAT = {s: 'scenario', r: 'result', c: 'campaign'};
let shown = null;

/** The digest of what is seen now, for a link: the kind's letter and sixteen signs. */
export const proof = () => (shown ? `${shown.kind}.${shown.digest.slice(0, 16)}` : undefined);

/** Says what is seen now (`s` scenario, `r` result, `c` campaign) and compares it with the link that led here. */
export function see(kind, digest) {
	if (!digest) return;
	shown = {kind, digest};
	const [asked, expected] = (state.proof ?? '').split('.');
	if (asked !== kind || !expected) return;
	const isSame = digest.startsWith(expected);
	const words = isSame
		? `This is the ${WHAT[kind]} of the link, the same to the bit (${short(digest)}).`
		: `This is not the ${WHAT[kind]} of the link: there it was ${short(expected)}, here it is ${short(digest)}. The scenario's files, the rules or the program differ.`;
	document.querySelector('.proof')?.remove();
	the('panel').prepend(h('p', {class: `proof ${isSame ? 'same' : 'other'}`}, words));
	tell(words);
	set({proof: null});
}
