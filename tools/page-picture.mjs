/* A picture of an HTML page, with the pointer on a feature: page-picture.mjs NPM PAGE.html OUT.png */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [npm, from, out] = process.argv.slice(2);
const { chromium } = createRequire(resolve(npm, 'package.json'))('playwright-core');

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--force-color-profile=srgb'] });
const page = await browser.newPage({ viewport: { width: 1000, height: 920 } });
await page.goto(pathToFileURL(resolve(from)).href);
await page.evaluate(() => document.fonts.ready.then(() => true));
await page.locator('.sm-map svg [data-key="usa-accra"][tabindex]').hover({ force: true }); // its mark lies over it
await page.screenshot({ path: out });
await browser.close();
