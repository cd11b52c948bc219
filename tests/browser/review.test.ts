import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import type { Plan } from '../../src/plan/plan-types.ts';
import { reviewHtml } from '../../src/review/html.ts';
import { failedEvidence, promotedEvidence } from '../review/sample-evidence.ts';
import { samplePlan, samplePlanId } from '../review/sample-plan.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

describe('review.html in a browser', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-review-'));
  let browser: Browser;

  before(async () => {
    assert.ok(executablePath, 'Chromium is needed: apt-get install chromium');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  });
  after(() => browser?.close());

  const evidence = [failedEvidence, { ...promotedEvidence, started: '2026-11-22T22:00:00Z' }];

  type Opened = { readonly page: Page; readonly problems: string[] };
  type OpenOptions = { colorScheme?: 'dark' | 'light'; width?: number; evidence?: readonly Evidence[] };
  async function open(plan: Plan, options: OpenOptions = {}): Promise<Opened> {
    const file = path.join(folder, `${Math.random()}.html`);
    const { evidence: runs = [] } = options;
    writeFileSync(file, reviewHtml({ plan, planId: samplePlanId, title: 'Shop', evidence: runs }));
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.colorScheme ?? 'light',
    });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('dialog', (dialog) => {
      problems.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(pathToFileURL(file).href)) problems.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return { page, problems };
  }

  it('answers what, how risky and what blocks on the first screen', async () => {
    const { page, problems } = await open(samplePlan);
    for (const selector of ['.verdict', '.facts', '.overview']) {
      const box = await page.locator(selector).boundingBox();
      assert.ok(box && box.y + box.height <= 900, selector);
    }
    assert.match((await page.locator('.verdict').textContent()) ?? '', /1 point blocks promotion/);
    assert.deepEqual(await page.locator('#risks + table tbody tr td:first-child').allInnerTexts(), [
      'blocks',
      'warning',
      'warning',
    ]);
    assert.deepEqual(problems, []);
  });

  it('leads from a risk to its object', async () => {
    const { page } = await open(samplePlan);
    await page.locator('#risks + table a').first().click();
    const id = new URL(page.url()).hash;
    assert.match((await page.locator(`${id} h3`).textContent()) ?? '', /\[Sales\]\.\[Customer\]/);
  });

  it('marks what changed in a text', async () => {
    const { page } = await open(samplePlan);
    const diff = page.locator('.diff');
    assert.match((await diff.locator('.add').allInnerTexts()).join('\n'), /@Reason/);
    assert.deepEqual(await diff.locator('del').allInnerTexts(), ['4']);
  });

  it('is usable by keyboard and by a screen reader', async () => {
    const { page } = await open(samplePlan);
    await page.keyboard.press('Tab');
    assert.equal(await page.locator(':focus').textContent(), 'Skip to the objects');
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await page.locator('h1').count(), 1);
    assert.equal(await page.locator('table:not(:has(th[scope]))').count(), 0);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map((e) => e.id));
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is readable in ${colorScheme} colours`, async () => {
      const { page } = await open(samplePlan, { colorScheme, evidence });
      const low = await page.evaluate(lowContrast);
      assert.deepEqual(low, []);
    });
  }

  it('fits a narrow window', async () => {
    const { page } = await open(samplePlan, { width: 420, evidence });
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'));
  });

  it('leads by keyboard from part to part, and unfolds what is folded', async () => {
    const { page, problems } = await open(samplePlan, { evidence });
    const parts = await page.locator('nav a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    assert.deepEqual(parts, ['#in-the-way', '#risks', '#changes', '#runs', '#objects', '#order']);
    for (const id of parts) assert.equal(await page.locator(`[id="${id.slice(1)}"]`).count(), 1, id);
    for (let i = 0; i < 1 + 4; i += 1) await page.keyboard.press('Tab');
    assert.equal(await page.locator(':focus').textContent(), 'Runs');
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, '#runs');
    const earlier = page.locator('details#run-1');
    const isOpen = () => page.evaluate("document.getElementById('run-1').open");
    assert.equal(await isOpen(), false);
    await earlier.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    assert.equal(await isOpen(), true);
    assert.match((await earlier.textContent()) ?? '', /Cannot insert the value NULL/);
    assert.deepEqual(problems, []);
  });

  it('prints, with everything that is folded away shown', async () => {
    const { page } = await open(samplePlan, { evidence });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('nav').isVisible(), false);
    assert.ok(await page.getByText('Cannot insert the value NULL').first().isVisible(), 'what is folded away');
    assert.ok((await page.pdf()).length > 10_000);
  });

  it('shows hostile names and SQL as text', async () => {
    const nasty = '"><img src=x onerror=alert(1)><script>alert(2)</script>[\u202Egnp.exe]';
    const plan: Plan = {
      ...samplePlan,
      changes: [
        {
          action: 'drop',
          element: nasty,
          name: nasty,
          properties: [{ property: nasty, before: nasty }],
          before: nasty,
        },
      ],
      hazards: [
        {
          code: nasty,
          severity: 'block',
          on: { kind: nasty, name: nasty },
          message: nasty,
          probe: { sql: nasty, says: nasty },
        },
      ],
      findings: [{ code: nasty, on: { kind: nasty, name: nasty }, message: nasty, blocks: true }],
      variables: [{ name: nasty, secret: false, values: { [nasty]: nasty } }],
    };
    const { page, problems } = await open(plan);
    assert.deepEqual(problems, []);
    assert.equal(await page.locator('img, script').count(), 0);
    assert.ok(!(await page.content()).includes('\u202E'));
  });
});

/** Texts whose contrast against what is behind them is below 4.5 : 1 (WCAG AA). Runs in the page, so it is a text here. */
const lowContrast = String.raw`(() => {
  const channels = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).slice(0, 3).map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = getComputedStyle(e).backgroundColor;
      if ((channels(color)[3] ?? 1) > 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const low = [];
  for (const element of document.querySelectorAll('body *')) {
    if (![...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim() !== '')) continue;
    const [a, b] = [luminance(getComputedStyle(element).color), luminance(background(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.push(ratio.toFixed(2) + ' ' + element.outerHTML.slice(0, 80));
  }
  return low;
})()`;
