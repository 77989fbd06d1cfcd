// What can be taken away: a link, pictures, files for maps and tables, the order, and the command that makes it again.

import {post} from './api.js';
import {actions, bullets, button, code, fine, h, h3, li, mainButton, sheet, small, tell} from './dom.js';
import {proof} from './proof.js';
import {address, state} from './state.js';
import {short} from './words.js';

/** The link to what is seen, with the digest of it. */
export const link = () => location.origin + address({proof: proof()});

/** Puts words on the clipboard; where the browser forbids it they are selected instead. */
async function copy(words, said) {
	try {
		await navigator.clipboard.writeText(words);
		said('Copied');
	} catch {
		said('Select it and copy');
	}
}

/** Copies the link; a key does this anywhere. */
export const copyLink = () => copy(link(), words => tell(`${words}: the link`));

function save(blob, name) {
	const anchor = h('a', {href: URL.createObjectURL(blob), download: name});
	document.body.append(anchor);
	anchor.click();
	anchor.remove();
	setTimeout(() => URL.revokeObjectURL(anchor.href), 60000);
}

/** Opens the sheet. */
export function open(bench) {
	const {scenario, orders, screen} = bench,
		campaign = state.screen === 'watch' ? bench.campaign : null,
		study = screen?.study?.result ? screen.study : bench.results.byStudy.get(state.study),
		at = state.time ? `?at=${encodeURIComponent(state.time)}` : '',
		command = (campaign ?? study)?.command ?? `anabasis situation ${scenario.id}${state.time ? ` --at ${state.time}` : ''}`,
		said = h('p.fine', {role: 'status'}),
		say = words => {
			said.textContent = words;
		},
		file = (href, words, what) => li(h('a', {href: `/api/${href}`, download: ''}, words), small(` ${what}`)),
		field = h('input', {type: 'text', readonly: true, value: link(), 'aria-label': 'The link', onfocus: () => field.select()}),
		/** A button that makes something and its file's name, and saves it. */
		maker = (kind, make) =>
			button(kind, async event => {
				event.target.disabled = true;
				say('Drawing …');
				try {
					save(...(await make()));
					say(`${kind} saved`);
				} catch (error) {
					bench.fail(error);
				}
				event.target.disabled = false;
			}),
		name = `${scenario.id}-${state.screen ?? 'situation'}`,
		/** What this browser can record, if anything. */
		film = campaign && ['webm', 'mp4'].find(kind => globalThis.MediaRecorder?.isTypeSupported(`video/${kind}`)),
		picture = () => import('./picture.js'),
		text = (words, type) => new Blob([words], {type}),
		dialog = sheet(
			'Take away',
			'takeaway',
			h3('A link to what is seen'),
			actions(
				field,
				mainButton('Copy', () => copy(field.value, say)),
			),
			fine(
				'Order, seed, future, moment and view are in it, and a digest: elsewhere the page says whether it is the same to the bit.',
			),
			h3('A picture of the map'),
			actions(
				maker('PNG', async () => [await (await picture()).png(bench), `${name}.png`]),
				maker('SVG', async () => [text((await (await picture()).picture(bench)).svg, 'image/svg+xml'), `${name}.svg`]),
				film &&
					maker('Video', async () => [await (await import('./film.js')).film(bench, say, `video/${film}`), `${name}.${film}`]),
			),
			h3('Files'),
			bullets('files', [
				file(`scenarios/${scenario.id}/exports/situation.gpkg${at}`, 'GeoPackage', 'the situation as map layers, for QGIS'),
				file(`scenarios/${scenario.id}/exports/situation.json${at}`, 'JSON', 'the situation, every number'),
				file(`scenarios/${scenario.id}/exports/forces.csv`, 'CSV', 'the formations with their sources'),
				study && [
					file(`studies/${study.id}/exports/replications.csv`, 'CSV', `every future of study ${short(study.id)}`),
					file(`studies/${study.id}/exports/study.json`, 'JSON', `study ${short(study.id)}`),
				],
				bench.campaign &&
					file(`campaigns/${bench.campaign.id}/journal`, 'Recording', 'the campaign that was watched, for anabasis run --from'),
			]),
			h3('The order'),
			actions(
				maker('YAML', async () => {
					const {yaml} = (await post(`scenarios/${scenario.id}/check`, orders.asked)).body;
					// A directive is read from the file of its name.
					return [text(yaml, 'application/yaml'), `${/^id: (.+)$/m.exec(yaml)[1]}.yaml`];
				}),
			),
			h3('The command that makes it again'),
			(orders.isChanged || command.includes('--from')) &&
				fine('It needs the recording above, or the order’s YAML among the directives of the case.'),
			code(command),
			actions(
				button('Copy the command', () => copy(command, say)),
				button('Print', () => {
					dialog.close();
					print();
				}),
			),
			said,
		);
}
