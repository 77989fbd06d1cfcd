// Sentences that stand on several screens, in the words of the reply.

import {linked, p} from './dom.js';
import {WORLDS} from './results.js';
import {short} from './words.js';

/** What 'appropriate' leaves out; the reply carries the same (Prose/ProseWorlds.swift). */
export const SCOPE =
	'‘Appropriate’ means the aims of the question: men who come out, and enemy men tied down. What it cost the people is not in the model, and this is ' +
	'the judgement of hindsight; what the sender could know is another question. Shares say what the stated unknowns and luck leave open; the model’s own error is not in them.';

/** Digests of what made a study's figures. */
export const made = ({id, result, scenarioDigest, seed}) =>
	`Study ${short(id)}, ${result?.digest ? `result ${short(result.digest)}, ` : ''}scenario ${short(scenarioDigest)}, seed ${seed}.`;

/** What stands beside a figure of the standard world: that it is of one world, and the step to the others, which `act` takes. */
export const oneOfMany = act =>
	p(
		'The standard world is one of many: every rule, place and date has its standard value, and only luck and strengths vary. In others the order may do far better or far worse: ',
		linked(`play ${WORLDS.worlds} of them`, act),
		'.',
	);

/** How bodies move between epochs. */
export const SLIDE =
	'Between epochs bodies slide straight from where they stood to where they stand; bodies in one hex are fanned out by number.';

/** Titles of measures that lean on the line above them in the reply's tables, as they stand alone. */
const ALONE = {menOutFree: 'Brought out and free', tiedDown: 'Enemy men tied down'};

/** What a measure of the scenario is called where it stands alone. */
export const measureTitle = (scenario, id) => ALONE[id] ?? scenario.measures.find(measure => measure.id === id)?.title ?? id;

/** What the dials of an order are called. */
export const DIALS = {
	task: 'task',
	heavyWeapons: 'heavy weapons',
	detachmentSize: 'men in a detachment',
	ways: 'ways',
	route: 'route',
	march: 'hours of march',
	ifBlocked: 'if blocked',
	ifCannot: 'if they cannot',
	issued: 'sent',
	start: 'march begins',
	best: 'how many go',
	who: 'who',
};
