/** One user's way in a real browser: chain, gap, exported list, three clicks. */
import { readFile } from 'node:fs/promises';
import { useBrowserSession } from '../support/browser-session.ts';

const session = useBrowserSession();
const { failures } = session;

const testId = (id: string) => session.page().getByTestId(id);

describe('the journey', () => {
  it('goes from a chain to an exported target list in three clicks', async () => {
    await session.page().goto(session.url());
    await testId('chain-card-nev').getByTestId('gap-row').first().waitFor();
    await testId('chain-card-nev').getByTestId('gap-row').first().click();
    await testId('panel').waitFor();
    const asked = (await testId('panel').getByRole('heading').first().innerText()).trim();
    await testId('panel').getByTestId('all-targets').click();
    await testId('target-row').first().waitFor();
    const [download] = await Promise.all([session.page().waitForEvent('download'), testId('export-csv').click()]);
    const text = (await readFile(await download.path(), 'utf8')).replace(/^\uFEFF/, '');
    expect(text).toContain(asked);
    const firstOnScreen = await testId('target-row').first().getByTestId('company-name').innerText();
    expect(text).toContain(firstOnScreen);
    expect(text).toContain('截至');
  });

  it('opens a workbook with the same rows', async () => {
    await session.page().goto(`${session.url()}/targets?chain=nev`);
    await testId('target-row').first().waitFor();
    const [download] = await Promise.all([session.page().waitForEvent('download'), testId('export-xlsx').click()]);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('draws the map, filters by key, and keeps the selection in the address', async () => {
    await session.page().goto(`${session.url()}/c/nev/map`);
    await testId('map-canvas').locator('canvas').first().waitFor();
    await testId('status-chip-missing').waitFor();
    await session.page().getByTestId('view-list').click();
    const row = session.page().getByRole('treeitem').filter({ hasText: '驱动电机' }).first();
    await row.click();
    await testId('panel').waitFor();
    const address = session.page().url();
    await session.page().goto(address);
    await testId('panel').waitFor();
    expect(await testId('panel').innerText()).toContain('驱动电机');
  });

  it('says less from far and more from near', async () => {
    await session.page().goto(`${session.url()}/c/nev/map`);
    const level = () => testId('map-canvas').getAttribute('data-level');
    const far = session.page().locator('.map-card.far');
    const zoomIn = session.page().getByRole('button', { name: '放大' });
    await testId('map-canvas').locator('canvas').first().waitFor();
    expect([await level(), await far.count()]).toEqual(['segments', 0]);
    await session.page().getByRole('button', { name: '缩小' }).click();
    await far.first().waitFor();
    expect(await far.filter({ hasText: '锂电材料' }).textContent()).toMatch(/^锂电材料[\s\d]+$/);
    await testId('map-canvas').click({ position: { x: 500, y: 300 } });
    await far.first().waitFor({ state: 'detached' });
    expect([await level(), new URL(session.page().url()).search]).toEqual(['segments', '']);
    for (let step = 0; step < 4; step += 1) await zoomIn.click();
    await session.page().locator('[data-level="details"]').waitFor();
  });

  it('says what to do when the server cannot answer, and recovers', async () => {
    await session
      .page()
      .route('**/api/v1/chains', (route) =>
        route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' }),
      );
    await session.page().goto(session.url());
    const retry = session.page().getByRole('button', { name: '重试' }).first();
    await retry.waitFor({ timeout: 15_000 });
    failures.length = 0;
    await session.page().unroute('**/api/v1/chains');
    await retry.click();
    await testId('chain-card-nev').waitFor();
    failures.length = 0;
  });

  it('recovers when the script of a page could not be fetched', async () => {
    const script = '**/assets/chain-map-page-*.js';
    await session.page().goto(session.url());
    await testId('chain-card-nev').waitFor();
    await session.page().route(script, (route) => route.abort());
    await testId('chain-card-nev').getByRole('link', { name: '新能源汽车' }).click();
    await session.page().getByRole('heading', { name: '连不上服务' }).waitFor();
    await session.page().unroute(script);
    await session.page().getByRole('button', { name: '重试' }).click();
    await testId('map-canvas').locator('canvas').first().waitFor();
    failures.length = 0;
  });

  it('names the filter that emptied a list, and drops a bad address with one notice', async () => {
    await session.page().goto(`${session.url()}/targets?chain=nev&q=${encodeURIComponent('没有这样的企业')}`);
    await session.page().getByText('关键词').first().waitFor();
    expect(await testId('target-row').count()).toBe(0);
    await session.page().goto(`${session.url()}/targets?chain=nev&honour=nonsense`);
    await testId('target-row').first().waitFor();
  });
});

describe('accessibility', () => {
  it.each(['/', '/c/nev/map', '/targets?chain=nev', '/e/cn-002056'])('finds no serious fault on %s', async (path) => {
    await session.page().goto(`${session.url()}${path}`);
    await session.page().waitForLoadState('networkidle');
    expect(await session.seriousFaults()).toEqual([]);
  });
});
