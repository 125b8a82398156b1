/** Counts before and after, what was filled, and which segments hang on one firm. */
import type { ReactNode } from 'react';
import type { ScenarioResultView, SegmentStatusName } from '../../api/client.ts';
import { SegmentList } from '../../components/segment-list.tsx';
import { StatusTag } from '../../components/status-icon.tsx';
import { zhScenario as words } from '../../i18n/zh-scenario.ts';

type Totals = ScenarioResultView['before'];

const STATUSES: readonly SegmentStatusName[] = ['missing', 'weak', 'extendable', 'strong', 'unknown'];
const VERDICTS = ['有', '缺', '不知'] as const;

interface Line {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: (totals: Totals) => number;
}

export function totalsLines(planTotal: number): readonly Line[] {
  return [
    ...STATUSES.map((status) => ({
      key: status,
      label: <StatusTag status={status} />,
      value: ({ statuses }: Totals) => statuses[status],
    })),
    ...VERDICTS.map((verdict) => ({
      key: verdict,
      label: words.result.verdict[verdict],
      value: ({ verdicts }: Totals) => verdicts[verdict],
    })),
    { key: 'single', label: words.result.singleSource, value: ({ singleSource }) => singleSource.length },
    {
      key: 'plan',
      label: words.result.planDirections(planTotal),
      value: ({ planDirections }) => planDirections.satisfied,
    },
    { key: 'need', label: words.result.openNeed, value: ({ openNeed }) => Math.round(openNeed) },
  ];
}

const signed = (value: number): string => (value > 0 ? `+${value}` : `${value}`.replace('-', '−'));

export function TotalsCard({ result }: { result: ScenarioResultView }) {
  const { before, after } = result;
  return (
    <section className="card block">
      <h2>{words.result.totals}</h2>
      <table className="plan-table totals">
        <thead>
          <tr>
            <th scope="col">{words.result.measure}</th>
            <th scope="col">{words.result.before}</th>
            <th scope="col">{words.result.after}</th>
            <th scope="col">{words.result.difference}</th>
          </tr>
        </thead>
        <tbody>
          {totalsLines(before.planDirections.total).map(({ key, label, value }) => {
            const difference = value(after) - value(before);
            return (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td className="num">{value(before)}</td>
                <td className="num">{value(after)}</td>
                <td className="num">
                  {difference === 0 ? <span className="muted">0</span> : <b>{signed(difference)}</b>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

export function FilledCard({ result: { filled, strengthened } }: { result: ScenarioResultView }) {
  return (
    <section className="card block" data-testid="scenario-filled">
      <h2>{filled.length === 0 ? words.result.nothing : words.result.filled(filled.length)}</h2>
      <SegmentList segments={filled} />
      {strengthened.length === 0 ? null : (
        <>
          <h3>{words.result.strengthened(strengthened.length)}</h3>
          <SegmentList segments={strengthened} />
        </>
      )}
    </section>
  );
}

export function SingleSourceCard({ result: { before, after } }: { result: ScenarioResultView }) {
  const idsBefore = new Set(before.singleSource.map(({ id }) => id));
  const idsAfter = new Set(after.singleSource.map(({ id }) => id));
  const fresh = after.singleSource.filter(({ id }) => !idsBefore.has(id));
  const ended = before.singleSource.filter(({ id }) => !idsAfter.has(id));
  return (
    <section className="card block">
      <h2>{words.result.singleSource}</h2>
      {fresh.length + ended.length === 0 ? <p className="muted">{words.result.noSingleChange}</p> : null}
      {fresh.length === 0 ? null : (
        <>
          <h3>{words.result.newSingle}</h3>
          <SegmentList segments={fresh} />
        </>
      )}
      {ended.length === 0 ? null : (
        <>
          <h3>{words.result.endedSingle}</h3>
          <SegmentList segments={ended} />
        </>
      )}
      <details>
        <summary>{words.result.stillSingle(after.singleSource.length)}</summary>
        <SegmentList segments={after.singleSource} />
      </details>
    </section>
  );
}
