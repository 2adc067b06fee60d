/* What the page of the alliance does under keys, pointer and finger. TAP. */
import assert from 'node:assert/strict';
import { draw, open } from './browser.mjs';

await draw('maps/alliance.yaml', '-o', 'en.html');

/* The page's own data, its texts joined of their pieces, and what it shows of the day. */
const dataOf = (page) => page.evaluate(() => {
	const data = JSON.parse(document.getElementById('sm-data').textContent);
	data.texts = data.texts.map((pieces) => pieces.map((piece) => data.pieces[piece]).join(''));
	return data;
});
const shown = (page) => page.evaluate(() => {
	const text = (selector) => document.querySelector(selector).textContent;
	const slider = document.querySelector('#sm-day');
	return {
		day: Number(slider.value), spoken: slider.getAttribute('aria-valuetext'), output: text('output'), title: text('h1'),
		caption: text('figcaption'), words: [...document.querySelectorAll('.sm-words p')].map((p) => p.textContent),
		desc: text('.sm-map svg > desc'),
	};
});

async function assertDay(page, day) {
	const data = await dataOf(page);
	const { date, text, title, alt, lines } = data.days[day];
	const words = lines.map((line) => data.texts[line]);
	assert.deepEqual(await shown(page), {
		day, spoken: text, output: text, title, caption: data.texts[alt], words, desc: words.join('\n'),
	});
	return date;
}

/* A feature in the map that has the focus, or what else has it. */
const focused = (page) => page.evaluate(() => {
	const { activeElement: e } = document;
	const part = ['sm-map', 'sm-tip', 'sm-days', 'sm-layers', 'sm-facts'].find((name) => e.closest('.' + name));
	return { part, name: e.getAttribute('aria-label'), key: e.dataset.key, tag: e.localName, outside: e === document.body };
});

const tipText = (page) => page.evaluate(() => {
	const tip = document.querySelector('.sm-tip');
	return tip.hidden ? null : tip.textContent;
});

/* Features that can be seen and have a row, with the middle of each on the screen. */
const features = (page) => page.evaluate(() => [...document.querySelectorAll('.sm-map svg [tabindex]')].map((e) => {
	const box = e.getBoundingClientRect();
	return { name: e.getAttribute('aria-label'), key: e.dataset.key, stop: e.tabIndex === 0, size: Math.max(box.width, box.height),
		x: box.x + box.width / 2, y: box.y + box.height / 2 };
}));

/* A symbol that no other is near, on the screen above the bar of days. */
async function lonely(page) {
	const symbols = (await features(page)).filter((f) => f.size < 30);
	const found = symbols.find((f) => f.y < 650 &&
		symbols.every((g) => g === f || Math.hypot(f.x - g.x, f.y - g.y) > 45));
	assert(found, 'a symbol stands alone');
	return found;
}

