import { generalWords, segmentMention } from '../../../server/gaps/texts/segment-mention.ts';
import { TEXT_PRESENCE } from '../../../server/gaps/texts/text-presence-coefficients.ts';
import { onCallScale, textPresence } from '../../../server/gaps/texts/text-presence.ts';
import type { TextPresenceFeatures } from '../../../server/gaps/texts/text-presence.ts';

describe('segmentMention', () => {
  const general = generalWords(['专用设备制造业', '金属制品业', '皮革、毛皮、羽毛及其制品和制鞋业']);

  it('takes the products out of a class name', () => {
    expect(segmentMention('食品及饲料添加剂制造', general)).toEqual({
      mentions: ['饲料添加剂'],
      parts: ['食品', '饲料添加剂'],
      isResidual: false,
      isShort: false,
    });
    expect(segmentMention('羽毛(绒)加工', general).parts).toEqual(['羽毛']);
  });

  it('knows residual classes and classes of short words only', () => {
    expect(segmentMention('其他玩具制造', general)).toEqual({
      mentions: [],
      parts: ['玩具'],
      isResidual: true,
      isShort: true,
    });
  });

  it('never takes the word of a whole division for a mention', () => {
    expect(segmentMention('其他未列明金属制品制造', general).mentions).toEqual([]);
    expect(segmentMention('其他专用设备制造', general)).toMatchObject({ mentions: [], isShort: false });
  });
});

describe('textPresence', () => {
  const silent: TextPresenceFeatures = {
    isNamed: false,
    isUnread: false,
    isResidual: false,
    tradeLeads: 0,
    tradeShare: 0,
    groupFirms: 0,
    bestRank: 300,
    leadCoverage: 0,
  };

  it('says 有 where a company names the segment, 缺 where nothing comes near it', () => {
    expect(textPresence({ ...silent, isNamed: true }).verdict).toBe('有');
    expect(textPresence(silent).verdict).toBe('缺');
  });

  it('says 不知, never 缺, where no company has a text', () => {
    expect(textPresence({ ...silent, isUnread: true }).verdict).toBe('不知');
  });

  it('is likelier where the trades around it are strong, but that alone does not take back an absence', () => {
    const among = textPresence({ ...silent, groupFirms: 30 });
    expect(among.probability).toBeGreaterThan(textPresence(silent).probability);
    expect(among.verdict).toBe('缺');
    expect(textPresence({ ...silent, bestRank: 0 }).verdict).toBe('不知');
  });

  it('rises with every kind of evidence', () => {
    const low = textPresence(silent).probability;
    const signs: Partial<TextPresenceFeatures>[] = [
      { tradeLeads: 1 },
      { tradeShare: 0.5 },
      { groupFirms: 5 },
      { bestRank: 0 },
      { leadCoverage: 1 },
    ];
    for (const sign of signs) expect(textPresence({ ...silent, ...sign }).probability).toBeGreaterThan(low);
  });

  it('calls .5 what was fitted as the threshold of the call, and keeps the threshold of absence where it is', () => {
    const logit = (p: number): number => Math.log(p / (1 - p));
    expect(onCallScale(logit(TEXT_PRESENCE.call))).toBeCloseTo(0.5, 12);
    expect(onCallScale(logit(TEXT_PRESENCE.absent))).toBeCloseTo(TEXT_PRESENCE.absent, 12);
  });
});
