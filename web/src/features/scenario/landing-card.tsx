/** One landing in the basket: who, in which segments with what share, where, when, how likely, and what it would use. */
import { Link } from 'react-router';
import type { LandingInput } from '../../api/client.ts';
import { useCompany } from '../../api/queries.ts';
import { usePlatforms, useSegmentNames } from '../../api/scenario-queries.ts';
import { zhScenario as words } from '../../i18n/zh-scenario.ts';
import { NumberField } from './number-field.tsx';
import { PickBox } from '../../components/pick-box.tsx';

interface LandingProps {
  readonly landing: LandingInput;
  /** Why it is not counted, in words; empty when it is. */
  readonly faults: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (landing: LandingInput) => void;
  readonly onRemove: () => void;
}
type PartProps = Pick<LandingProps, 'landing' | 'disabled' | 'onChange'>;

const FIRST_YEAR = 2020;
const LAST_YEAR = 2050;
const YI = 1e8;
const HUNDRED = 100;

/** Equal shares, in whole thousandths rounded down so that they never sum to more than 1. */
const equalShares = (ids: readonly string[]): LandingInput['segments'] =>
  ids.map((segment) => ({ segment, share: Math.floor(1000 / ids.length) / 1000 }));

function LandingSegments({ landing, disabled, onChange }: PartProps) {
  const names = useSegmentNames().data?.segments ?? [];
  const known = useCompany(landing.company).data?.segments ?? [];
  const chosen = landing.segments.map(({ segment }) => segment);
  const nameOf = (id: string): string => names.find(({ segmentId }) => segmentId === id)?.segment ?? id;
  const setIds = (ids: readonly string[]): void => onChange({ ...landing, segments: equalShares(ids) });
  const offered = known.filter(({ segmentId }) => !chosen.includes(segmentId));
  return (
    <fieldset className="landing-segments">
      <legend>{words.basket.segments}</legend>
      {chosen.length === 0 ? <p className="muted">{words.basket.allSegments}</p> : null}
      {landing.segments.map(({ segment, share }) => (
        <div key={segment} className="landing-segment">
          <span>{nameOf(segment)}</span>
          <NumberField
            label={`${words.basket.share} %`}
            value={Math.round(share * 1000) / 10}
            min={0.1}
            max={HUNDRED}
            step="any"
            disabled={disabled}
            onCommit={(value = 0) =>
              onChange({
                ...landing,
                segments: landing.segments.map((one) =>
                  one.segment === segment ? { segment, share: value / HUNDRED } : one,
                ),
              })
            }
          />
          {disabled ? null : (
            <button
              type="button"
              className="button no-print"
              aria-label={words.basket.removeOne(nameOf(segment))}
              onClick={() => setIds(chosen.filter((id) => id !== segment))}
            >
              ×
            </button>
          )}
        </div>
      ))}
      {disabled ? null : (
        <div className="landing-offers no-print">
          {offered.map(({ segmentId, segmentName }) => (
            <button key={segmentId} type="button" className="chip" onClick={() => setIds([...chosen, segmentId])}>
              + {segmentName}
            </button>
          ))}
          <PickBox
            type="segment"
            label={words.basket.addSegment}
            onPick={({ id }) => setIds([...new Set([...chosen, id])])}
          />
        </div>
      )}
    </fieldset>
  );
}

function LandingTerms({ landing, disabled, onChange }: PartProps) {
  const platforms = usePlatforms().data?.platforms ?? [];
  const isListed = platforms.some(({ id }) => id === landing.platform);
  return (
    <div className="landing-terms">
      <label className="landing-field">
        {words.basket.as}
        <select
          className="field"
          disabled={disabled}
          value={landing.as}
          onChange={({ target }) => onChange({ ...landing, as: target.value === 'like' ? 'like' : 'company' })}
        >
          <option value="company">{words.basket.asWords.company}</option>
          <option value="like">{words.basket.asWords.like}</option>
        </select>
      </label>
      <label className="landing-field wide">
        {words.basket.platform}
        <select
          className="field"
          disabled={disabled}
          value={landing.platform ?? ''}
          onChange={({ target }) => onChange({ ...landing, platform: target.value === '' ? null : target.value })}
        >
          <option value="">{words.basket.noPlatform}</option>
          {landing.platform === null || isListed ? null : <option value={landing.platform}>{landing.platform}</option>}
          {platforms.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <NumberField
        label={words.basket.startYear}
        value={landing.startYear}
        min={FIRST_YEAR}
        max={LAST_YEAR}
        disabled={disabled}
        onCommit={(startYear = landing.startYear) => onChange({ ...landing, startYear })}
      />
      <NumberField
        label={`${words.basket.probability} %`}
        value={Math.round(landing.probability * 1000) / 10}
        min={0}
        max={HUNDRED}
        step="any"
        disabled={disabled}
        onCommit={(value = 0) => onChange({ ...landing, probability: value / HUNDRED })}
      />
    </div>
  );
}

const FIGURES = [
  ['landMu', words.basket.landMu, 1],
  ['energyTcePerYear', words.basket.energyTcePerYear, 1],
  ['plantM2', words.basket.plantM2, 1],
  ['investmentCny', words.basket.investmentYi, YI],
] as const;

function LandingFigures({ landing, disabled, onChange }: PartProps) {
  return (
    <details>
      <summary>{words.basket.figures}</summary>
      <div className="landing-terms">
        {FIGURES.map(([key, label, unit]) => {
          const amount = landing[key];
          return (
            <NumberField
              key={key}
              label={label}
              value={amount === undefined ? undefined : amount / unit}
              min={0}
              step="any"
              isOptional
              disabled={disabled}
              onCommit={(value) => {
                const { [key]: _, ...rest } = landing;
                onChange(value === undefined ? rest : { ...landing, [key]: value * unit });
              }}
            />
          );
        })}
      </div>
    </details>
  );
}

export function LandingCard({ landing, faults, disabled, onChange, onRemove }: LandingProps) {
  const company = useCompany(landing.company).data;
  const name = company?.shortName ?? company?.name ?? landing.company;
  const part = { landing, disabled, onChange };
  return (
    <li className="landing card" data-testid="landing">
      <header>
        <Link to={`/e/${landing.company}`}>{landing.as === 'like' ? words.basket.likeName(name) : name}</Link>
        {disabled ? null : (
          <button
            type="button"
            className="button no-print"
            aria-label={words.basket.removeOne(name)}
            onClick={onRemove}
          >
            {words.basket.remove}
          </button>
        )}
      </header>
      {faults.map((fault) => (
        <p key={fault} className="plan-fault" role="alert">
          {words.basket.fault}
          {fault}
        </p>
      ))}
      <LandingSegments {...part} />
      <LandingTerms {...part} />
      <LandingFigures {...part} />
    </li>
  );
}