const cases = {
	async 'the slider and its buttons change the day'(browser) {
		const page = await open(browser, 'en.html');
		const { day, days } = await dataOf(page);
		await assertDay(page, day);
		await page.click('.sm-on');
		await assertDay(page, day + 1);
		await page.click('.sm-back');
		await page.click('.sm-back');
		await assertDay(page, day - 1);
		await page.focus('#sm-day');
		await page.keyboard.press('ArrowRight');
		await assertDay(page, day);
		await page.keyboard.press('End');
		await assertDay(page, days.length - 1);
		assert.equal(await page.getAttribute('.sm-on', 'aria-disabled'), 'true');
		await page.focus('.sm-on');
		await page.keyboard.press('Enter');
		await assertDay(page, days.length - 1);
		assert.equal(await page.evaluate(() => document.activeElement.className), 'sm-on');
		await page.focus('#sm-day');
		await page.keyboard.press('Home');
		await assertDay(page, 0);
		assert.equal(await page.getAttribute('.sm-back', 'aria-disabled'), 'true');
		await page.finish();
	},

	async 'the address opens a day and follows the slider'(browser) {
		const { days, day } = await (async () => {
			const page = await open(browser, 'en.html');
			const data = await dataOf(page);
			await page.finish();
			return data;
		})();
		const next = (date, by) => new Date(Date.parse(date) + by * 86400000).toISOString().slice(0, 10);
		const k = days.findIndex((d, i) => i > 3 && i + 1 < days.length && next(d.date, 1) < days[i + 1].date);
		for (const [hash, expected] of [
			['#' + days[2].date, 2], ['#' + next(days[k].date, 1), k], ['#' + next(days[0].date, -400), 0],
			['#9999-12-31', days.length - 1], ['#2023-9-1', day], ['#<script>', day], ['', day],
		]) {
			const page = await open(browser, 'en.html', { hash });
			await assertDay(page, expected);
			await page.finish();
		}
		const page = await open(browser, 'en.html', { clock: true });
		const before = await page.evaluate(() => history.length);
		for (let i = 0; i < 3; i++) {
			await page.click('.sm-on');
		}
		await page.clock.runFor(1000);
		assert.equal(await page.evaluate(() => location.hash), '#' + days[day + 3].date);
		assert.equal(await page.evaluate(() => history.length), before);
		await page.evaluate((hash) => location.assign(hash), '#' + days[1].date);
		await page.waitForFunction(() => document.querySelector('#sm-day').value === '1');
		await assertDay(page, 1);
		await page.finish();
	},

	async 'play steps twice a second, and stops'(browser) {
		const page = await open(browser, 'en.html', { clock: true });
		const { days, day, words } = await dataOf(page);
		const state = () => page.evaluate(() => {
			const play = document.querySelector('.sm-play');
			return [play.textContent, play.getAttribute('aria-pressed'), Number(document.querySelector('#sm-day').value)];
		});
		assert.deepEqual(await state(), [words.play, 'false', day]);
		await page.click('.sm-play');
		await page.clock.runFor(1100);
		assert.deepEqual(await state(), [words.stop, 'true', day + 2]);
		await page.click('.sm-play');
		await page.clock.runFor(5000);
		assert.deepEqual(await state(), [words.play, 'false', day + 2]);
		await page.click('.sm-play');
		await page.clock.runFor(600);
		await page.evaluate(() => { // as a browser does when its tab is left
			Object.defineProperty(document, 'hidden', { value: true, configurable: true });
			document.dispatchEvent(new Event('visibilitychange'));
		});
		await page.clock.runFor(5000);
		assert.deepEqual(await state(), [words.play, 'false', day + 3]);
		await page.evaluate(() => delete document.hidden);
		await page.click('.sm-play');
		await page.clock.runFor(1000 * days.length);
		assert.deepEqual(await state(), [words.play, 'false', days.length - 1]);
		await page.click('.sm-play'); // at the end: again from the first
		await page.clock.runFor(100);
		assert.deepEqual(await state(), [words.stop, 'true', 0]);
		await page.finish();
	},

	async 'the focus goes through the page in its order, and the map is one stop'(browser) {
		const page = await open(browser, 'en.html');
		const links = await page.locator('.sm-facts tr:not([hidden]) a').count();
		const layers = await page.locator('.sm-layers input').count();
		const parts = [];
		for (;;) {
			await page.keyboard.press('Tab');
			const at = await focused(page);
			if (at.outside || parts.length > 1000) {
				break;
			}
			parts.push(at.part);
		}
		const map = parts.slice(0, parts.indexOf('sm-days'));
		assert.equal(map[0], 'sm-map');
		assert(map.slice(1).every((part) => part === 'sm-tip'), String(map));
		assert.deepEqual(parts.slice(map.length), [
			...Array(4).fill('sm-days'), ...Array(layers).fill('sm-layers'), ...Array(1 + 6 + links).fill('sm-facts'),
		]);
		await page.finish();
	},

	async 'arrow keys reach every feature, and each is told'(browser) {
		const page = await open(browser, 'en.html');
		await page.keyboard.press('Tab');
		await page.keyboard.press('End');
		const last = await focused(page);
		await page.keyboard.press('ArrowRight');
		assert.deepEqual(await focused(page), last);
		await page.keyboard.press('Home');
		const all = await features(page);
		const visited = [];
		for (let at = await focused(page); ; at = await focused(page)) {
			visited.push(at.name + '\n' + at.key);
			const rows = await page.evaluate(([key]) => {
				const e = document.activeElement;
				const tip = document.getElementById(e.getAttribute('aria-describedby'));
				const cells = [...document.querySelectorAll('.sm-facts tbody tr:not([hidden])')].filter((row) =>
					row.dataset.key === key && e.closest(`g[data-group="${CSS.escape(row.dataset.layer)}"]`))
					.flatMap((row) => [...row.cells].map((cell) => cell.textContent.trim()));
				return { seen: tip.checkVisibility(), missing: cells.filter((text) => !tip.textContent.includes(text)), n: cells.length };
			}, [at.key]);
			assert(rows.seen && rows.n >= 6, at.name);
			assert.deepEqual(rows.missing, [], at.name);
			if (at.key === last.key && at.name === last.name) {
				break;
			}
			assert(visited.length <= all.length, 'the last is reached');
			await page.keyboard.press('ArrowRight');
		}
		assert.deepEqual(visited.sort(), all.map((f) => f.name + '\n' + f.key).sort());
		const high = (await features(page)).find((f) => f.stop);
		await page.keyboard.press('ArrowUp');
		const higher = (await features(page)).find((f) => f.stop);
		assert(higher.y < high.y);
		await page.keyboard.press('ArrowDown');
		assert((await features(page)).find((f) => f.stop).y > higher.y);
		assert.equal((await features(page)).filter((f) => f.stop).length, 1);
		await page.keyboard.press('Escape');
		assert.equal(await tipText(page), null);
		assert.equal((await focused(page)).part, 'sm-map');
		await page.finish();
	},

	async 'the focus stays in the map when its feature goes'(browser) {
		const page = await open(browser, 'en.html', { hash: '#2023-09-16' });
		await page.keyboard.press('Tab');
		await page.keyboard.press('Home');
		const { key } = await focused(page);
		const { days } = await dataOf(page);
		let gone = false;
		for (const { date } of days.slice().reverse()) {
			await page.evaluate((hash) => history.replaceState(null, '', hash), '#' + date);
			await page.evaluate(() => dispatchEvent(new HashChangeEvent('hashchange')));
			const at = await focused(page);
			assert.equal(at.part, 'sm-map');
			gone ||= at.key !== key;
		}
		assert(gone, 'the first feature is not there on all days');
		await page.finish();
	},

	async 'what a pointer is on is told, as long as it is on it or on what is told'(browser) {
		const page = await open(browser, 'en.html', { clock: true });
		const symbol = await lonely(page);
		await page.mouse.move(symbol.x, symbol.y);
		assert((await tipText(page)).startsWith(symbol.name));
		const tip = await page.locator('.sm-tip').boundingBox();
		assert(tip.x > symbol.x || tip.x + tip.width < symbol.x || tip.y > symbol.y || tip.y + tip.height < symbol.y,
			'the symbol is not covered');
		await page.mouse.move(tip.x + tip.width / 2, tip.y + tip.height / 2);
		await page.clock.runFor(5000);
		assert((await tipText(page)).startsWith(symbol.name));
		await page.mouse.move(2, 2);
		await page.clock.runFor(1000);
		assert.equal(await tipText(page), null);
		await page.mouse.move(symbol.x, symbol.y);
		assert.notEqual(await tipText(page), null);
		await page.keyboard.press('Escape');
		assert.equal(await tipText(page), null);
		await page.finish();
	},

	async 'a tap beside a symbol tells of it, one elsewhere ends that'(browser) {
		const page = await open(browser, 'en.html', { hasTouch: true });
		const symbol = await lonely(page);
		await page.touchscreen.tap(symbol.x + symbol.size / 2 + 14, symbol.y);
		assert((await tipText(page)).startsWith(symbol.name));
		await page.evaluate(() => document.querySelector('.sm-words').scrollIntoView());
		await page.touchscreen.tap(5, 300);
		assert.equal(await tipText(page), null);
		await page.finish();
	},

	async 'layers are switched apart from the days'(browser) {
		const page = await open(browser, 'en.html');
		const { day } = await dataOf(page);
		const seen = () => page.evaluate(() => {
			const count = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.getClientRects().length > 0).length;
			return [count('.sm-map svg [data-group=bases] path, .sm-map svg [data-group=bases] use'), count('.sm-map svg text[data-label^="bases/"]'),
				count('.sm-facts tr[data-layer="bases"]'), count('.sm-map svg [tabindex][data-key]')];
		});
		const before = await seen();
		assert(before.every((n) => n > 3), String(before));
		const box = page.locator('.sm-layers input[value~="bases"]');
		await box.uncheck();
		assert.deepEqual((await seen()).slice(0, 3), [0, 0, 0]);
		assert((await seen())[3] < before[3]);
		await page.focus('#sm-day');
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('ArrowRight');
		assert.deepEqual((await seen()).slice(0, 3), [0, 0, 0]);
		await page.keyboard.press('Home');
		await page.keyboard.press('End');
		await box.check();
		const after = await seen();
		assert(after.every((n) => n > 0) && after[2] !== before[2], String(after));
		await page.evaluate((value) => {
			const slider = document.querySelector('#sm-day');
			slider.value = value;
			slider.dispatchEvent(new Event('input'));
		}, String(day));
		assert.deepEqual(await seen(), before);
		await page.finish();
	},

	async 'the table is sorted by its heads'(browser) {
		const page = await open(browser, 'en.html');
		const column = (i) => page.evaluate((n) => [...document.querySelectorAll('.sm-facts tbody tr')].map((row) =>
			row.cells[n].querySelector('time')?.dateTime || row.cells[n].textContent.trim()), i);
		const sorts = () => page.evaluate(() => [...document.querySelectorAll('.sm-facts th')].map((th) => th.ariaSort));
		const rows = (await column(1)).length;
		for (const i of [3, 4, 1]) {
			for (const direction of ['ascending', 'descending']) {
				await page.locator('.sm-facts th button').nth(i).click();
				const states = Array(6).fill('none');
				states[i] = direction;
				assert.deepEqual(await sorts(), states);
				const values = await column(i);
				const given = values.filter((value) => value !== '');
				assert.deepEqual(values.slice(given.length), Array(rows - given.length).fill(''), 'what has no value stands last');
				const collator = new Intl.Collator('en', { numeric: true });
				for (let k = 1; k < given.length; k++) {
					const order = collator.compare(given[k - 1], given[k]);
					assert(direction === 'ascending' ? order <= 0 : order >= 0, `${given[k - 1]}, ${given[k]}`);
				}
			}
		}
		await page.finish();
	},

	async 'a row shows its feature in the map'(browser) {
		const page = await open(browser, 'en.html', { viewport: { width: 1200, height: 3000 } });
		const symbol = await lonely(page);
		const row = page.locator(`.sm-facts tr[data-key="${symbol.key}"]:not([hidden])`).first();
		const ring = page.locator('.sm-ring');
		assert(!await ring.isVisible());
		await row.hover();
		const box = await ring.boundingBox();
		const { x, y } = (await features(page)).find((f) => f.key === symbol.key && f.name === symbol.name); // it may have scrolled
		assert(Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y) < 1);
		assert(await row.evaluate((e) => e.classList.contains('sm-lit')));
		await page.mouse.move(2, 2);
		assert(!await ring.isVisible());
		await page.finish();
	},

	async 'without script the page has map, table and words of its day'(browser) {
		const page = await open(browser, 'en.html', { javaScriptEnabled: false });
		for (const [selector, isSeen] of [
			['.sm-map svg', true], ['.sm-facts table', true], ['.sm-words', true], ['.sm-days', false], ['.sm-layers', false],
			['.sm-tip', false],
		]) {
			assert.equal(await page.locator(selector).isVisible(), isSeen, selector);
		}
		await page.finish();
	},
};

export default cases;
