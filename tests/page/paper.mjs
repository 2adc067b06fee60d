/* The page of the alliance on screens of all widths, and on paper. TAP. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { draw, folder, open } from './browser.mjs';

await draw('maps/alliance.yaml', '-o', 'en.html');
await draw('maps/alliance.yaml', '--lang', 'ar', '-o', 'ar.html');

/* What is wider than the screen, or smaller than a finger: boxes of controls, those of a label with it. */
function fits(file, width) {
	return async (browser) => {
		const page = await open(browser, file, { viewport: { width, height: 640 } });
		const { wide, small, map } = await page.evaluate(() => {
			const controls = [...document.querySelectorAll('.sm-page :is(button, input, summary)')];
			const boxes = controls.map((e) => ({ html: e.outerHTML, box: (e.closest('label') || e).getBoundingClientRect() }));
			return {
				wide: document.documentElement.scrollWidth - innerWidth,
				small: boxes.filter(({ box }) => box.width < 24 || box.height < 24).map(({ html }) => html),
				map: document.querySelector('.sm-map svg').getBoundingClientRect().width / innerWidth,
			};
		});
		assert(wide <= 0, `${wide} px too wide`);
		assert.deepEqual(small, []);
		assert(map > 0.9 || width > 1000, `the map has ${map} of the width`);
		await page.keyboard.press('Tab');
		for (const key of ['End', 'Home', 'ArrowRight']) {
			await page.keyboard.press(key);
			const tip = await page.locator('.sm-tip').boundingBox();
			assert(tip.x >= 0 && tip.x + tip.width <= width, 'what is told is on the screen');
		}
		assert.equal(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth)), 0);
		await page.finish();
	};
}

/* Without blanks: lines are broken anywhere. */
const dense = (text) => text.replace(/\s+/g, '');

function printed(lang, scheme) {
	return async (browser) => {
		const page = await open(browser, `${lang}.html`, { colorScheme: scheme });
		const { cells, heads, labels, hidden, words } = await page.evaluate(() => {
			const texts = (selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent);
			return {
				cells: [...document.querySelectorAll('.sm-facts tbody tr:not([hidden])')].flatMap((row) =>
					[1, 2].map((i) => row.cells[i].textContent).concat([...row.querySelectorAll('a')].map((a) => a.getAttribute('href')))),
				heads: texts('.sm-facts th'), words: texts('.sm-words p'),
				labels: [...document.querySelectorAll('.sm-map svg text[data-label]')].filter((e) =>
					!e.closest('[display="none"]')).map((e) => e.textContent),
				hidden: [document.querySelector('.sm-play').textContent, document.querySelector('.sm-layers legend').textContent],
			};
		});
		const file = join(folder, `${lang}-${scheme}.pdf`);
		await page.pdf({ path: file, format: 'A4' });
		await page.emulateMedia({ media: 'print', colorScheme: scheme });
		assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.sm-words p')).color), 'rgb(30, 27, 24)');
		const pages = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1).map(dense);
		const text = pages.join('');
		if (lang === 'en') { // poppler gives Arabic in the order of its glyphs
			const missing = [...cells, ...words].map(dense).filter((cell) => !text.includes(cell));
			assert.deepEqual(missing, []);
			assert(labels.length > 40);
			assert.deepEqual(labels.map(dense).filter((label) => !pages[0].includes(label)), [], 'the map is on the first page');
			assert.deepEqual(hidden.filter((control) => text.includes(dense(control))), []);
			assert(text.includes(dense(heads.join(''))));
		}
		assert(pages.length > 2 && pages.length < 20, `${pages.length} pages`);
		await page.finish();
	};
}

export default {
	...Object.fromEntries(['en', 'ar'].flatMap((lang) => [320, 360, 700, 1200].map((width) =>
		[`${lang} fits ${width} px`, fits(`${lang}.html`, width)]))),
	'printed: the map and all rows': printed('en', 'light'),
	'printed from a dark screen': printed('en', 'dark'),
	'printed from right to left': printed('ar', 'light'),
};
