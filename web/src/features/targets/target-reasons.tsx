/** 依据: both scores taken apart, the words that matched, and what it all rests on. */
import { Link } from 'react-router';
import type { TargetRow } from '../../api/client.ts';
import { honourText } from '../../format/honour.ts';
import { points, rounded, signedPoints } from '../../format/number.ts';
import { partNote } from '../../format/part-note.ts';
import { zhTargets } from '../../i18n/zh-targets.ts';
import { ContactPanel } from './contact-panel.tsx';
import { FIT_POINTS } from './target-columns.ts';
import { TargetPlaces } from './target-places.tsx';
import './target-reasons.css';

type Part = TargetRow['fit']['parts'][number];

interface PartsProps {
  readonly title: string;
  readonly help: string;
  readonly parts: readonly Part[];
  readonly total: number;
  /** Points that one unit of a part's value is worth on the screen. */
  readonly scale: number;
}

function Parts({ title, help, parts, total, scale }: PartsProps) {
  const widest = Math.max(...parts.map((part) => Math.abs(part.value)), 1e-9);
  return (
    <section>
      <h2 title={help}>{title}</h2>
      <ul className="parts">
        {parts.map((part) => (
          <li key={part.key}>
            <span className="part-name">
              {zhTargets.part[part.key] ?? part.key}
              {part.note === '' ? null : <span className="small muted">{partNote(part.note)}</span>}
            </span>
            <span className="part-bar" aria-hidden="true">
              <span
                className={part.value < 0 ? 'minus' : 'plus'}
                style={{ width: `${(Math.abs(part.value) / widest) * 100}%` }}
              />
            </span>
            <span className={part.missing ? 'small muted' : 'num'}>
              {part.missing ? zhTargets.missing : signedPoints(part.value * scale)}
            </span>
          </li>
        ))}
        <li className="sum">
          <b>{zhTargets.sum}</b>
          <span />
          <b className="num">{points(total * scale)}</b>
        </li>
      </ul>
    </section>
  );
}

function Words({ row }: { row: TargetRow }) {
  const { terms, excerpt, origin } = row.fit;
  return (
    <section>
      <h2>{zhTargets.words}</h2>
      {origin === 'inferred' ? <p className="inferred-note">{zhTargets.inferredNote}</p> : null}
      {terms.length === 0 ? <p className="muted">{zhTargets.noWords}</p> : null}
      <p className="terms">
        {terms.map(({ term, weight }) => (
          <mark key={term}>
            {term} <span className="num">{rounded(weight, 1)}</span>
          </mark>
        ))}
      </p>
      {excerpt === '' ? null : (
        <>
          <h2>{zhTargets.excerpt}</h2>
          <blockquote>{excerpt}</blockquote>
        </>
      )}
      {row.evidence === '' || row.evidence === excerpt ? null : (
        <>
          <h2>{zhTargets.evidence}</h2>
          <p>{row.evidence}</p>
        </>
      )}
    </section>
  );
}

function Sources({ row }: { row: TargetRow }) {
  return (
    <section>
      {row.honours.length === 0 ? null : (
        <>
          <h2>{zhTargets.allHonours}</h2>
          <ul>
            {row.honours.map((honour) => (
              <li key={`${honour.kind}:${honour.year}`}>
                {honourText(honour)}
                {honour.note === null ? null : <span className="muted"> {honour.note}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{zhTargets.sources}</h2>
      <ul>
        {row.citations.map((source) => (
          <li key={source.id}>
            {source.title}
            <span className="small muted"> {`${source.publisher}，${source.date}`}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/e/${row.companyId}`}>{zhTargets.openCompany}</Link>
      </p>
    </section>
  );
}

export function TargetReasons({ row }: { row: TargetRow }) {
  return (
    <div className="target-reasons">
      <Parts
        title={`${zhTargets.columns.fit}（0–100）`}
        help={zhTargets.fitHelp}
        parts={row.fit.parts}
        total={row.fit.score}
        scale={FIT_POINTS}
      />
      <Parts
        title={zhTargets.columns.attractiveness}
        help={zhTargets.attractivenessHelp}
        parts={row.attractiveness.parts}
        total={row.attractiveness.score}
        scale={1}
      />
      <Words row={row} />
      <div>
        <TargetPlaces row={row} />
        <ContactPanel company={row.companyId} />
        <Sources row={row} />
      </div>
    </div>
  );
}
