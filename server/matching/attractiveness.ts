/**
 * 招引价值: an additive card of points, every addend shown with what it rests on. What is not known adds nothing and
 * widens the range instead. Never blended with fit.
 */
import { distanceKm } from '../graph/distance.ts';
import type { Company, ExpansionSignal, Honour, Region } from '../graph/entities.ts';
import type { CompanyId, RegionId, SourceId } from '../graph/ids.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { CARD } from './defaults.ts';
import type { Attractiveness, ScorePart } from './types.ts';

interface CardEntry {
  readonly part: ScorePart;
  /** What the part could still gain if the missing were known, points. */
  readonly slack: number;
}

/** Scores a company as of a date (`YYYY-MM-DD`); signals dated later are ignored. Deterministic. */
export function attractivenessOf(snapshot: GraphSnapshot, company: Company, asOf: string): Attractiveness {
  const cards = [
    honoursPart(company.honours),
    scalePart(company),
    signalsPart(company.signals, asOf),
    distancePart(snapshot, company),
    tiesPart(snapshot, company),
  ];
  const score = cards.reduce((sum, { part }) => sum + part.value, 0);
  const slack = cards.reduce((sum, card) => sum + card.slack, 0);
  return { score, low: score, high: score + slack, parts: cards.map(({ part }) => part) };
}

function known(key: string, value: number, note: string, sourceIds: readonly SourceId[]): CardEntry {
  return { part: { key, value, missing: false, note, sourceIds: [...new Set(sourceIds)] }, slack: 0 };
}

function unknown(key: string, slack: number): CardEntry {
  return { part: { key, value: 0, missing: true, note: '', sourceIds: [] }, slack };
}

function honoursPart(honours: readonly Honour[]): CardEntry {
  if (honours.length === 0) return unknown('honours', CARD.honours.unknownSlack);
  const counted = bestOfKinds(honours);
  const note = counted
    .map(({ kind, year, rank }) => `${kind} ${year}${rank === undefined ? '' : ` #${rank}`}`)
    .join('; ');
  return known(
    'honours',
    honourScore(honours),
    note,
    counted.map(({ sourceId }) => sourceId),
  );
}

type Rankable = Pick<Honour, 'kind' | 'rank'>;

/** Points of the best honour, plus a share of each further kind, capped. Without any, only unlisted kinds may be missing. */
export function honourScore(honours: readonly Rankable[]): number {
  const sum = bestOfKinds(honours).reduce(
    (total, honour, i) => total + (i === 0 ? 1 : CARD.honours.furtherShare) * honourPoints(honour),
    0,
  );
  return Math.min(sum, CARD.honours.max);
}

/** The honour of each kind that gives most, the weightiest first. */
function bestOfKinds<Entry extends Rankable>(honours: readonly Entry[]): Entry[] {
  const byKind = new Map<Honour['kind'], Entry>();
  for (const honour of honours) {
    const best = byKind.get(honour.kind);
    if (best === undefined || honourPoints(honour) > honourPoints(best)) byKind.set(honour.kind, honour);
  }
  return [...byKind.values()].sort((a, b) => honourPoints(b) - honourPoints(a));
}

/** A ranked list gives its full points to the first place and half of them to the 500th. */
function honourPoints({ kind, rank }: Rankable): number {
  const full = CARD.honours.points[kind];
  return rank === undefined ? full : full * (1 - 0.5 * Math.min(1, (rank - 1) / 499));
}

/** Linear in the logarithm of revenue, else of employees or registered capital, between two anchors. */
function scalePart(company: Company): CardEntry {
  const { scale } = company;
  if (scale === undefined) return unknown('scale', CARD.scale.max);
  const readings = [
    { value: scale.revenueCny, anchor: CARD.scale.revenueCny, unit: 'CNY' },
    { value: scale.employees, anchor: CARD.scale.employees, unit: 'employees' },
    { value: scale.registeredCapitalCny, anchor: CARD.scale.registeredCapitalCny, unit: 'CNY capital' },
  ];
  for (const { value, anchor, unit } of readings) {
    if (value === undefined) continue;
    return known('scale', scaleScore(value, anchor), `${value} ${unit} (${scale.asOf})`, [scale.sourceId]);
  }
  return unknown('scale', CARD.scale.max);
}

/** @param value size in the unit of the anchors. */
export function scaleScore(value: number, anchor: { readonly low: number; readonly high: number }): number {
  const share = value <= 0 ? 0 : Math.log(value / anchor.low) / Math.log(anchor.high / anchor.low);
  return CARD.scale.max * Math.min(1, Math.max(0, share));
}

function signalsPart(signals: readonly ExpansionSignal[], asOf: string): CardEntry {
  const counted = countedSignals(signals, asOf);
  if (counted.length === 0) return unknown('signals', CARD.signals.max);
  return known(
    'signals',
    signalScore(signals, asOf),
    counted.map(({ signal }) => `${signal.date} ${signal.note}`).join('; '),
    counted.map(({ signal }) => signal.sourceId),
  );
}

type Dated = Pick<ExpansionSignal, 'kind' | 'date'>;

/** Sum of kind points x 0.5^(age / half-life), capped; signals older than the window or later than asOf count nothing. */
export function signalScore(signals: readonly Dated[], asOf: string): number {
  const sum = countedSignals(signals, asOf).reduce((total, { points }) => total + points, 0);
  return Math.min(sum, CARD.signals.max);
}

function countedSignals<Entry extends Dated>(signals: readonly Entry[], asOf: string) {
  return signals
    .map((signal) => ({ signal, months: monthsBetween(signal.date, asOf) }))
    .filter(({ months }) => months >= 0 && months <= CARD.signals.windowMonths)
    .map(({ signal, months }) => ({
      signal,
      points: CARD.signals.points[signal.kind] * 0.5 ** (months / CARD.signals.halfLifeMonths),
    }))
    .sort((a, b) => b.points - a.points);
}

/** Full points at the city, none at or beyond the far end, linear between; abroad counts as far. */
function distancePart(snapshot: GraphSnapshot, company: Company): CardEntry {
  const city = coordinates(snapshot.regions, snapshot.data.cityId);
  const place = coordinates(snapshot.regions, company.regionId);
  if (city === null || place === null) return unknown('distance', CARD.distance.max);
  const km = distanceKm(city, place);
  const points = CARD.distance.max * Math.max(0, 1 - km / CARD.distance.farKm);
  return known('distance', points, `${Math.round(km)} km`, company.provenance.sourceIds);
}

/** Coordinates of a region, else of the nearest region above it that has some. */
function coordinates(
  regions: ReadonlyMap<RegionId, Region>,
  regionId: RegionId,
): { readonly lng: number; readonly lat: number } | null {
  const seen = new Set<RegionId>();
  let current: RegionId | undefined = regionId;
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    const region: Region | undefined = regions.get(current);
    if (region?.lng !== undefined && region.lat !== undefined) return { lng: region.lng, lat: region.lat };
    current = region?.parentId;
  }
  return null;
}

