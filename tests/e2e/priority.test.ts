/** The priority picture and the verification list in a real browser. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { routes } from '../../server/contract/routes.ts';
import { BROWSER_ARGS, findBrowser } from '../support/find-browser.ts';
import { type RunningProduct, serveProduct } from '../support/running-product.ts';

const AXE = join(import.meta.dirname, '..', '..', 'node_modules', 'axe-core', 'axe.min.js');

let product: RunningProduct;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  product = await serveProduct();
  browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
});
afterEach(() => page.close());

async function violations(): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
    return (await axe.run()).violations.map(({ id }) => id);
  });
}

describe('优先级图', () => {
  it('is reached from the cockpit, shows as many points as rows, and says that activation is not 招商', async () => {
    await page.goto(product.url);
    await page.getByRole('link', { name: '优先级图' }).click();
    await page.getByTestId('priority-row').first().waitFor();
    const rows = await page.getByTestId('priority-row').count();
    expect(rows).toBeGreaterThan(20);
    expect(await page.getByTestId('priority-dot').count()).toBe(rows);
    expect(await page.getByText('激活不等于招商').count()).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it('takes a new weight into the address and the order, and leaves a bad one out', async () => {
    await page.goto(`${product.url}/priority?chain=nev`);
    const rows = page.getByTestId('priority-row');
    await rows.first().waitFor();
    const before = await rows.first().innerText();
    await page.getByTestId('weight-planMention').fill('0');
    const [answer] = await Promise.all([
      page.waitForResponse(/\/priority\?.*planMention=0/),
      page.getByTestId('weight-planMention').press('Enter'),
    ]);
    const { points } = routes.priority.output.parse(await answer.json());
    expect(await rows.count()).toBe(points.length);
    await page.locator(`[data-testid=priority-row]:first-child:has-text("${points[0]?.need.toFixed(1)}")`).waitFor();
    expect(new URL(page.url()).searchParams.get('planMention')).toBe('0');
    expect(await rows.first().innerText()).not.toBe(before);
    await page.getByTestId('weight-demandPull').fill('400');
    await page.getByTestId('weight-demandPull').press('Enter');
    expect(await page.getByTestId('weight-demandPull').inputValue()).toBe('40');
  });
});

describe('待核清单', () => {
  it('is reached from the cockpit and names companies with a question', async () => {
    await page.goto(product.url);
    await page.getByRole('link', { name: '待核清单' }).click();
    const first = page.getByTestId('verify-row').first();
    await first.waitFor();
    expect(await first.innerText()).toMatch(/贵公司.+？|请.+核实.+？/);
    expect(await violations()).toEqual([]);
  });
});
