/** A company that is not in the graph: what may have been meant, and how to go on. */
import { Link } from 'react-router';
import { zh } from '../../i18n/zh-cn.ts';
import { zhCompany } from '../../i18n/zh-company.ts';

export function CompanyMissing({ asked, nearest }: { asked: string; nearest: readonly string[] }) {
  return (
    <div className="page-note card" role="alert">
      <h1>{zhCompany.missing(asked)}</h1>
      {nearest.length === 0 ? null : (
        <p>
          {zhCompany.nearest}
          {nearest.map((name, at) => (
            <span key={name}>
              {at === 0 ? '' : '、'}
              <Link to={`/e/${encodeURIComponent(name)}`}>{name}</Link>
            </span>
          ))}
          。
        </p>
      )}
      <p className="muted">{zhCompany.searchAgain}</p>
      <Link className="button" to="/targets">
        {zh.nav.targets}
      </Link>
    </div>
  );
}
