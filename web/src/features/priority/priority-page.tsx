/** 优先级: which known gaps to act on, by two numbers that are never added. */
import * as z from 'zod/mini';
import type { PriorityView } from '../../api/client.ts';
import { usePriority } from '../../api/priority-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { ChainSelect } from '../../components/chain-select.tsx';
import { DroppedNotice } from '../../components/dropped-notice.tsx';
import { useUrlState } from '../../components/url-state.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhPriority as words } from '../../i18n/zh-priority.ts';
import { PriorityScatter } from './priority-scatter.tsx';
import { PriorityTable } from './priority-table.tsx';
import './priority-page.css';

const weight = z.string().check(z.regex(/^(?:100|\d{1,2})$/));
const shape = {
  chain: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
  absent: z.enum(['0', '0.8', '0.9', '0.95']),
  margin: z.enum(['0', '0.1', '0.25', '0.5']),
  demandPull: weight,
  dominatorShare: weight,
  betweenness: weight,
  planMention: weight,
} as const;
type Key = keyof typeof shape;
type Values = Readonly<Partial<Record<Key, string>>>;
type Patch = (change: Readonly<Partial<Record<Key, string | undefined>>>) => void;

const WEIGHTS = ['demandPull', 'dominatorShare', 'betweenness', 'planMention'] as const;

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly onPick: (value: string) => void;
}

function Choice({ label, value, choices, onPick }: ChoiceProps) {
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
function WeightField({ name, value, patch }: { name: Key; value: string; patch: Patch }) {
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

function Weights({ view, patch }: { view: PriorityView | undefined; patch: Patch }) {
  return (
    <fieldset>
      <legend>{words.weights}</legend>
      {WEIGHTS.map((key) => {
        const value = String(view?.weights[key] ?? '');
        return <WeightField key={`${key}:${value}`} name={key} value={value} patch={patch} />;
      })}
      <button type="button" className="button" onClick={() => patch(NO_WEIGHTS)}>
        {words.resetWeights}
      </button>
    </fieldset>
  );
}

function Controls({ values, view, patch }: { values: Values; view: PriorityView | undefined; patch: Patch }) {
  return (
    <div className="priority-controls card no-print">
      <ChainSelect
        label={words.chain}
        all={words.allChains}
        value={values.chain}
        onPick={(chain) => patch({ chain })}
      />
      <Choice
        label={words.gate}
        value={values.absent ?? '0'}
        choices={words.gates}
        onPick={(absent) => patch({ absent })}
      />
      <Weights view={view} patch={patch} />
      <Choice
        label={words.margin}
        value={values.margin ?? '0.25'}
        choices={words.margins}
        onPick={(margin) => patch({ margin })}
      />
    </div>
  );
}

function Result({ view }: { view: PriorityView }) {
  const { unknown, present, belowGate, noLikelihood } = view.left;
  return (
    <>
      {view.points.length === 0 ? (
        <p className="card priority-empty">{words.empty}</p>
      ) : (
        <div className="priority-both">
          <figure>
            <PriorityScatter view={view} />
            <figcaption className="muted">
              {words.front}。{words.gated}
            </figcaption>
          </figure>
          <PriorityTable view={view} />
        </div>
      )}
      <p className="muted num">
        {words.left(unknown, present, belowGate, noLikelihood)}
        {zh.cockpit.dataLine(view.version.id, view.version.asOf)}
      </p>
    </>
  );
}

export function PriorityPage() {
  const { values, dropped, patch } = useUrlState<Key>(shape);
  const query = usePriority(values);
  return (
    <div className="priority-page">
      <DroppedNotice dropped={dropped} />
      <h1>{words.title}</h1>
      <p className="priority-sentence">{words.activation}</p>
      <Controls values={values} view={query.data} patch={patch} />
      <Answer query={query} rows={10}>
        {(view) => <Result view={view} />}
      </Answer>
    </div>
  );
}
