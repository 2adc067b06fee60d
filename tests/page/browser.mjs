/* What tests of pages share: maps drawn by the program, Chromium, and cases as TAP.
 * Chromium knows DejaVu alone, so that the fonts in the file must serve. Each page fails its case when it asks for anything
 * but itself, or when its console says anything.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

export const require = createRequire(join(resolve(process.env.SAHELMAP_NPM), 'package.json'));
const { chromium } = require('playwright-core');

export const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, '../..');
export const folder = mkdtempSync(join(tmpdir(), 'sahelmap-page-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const drawn = new Set();

/* Draws a map, once: draw('maps/alliance.yaml', '-o', 'x.svg'); files lie in the test's own folder. */
export async function draw(map, ...options) {
	const call = [map, ...options].join('\n');
	if (drawn.has(call)) {
		return;
	}
	drawn.add(call);
	await promisify(execFile)(resolve(process.env.SAHELMAP_PROGRAM), ['render', join(root, map), '-q', ...options],
		{ cwd: folder, maxBuffer: 1 << 26 });
}

async function start() {
	const fonts = join(folder, 'fonts.conf');
	writeFileSync(fonts, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
		<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>${folder}/cache</cachedir></fontconfig>`);
	return chromium.launch({
		executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--force-color-profile=srgb', '--disable-gpu'],
		env: { PATH: process.env.PATH, HOME: folder, FONTCONFIG_FILE: fonts },
	});
}

/* A page of a file of the folder, in a context of its own; `finish` closes it and fails if it was not quiet. */
export async function open(browser, file, options = {}) {
	const { hash = '', clock = false, ...context } = options;
	const made = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...context });
	const page = await made.newPage();
	const url = pathToFileURL(join(folder, file)).href;
	const noise = [];
	page.on('console', (message) => noise.push(`console: ${message.text()}`));
	page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
	page.on('dialog', (dialog) => {
		noise.push(`dialog: ${dialog.message()}`);
		dialog.dismiss();
	});
	page.on('request', (request) => {
		const asked = request.url();
		if (asked.split('#')[0] !== url && !asked.startsWith('data:')) {
			noise.push(`request: ${asked}`);
		}
	});
	if (clock) {
		await page.clock.install({ time: new Date('2030-01-01T00:00:00Z') });
	}
	await page.goto(url + hash);
	await page.evaluate(() => document.fonts.ready.then(() => true));
	if (clock) { // stands, until a test has it run
		await page.clock.pauseAt(new Date('2030-01-02T00:00:00Z'));
	}
	page.finish = async () => {
		await made.close();
		assert.deepEqual(noise, []);
	};
	return page;
}

/* Runs cases, one after the other, { name: async (browser) => ... }, and says which hold. */
export async function run(cases) {
	const browser = await start();
	const names = Object.keys(cases);
	console.log(`1..${names.length}`);
	for (const [i, name] of names.entries()) {
		try {
			await cases[name](browser);
			console.log(`ok ${i + 1} - ${name}`);
		} catch (error) {
			console.log(`not ok ${i + 1} - ${name}`);
			console.log(String(error.stack || error).replace(/^/gm, '# '));
			process.exitCode = 1;
		}
	}
	await browser.close();
}
