/* What data and map file say stays text: names, keys, titles, sources that look like elements, attributes, scripts, ends of
 * comments and of sections.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draw, folder, here, open } from './browser.mjs';

await draw('tests/page/hostile.yaml', '-o', 'hostile.en.html');
await draw('tests/page/hostile.yaml', '--lang', 'ar', '-o', 'hostile.ar.html');

/* A CSV file whose fields may be quoted, as rows. */
function csv(text) {
	const fields = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)];
	const rows = [[]];
	for (const [, quoted, plain, end] of fields) {
		rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
		if (end === '\n') {
			rows.push([]);
		}
	}
	const [head, ...body] = rows.filter((row) => row.length > 1);
	return body.map((row) => Object.fromEntries(row.map((field, i) => [head[i], field])));
}

const sites = csv(readFileSync(join(here, 'hostile.csv'), 'utf8'));

/* All elements and attributes that the page may have. */
const NAMES = new Set(('html head meta title style body main header h1 figure div svg desc metadata rdf:rdf rdf:description dc:title dc:description ' +
	'dc:source dc:language dc:rights dc:date rdf:alt rdf:bag rdf:seq rdf:li g path rect circle use defs clippath text tspan figcaption form button label input ' +
	'output fieldset legend section h2 table thead tbody tr th td time a span p footer script dl dt dd strong').split(' '));

const inspect = (page) => page.evaluate(() => {
	const all = [...document.querySelectorAll('*')];
	return {
		names: [...new Set(all.map((e) => e.localName.toLowerCase()))],
		handlers: all.flatMap((e) => [...e.attributes]).map((a) => a.name).filter((name) => /^on/i.test(name)),
		scripts: document.scripts.length, styles: document.querySelectorAll('style').length,
		links: [...new Set([...document.querySelectorAll('[href]')].map((e) => new URL(e.href.baseVal ?? e.href, document.baseURI).protocol))],
	};
});

function stays(file) {
	return async (browser) => {
		const page = await open(browser, file);
		await page.evaluate(() => {
			window.hurt = () => console.error('a script from data was run');
		});
		const { days } = await page.evaluate(() => JSON.parse(document.getElementById('sm-data').textContent));
		await page.keyboard.press('Tab');
		for (let day = 0; day < days.length; day++) {
			await page.evaluate((value) => {
				const slider = document.querySelector('#sm-day');
				slider.value = value;
				slider.dispatchEvent(new Event('input'));
			}, String(day));
			await page.evaluate(() => document.querySelector('.sm-map svg [tabindex="0"]').focus());
			await page.keyboard.press('Home');
			const told = new Set();
			for (let i = 0; i < sites.length; i++) {
				told.add(await page.evaluate(() => document.activeElement.dataset.key));
				const { names, handlers, scripts, styles, links } = await inspect(page);
				assert.deepEqual(names.filter((name) => !NAMES.has(name)), []);
				assert.deepEqual(handlers, []);
				assert.equal(scripts, 2);
				assert(styles <= 2, 'the style of the page, and that of the fonts');
				assert.deepEqual(links.filter((protocol) => !['http:', 'https:', 'file:'].includes(protocol)), []);
				await page.keyboard.press('ArrowRight');
			}
			assert([...told].every((key) => sites.some((site) => site.id === key)), [...told].join('; '));
		}
		await page.finish();
	};
}

export default {
	'texts of a page stay text': stays('hostile.en.html'),
	'texts of a page from right to left stay text': stays('hostile.ar.html'),
	async 'texts are there as they are written'(browser) {
		const page = await open(browser, 'hostile.en.html');
		const rows = await page.evaluate(() => [...document.querySelectorAll('.sm-facts tbody tr')].map((row) =>
			({ key: row.dataset.key, name: row.cells[1].textContent,
				links: [...row.querySelectorAll('a')].map((a) => a.getAttribute('href')) })));
		for (const { id, name, source } of sites) {
			const row = rows.find(({ key }) => key === id);
			assert.equal(row?.name, name, id);
			assert.deepEqual(row.links, source.match(/https?:\/\/[^\s"<>;]*[^\s"<>;.,:)]/g) || [], id);
		}
		const title = '</title></h1><script>hurt()</script><b onload="hurt()">]]>&lt;';
		assert.equal(await page.title(), title);
		assert.equal(await page.textContent('h1'), title);
		assert((await page.locator('.sm-map svg text').allTextContents()).includes('</text><script>hurt()</script>'));
		await page.finish();
	},
};
