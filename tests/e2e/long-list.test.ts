/** 50,000 rows in a real browser: only those in sight are drawn, wherever the list stands. */
import { lengthenTargetLists } from '../../scripts/bench/long-target-list.ts';
import { useBrowserSession } from '../support/browser-session.ts';

const session = useBrowserSession();
const testId = (id: string) => session.page().getByTestId(id);

const ROWS = 50_000;
/** Rows of 768 px and the overscan on both sides. */
const MOST_DRAWN = 40;

/** A script of the page, as text: this program has no types of the browser. */
const scrollTo = (share: number): Promise<unknown> =>
  session.page().evaluate(`(() => {
    const list = document.querySelector('.target-scroll');
    list.scrollTop = ${share} * (list.scrollHeight - list.clientHeight);
  })()`);

const shownPlace = (at: number) => session.page().locator(`[aria-rowindex="${at + 1}"]`);

describe('a list of 50,000 rows', () => {
  it('draws what is in sight, says how long it is, and reaches the last row', async () => {
    await lengthenTargetLists(session.page(), ROWS);
    await session.page().goto(`${session.url()}/targets?chain=nev`);
    await testId('target-row').first().waitFor();
    const table = session.page().getByRole('table').first();
    expect(await table.getAttribute('aria-rowcount')).toBe(String(ROWS + 1));
    for (const share of [0, 0.25, 0.5, 0.9]) {
      await scrollTo(share);
      await testId('target-row').first().waitFor();
      const drawn = await testId('target-row').count();
      expect(drawn).toBeGreaterThan(5);
      expect(drawn).toBeLessThan(MOST_DRAWN);
    }
    // Heights are measured as rows come into sight, so the end moves a little while it is approached.
    for (let i = 0; i < 20 && (await shownPlace(ROWS).count()) === 0; i += 1) {
      await scrollTo(1);
      await session.page().waitForTimeout(50);
    }
    await shownPlace(ROWS).first().waitFor();
    expect(await shownPlace(ROWS).first().innerText()).toContain(String(ROWS));
    expect(await testId('target-row').count()).toBeLessThan(MOST_DRAWN);
    await scrollTo(0);
    await shownPlace(1).first().waitFor();
  });
});

describe('filters', () => {
  const rowsUnder = async (query: string): Promise<number> => {
    await session.page().goto(`${session.url()}/targets?${query}`);
    await session.page().locator('[data-testid="target-row"], .page-note').first().waitFor();
    return testId('target-row').count();
  };

  it.each(['honour=fortune500', 'honour=listed', 'region=330000', 'segment=nev/drive-motor', 'origin=matched'])(
    'keeps rows under %s',
    async (query) => {
      expect(await rowsUnder(query)).toBeGreaterThan(0);
    },
  );

  it.each([
    ['honour=china500', '企业类型：中国500强'],
    ['honour=little_giant', '企业类型：专精特新小巨人'],
    ['segment=nev/drive-motor&region=650000', '地区：'],
    ['segment=nev/drive-motor&signal=1', '扩产信号：有'],
    ['chain=nev&q=没有这样的企业', '关键词：没有这样的企业'],
  ])('an empty list under %s names the filter, and one click takes it away', async (query, words) => {
    if ((await rowsUnder(query)) > 0) throw new Error(`the seed now has rows under ${query}: choose another filter`);
    const note = session.page().locator('.page-note');
    expect(await note.innerText()).toContain(words);
    await note.getByRole('button').click();
    await testId('target-row').first().waitFor();
  });
});
