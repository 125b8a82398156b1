/** The official's weights of need and how far they may move, kept in the address. */
import * as z from 'zod/mini';
import { zh } from '../i18n/zh-cn.ts';
import { zhNeed as words } from '../i18n/zh-priority.ts';
import './need-weights.css';

const weight = z.string().check(z.regex(/^(?:100|\d{1,2})$/));

/** Keys of the address, for useUrlState. */
export const needShape = {
  margin: z.enum(['0', '0.1', '0.25', '0.5']),
  demandPull: weight,
  dominatorShare: weight,
  betweenness: weight,
  planMention: weight,
} as const;

const WEIGHTS = ['demandPull', 'dominatorShare', 'betweenness', 'planMention'] as const;
type WeightKey = (typeof WEIGHTS)[number];
type Patch = (change: Readonly<Partial<Record<keyof typeof needShape, string | undefined>>>) => void;

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly onPick: (value: string) => void;
}

/** One of a few numbers, ascending. */
export function Choice({ label, value, choices, onPick }: ChoiceProps) {
  return (
    <label>
      {label}{' '}
      <select className="field" value={value} onChange={(event) => onPick(event.target.value)}>
        {Object.entries(choices)
          .sort(([a], [b]) => Number(a) - Number(b))
          .map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
      </select>
    </label>
  );
}

/** A number is taken over on Enter or when the field is left; what is no number from 0 to 100 falls back. */
function WeightField({ name, value, patch }: { name: WeightKey; value: string; patch: Patch }) {
  return (
    <label>
      {zh.addend[name]}{' '}
      <input
        className="field num"
        data-testid={`weight-${name}`}
        type="number"
        min={0}
        max={100}
        defaultValue={value}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
        onBlur={({ currentTarget }) => {
          const isNumber = z.safeParse(weight, currentTarget.value).success;
          if (!isNumber) currentTarget.value = value;
          else if (currentTarget.value !== value) patch({ [name]: String(Number(currentTarget.value)) });
        }}
      />
    </label>
  );
}

const NO_WEIGHTS = Object.fromEntries(WEIGHTS.map((key) => [key, undefined]));

interface NeedWeightsProps {
  /** Weights in force; undefined while they are not known. */
  readonly weights: Readonly<Record<WeightKey, number>> | undefined;
  readonly margin: string | undefined;
  readonly patch: Patch;
}

export function NeedWeights({ weights, margin, patch }: NeedWeightsProps) {
  return (
    <>
      <fieldset className="need-weights">
        <legend>{words.weights}</legend>
        {WEIGHTS.map((key) => {
          const value = String(weights?.[key] ?? '');
          return <WeightField key={`${key}:${value}`} name={key} value={value} patch={patch} />;
        })}
        <button type="button" className="button" onClick={() => patch(NO_WEIGHTS)}>
          {words.resetWeights}
        </button>
      </fieldset>
      <Choice
        label={words.margin}
        value={margin ?? '0.25'}
        choices={words.margins}
        onPick={(picked) => patch({ margin: picked })}
      />
    </>
  );
}
