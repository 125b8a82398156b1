/** The filter bar. Every change is a step of the browser's history, so back undoes it. */
import { type ReactNode, useId } from 'react';
import type { TargetList } from '../../api/client.ts';
import { type TargetFilters, useChains, useTargets } from '../../api/queries.ts';
import { count } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhTargets } from '../../i18n/zh-targets.ts';
import { KeywordField } from './keyword-field.tsx';
import { groupRegions } from './provinces.ts';
import { chainOf, NARROWING, type TargetPatch } from './target-url.ts';

interface BarProps {
  readonly values: TargetFilters;
  readonly patch: TargetPatch;
  readonly list: TargetList | undefined;
}

interface SelectProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly width?: '' | 'wide' | 'narrow';
  readonly onPick: (value: string | undefined) => void;
  readonly children: ReactNode;
}

function Select({ label, value, width = '', onPick, children }: SelectProps) {
  const id = useId();
  return (
    <div className={`filter ${width}`}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        value={value ?? ''}
        onChange={(event) => onPick(event.target.value || undefined)}
      >
        {children}
      </select>
    </div>
  );
}

/** An option for a value of the address that the choices do not hold, so that the field never shows another one. */
function Unlisted({
  value,
  known,
  name,
}: {
  value: string | undefined;
  known: readonly string[];
  name?: string | undefined;
}) {
  if (value === undefined || known.includes(value)) return null;
  return <option value={value}>{name ?? value}</option>;
}

const counted = (name: string, companies: number): string => `${name}（${count(companies)}）`;

const conditionValue = (list: TargetList | undefined, key: string): string | undefined =>
  list?.conditions.find((condition) => condition.key === key)?.value;

function ChainSelect({ values, patch, list }: BarProps) {
  const chains = useChains().data?.chains ?? [];
  const chain = chainOf(values);
  const pick = (picked: string | undefined) => patch({ chain: picked, segment: undefined });
  return (
    <Select label={zhTargets.chain} value={chain} onPick={pick}>
      <option value="">{zhTargets.allChains}</option>
      <Unlisted value={chain} known={chains.map(({ id }) => id)} name={conditionValue(list, 'chain')} />
      {chains.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}

/** The gaps of the chain. The list of one segment knows only itself, so its siblings are asked for. */
function SegmentSelect({ values, patch, list }: BarProps) {
  const chain = chainOf(values);
  const siblings = useTargets(chain === undefined ? {} : { chain }, 1, values.segment !== undefined).data;
  const segments = (values.segment === undefined ? list : siblings)?.facets.segments ?? [];
  const pick = (segment: string | undefined) =>
    patch({ segment, chain: segment === undefined ? chain : segment.split('/')[0] });
  return (
    <Select width="wide" label={zhTargets.segment} value={values.segment} onPick={pick}>
      <option value="">{zhTargets.allGaps}</option>
      <Unlisted value={values.segment} known={segments.map(({ id }) => id)} name={conditionValue(list, 'segment')} />
      {segments.map((segment) => (
        <option key={segment.id} value={segment.id}>
          {segment.name}
        </option>
      ))}
    </Select>
  );
}

function HonourSelect({ values, patch, list }: BarProps) {
  const counts = new Map<string, number>(list?.facets.honours.map(({ id, count: companies }) => [id, companies]));
  return (
    <Select
      width="wide"
      label={zh.filterName['honour'] ?? ''}
      value={values.honour}
      onPick={(honour) => patch({ honour })}
    >
      <option value="">{zhTargets.any}</option>
      {Object.entries(zh.honour).map(([id, name]) => (
        <option key={id} value={id}>
          {counted(name, counts.get(id) ?? 0)}
        </option>
      ))}
    </Select>
  );
}

function RegionSelect({ values, patch, list }: BarProps) {
  const groups = groupRegions(list?.facets.regions ?? []);
  const known = groups.flatMap((group) => [group.id ?? '', ...group.members.map(({ id }) => id)]);
  return (
    <Select label={zhTargets.region} value={values.region} onPick={(region) => patch({ region })}>
      <option value="">{zhTargets.any}</option>
      <Unlisted value={values.region} known={known} name={conditionValue(list, 'region')} />
      {groups.map((group) => (
        <optgroup key={group.id ?? 'abroad'} label={group.id === null ? zhTargets.abroad : group.name}>
          {group.id === null ? null : (
            <option value={group.id}>
              {counted(group.members.length > 0 ? zhTargets.wholeProvince(group.name) : group.name, group.count)}
            </option>
          )}
          {group.members.map((region) => (
            <option key={region.id} value={region.id}>
              {counted(region.name, region.count)}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}

function OriginSelect({ values, patch }: BarProps) {
  return (
    <Select
      width="narrow"
      label={zh.filterName['origin'] ?? ''}
      value={values.origin}
      onPick={(origin) => patch({ origin })}
    >
      <option value="">{zhTargets.any}</option>
      {Object.entries(zh.origin).map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}

function SortSelect({ values, patch }: BarProps) {
  const pick = (sort: string | undefined) => patch({ sort: sort === 'fit' ? undefined : sort });
  return (
    <Select width="narrow" label={zhTargets.sort} value={values.sort ?? 'fit'} onPick={pick}>
      <option value="fit">{zhTargets.sortFit}</option>
      <option value="attractiveness">{zhTargets.sortAttractiveness}</option>
    </Select>
  );
}

export function TargetFilterBar(props: BarProps) {
  const { values, patch } = props;
  const isNarrowed = NARROWING.some((key) => values[key] !== undefined);
  return (
    <search className="target-filters card no-print" aria-label={zhTargets.filters}>
      <ChainSelect {...props} />
      <SegmentSelect {...props} />
      <HonourSelect {...props} />
      <RegionSelect {...props} />
      <OriginSelect {...props} />
      <KeywordField value={values.q ?? ''} patch={patch} />
      <SortSelect {...props} />
      <label className="filter-check">
        <input
          type="checkbox"
          checked={values.signal === '1'}
          onChange={(event) => patch({ signal: event.target.checked ? '1' : undefined })}
        />
        {zhTargets.onlySignal}
      </label>
      <button
        type="button"
        className="button"
        disabled={!isNarrowed}
        onClick={() => patch(Object.fromEntries(NARROWING.map((key) => [key, undefined])))}
      >
        {zh.action.clear}
      </button>
    </search>
  );
}
