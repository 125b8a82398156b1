/**
 * What local companies' texts say about every segment: firm by firm, and all together as the model of
 * gaps/texts/text-presence.ts wants it, with the firms, clauses and words that tell. A text written by editors is judged firm
 * by firm with the engine's own calibration, which was fitted on such; a registered scope with the model of the city,
 * which was fitted on those.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { cityTextProbability, combineFirmTexts } from '../gaps/texts/city-text.ts';
import type { FirmText } from '../gaps/texts/city-text.ts';
import { TEXT_EVIDENCE_CAP } from '../gaps/defaults.ts';
import { generalWords, segmentMention } from '../gaps/texts/segment-mention.ts';
import type { SegmentMention } from '../gaps/texts/segment-mention.ts';
import type { TextPresenceFeatures } from '../gaps/texts/text-presence.ts';
import { TradeReader } from '../gaps/texts/trade-reading.ts';
import type { CityText, TextEvidence, TextLead } from '../gaps/types.ts';
import type { Segment } from '../graph/entities.ts';
import type { CompanyId, SegmentId } from '../graph/ids.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { classWords } from '../matching/company-documents.ts';
import { EVIDENCE_FLOOR } from '../matching/defaults.ts';
import type { LocalReadings, MatchEngine } from '../matching/match-engine.ts';
import { readLocalFirms } from './local-firm-texts.ts';
import type { LocalFirm } from './local-firm-texts.ts';
import { SegmentShares } from './segment-shares.ts';

export interface LocalTexts {
  readonly textEvidence: ReadonlyMap<SegmentId, readonly TextEvidence[]>;
  readonly cityTexts: ReadonlyMap<SegmentId, CityText>;
}

/** Leads shown per segment. */
const MOST_LEADS = 5;
/** Words shown per lead. */
const MOST_WORDS = 6;
/** A single character stands inside too many words. */
const LEAST_WORD = 2;
/** Firms whose trades are read before other requests get their turn: about 10 ms. */
const FIRMS_PER_TURN = 500;

/** Other requests get their turn between two segments: with many local companies each takes a while. */
export async function readLocalTexts(snapshot: GraphSnapshot, engine: MatchEngine): Promise<LocalTexts> {
  const readings = new Map<SegmentId, LocalReadings>();
  for (const [segmentId, found] of engine.localReadings()) {
    readings.set(segmentId, found);
    await nextTurn();
  }
  const reader = await LocalTextReader.open(snapshot, engine, readings);
  const textEvidence = new Map<SegmentId, readonly TextEvidence[]>();
  const cityTexts = new Map<SegmentId, CityText>();
  for (const segment of snapshot.data.segments) {
    const { evidence, cityText } = reader.read(segment);
    if (evidence.length > 0) textEvidence.set(segment.id, evidence);
    if (cityText.leads.length > 0) cityTexts.set(segment.id, cityText);
    await nextTurn();
  }
  return { textEvidence, cityTexts };
}

class LocalTextReader {
  readonly #snapshot: GraphSnapshot;
  readonly #engine: MatchEngine;
  readonly #readings: ReadonlyMap<SegmentId, LocalReadings>;
  readonly #firms: ReadonlyMap<CompanyId, LocalFirm>;
  readonly #shares: SegmentShares;
  readonly #general: ReadonlySet<string>;
  readonly #trades = new Map<CompanyId, ReadonlyMap<SegmentId, number>>();

  private constructor(snapshot: GraphSnapshot, engine: MatchEngine, readings: ReadonlyMap<SegmentId, LocalReadings>) {
    this.#snapshot = snapshot;
    this.#engine = engine;
    this.#readings = readings;
    this.#firms = readLocalFirms(snapshot);
    this.#shares = new SegmentShares(snapshot.data.segments, readings);
    this.#general = generalWords(snapshot.data.chains.map(({ name }) => name));
  }

  static async open(
    snapshot: GraphSnapshot,
    engine: MatchEngine,
    readings: ReadonlyMap<SegmentId, LocalReadings>,
  ): Promise<LocalTextReader> {
    const reader = new LocalTextReader(snapshot, engine, readings);
    await reader.#readTrades();
    return reader;
  }

