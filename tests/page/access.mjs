/* axe-core finds nothing to complain of in the page of the alliance, whatever it shows. TAP. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { draw, open, require } from './browser.mjs';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

await draw('maps/alliance.yaml', '-o', 'en.html');
await draw('maps/alliance.yaml', '--lang', 'ar', '-o', 'ar.html');

async function complaints(page) {
	await page.evaluate(axe);
	const result = await page.evaluate(() => window.axe.run(document, { rules: { 'target-size': { enabled: true } } }));
	assert(result.passes.length > 20, 'axe-core did look');
	return result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`));
}

function look(file, options) {
	return async (browser) => {
		const page = await open(browser, file, options);
		assert.deepEqual(await complaints(page), []);
		await page.keyboard.press('Tab'); // what is told of a feature
		await page.keyboard.press('End');
		assert(await page.isVisible('.sm-tip'));
		assert.deepEqual(await complaints(page), []);
		await page.keyboard.press('Escape');
		await page.locator('.sm-layers input').first().uncheck();
		await page.click('.sm-on');
		await page.locator('.sm-facts th button').first().click();
		assert.deepEqual(await complaints(page), []);
		await page.finish();
	};
}

export default {
	'no complaint: light': look('en.html', { colorScheme: 'light' }),
	'no complaint: dark': look('en.html', { colorScheme: 'dark' }),
	'no complaint: from right to left': look('ar.html', { colorScheme: 'light' }),
	'no complaint: from right to left, dark, on a phone': look('ar.html',
		{ colorScheme: 'dark', viewport: { width: 360, height: 640 }, hasTouch: true }),
	async 'a complaint is heard'(browser) {
		const page = await open(browser, 'en.html');
		await page.evaluate(() => document.querySelector('.sm-page').append(document.createElement('button')));
		assert.equal((await complaints(page)).length, 1);
		await page.finish();
	},
};
