/** The priority picture and the verification list in a real browser. */
import { routes } from '../../server/contract/routes.ts';
import { useBrowserSession } from '../support/browser-session.ts';

const session = useBrowserSession();

describe('优先级图', () => {
  it('is reached from the cockpit, shows as many points as rows, and says that activation is not 招商', async () => {
    await session.page().goto(session.url());
    await session.page().getByRole('link', { name: '优先级图' }).click();
    await session.page().getByTestId('priority-row').first().waitFor();
    const rows = await session.page().getByTestId('priority-row').count();
    expect(rows).toBeGreaterThan(20);
    expect(await session.page().getByTestId('priority-dot').count()).toBe(rows);
    expect(await session.page().getByText('激活不等于招商').count()).toBe(1);
    expect(await session.seriousFaults()).toEqual([]);
  });

  it('takes a new weight into the address and the order, and leaves a bad one out', async () => {
    await session.page().goto(`${session.url()}/priority?chain=nev`);
    const rows = session.page().getByTestId('priority-row');
    await rows.first().waitFor();
    const before = await rows.first().innerText();
    await session.page().getByTestId('weight-planMention').fill('0');
    const [answer] = await Promise.all([
      session.page().waitForResponse(/\/priority\?.*planMention=0/),
      session.page().getByTestId('weight-planMention').press('Enter'),
    ]);
    const { points } = routes.priority.output.parse(await answer.json());
    expect(await rows.count()).toBe(points.length);
    await session
      .page()
      .locator(`[data-testid=priority-row]:first-child:has-text("${points[0]?.need.toFixed(1)}")`)
      .waitFor();
    expect(new URL(session.page().url()).searchParams.get('planMention')).toBe('0');
    expect(await rows.first().innerText()).not.toBe(before);
    await session.page().getByTestId('weight-demandPull').fill('400');
    await session.page().getByTestId('weight-demandPull').press('Enter');
    expect(await session.page().getByTestId('weight-demandPull').inputValue()).toBe('40');
  });
});

describe('待核清单', () => {
  it('is reached from the cockpit and names companies with a question', async () => {
    await session.page().goto(session.url());
    await session.page().getByRole('link', { name: '待核清单' }).click();
    const first = session.page().getByTestId('verify-row').first();
    await first.waitFor();
    expect(await first.innerText()).toMatch(/贵公司.+？|请.+核实.+？/);
    expect(await session.seriousFaults()).toEqual([]);
  });
});
