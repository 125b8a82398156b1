/** A planner's way in a real browser: copy an example, change it, take it back, compare. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from '../support/find-browser.ts';
import { type RunningProduct, serveProduct } from '../support/running-product.ts';

const AXE = join(import.meta.dirname, '..', '..', 'node_modules', 'axe-core', 'axe.min.js');
const WORKED = '/scenario/worked-nev-chassis';

let product: RunningProduct;
let browser: Browser;
let page: Page;
const failures: string[] = [];

beforeAll(async () => {
  product = await serveProduct();
  browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

beforeEach(async () => {
  failures.length = 0;
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
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

const button = (name: string) => page.getByRole('button', { name, exact: true });

const probability = () => page.getByLabel('落地概率 %').first();

/** Until the first landing shows the value that the server answered; the test's own time limit ends a vain wait. */
async function probabilityBecomes(value: string): Promise<void> {
  await page.locator('.scenario-page[aria-busy="false"]').waitFor();
  while ((await probability().inputValue()) !== value) await page.waitForTimeout(30);
}

describe('a scenario', () => {
  it('is copied from an example, changed, taken back, and still there after a reload', async () => {
    await page.goto(`${product.url}${WORKED}`);
    await page.getByTestId('scenario-change').first().waitFor();
    const filled = await page.getByTestId('scenario-filled').innerText();
    await button('复制后修改').click();
    await page.waitForURL((url) => !url.pathname.endsWith(WORKED));
    await page.getByTestId('scenario-change').first().waitFor();
    expect(await page.getByTestId('scenario-filled').innerText()).toBe(filled);
    await probability().fill('90');
    await probability().press('Enter');
    await probabilityBecomes('90');
    await button('撤销').click();
    await probabilityBecomes('50');
    await button('重做').click();
    await probabilityBecomes('90');
    const before = await page.getByTestId('landing').count();
    await page.getByLabel('搜索企业，加入情景').fill('宁德时代');
    await page.locator('.pick-hits button').first().click();
    await page.getByTestId('landing').nth(before).waitFor();
    await page.reload();
    await page.getByTestId('landing').nth(before).waitFor();
    expect(await probability().inputValue()).toBe('90');
  });

  it('is chosen with another in the list and compared', async () => {
    await page.goto(`${product.url}/scenario`);
    await page.getByTestId('scenario-row').first().waitFor();
    for (const name of ['新能源汽车：线控底盘与三电配套', '光伏：辅材就地配套']) {
      await page.getByLabel(`选择“${name}”用于对比`).check();
    }
    await page.getByRole('link', { name: '对比所选' }).click();
    await page.getByRole('rowheader', { name: '制动系统' }).waitFor();
    expect(await page.getByRole('columnheader', { name: '光伏：辅材就地配套' }).count()).toBe(2);
  });

  it.each(['/scenario', WORKED, `/scenario/compare?ids=worked-nev-chassis,worked-bio-supply`])(
    'shows no serious accessibility fault on %s',
    async (path) => {
      await page.goto(`${product.url}${path}`);
      await page.waitForLoadState('networkidle');
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
    },
  );
});
