/** Whether a text names a segment outright: the strongest thing a text can say. */

const BRACKETS = /[(（][^()（）]*[)）]/gu;
const SEPARATORS = /[、,，;；/]|以及|及其|及|和|与|或/u;
const OTHER = /^其他(?:未列明)?/u;
const ACTIVITY = /(?:制造业|制造|加工|生产|修理|业)$/u;
/** Shorter parts (电机, 玩具) stand inside too many other words to count as a mention, characters. */
const LEAST_MENTION = 3;
const LEAST_PART = 2;

export interface SegmentMention {
  /** Parts of the name long and special enough that a text holding one names the segment. */
  readonly mentions: readonly string[];
  /** All parts of at least two characters. */
  readonly parts: readonly string[];
  /** True for a residual class: 其他…. */
  readonly isResidual: boolean;
  /** True when no part is long enough: such a segment is never named outright, only its short words occur. */
  readonly isShort: boolean;
}

/**
 * Splits a segment's name into the products it enumerates, without 其他 and the activity.
 * @param general words too general to be a mention, e.g. the parts of the names of whole divisions.
 */
export function segmentMention(name: string, general: ReadonlySet<string>): SegmentMention {
  const parts = nameParts(name);
  const long = parts.filter((part) => part.length >= LEAST_MENTION);
  return {
    mentions: long.some((part) => general.has(part)) ? [] : long,
    parts,
    isResidual: OTHER.test(name),
    isShort: long.length === 0,
  };
}

/** The words that divisions are named by: 专用设备 of 专用设备制造业, 金属制品 of 金属制品业. */
export function generalWords(divisions: Iterable<string>): ReadonlySet<string> {
  return new Set([...divisions].flatMap(nameParts));
}

function nameParts(name: string): readonly string[] {
  return name
    .replace(BRACKETS, '')
    .split(SEPARATORS)
    .map((part) => part.replace(OTHER, '').replace(ACTIVITY, ''))
    .filter((part) => part.length >= LEAST_PART);
}