/** Without a recorded relation it is unknown whether there is any. */
function tiesPart(snapshot: GraphSnapshot, company: Company): CardEntry {
  const ties = localTies(snapshot, company);
  if (ties.length === 0) return unknown('ties', CARD.ties.max);
  return known(
    'ties',
    tieScore(ties.map(({ type }) => type)),
    ties.map(({ type, firm }) => `${type} ${firm.shortName ?? firm.name}`).join('; '),
    ties.flatMap(({ relation }) => relation.provenance.sourceIds),
  );
}

export type TieType = keyof typeof CARD.ties.points;

/** Points per relation with a local firm, capped. */
export function tieScore(types: readonly TieType[]): number {
  const sum = types.reduce((total, type) => total + CARD.ties.points[type], 0);
  return Math.min(sum, CARD.ties.max);
}

/** Relations of a company with firms of the city. */
export function localTies(snapshot: GraphSnapshot, company: Company) {
  return (snapshot.relationsOfCompany.get(company.id) ?? []).flatMap((relation) => {
    if (relation.type === 'MEMBER_OF') return [];
    const other = relation.from === company.id ? relation.to : relation.from;
    const firm = snapshot.companies.get(other as CompanyId);
    return firm !== undefined && snapshot.localCompanyIds.has(firm.id) ? [{ type: relation.type, relation, firm }] : [];
  });
}

/** Whole and part months from one ISO date of any precision to another; missing months and days count as the middle. */
function monthsBetween(from: string, to: string): number {
  return toMonths(to) - toMonths(from);
}

function toMonths(date: string): number {
  const [year, month, day] = date.split('-').map(Number);
  return (year ?? 0) * 12 + ((month ?? 6.5) - 1) + ((day ?? 15) - 1) / 30;
}
