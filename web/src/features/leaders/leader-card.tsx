/** One candidate: score with its parts, where it stands, and what was decided. */
import { Link } from 'react-router';
import type { LeaderView } from '../../api/leader-queries.ts';
import { percent, points } from '../../format/number.ts';
import { segmentAddress } from '../../format/segment-address.ts';
import { zhLeaders as words } from '../../i18n/zh-leaders.ts';
import { DecisionForm } from './decision-form.tsx';

function Addends({ leader }: { leader: LeaderView }) {
  return (
    <ul className="leader-addends">
      {leader.addends.map(({ key, value, weight, note }) => (
        <li key={key}>
          <span>{words.addend[key]}</span>
          <span className="leader-bar" aria-hidden="true">
            <i style={{ width: percent(value / (100 * weight)) }} />
          </span>
          <b className="num">{points(value)}</b>
          <span className="muted">{note}</span>
        </li>
      ))}
    </ul>
  );
}

function History({ history }: { history: LeaderView['history'] }) {
  if (history.length === 0) return null;
  return (
    <div>
      <h3>{words.history}</h3>
      <ol className="leader-history">
        {history.map(({ date, office, decision, reason }, at) => (
          <li key={`${date}:${at + 1}`}>{words.line(date, office, words.decision[decision], reason)}</li>
        ))}
      </ol>
    </div>
  );
}

export function LeaderCard({ chain, leader, at }: { chain: string; leader: LeaderView; at: number }) {
  const { interval, standing } = leader;
  return (
    <article className={`leader-card card ${standing}`} data-testid={`leader-${leader.id}`}>
      <header>
        <h2>
          <span className="num muted">{at}</span> <Link to={`/e/${leader.id}`}>{leader.name}</Link>
        </h2>
        <span className={`leader-standing ${standing}`}>{words.standing[standing]}</span>
        <span className="leader-score num">
          {words.score} <b>{points(leader.score)}</b>
          {interval ? (
            <span className="muted" title={words.placeHelp}>
              {words.place(interval.best, interval.worst)}
            </span>
          ) : null}
        </span>
      </header>
      <Addends leader={leader} />
      <p>
        <span className="muted">{words.members}</span>{' '}
        {leader.members.map(({ id, name }) => (
          <Link key={id} to={`/e/${id}`}>
            {name}
          </Link>
        ))}
      </p>
      <p>
        <span className="muted">{words.segments}</span>{' '}
        {leader.segments.map(({ id, name }) => (
          <Link key={id} to={segmentAddress(id)}>
            {name}
          </Link>
        ))}
      </p>
      <History history={leader.history} />
      <details className="no-print">
        <summary>{words.decide}</summary>
        <DecisionForm key={leader.revision} chain={chain} leader={leader} />
      </details>
    </article>
  );
}
