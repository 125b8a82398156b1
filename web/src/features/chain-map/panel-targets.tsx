/** The first five targets of a segment, each with why. */
import { Link } from 'react-router';
import type { TargetRow } from '../../api/client.ts';
import { useTargets } from '../../api/queries.ts';
import { Answer } from '../../components/answer.tsx';
import { percent } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';

const SHOWN = 5;
const WORDS_SHOWN = 3;

function why({ fit }: TargetRow): string {
  if (fit.origin === 'curated') return zh.origin.curated;
  const words = fit.terms.slice(0, WORDS_SHOWN).map(({ term }) => term);
  return words.length > 0 ? `${zh.map.words}：${words.join('、')}` : zh.origin[fit.origin];
}

function TargetLine({ row }: { row: TargetRow }) {
  const { probability, origin } = row.fit;
  return (
    <li>
      <span className="num muted">{row.rank}</span>
      <div>
        <p>
          <Link to={`/e/${row.companyId}`} title={row.name}>
            {row.shortName ?? row.name}
          </Link>
          {origin === 'inferred' ? <span className="inferred-tag">{zh.origin.inferred}</span> : null}
        </p>
        <p className="muted">
          {row.regionName} · {why(row)}
        </p>
      </div>
      <div className="target-scores num">
        <span>
          {zh.map.fit} <b>{probability === null ? '—' : percent(probability)}</b>
        </span>
        <span className="muted">
          {zh.map.attractiveness} {row.attractiveness.score.toFixed(0)}
        </span>
      </div>
    </li>
  );
}

export function PanelTargets({ segmentId }: { segmentId: string }) {
  const query = useTargets({ segment: segmentId }, SHOWN);
  return (
    <section>
      <div className="panel-title">
        <h3>{zh.map.targets}</h3>
        {query.data ? (
          <Link className="num" to={`/targets?segment=${segmentId}`}>
            {zh.cockpit.targets(query.data.total)}
          </Link>
        ) : null}
      </div>
      <Answer query={query} rows={3}>
        {(list) =>
          list.rows.length === 0 ? (
            <p className="muted">{zh.map.noTargets}</p>
          ) : (
            <ol className="panel-targets">
              {list.rows.map((row) => (
                <TargetLine key={row.companyId} row={row} />
              ))}
            </ol>
          )
        }
      </Answer>
    </section>
  );
}
