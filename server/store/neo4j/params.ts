/** The one place where JavaScript values become query parameters. */
import neo4j, { type Integer } from 'neo4j-driver';

export type ParamValue = string | number | boolean | null | undefined | readonly ParamValue[] | ParamMap;
export interface ParamMap {
  readonly [name: string]: ParamValue;
}
type SentValue = string | number | boolean | null | Integer | SentValue[] | { [name: string]: SentValue };

/**
 * The driver sends every number as a float, and LIMIT refuses one: whole numbers go as integers. Members that are
 * undefined are left out, so that Cypher sees a missing property rather than a null one.
 */
export function toParams(values: ParamMap): { [name: string]: SentValue } {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, toSent(value)]])),
  );
}

function toSent(value: ParamValue): SentValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (typeof value !== 'object') return value;
  return isList(value) ? value.map(toSent) : toParams(value);
}

function isList(value: readonly ParamValue[] | ParamMap): value is readonly ParamValue[] {
  return Array.isArray(value);
}
