/** From the city's limits to the firms to win, in a real browser: nothing set, set, solved, reloaded, taken on. */
import { useBrowserSession } from '../support/browser-session.ts';

const session = useBrowserSession();
const PARK = '金华经济技术开发区';
const RESOURCES = ['用地（亩）', '能耗（吨标煤/年）', '厂房（平方米）', '环境容量（吨）'] as const;

const button = (name: string) => session.page().getByRole('button', { name, exact: true });
const field = (name: string) => session.page().getByLabel(name, { exact: true });

/** One chain, one platform with a limit on land, the rest without limit. */
async function fillForm(landMu: string): Promise<void> {
  await session.page().goto(`${session.url()}/portfolio`);
  await field('新能源汽车').check();
  await field(`平台“${PARK}”参与`).check();
  await field(`${PARK} ${RESOURCES[0]}`).fill(landMu);
  for (const resource of RESOURCES.slice(1)) await button(`${PARK} ${resource} 不限`).click();
  for (const resource of ['基金（万元）', '走访（次）']) await button(`全市 ${resource} 不限`).click();
  await field('一般企业 用地').fill('50');
  await field('每个缺口取排名前几家企业').fill('3');
  await field('备选方案个数').fill('1');
  await field('每次求解限时（秒）').fill('2');
}

describe('a portfolio', () => {
  it('is not started on what the user has not set, and says where', async () => {
    await session.page().goto(`${session.url()}/portfolio`);
    await field(`平台“${PARK}”参与`).check();
    await button('开始求解').click();
    await session.page().getByText('有 6 处需要补充或更正：').waitFor();
    await button(`${PARK} 用地：请填写`).click();
    expect(await session.page().locator(':focus').getAttribute('aria-label')).toBe(`${PARK} 用地（亩）`);
    expect(await session.seriousFaults()).toEqual([]);
  });

  it('is solved within the limits, survives a reload, and becomes a scenario', async () => {
    await fillForm('210');
    await session.page().getByLabel('有效前沿：看哪种资源').selectOption('landMu');
    await button('开始求解').click();
    await session.page().getByTestId('frontier').locator('svg').waitFor();
    expect(await session.page().getByTestId('plan-landing').count()).toBe(4);
    expect(await session.seriousFaults()).toEqual([]);
    await session.page().reload();
    await session.page().getByTestId('plan-landing').nth(3).waitFor();
    await session.page().getByText('参数与假设').click();
    expect(await field(`${PARK} ${RESOURCES[0]}`).inputValue()).toBe('210');
    await field('一般企业 用地').fill('60');
    await session.page().getByText('当前参数与下面结果所用的不同').waitFor();
    await button('载入结果所用的参数').click();
    expect(await field('一般企业 用地').inputValue()).toBe('50');
    await button('加入情景').click();
    await session.page().waitForURL(/\/scenario\/.+/);
    await session.page().getByTestId('landing').nth(3).waitFor();
    await session.page().getByTestId('scenario-filled').waitFor();
  });

  it('says how much more it takes when a firm that must land does not fit', async () => {
    await fillForm('60');
    await field('搜索企业，单列其需求或指定必须引进').fill('宁德时代');
    await session.page().locator('.pick-hits button:enabled', { hasText: '宁德时代' }).first().click();
    await field('宁德时代新能源科技股份有限公司 必须引进').check();
    await field('宁德时代新能源科技股份有限公司 用地').fill('500');
    await button('开始求解').click();
    await session
      .page()
      .getByText(/再要 440 亩用地/)
      .first()
      .waitFor();
  });

  it('is stopped on the way and shows the best found until then', async () => {
    await fillForm('2000');
    await field('新能源汽车').uncheck();
    await field('每个缺口取排名前几家企业').fill('20');
    await field('备选方案个数').fill('10');
    await field('每次求解限时（秒）').fill('60');
    await button('开始求解').click();
    await session.page().getByTestId('job-progress').getByRole('progressbar').waitFor();
    await button('停止，取目前最好的').click();
    await session.page().getByTestId('portfolio-verdict').getByText('已按要求停止').waitFor();
    await session.page().getByTestId('plan-landing').first().waitFor();
  });

  it('keeps the form when the answer is no longer there', async () => {
    await session.page().goto(`${session.url()}/portfolio?job=gone`);
    await session.page().getByText('已不在服务器上').waitFor();
    expect(await button('按当前参数求解').isEnabled()).toBe(true);
    // The browser itself reports the 404 that this test asks for.
    session.failures.length = 0;
  });
});
