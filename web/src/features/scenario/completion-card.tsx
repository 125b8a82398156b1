/** 补链时序: in which year each landing should start so that the chain closes soonest, as a chart by year. */
import type { LandingInput, ScenarioContent, ScenarioView } from '../../api/client.ts';
import { type CompletionView, useCompletionPath } from '../../api/completion-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { SegmentList } from '../../components/segment-list.tsx';
import { useUrlState } from '../../components/url-state.ts';
import { points } from '../../format/number.ts';
import { zhScenario as words } from '../../i18n/zh-scenario.ts';
import {
  chartYears,
  type CompletionKey,
  completionShape,
  hasYears,
  PER_YEAR,
  readAfter,
  toggleAfter,
  withYears,
  writeAfter,
} from './completion.ts';
import { NumberField } from './number-field.tsx';

const FIRST_YEAR = 2020;
const LAST_YEAR = 2050;
const MOST_PER_YEAR = 60;

type Step = CompletionView['steps'][number];
type After = ReturnType<typeof readAfter>;

interface RowProps {
  readonly step: Step;
  readonly steps: readonly Step[];
  readonly years: readonly number[];
  /** The year in the basket. */
  readonly startYear: number | undefined;
  readonly after: After;
  readonly onToggle: (later: string, earlier: string) => void;
}

function Dependencies({ step, steps, after, onToggle }: Omit<RowProps, 'years' | 'startYear'>) {
  const chosen = after[step.id] ?? [];
  const others = steps.filter(({ id }) => id !== step.id && !chosen.includes(id));
  const nameOf = (id: string): string => steps.find((one) => one.id === id)?.name ?? id;
  return (
    <div className="dependencies">
      {chosen.map((id) => (
        <span key={id} className="dependency">
          {nameOf(id)}{' '}
          <button
            type="button"
            className="button no-print"
            aria-label={words.path.noLonger(step.name, nameOf(id))}
            onClick={() => onToggle(step.id, id)}
          >
            ×
          </button>
        </span>
      ))}
      {others.length === 0 ? null : (
        <select
          className="field no-print"
          aria-label={words.path.addAfter(step.name)}
          value=""
          onChange={({ target }) => onToggle(step.id, target.value)}
        >
          <option value="">{words.path.add}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function YearCell({ year, start, basket }: { year: number; start: number; basket: number | undefined }) {
  const word = year === start ? words.path.starts : year > start ? words.path.runs : '';
  return (
    <td className={year === start ? 'year starts' : year > start ? 'year runs' : 'year'}>
      <span className={year === start ? '' : 'only-heard'}>{word}</span>
      {year === basket && basket !== start ? <small>{words.path.inBasket}</small> : null}
    </td>
  );
}

function PathRow(props: RowProps) {
  const { step, years, startYear } = props;
  return (
    <tr data-testid="path-step">
      <th scope="row">{step.name}</th>
      <td>
        {step.opens.length === 0 ? (
          <span className="muted">{words.path.opensNothing}</span>
        ) : (
          <SegmentList segments={step.opens} />
        )}
      </td>
      <td className="num">{points(step.worth)}</td>
      <td>
        <Dependencies {...props} />
      </td>
      {years.map((year) => (
        <YearCell key={year} year={year} start={step.year} basket={startYear} />
      ))}
    </tr>
  );
}

interface ChartProps {
  readonly path: CompletionView;
  readonly landings: readonly LandingInput[];
  readonly after: After;
  readonly onToggle: (later: string, earlier: string) => void;
}

function Chart({ path, landings, after, onToggle }: ChartProps) {
  const years = chartYears(path.steps, landings);
  const isLike = (id: string): boolean => landings.some((landing) => landing.id === id && landing.as === 'like');
  const steps = path.steps.map((step) => ({
    ...step,
    name: isLike(step.id) ? words.basket.likeName(step.name) : step.name,
  }));
  return (
    <div className="table-frame">
      <table className="plan-table gantt">
        <thead>
          <tr>
            {words.path.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {years.map((year) => (
              <th key={year} scope="col" className="num year">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <PathRow
              key={step.id}
              {...{ step, steps, years, after, onToggle }}
              startYear={landings.find(({ id }) => id === step.id)?.startYear}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CompletionCardProps {
  readonly view: ScenarioView;
  readonly disabled: boolean;
  readonly onChange: (content: ScenarioContent) => void;
}

export function CompletionCard({ view: { content, faults }, disabled, onChange }: CompletionCardProps) {
  const { values, patch } = useUrlState<CompletionKey>(completionShape);
  const faulty = new Set(faults.map(({ landingId }) => landingId));
  const landings = content.landings.filter(({ id }) => !faulty.has(id));
  const ids = landings.map(({ id }) => id);
  const after = readAfter(values.after, ids);
  const firstYear = Number(values.from ?? Math.min(...landings.map(({ startYear }) => startYear)));
  const perYear = Number(values.per ?? PER_YEAR);
  const mutableAfter = Object.fromEntries(Object.entries(after).map(([id, earlier]) => [id, [...earlier]]));
  const query = useCompletionPath({ landings, firstYear, perYear, after: mutableAfter }, landings.length > 0);
  const onToggle = (later: string, earlier: string): void =>
    patch({ after: writeAfter(toggleAfter(after, later, earlier)) });
  if (landings.length === 0) return null;
  return (
    <section className="card block" data-testid="completion">
      <h2>{words.path.title}</h2>
      <p className="muted">{words.path.lead}</p>
      <div className="path-settings no-print">
        <NumberField
          {...{ label: words.path.firstYear, value: firstYear, min: FIRST_YEAR, max: LAST_YEAR, disabled: false }}
          onCommit={(year) => patch({ from: year === undefined ? undefined : String(year) })}
        />
        <NumberField
          {...{ label: words.path.perYear, value: perYear, min: 1, max: MOST_PER_YEAR, disabled: false }}
          onCommit={(most) => patch({ per: most === undefined ? undefined : String(most) })}
        />
        {values.after === undefined ? null : (
          <button type="button" className="button" onClick={() => patch({ after: undefined })}>
            {words.path.noAfter}
          </button>
        )}
      </div>
      <Answer query={query} rows={3}>
        {(path) => (
          <>
            <p className="num">
              {path.closedYear === null ? null : <b>{words.path.closed(path.closedYear)}</b>}{' '}
              <span className="muted">{words.path.method[path.method]}</span>
            </p>
            <Chart path={path} landings={landings} after={after} onToggle={onToggle} />
            {hasYears(landings, path.steps) ? (
              <p className="muted no-print">{words.path.same}</p>
            ) : (
              <p className="no-print">
                <button
                  type="button"
                  className="button"
                  disabled={disabled}
                  onClick={() => onChange(withYears(content, path.steps))}
                >
                  {words.path.take}
                </button>
              </p>
            )}
          </>
        )}
      </Answer>
    </section>
  );
}
