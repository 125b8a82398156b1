/** A started product and a fresh page of a real browser for each test; an error on the page fails the test. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from './find-browser.ts';
import { type RunningProduct, serveProduct } from './running-product.ts';

const AXE = join(import.meta.dirname, '..', '..', 'node_modules', 'axe-core', 'axe.min.js');
/** Installing the browser on a fresh machine takes minutes. */
const START_TIMEOUT_MS = 300_000;

export interface BrowserSession {
  readonly page: () => Page;
  readonly url: () => string;
  /** Errors of the page since the test began; a test that provokes some empties it. */
  readonly failures: string[];
  /** Serious and critical accessibility faults of the page as it stands. */
  readonly seriousFaults: () => Promise<string[]>;
}

/** Registers the hooks of the calling test file. */
export function useBrowserSession(): BrowserSession {
  let product: RunningProduct | undefined;
  let browser: Browser | undefined;
  let page: Page | undefined;
  const failures: string[] = [];

  beforeAll(async () => {
    const executablePath = findBrowser();
    product = await serveProduct();
    browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  beforeEach(async () => {
    failures.length = 0;
    page = await browser?.newPage({ viewport: { width: 1366, height: 768 }, acceptDownloads: true, locale: 'zh-CN' });
    page?.on('pageerror', (error) => failures.push(String(error)));
    page?.on('console', (message) => {
      if (message.type() === 'error') failures.push(message.text());
    });
  });
  afterEach(async () => {
    await page?.close();
    expect(failures).toEqual([]);
  });

  const current = (): Page => {
    if (!page) throw new Error('the browser is not open');
    return page;
  };
  return { page: current, url: () => product?.url ?? '', failures, seriousFaults: () => seriousFaultsOf(current()) };
}

/** Runs axe in the page. Its policy forbids foreign script elements; what the driver evaluates runs outside it. */
async function seriousFaultsOf(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations
      .filter((violation) => ['serious', 'critical'].includes(violation.impact))
      .map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
  });
}
