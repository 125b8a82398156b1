/** A company's places in a segment's target list, and the fewest facts that would lift it: shared by list and dossier. */
import type { TargetExplanation } from '../api/list-queries.ts';
import { points } from '../format/number.ts';
import { zhTargets } from '../i18n/zh-targets.ts';
import './target-standing.css';

type Interval = { readonly best: number; readonly worst: number } | null;

const range = (interval: Interval): string => (interval ? zhTargets.intervalNote(interval.best, interval.worst) : '');

export function PlaceLines({ explanation }: { explanation: TargetExplanation }) {
  const { row, value, total, listed, absence } = explanation;
  if (absence) return <p className="muted">{zhTargets.absence[absence.reason]}</p>;
  return (
    <ul className="place-lines num">
      {row ? (
        <li>
          {zhTargets.fitPlace(row.rank, total)}
          <span className="muted">{range(row.interval)}</span>
        </li>
      ) : null}
      {value ? (
        <li>
          {zhTargets.valuePlace(value.rank, value.of)}
          <span className="muted">{range(value.interval)}</span>
        </li>
      ) : (
        <li className="muted">{zhTargets.beyondList(listed)}</li>
      )}
    </ul>
  );
}

export function LiftNote({ lift }: { lift: TargetExplanation['lift'] }) {
  if (lift === null) return null;
  const { top, threshold, status, sets, highest } = lift;
  if (status === 'already') return <p className="muted">{zhTargets.already(top)}</p>;
  if (status === 'out_of_reach')
    return <p className="muted">{zhTargets.outOfReach(top, points(highest), points(threshold))}</p>;
  return (
    <div className="lift-note">
      <p>{zhTargets.reachable(top, points(threshold))}</p>
      <ul>
        {sets.map(({ facts, score }) => (
          <li key={facts.join()}>{zhTargets.set(facts.join('；'), points(score))}</li>
        ))}
      </ul>
      <p className="small muted">{zhTargets.assumed}</p>
    </div>
  );
}
