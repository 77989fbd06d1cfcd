// A folder of the reader's own, checked on the page: every fault with its file and line; a sound one can be kept as a case.

import {post} from './api.js';
import {nameField, openCase} from './caseeditor.js';
import {actions, bullets, faultList, h, li, mainButton, p, put, sheet, soft} from './dom.js';

/** Files that make a scenario; others in the folder are left alone. */
const TEXTS = /\.(ya?ml|csv|txt|md|json)$/;

/** Opens the sheet. */
export function open(bench) {
	const result = h('div', {role: 'status'}),
		name = nameField(),
		keptName = () => name.value.trim();
	let files = {};
	const check = async keep => {
		put(result, soft('Reading …'));
		try {
			const {body} = await post('cases/check', {files, ...(keep ? {name: keptName()} : {})}),
				{isSound, faults, warnings, summary = ''} = body;
			if (!isSound) return put(result, p(faults.length === 1 ? 'One fault:' : `${faults.length} faults:`), faultList(body));
			if (keep) {
				dialog.close();
				return await openCase(bench, `my.${keptName()}`, 'The case is kept');
			}
			put(
				result,
				p(`It is sound. ${summary}`),
				warnings?.length > 0 &&
					bullets(
						'faults',
						warnings.map(warning => li(warning.sentence ?? warning)),
					),
				actions(
					name,
					mainButton('Keep it as a case of mine', () => check(true)),
				),
			);
		} catch (error) {
			put(result, faultList(error));
		}
	};
	const chosen = async event => {
		files = {};
		for (const file of event.target.files)
			if (TEXTS.test(file.name) && file.size < 4e6)
				files[file.webkitRelativePath.split('/').slice(1).join('/') || file.name] = await file.text();
		if (Object.keys(files).length) await check(false);
		else put(result, h('p.fault', 'There is no scenario.yaml in that folder, nor any other file of a scenario.'));
	};
	const dialog = sheet(
		'A folder of yours',
		'',
		p(
			'Choose the folder of a scenario: scenario.yaml, forces.csv and the rest. It is read to the end, and every fault is told at its line. Nothing leaves this machine.',
		),
		p(
			h('input', {type: 'file', webkitdirectory: true, multiple: true, 'aria-label': 'Folder of a scenario', onchange: chosen}),
		),
		result,
	);
}
