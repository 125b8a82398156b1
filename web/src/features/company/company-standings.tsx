/** 作为招引目标的名次: the dossier's view of the segments' target lists the company is on. */
import { Link } from 'react-router';
import type { CompanyDetail } from '../../api/client.ts';
import { useTargetExplanation } from '../../api/list-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { LiftNote, PlaceLines } from '../../components/target-standing.tsx';
import { zhTargets } from '../../i18n/zh-targets.ts';

/** Segments shown: the surest ones. */
const MOST = 3;

function Standing({ segment, company }: { segment: CompanyDetail['segments'][number]; company: string }) {
  const query = useTargetExplanation(segment.segmentId, company);
  return (
    <li>
      <span className="line-head">
        <Link to={`/targets?segment=${segment.segmentId}`}>{segment.segmentName}</Link>
        <span className="muted">{segment.chainName}</span>
      </span>
      <Answer query={query} rows={2}>
        {(explanation) => (
          <>
            <PlaceLines explanation={explanation} />
            <LiftNote lift={explanation.lift} />
          </>
        )}
      </Answer>
    </li>
  );
}

/** Nothing for local firms, which are no targets, and for a company in no segment. */
export function CompanyStandings({ detail }: { detail: CompanyDetail }) {
  const segments = [...detail.segments].sort((a, b) => b.confidence - a.confidence).slice(0, MOST);
  if (detail.isLocal || segments.length === 0) return null;
  return (
    <section className="card company-block" data-testid="company-standings">
      <h2>{zhTargets.standings}</h2>
      <ul className="lines">
        {segments.map((segment) => (
          <Standing key={segment.segmentId} segment={segment} company={detail.id} />
        ))}
      </ul>
    </section>
  );
}
