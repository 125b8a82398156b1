import { TEXT_EVIDENCE_FLOOR } from '../../../server/gaps/defaults.ts';
import type { SegmentId } from '../../../server/graph/ids.ts';
import { createMatchEngine } from '../../../server/matching/match-engine.ts';
import { readLocalTexts } from '../../../server/services/local-texts.ts';
import type { LocalTexts } from '../../../server/services/local-texts.ts';
import { canonicalGraph } from '../../../server/store/data-version.ts';
import { graph, regionId, segmentId, snapshotOf, TEST_AS_OF } from '../../support/graph-builder.ts';
import type { GraphBuilder } from '../../support/graph-builder.ts';

const SCOPE = '一般项目：角磨机制造；电锤销售；货物进出口（依法须经批准的项目，经相关部门批准后方可开展经营活动）';
const TOOLS = segmentId('hw/tools');
const classes = [{ code: '3465', name: '风动和电动工具制造', breadth: 'equal' as const, words: ['风镐', '角磨机'] }];
const provenance = { kind: 'curated' as const, sourceIds: [], asOf: '2017' };

const city = (): GraphBuilder =>
  graph()
    .segment('hw/tools', {
      name: '电动工具',
      aliases: ['手持电动工具'],
      products: ['电锤'],
      industry: { classes, provenance },
    })
    .segment('hw/cups', { name: '保温杯壶', aliases: ['保温杯'], products: ['焖烧壶'] })
    .company('far', { regionId: regionId('330100'), texts: ['生产电动工具与保温杯。'] })
    .company('cups', { texts: ['生产保温杯。'] });

const read = async (source: GraphBuilder): Promise<LocalTexts> => {
  const snapshot = snapshotOf(canonicalGraph(source.data()));
  return readLocalTexts(snapshot, createMatchEngine(snapshot, { asOf: TEST_AS_OF }));
};
const leadsOf = ({ cityTexts }: LocalTexts, id: SegmentId) => cityTexts.get(id)?.leads ?? [];
const probabilityOf = ({ cityTexts }: LocalTexts, id: SegmentId): number => cityTexts.get(id)?.probability ?? 0;

describe('readLocalTexts', () => {
  it('leads from a registered scope to the segment, with firm, clause and words, also those of its class', async () => {
    const texts = await read(city().company('maker', { name: '永康市甲工贸有限公司', texts: [SCOPE] }));
    expect(probabilityOf(texts, TOOLS)).toBeGreaterThan(TEXT_EVIDENCE_FLOOR);
    const [lead] = leadsOf(texts, TOOLS);
    expect(lead).toMatchObject({ companyId: 'maker', excerpt: expect.stringContaining('角磨机制造') as string });
    expect(lead?.words).toEqual(expect.arrayContaining(['角磨机', '电锤']));
    expect(lead?.probability).toBeLessThanOrEqual(probabilityOf(texts, TOOLS));
  });

  it('judges one firm by a scope with the model of scopes, by an own text with the calibration of texts', async () => {
    const texts = await read(
      city()
        .company('maker', { texts: [SCOPE] })
        .company('writer', { texts: ['生产电动工具。'] }),
    );
    const evidence = texts.textEvidence.get(TOOLS) ?? [];
    expect(evidence.map(({ companyId, isScope = false }) => [companyId, isScope])).toEqual(
      expect.arrayContaining([
        ['maker', true],
        ['writer', false],
      ]),
    );
    const alone = leadsOf(texts, TOOLS).find(({ companyId }) => companyId === 'maker')?.probability;
    expect(evidence.find(({ companyId }) => companyId === 'maker')?.probability).toBe(alone);
  });

  it('reads nothing of a firm without a text, even of its name, and nothing in an empty city', async () => {
    const silent = await read(city().company('bare', { name: '金华电动工具有限公司', texts: [] }));
    expect(leadsOf(silent, TOOLS)).toEqual([]);
    expect(silent.textEvidence.get(TOOLS) ?? []).toEqual([]);
    const empty = await read(graph().segment('hw/tools', { name: '电动工具' }));
    expect([empty.textEvidence.size, empty.cityTexts.size]).toEqual([0, 0]);
  });

  it('says nothing where firms are only like the trade and none holds a word of it', async () => {
    const alike = (text: string) => read(city().company('alike', { texts: [text] }));
    expect(leadsOf(await alike('生产电动的园林工具。'), TOOLS)).toEqual([]);
    expect(leadsOf(await alike('生产电动工具。'), TOOLS)).toHaveLength(1);
  });

  it('leaves out a firm whose own link says as much, and keeps one whose link says less', async () => {
    const linked = (confidence: number) =>
      read(
        city()
          .company('maker', { texts: [SCOPE] })
          .operates('maker', 'hw/tools', { confidence }),
      );
    expect(leadsOf(await linked(0.8), TOOLS)).toEqual([]);
    expect(leadsOf(await linked(0.4), TOOLS)).toHaveLength(1);
  });

  it('is the same whatever the order of the rows', async () => {
    const one = city()
      .company('maker', { texts: [SCOPE] })
      .company('writer', { texts: ['生产电动工具。'] });
    const other = city()
      .company('writer', { texts: ['生产电动工具。'] })
      .company('maker', { texts: [SCOPE] });
    const text = ({ textEvidence, cityTexts }: LocalTexts) => JSON.stringify([[...textEvidence], [...cityTexts]]);
    expect(text(await read(other))).toBe(text(await read(one)));
  });
});
