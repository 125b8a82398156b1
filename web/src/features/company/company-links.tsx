/** Relations with other companies and organisations, said from this company's side. */
import { Link } from 'react-router';
import type { CompanyDetail } from '../../api/client.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhCompany } from '../../i18n/zh-company.ts';
import { SourceList } from './source-list.tsx';

type Relation = CompanyDetail['relations'][number];

/** What a company is a member of is an alliance or a platform, which has no page. */
const hasPage = ({ type, direction }: Relation): boolean => type !== 'MEMBER_OF' || direction === 'in';

function words({ type, direction }: Relation): string {
  const [out, back] = zh.relation[type];
  return direction === 'out' ? out : back;
}

export function CompanyLinks({ detail }: { detail: CompanyDetail }) {
  return (
    <section className="card company-block">
      <h2>{zhCompany.relations}</h2>
      {detail.relations.length === 0 ? <p className="muted">{zhCompany.noRelations}</p> : null}
      <ul className="lines">
        {detail.relations.map((relation) => (
          <li key={`${relation.type}:${relation.direction}:${relation.otherId}`}>
            <span className="line-head">
              <b className="relation-word">{words(relation)}</b>
              {hasPage(relation) ? (
                <Link to={`/e/${relation.otherId}`}>{relation.otherName}</Link>
              ) : (
                <span>{relation.otherName}</span>
              )}
              <span className="muted num">{zhCompany.asOf(relation.asOf)}</span>
            </span>
            {relation.note === '' ? null : <span>{relation.note}</span>}
            <SourceList sources={relation.citations} />
          </li>
        ))}
      </ul>
    </section>
  );
}
