/** 情景对比: 2-4 scenarios beside the present, in sums and segment by segment. */
import { Link, useSearchParams } from 'react-router';
import type { ScenarioComparison } from '../../api/client.ts';
import { useComparison } from '../../api/scenario-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { ShareButtons } from '../../components/share-buttons.tsx';
import { StatusTag } from '../../components/status-icon.tsx';
import { PlanningTabs } from '../../components/planning-tabs.tsx';
import { segmentAddress } from '../../format/segment-address.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhPlanning } from '../../i18n/zh-planning.ts';
import { zhScenario as words } from '../../i18n/zh-scenario.ts';
import { totalsLines } from './scenario-totals.tsx';
import './scenario.css';

type Scenario = ScenarioComparison['scenarios'][number];
type State = ScenarioComparison['rows'][number]['present'];

const FEWEST = 2;
const MOST = 4;

function HeadRow({ scenarios, first }: { scenarios: readonly Scenario[]; first: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col">{words.compare.present}</th>
        {scenarios.map(({ id, content }) => (
          <th key={id} scope="col">
            <Link to={`/scenario/${id}`}>{content.name}</Link>
          </th>
        ))}
      </tr>
    </thead>
  );
}

const SUMS: readonly (readonly [string, (scenario: Scenario) => string])[] = [
  [
    words.compare.landings,
    ({ content, faults }) => {
      const left = new Set(faults.map(({ landingId }) => landingId)).size;
      return `${words.compare.firms(content.landings.length)}${left > 0 ? words.compare.left(left) : ''}`;
    },
  ],
  [words.compare.filled, ({ result }) => `${result.filled.length}`],
  [
    words.compare.range,
    ({ result: { simulation } }) => `${simulation.gapsFilled.low.toFixed(1)}–${simulation.gapsFilled.high.toFixed(1)}`,
  ],
];

function SumRows({ scenarios }: { scenarios: readonly Scenario[] }) {
  const present = scenarios[0]?.result.before;
  if (!present) return null;
  return (
    <tbody>
      {SUMS.map(([label, value]) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td className="muted">—</td>
          {scenarios.map((scenario) => (
            <td key={scenario.id} className="num">
              {value(scenario)}
            </td>
          ))}
        </tr>
      ))}
      {totalsLines(present.planDirections.total).map(({ key, label, value }) => (
        <tr key={key}>
          <th scope="row">{label}</th>
          <td className="num">{value(present)}</td>
          {scenarios.map(({ id, result }) => (
            <td key={id} className="num">
              {value(result.after) === value(present) ? (
                <span className="muted">{value(present)}</span>
              ) : (
                <b>{value(result.after)}</b>
              )}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function StateCell({ state, present }: { state: State; present: State }) {
  const needWord = words.compare.need(state.need.toFixed(1));
  const isSame =
    state.status === present.status &&
    state.kind === present.kind &&
    state.firms === present.firms &&
    needWord === words.compare.need(present.need.toFixed(1));
  return (
    <td className={isSame ? '' : 'differs'}>
      <StatusTag status={state.status} />
      <span className="muted num">
        {' '}
        {state.kind === null ? '' : `${zh.kind[state.kind]} · `}
        {words.compare.firms(state.firms)} · {needWord}
      </span>
    </td>
  );
}

function Comparison({ comparison: { scenarios, rows, version } }: { comparison: ScenarioComparison }) {
  return (
    <>
      <section className="card block table-frame">
        <table className="plan-table compare">
          <HeadRow scenarios={scenarios} first={words.compare.measure} />
          <SumRows scenarios={scenarios} />
        </table>
      </section>
      <section className="card block table-frame">
        <h2>{words.compare.changed(rows.length)}</h2>
        <table className="plan-table compare">
          <HeadRow scenarios={scenarios} first={words.compare.segment} />
          <tbody>
            {rows.map(({ segment, present, states }) => (
              <tr key={segment.id}>
                <th scope="row">
                  <Link to={segmentAddress(segment.id)}>{segment.name}</Link>
                </th>
                <StateCell state={present} present={present} />
                {states.map((state, at) => (
                  <StateCell key={scenarios[at]?.id ?? at} state={state} present={present} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="muted num">{zhPlanning.data(version.id, version.asOf)}</p>
    </>
  );
}

export function ComparePage() {
  const [search] = useSearchParams();
  const ids = (search.get('ids') ?? '').split(',').filter((id) => id !== '');
  const isGood = ids.length >= FEWEST && ids.length <= MOST;
  const query = useComparison(ids, isGood);
  return (
    <div className="plan-page">
      <PlanningTabs />
      <Link to="/scenario" className="no-print">
        ← {words.edit.back}
      </Link>
      <h1>{words.compare.title}</h1>
      <p className="scenario-actions no-print">
        <ShareButtons />
      </p>
      {isGood ? (
        <Answer query={query}>{(comparison) => <Comparison comparison={comparison} />}</Answer>
      ) : (
        <p role="alert">{words.compare.bad}</p>
      )}
    </div>
  );
}
