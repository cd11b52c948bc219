import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

// Draws every PNG from its SVG. Run by hand after an SVG has changed: npm run icons -- /path/to/chromium

const icons: readonly (readonly [string, number])[] = [
  ['images/extension', 128],
  ...readdirSync('tasks').map((name) => [`tasks/${name}/V1/icon`, 32] as const),
];

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--headless=new'],
});
for (const [name, size] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<body style="margin:0">${readFileSync(`${name}.svg`, 'utf8')}</body>`);
  writeFileSync(`${name}.png`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
