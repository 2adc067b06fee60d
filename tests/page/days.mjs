/* The slider shows what --date draws: thirty days of the alliance.
 * For each day the program draws an SVG and writes its report. What the page shows is to be the same in each of these ways:
 * the elements that are seen, in their order, with text, place and paint; the picture, pixel by pixel; and sites, labels,
 * legend, title and alternative text as the report has them.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draw, folder, open } from './browser.mjs';

const DAYS = 30;
const WIDTH_PX = 1020; // twice the page's width in points

await draw('maps/alliance.yaml', '-o', 'en.html');

/* Runs in the browser: all that an SVG draws, as lines of text, in order. What <use> draws is listed as what it is a copy of.
 * Halos of texts are listed apart: one <use> draws those of a run of texts, and which texts make a run is no matter.
 */
function listing(svg) {
	const SILENT = new Set(['title', 'desc', 'metadata', 'defs', 'clipPath', 'style']);
	const PAINT = ['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap',
		'font-family', 'font-size', 'font-weight', 'font-style', 'letter-spacing', 'paint-order', 'clip-path'];
	const lines = [];
	const halos = [];
	const origin = svg.getBoundingClientRect();
	const round = (number) => Math.round(number * 10) / 10 + 0;

	/* The nearest value, from the element upwards; above a copy's root, from its <use>. */
	function inherited(path, name) {
		return path.find((e) => e.hasAttribute(name))?.getAttribute(name) ?? null;
	}

	function add(element, path, drawnAs) {
		const box = drawnAs.getBoundingClientRect();
		const scale = Math.abs(drawnAs.getScreenCTM().a) + Math.abs(drawnAs.getScreenCTM().b);
		const paint = PAINT.map((name) => {
			const value = inherited(path, name);
			return name === 'clip-path' && value ? clip(value) : value;
		});
		const opacity = path.reduce((product, e) => product * (e.getAttribute('opacity') ?? 1), 1);
		const isStroked = !['none', null].includes(inherited(path, 'stroke'));
		const width = isStroked ? round(scale * (inherited(path, 'stroke-width') ?? 1)) : 0;
		const text = element.localName === 'text' ? element.textContent : '';
		const place = [box.x - origin.x, box.y - origin.y, box.width, box.height].map(round);
		const isHalo = path.some((e) => e.localName === 'use') && element.localName === 'text';
		(isHalo ? halos : lines).push(JSON.stringify([text, place, width, opacity, ...paint]));
	}

	/* What a clip lets through: its box. */
	function clip(value) {
		const target = svg.getElementById(value.slice(5, -1));
		return [...target.children].map((e) => {
			const shape = e.localName === 'use' ? svg.getElementById(e.href.baseVal.slice(1)) : e;
			return shape.closest('defs') ? e.localName : JSON.stringify(Object.values(shape.getBBox()).map(round));
		}).length;
	}

	function walk(element, above, use) {
		if (SILENT.has(element.localName) || element.getAttribute('display') === 'none') {
			return;
		}
		const path = [element, ...above];
		if (element.localName === 'use') {
			walk(svg.getElementById(element.href.baseVal.slice(1)), path, use || element);
		} else if (element.localName === 'g') {
			for (const child of element.children) {
				walk(child, path, use);
			}
		} else {
			add(element, path, use && element.closest('defs') ? use : element);
		}
	}

	for (const child of svg.children) {
		walk(child, [svg], null);
	}
	return { lines, halos };
}

/* The same elements in the same order, with the same texts and paint, in places that differ by 0.1 pt at most: what is moved
 * from day to day has its points rounded before, what is drawn for a day after. Texts go through `plain` first.
 */
function assertSame(shown, drawn, plain) {
	const isSame = (a, b) => {
		const [textA, placeA, ...paintA] = JSON.parse(a);
		const [textB, placeB, ...paintB] = JSON.parse(b ?? '["", []]');
		return plain(textA) === plain(textB) && JSON.stringify(paintA) === JSON.stringify(paintB) &&
			(plain(textA) !== textA || placeA.every((v, i) => Math.abs(v - placeB[i]) <= 0.21));
	};
	for (const list of ['lines', 'halos']) {
		const k = shown[list].findIndex((line, i) => !isSame(line, drawn[list][i]));
		assert(k < 0, `${list} ${k}: shown ${shown[list].slice(k, k + 2)}, drawn ${drawn[list].slice(k, k + 2)}`);
		assert.equal(shown[list].length, drawn[list].length);
	}
}

