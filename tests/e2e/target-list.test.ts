/** The target list at work: places and lift in the reasons, two offices and one company, a saved list as a file. */
import { readFile } from 'node:fs/promises';
import { useBrowserSession } from '../support/browser-session.ts';

const session = useBrowserSession();
const testId = (id: string) => session.page().getByTestId(id);
const button = (name: string) => session.page().getByRole('button', { name, exact: true });
const office = () => session.page().getByLabel('机构').first();

async function openReasons(at: number): Promise<void> {
  await session.page().goto(`${session.url()}/targets?segment=nev/drive-motor`);
  await testId('target-row').nth(at).getByRole('button').click();
  await testId('target-places').getByRole('listitem').first().waitFor();
}

describe('the reasons of a row', () => {
  it('say where the company stands, and what would have to be true for the top, as something to verify', async () => {
    await openReasons(3);
    expect(await testId('target-places').innerText()).toContain('契合度第 4 名');
    expect(await testId('target-places').innerText()).toMatch(/招引价值第 \d+ 名/);
    expect(await testId('target-places').innerText()).toContain('待核实的假设，不是这家企业的事实');
    expect(await session.seriousFaults()).toEqual([]);
  });

  it('keep the height of the row when they are closed again', async () => {
    await openReasons(0);
    const second = testId('target-row').nth(1);
    const opened = (await second.boundingBox())?.y ?? 0;
    await testId('target-row').nth(0).getByRole('button').click();
    await testId('target-places').waitFor({ state: 'detached' });
    const first = (await testId('target-row').nth(0).boundingBox())?.y ?? 0;
    const closed = (await second.boundingBox())?.y ?? 0;
    expect(closed).toBeLessThan(opened);
    expect(closed - first).toBeCloseTo(69, 0);
  });
});

describe('two offices', () => {
  it('see each other in the row, and the second is warned before it marks', async () => {
    await openReasons(1);
    await office().fill('新能源汽车链长办');
    await button('标记已联系').click();
    const badge = testId('target-row').nth(1).getByTestId('contact-badge');
    await badge.waitFor();
    expect(await badge.getAttribute('class')).not.toContain('others');
    await office().fill('光电信息链长办');
    await session.page().locator('.target-line .contact-badge.others').waitFor();
    await button('标记已联系').click();
    await session.page().getByRole('alert').filter({ hasText: '请先与其沟通' }).waitFor();
    session.failures.length = 0;
    await button('仍要标记').click();
    await badge.filter({ hasText: '新能源汽车链长办、光电信息链长办' }).waitFor();
  });
});

describe('a saved list', () => {
  it('is downloaded as JSON with author, conditions and the rows of the screen', async () => {
    await session.page().goto(`${session.url()}/targets?segment=nev/drive-motor`);
    await testId('target-row').first().waitFor();
    await button('保存名录').click();
    await office().fill('新能源汽车链长办');
    await button('保存').click();
    await session.page().getByRole('link', { name: '查看' }).click();
    const table = session.page().getByRole('table').first();
    await table.waitFor();
    const [download] = await Promise.all([session.page().waitForEvent('download'), testId('export-json').click()]);
    const file = JSON.parse(await readFile(await download.path(), 'utf8')) as {
      about: Record<string, string>;
      rows: Record<string, unknown>[];
    };
    expect(file.about).toMatchObject({ 保存机构: '新能源汽车链长办', 截至: expect.any(String) });
    expect(file.about['条件']).toContain('环节：驱动电机');
    expect(file.rows).toHaveLength((await table.getByRole('row').count()) - 1);
    const header = await table.getByRole('columnheader').allInnerTexts();
    expect(Object.keys(file.rows[0] ?? {})).toEqual(header);
    const cells = await table.getByRole('row').nth(1).getByRole('cell').allInnerTexts();
    expect(cells.slice(0, 4)).toEqual(
      Object.values(file.rows[0] ?? {})
        .slice(0, 4)
        .map(String),
    );
    expect(await session.seriousFaults()).toEqual([]);
  });
});
