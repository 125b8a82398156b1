/** From the city's chokepoints, or a firm, to what its failure reaches, in a real browser. */
import { useBrowserSession } from '../support/browser-session.ts';

const session = useBrowserSession();

describe('a shock', () => {
  it('is started from the heaviest chokepoint and shows what it reaches, when, and who could step in', async () => {
    await session.page().goto(`${session.url()}/shock`);
    const first = session.page().getByTestId('chokepoint').first();
    const name = await first.getByRole('rowheader').innerText();
    await first.getByRole('link', { name: `推演“${name}”中断` }).click();
    await session.page().getByTestId('affected').nth(1).waitFor();
    expect(await session.page().getByTestId('affected').first().innerText()).toContain(name);
    expect(await session.page().getByTestId('substitutes').innerText()).toContain(name);
    expect(await session.page().getByTestId('shock-summary').innerText()).toContain('结构性脆弱度');
    const page = await session.page().locator('main').innerText();
    expect(page).not.toContain('损失');
    expect(await session.seriousFaults()).toEqual([]);
  });

  it('of a company is picked by its short name, and the address brings it back', async () => {
    await session.page().goto(`${session.url()}/shock`);
    await session.page().getByLabel('搜索企业', { exact: true }).fill('横店东磁');
    await session.page().locator('.pick-hits button:enabled', { hasText: '横店东磁' }).first().click();
    await session.page().getByText('“横店集团东磁股份有限公司”停产').waitFor();
    await session.page().reload();
    await session.page().getByText('“横店集团东磁股份有限公司”停产').waitFor();
  });

  it('that cannot be is refused in words, and the page stays', async () => {
    await session.page().goto(`${session.url()}/shock?type=company&of=没有这家企业`);
    await session.page().getByRole('alert').waitFor();
    await session.page().getByTestId('chokepoint').first().waitFor();
    // The browser itself reports the 404 that this test asks for.
    session.failures.length = 0;
  });
});
