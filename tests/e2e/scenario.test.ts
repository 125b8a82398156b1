/** A planner's way in a real browser: copy an example, change it, take it back, compare. */
import { useBrowserSession } from '../support/browser-session.ts';

const WORKED = '/scenario/worked-nev-chassis';

const session = useBrowserSession();

const button = (name: string) => session.page().getByRole('button', { name, exact: true });

const probability = () => session.page().getByLabel('落地概率 %').first();

/** Until the first landing shows the value that the server answered; the test's own time limit ends a vain wait. */
async function probabilityBecomes(value: string): Promise<void> {
  await session.page().locator('.scenario-page[aria-busy="false"]').waitFor();
  while ((await probability().inputValue()) !== value) await session.page().waitForTimeout(30);
}

describe('a scenario', () => {
  it('is copied from an example, changed, taken back, and still there after a reload', async () => {
    await session.page().goto(`${session.url()}${WORKED}`);
    await session.page().getByTestId('scenario-change').first().waitFor();
    const filled = await session.page().getByTestId('scenario-filled').innerText();
    await button('复制后修改').click();
    await session.page().waitForURL((url) => !url.pathname.endsWith(WORKED));
    await session.page().getByTestId('scenario-change').first().waitFor();
    expect(await session.page().getByTestId('scenario-filled').innerText()).toBe(filled);
    await probability().fill('90');
    await probability().press('Enter');
    await probabilityBecomes('90');
    await button('撤销').click();
    await probabilityBecomes('50');
    await button('重做').click();
    await probabilityBecomes('90');
    const before = await session.page().getByTestId('landing').count();
    await session.page().getByLabel('搜索企业，加入情景').fill('宁德时代');
    await session.page().locator('.pick-hits button').first().click();
    await session.page().getByTestId('landing').nth(before).waitFor();
    await session.page().reload();
    await session.page().getByTestId('landing').nth(before).waitFor();
    expect(await probability().inputValue()).toBe('90');
  });

  it('shows the chain before and after, and the order that its years can take over, in a link that brings it back', async () => {
    await session.page().goto(`${session.url()}${WORKED}`);
    const box = session.page().getByTestId('scenario-map').locator('.static-box', { hasText: '制动系统' }).first();
    await box.waitFor();
    expect(await box.getAttribute('data-status')).toBe('weak');
    expect(await box.getByTestId('moved').count()).toBe(1);
    await button('前').click();
    expect(await box.getAttribute('data-status')).not.toBe('weak');
    const waits = session.page().getByLabel('“类似威迈斯的企业”须在谁之后');
    await waits.selectOption({ label: '类似科列技术的企业' });
    await button('取消“类似威迈斯的企业”须在“类似科列技术的企业”之后').waitFor();
    await session.page().reload();
    await button('取消“类似威迈斯的企业”须在“类似科列技术的企业”之后').waitFor();
    await button('复制后修改').click();
    await session.page().waitForURL((url) => !url.pathname.endsWith(WORKED));
    await button('把这些年份写入情景').click();
    await session.page().getByText('情景中的投产年份已与此一致').waitFor();
    await button('撤销').click();
    await button('把这些年份写入情景').waitFor();
  });

  it('prints without its forms, with the landings as a table and both maps', async () => {
    await session.page().goto(`${session.url()}${WORKED}`);
    await session.page().getByTestId('moved').first().waitFor({ state: 'attached' });
    await session.page().emulateMedia({ media: 'print' });
    expect(await session.page().locator('input:visible, select:visible, textarea:visible').count()).toBe(0);
    expect(await session.page().locator('.static-map:visible').count()).toBe(2);
    await session.page().getByRole('cell', { name: '制动系统 100%' }).waitFor();
  });

  it('is chosen with another in the list and compared', async () => {
    await session.page().goto(`${session.url()}/scenario`);
    await session.page().getByTestId('scenario-row').first().waitFor();
    for (const name of ['新能源汽车：线控底盘与三电配套', '光伏：辅材就地配套']) {
      await session.page().getByLabel(`选择“${name}”用于对比`).check();
    }
    await session.page().getByRole('link', { name: '对比所选' }).click();
    await session.page().getByRole('rowheader', { name: '制动系统' }).waitFor();
    expect(await session.page().getByRole('columnheader', { name: '光伏：辅材就地配套' }).count()).toBe(2);
  });

  it.each(['/scenario', WORKED, `/scenario/compare?ids=worked-nev-chassis,worked-bio-supply`])(
    'shows no serious accessibility fault on %s',
    async (path) => {
      await session.page().goto(`${session.url()}${path}`);
      await session.page().waitForLoadState('networkidle');
      expect(await session.seriousFaults()).toEqual([]);
    },
  );
});
