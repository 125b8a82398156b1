/** The gap detail in a real browser: need under the official's weights, and what is said where data is missing. */
import { useBrowserSession } from '../support/browser-session.ts';

const session = useBrowserSession();

describe('缺口详情', () => {
  it('moves need and its place with a weight, and keeps the weight in the address', async () => {
    await session.page().goto(`${session.url()}/c/nev/s/bms`);
    const place = session.page().getByTestId('need-place');
    await place.waitFor();
    const before = await place.innerText();
    expect(before).toMatch(/若证实为缺，在全市缺口中排第 \d+，共 \d+ 个/);
    await session.page().getByTestId('weight-planMention').fill('0');
    await session.page().getByTestId('weight-planMention').press('Enter');
    await session.page().locator('[data-testid=need-place]').filter({ hasNotText: before }).waitFor();
    expect(new URL(session.page().url()).searchParams.get('planMention')).toBe('0');
    expect(await session.seriousFaults()).toEqual([]);
  });

  it('shows the national classes, and under what is inferred the firms, clauses and words', async () => {
    await session.page().goto(`${session.url()}/c/materials/s/metals`);
    await session.page().getByTestId('industry').getByText('3252 铝压延加工（是本环节的一部分）').waitFor();
    const lead = session.page().locator('.text-leads li').first();
    expect(await lead.innerText()).toMatch(/相符词 .+；单凭这一家 \d/);
    expect(await lead.locator('a').getAttribute('href')).toMatch(/^\/e\//);
    expect(await session.page().getByText('推断', { exact: true }).count()).toBeGreaterThan(0);
    expect(await session.seriousFaults()).toEqual([]);
  });

  it('says that likelihood is missing, not zero, where the graph holds nobody elsewhere', async () => {
    await session.page().goto(`${session.url()}/c/ai/s/ai-chip`);
    await session.page().getByText('缺数据：图谱中这条产业链的外地企业太少').waitFor();
    expect(await session.page().getByText('不入象限').count()).toBe(1);
  });
});