/* Runs in the browser: sites, labels and legend as the SVG shows them, in points. */
function meaning(svg) {
	const isSeen = (e) => !e.closest('[display="none"], defs, clipPath');
	const origin = svg.getBoundingClientRect();
	const scale = svg.viewBox.baseVal.width / origin.width;
	const place = (e) => {
		const box = e.getBoundingClientRect();
		return [box.left - origin.left, box.top - origin.top, box.right - origin.left, box.bottom - origin.top].map((v) => v * scale);
	};
	const sites = [];
	for (const e of svg.querySelectorAll('g.layer [data-key]')) {
		if (isSeen(e) && e.localName !== 'text') {
			sites.push({ layer: e.closest('g.layer').dataset.group || e.closest('g.layer').id, key: e.dataset.key, box: place(e) });
		}
	}
	const labels = {};
	for (const e of svg.querySelectorAll('text[data-label]')) {
		if (isSeen(e)) {
			(labels[e.dataset.label] ||= []).push({ text: e.textContent, box: place(e) });
		}
	}
	const legend = [...svg.querySelectorAll('#legend text, [data-group=legend] text')].filter(isSeen).map((e) => e.textContent);
	return { sites, labels, legend };
}

const dense = (text) => text.replace(/\s+/g, '').toLowerCase();

function assertReport(report, seen) {
	const symbols = report.sites.filter((site) => !site.hidden && !site.covered && site.key !== null);
	assert(symbols.length > 0);
	for (const site of symbols) {
		const found = seen.sites.find((s) => s.layer === site.layer && s.key === site.key);
		assert(found, `site ${site.layer}/${site.key}`);
		const [left, top, right, bottom] = found.box;
		const isThere = Math.abs((left + right) / 2 - site.x_pt) < 0.6 && top < site.y_pt && site.y_pt < bottom;
		assert(isThere, `place of ${site.key}: ${found.box}, ${site.x_pt} ${site.y_pt}`);
	}
	const layers = new Set(report.sites.map((site) => site.layer));
	const extra = seen.sites.filter((s) => layers.has(s.layer) && !report.sites.some((site) => site.key === s.key && site.layer === s.layer));
	assert.deepEqual(extra, []);
	const shown = report.labels.filter((label) => label.text && label.id);
	assert.deepEqual(Object.keys(seen.labels).sort(), [...new Set(shown.map((label) => label.id))].sort());
	for (const { id, text, box } of shown) {
		const lines = seen.labels[id];
		assert(dense(lines.map((line) => line.text).join('')).includes(dense(text)), `${id}: ${text}`);
		for (const line of lines) {
			const [x, y] = [(line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2];
			assert(x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3], `${id} stands in its box`);
		}
	}
	const legend = dense(seen.legend.join(''));
	for (const { text } of report.legend) {
		assert(legend.includes(dense(text)), `legend: ${text}`);
	}
	assert.equal(seen.legend.filter((text) => !report.legend.some((entry) => dense(entry.text).includes(dense(text)))).join(), '');
}

/* How far two pictures are apart: the largest mean difference of a block of 8 by 8 pixels, of 255, where it fits best: Chromium
 * sets letters on whole pixels, so that a hundredth of a point can move a name by one.
 */
async function apart(page, a, b) {
	return page.evaluate(async (sources) => {
		const [one, two] = await Promise.all(sources.map(async (source) => {
			const image = new Image();
			image.src = 'data:image/png;base64,' + source;
			await image.decode();
			const canvas = new OffscreenCanvas(image.width, image.height);
			const context = canvas.getContext('2d', { willReadFrequently: true });
			context.drawImage(image, 0, 0);
			return context.getImageData(0, 0, image.width, image.height);
		}));
		if (one.width !== two.width || one.height !== two.height) {
			return 255;
		}
		const { width, height } = one;
		const difference = (left, top, dx, dy) => {
			let sum = 0;
			for (let k = 0; k < 64; k++) {
				const [x, y] = [left + (k & 7), top + (k >> 3)];
				const [i, j] = [4 * (y * width + x), 4 * ((y + dy) * width + x + dx)];
				for (let c = 0; c < 3; c++) {
					sum += Math.abs(one.data[i + c] - two.data[j + c]) / 192;
				}
			}
			return sum;
		};
		const shifts = [0, -1, 1].flatMap((dy) => [0, -1, 1].map((dx) => [dx, dy]));
		let worst = 0;
		for (let top = 1; top < height - 9; top += 8) {
			for (let left = 1; left < width - 9; left += 8) {
				let best = Infinity;
				for (let k = 0; k < shifts.length && best > 1; k++) {
					best = Math.min(best, difference(left, top, ...shifts[k]));
				}
				worst = Math.max(worst, best);
			}
		}
		return worst;
	}, [a.toString('base64'), b.toString('base64')]);
}

