/** 链主企业 in a real browser: from the map to the reasons, and a decision that stays on record. */
import { useBrowserSession } from '../support/browser-session.ts';

const session = useBrowserSession();

describe('链主企业', () => {
  it('shows reasons, records who decided what, and marks it on the cockpit', async () => {
    const page = session.page();
    await page.goto(`${session.url()}/c/nev/map`);
    await page.getByTestId('panel-leaders').getByRole('link', { name: '链主企业' }).click();
    const card = page.getByTestId('leader-hk-9863');
    await card.getByText('上市公司').waitFor();
    expect(await session.seriousFaults()).toEqual([]);
    await card.getByText('认定或否决').click();
    await card.getByLabel('单位').fill('新能源汽车链长办');
    await card.getByLabel('理由').fill('链长办公会议定');
    await card.getByRole('button', { name: '记录决定' }).click();
    await card.getByText('新能源汽车链长办：认定为链主。链长办公会议定').waitFor();
    await page.goto(session.url());
    await page.getByTestId('chain-card-nev').getByText('零跑汽车（已认定）').waitFor();
  });
});
