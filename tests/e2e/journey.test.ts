/** One user's way in a real browser: chain, gap, exported list, three clicks. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from '../support/find-browser.ts';
import { type RunningProduct, serveProduct } from '../support/running-product.ts';

const AXE = join(import.meta.dirname, '..', '..', 'node_modules', 'axe-core', 'axe.min.js');

let product: RunningProduct;
let browser: Browser;
let page: Page;
const failures: string[] = [];

beforeAll(async () => {
  const executablePath = findBrowser();
  product = await serveProduct();
  browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

beforeEach(async () => {
  failures.length = 0;
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
    locale: 'zh-CN',
  });
  page = await context.newPage();
  page.on('pageerror', (error) => failures.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') failures.push(message.text());
  });
});
afterEach(async () => {
  await page.context().close();
  expect(failures).toEqual([]);
});

const testId = (id: string) => page.getByTestId(id);

describe('the journey', () => {
  it('goes from a chain to an exported target list in three clicks', async () => {
    await page.goto(product.url);
    await testId('chain-card-nev').getByTestId('gap-row').first().waitFor();
    await testId('chain-card-nev').getByTestId('gap-row').first().click();
    await testId('panel').waitFor();
    const asked = (await testId('panel').getByRole('heading').first().innerText()).trim();
    await testId('panel').getByTestId('all-targets').click();
    await testId('target-row').first().waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), testId('export-csv').click()]);
    const text = (await readFile(await download.path(), 'utf8')).replace(/^\uFEFF/, '');
    expect(text).toContain(asked);
    const firstOnScreen = await testId('target-row').first().getByTestId('company-name').innerText();
    expect(text).toContain(firstOnScreen);
    expect(text).toContain('截至');
  });

  it('opens a workbook with the same rows', async () => {
    await page.goto(`${product.url}/targets?chain=nev`);
    await testId('target-row').first().waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), testId('export-xlsx').click()]);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('draws the map, filters by key, and keeps the selection in the address', async () => {
    await page.goto(`${product.url}/c/nev/map`);
    await testId('map-canvas').locator('canvas').first().waitFor();
    await testId('status-chip-missing').waitFor();
    await page.getByTestId('view-list').click();
    const row = page.getByRole('treeitem').filter({ hasText: '驱动电机' }).first();
    await row.click();
    await testId('panel').waitFor();
    const address = page.url();
    await page.goto(address);
    await testId('panel').waitFor();
    expect(await testId('panel').innerText()).toContain('驱动电机');
  });

  it('says what to do when the server cannot answer, and recovers', async () => {
    await page.route('**/api/v1/chains', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' }),
    );
    await page.goto(product.url);
    const retry = page.getByRole('button', { name: '重试' }).first();
    await retry.waitFor({ timeout: 15_000 });
    failures.length = 0;
    await page.unroute('**/api/v1/chains');
    await retry.click();
    await testId('chain-card-nev').waitFor();
    failures.length = 0;
  });

  it('names the filter that emptied a list, and drops a bad address with one notice', async () => {
    await page.goto(`${product.url}/targets?chain=nev&q=${encodeURIComponent('没有这样的企业')}`);
    await page.getByText('关键词').first().waitFor();
    expect(await testId('target-row').count()).toBe(0);
    await page.goto(`${product.url}/targets?chain=nev&honour=nonsense`);
    await testId('target-row').first().waitFor();
  });
});

describe('accessibility', () => {
  it.each(['/', '/c/nev/map', '/targets?chain=nev', '/e/cn-002056'])('finds no serious fault on %s', async (path) => {
    await page.goto(`${product.url}${path}`);
    await page.waitForLoadState('networkidle');
    // The page's own policy forbids foreign script elements; evaluate runs outside it.
    await page.evaluate(await readFile(AXE, 'utf8'));
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations
        .filter((violation) => ['serious', 'critical'].includes(violation.impact))
        .map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
    });
    expect(found).toEqual([]);
  });
});