/* A map alone, as large as that of the page and in its corner. */
async function openAlone(browser, svg) {
	const page = await browser.newPage({ viewport: { width: WIDTH_PX, height: 900 } });
	await page.setContent(`<!DOCTYPE html><style>body{margin:0}svg{display:block;width:${WIDTH_PX}px;height:auto}</style>${svg}`);
	await page.evaluate(() => document.fonts.ready.then(() => true));
	return page;
}

/* Shares of the days, every third of them not a day of the slider but one before the next. */
function chosen(days) {
	const dates = [];
	for (let i = 0; i < DAYS; i++) {
		const k = Math.round(i * (days.length - 1) / (DAYS - 1));
		const later = new Date(Date.parse(days[k].date) + 86400000).toISOString().slice(0, 10);
		const isFree = k + 1 < days.length && later < days[k + 1].date;
		dates.push({ day: k, date: i % 3 === 2 && isFree ? later : days[k].date });
	}
	return dates;
}

const inWords = (date) =>
	new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(date));

async function compare(browser, page, { day, date }) {
	await draw('maps/alliance.yaml', '--date', date, '-o', `${date}.svg`, '--report', `${date}.json`);
	const report = JSON.parse(readFileSync(join(folder, `${date}.json`), 'utf8'));
	const alone = await openAlone(browser, readFileSync(join(folder, `${date}.svg`), 'utf8'));
	await page.evaluate((hash) => location.replace(hash), '#' + date);
	await page.waitForFunction((value) => document.querySelector('#sm-day').value === value, String(day));
	const [shown, drawn] = [page.locator('.sm-map > svg'), alone.locator('svg')];
	// Between two days of the slider the map differs from that of the first by the date that is written on it alone.
	const dates = days[day].date === date ? [] : [inWords(date), inWords(days[day].date)];
	const plain = (text) => dates.reduce((t, written) => t.replaceAll(written, 'DATE'), text);
	assertSame(await shown.evaluate(listing), await drawn.evaluate(listing), plain);
	assertReport(report, await shown.evaluate(meaning));
	for (const [selector, text] of [['h1', report.title], ['figcaption', report.alt], ['.sm-map > svg > desc', report.alt_long]]) {
		assert.equal(plain(await page.textContent(selector)), plain(text));
	}
	if (dates.length === 0) {
		const worst = await apart(alone, await shown.screenshot(), await drawn.screenshot());
		console.log(`# ${date}: the worst block differs by ${worst.toFixed(1)} of 255`);
		assert(worst <= 40, 'the pictures are alike');
	}
	await alone.close();
}

const cases = {};
let page = null;
let days = [];

cases['the page opens on the day of the map'] = async (browser) => {
	page = await open(browser, 'en.html', { viewport: { width: WIDTH_PX, height: 900 } });
	await page.addStyleTag({ content: `.sm-page { padding: 0 } .sm-figure { inline-size: ${WIDTH_PX}px } .sm-days { position: static }` });
	const data = await page.evaluate(() => JSON.parse(document.getElementById('sm-data').textContent));
	days = data.days;
	assert(days.length >= 100, `${days.length} days`);
	assert.equal(days[data.day].date, '2023-09-16');
	await compare(browser, page, { day: data.day, date: '2023-09-16' });
};
for (let i = 0; i < DAYS; i++) {
	cases[`day ${i + 1} of ${DAYS}`] = async (browser) => {
		const at = chosen(days)[i];
		console.log(`# ${at.date}, slider at ${at.day}`);
		await compare(browser, page, at);
	};
}
cases['the page was quiet'] = () => page.finish();

export default cases;
