/** A target list as long as no server sends: the real answer's rows repeated, in the page, under further ids. */
import type { Page } from 'playwright-core';

/**
 * From now on the page's target lists have `length` rows; the table is what is looked at, not the transport. Ids are
 * synthetic and stay in this page.
 */
export async function lengthenTargetLists(page: Page, length: number): Promise<void> {
  await page.addInitScript(`{
    const original = globalThis.fetch.bind(globalThis);
    globalThis.fetch = async (input, init) => {
      const response = await original(input, init);
      if (!String(input).includes('/targets?') || !response.ok) return response;
      const list = await response.json();
      const rows = Array.from({ length: ${length} }, (_, at) => {
        const row = list.rows[at % list.rows.length];
        return { ...row, companyId: row.companyId + '-' + at };
      });
      return { ok: true, json: async () => ({ ...list, rows, total: ${length} }) };
    };
  }`);
}
