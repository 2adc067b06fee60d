/* Tests of HTML pages in Chromium: page.mjs NAME..., the files of this folder to take. TAP. */
import { run } from './browser.mjs';

const cases = {};
for (const name of process.argv.slice(2)) {
	for (const [what, test] of Object.entries((await import(`./${name}.mjs`)).default)) {
		cases[`${name}: ${what}`] = test;
	}
}
await run(cases);
