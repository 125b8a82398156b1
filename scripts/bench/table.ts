/**
 * `node --import tsx scripts/bench/table.ts [ROWS]`: the target table with 50,000 rows in a real browser. Prints the
 * time to the first row, rows drawn, and frame times while it is scrolled by wheel through the list and by jumps.
 */
import { chromium, type Page } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from '../../tests/support/find-browser.ts';
import { serveProduct } from '../../tests/support/running-product.ts';
import { lengthenTargetLists } from './long-target-list.ts';

const ROWS = Number(process.argv[2] ?? 50_000);
const FRAMES = 240;
/** A fast flick of a wheel, px per frame. */
const STEP_PX = 120;

/** Milliseconds from frame to frame while each frame scrolls on by `step` px. The script is text: no browser types here. */
const scrollFrames = (page: Page, step: number): Promise<number[]> =>
  page.evaluate(`new Promise((resolve) => {
    const list = document.querySelector('.target-scroll');
    const times = [];
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      times.push(now - last);
      last = now;
      list.scrollTop += ${step};
      if (times.length > ${FRAMES}) resolve(times.slice(1));
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  })`);

function report(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  console.log(`${name.padEnd(28)} frames ${times.length}  p50 ${at(0.5)}  p95 ${at(0.95)}  worst ${at(1)} ms`);
}

const product = await serveProduct();
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(`${product.url}/targets?chain=nev`);
  await page.getByTestId('target-row').first().waitFor();
  await lengthenTargetLists(page, ROWS);
  const started = performance.now();
  await page.goto(`${product.url}/targets?chain=nev`);
  await page.getByTestId('target-row').first().waitFor();
  console.log(`${ROWS} rows: first row after ${Math.round(performance.now() - started)} ms`);
  report('at rest', await scrollFrames(page, 0));
  report(`${STEP_PX} px a frame`, await scrollFrames(page, STEP_PX));
  report('a page a frame', await scrollFrames(page, 600));
  report('5,000 px a frame', await scrollFrames(page, 5_000));
  console.log(`rows drawn: ${await page.getByTestId('target-row').count()}`);
} finally {
  await browser.close();
  await product.stop();
}