  read(segment: Segment): { readonly evidence: readonly TextEvidence[]; readonly cityText: CityText } {
    const words = this.#wordsOf(segment);
    const declared = this.#declaredCompanies(segment.id);
    const texts: FirmText[] = [];
    const evidence: TextEvidence[] = [];
    const telling: Telling[] = [];
    for (const { firm, text, probability } of this.#firmsOf(segment, words)) {
      const alone = cityTextProbability(combineFirmTexts(words.mention, [text]));
      const ofFirm = firm.isScope ? alone : probability;
      if (ofFirm >= EVIDENCE_FLOOR) {
        const excerpt = this.#engine.excerptFor(segment.id, firm.id);
        evidence.push({ companyId: firm.id, probability: ofFirm, excerpt, ...(firm.isScope ? { isScope: true } : {}) });
      }
      if (declared.has(firm.id)) continue;
      texts.push(text);
      const isTrade = text.isNaming || text.hasTradeLead || text.tradeShare > 0;
      if (isTrade || alone >= EVIDENCE_FLOOR) telling.push({ companyId: firm.id, probability: alone, firm });
    }
    const features = combineFirmTexts(words.mention, texts);
    const leads = speaksOfTrade(features) ? telling.sort(likeliestFirst).slice(0, MOST_LEADS) : [];
    return {
      evidence: evidence.sort(likeliestFirst),
      cityText: {
        probability: leads.length > 0 ? cityTextProbability(features) : 0,
        features: { ...features },
        leads: leads.map((lead) => this.#leadOf(segment, words, lead)),
      },
    };
  }

  #leadOf(segment: Segment, words: SegmentWords, { companyId, probability, firm }: Telling): TextLead {
    const clause = firm.leadClauses.find((one) => holdsAny(one, words.trade));
    const excerpt = clause ?? this.#engine.excerptFor(segment.id, companyId);
    const shared = this.#engine.sharedWords(segment.id, companyId);
    return { companyId, probability, excerpt, words: shownWords(words, firm, shared) };
  }

  *#firmsOf(
    segment: Segment,
    words: SegmentWords,
  ): Generator<{ readonly firm: LocalFirm; readonly text: FirmText; readonly probability: number }> {
    const readings = this.#readings.get(segment.id);
    for (const [at, companyId] of readings?.companyIds.entries() ?? []) {
      const firm = this.#firms.get(companyId);
      if (firm === undefined || readings === undefined) continue;
      const probability = readings.probabilities[at] ?? 0;
      const text = {
        isNaming: words.isNameTelling && holdsAny(firm.whole, words.mention.mentions),
        hasTradeLead: firm.leadClauses.some((clause) => holdsAny(clause, words.trade)),
        tradeShare: this.#trades.get(companyId)?.get(segment.id) ?? 0,
        groupShare: this.#shares.groupShare(companyId, segment),
        rank: this.#shares.rank(companyId, probability),
        leadCoverage: readings.leadCoverages[at] ?? 0,
      };
      yield { firm, text, probability };
    }
  }

  #wordsOf(segment: Segment): SegmentWords {
    const { aliases, products, name, chainId } = segment;
    return {
      isNameTelling: this.#snapshot.chains.get(chainId)?.depth === 'full',
      mention: segmentMention(name, this.#general),
      trade: [...aliases, ...products, ...classWords(segment)].filter((word) => word.length >= LEAST_WORD),
    };
  }

  /** The trades that each firm speaks of. A trade's words are those of the segment and the parts of its name. */
  async #readTrades(): Promise<void> {
    const reader = new TradeReader(
      this.#snapshot.data.segments.map((segment) => {
        const { trade, mention } = this.#wordsOf(segment);
        return [segment.id, [...trade, ...mention.parts]] as const;
      }),
    );
    for (const { id, name, clauses } of this.#firms.values()) {
      this.#trades.set(id, reader.read(name, clauses));
      if (this.#trades.size % FIRMS_PER_TURN === 0) await nextTurn();
    }
  }

  /** Companies whose own link says at least as much as texts can: what it rests on is not counted a second time. */
  #declaredCompanies(segmentId: SegmentId): ReadonlySet<CompanyId> {
    const links = this.#snapshot.operationsOfSegment.get(segmentId) ?? [];
    return new Set(links.flatMap((link) => (link.confidence >= TEXT_EVIDENCE_CAP ? [link.companyId] : [])));
  }
}

interface SegmentWords {
  /**
   * Whether a text that holds the segment's name is sure of it. Names at plan depth are general (跨境电商, 工业互联网):
   * with the entered links hidden, 10 of 13 mentions were right there and 25 of 25 in the chains modelled in full.
   */
  readonly isNameTelling: boolean;
  readonly mention: SegmentMention;
  /** Aliases, products and words of the classes. */
  readonly trade: readonly string[];
}

/** Words of the trade as they stand in the firm's name or first clauses, then other shared words. */
function shownWords({ trade }: SegmentWords, firm: LocalFirm, shared: readonly string[]): readonly string[] {
  const told = trade.filter((word) => [firm.name, ...firm.leadClauses].some((text) => text.includes(word)));
  const longest = [...told, ...shared].filter(
    (word, at, all) => !all.some((other, place) => other.includes(word) && (other !== word || place < at)),
  );
  return longest.slice(0, MOST_WORDS);
}

/**
 * Whether any firm's text holds a word of the trade. Else the firms are only like it, which says that the trade would
 * fit the city; the prior from comparable regions has said so already.
 */
const speaksOfTrade = ({ isNamed, tradeLeads, tradeShare }: TextPresenceFeatures): boolean =>
  isNamed || tradeLeads > 0 || tradeShare > 0;

const holdsAny = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

const likeliestFirst = (a: Likely, b: Likely): number =>
  b.probability - a.probability || (a.companyId < b.companyId ? -1 : 1);

type Likely = Pick<TextLead, 'companyId' | 'probability'>;

interface Telling extends Likely {
  readonly firm: LocalFirm;
}
