/** A company that is not in the graph: what may have been meant, and how to go on. */
import { Link } from 'react-router';
import { zh } from '../../i18n/zh-cn.ts';

export function CompanyMissing({ asked, nearest }: { asked: string; nearest: readonly string[] }) {
  return (
    <div className="page-note card" role="alert">
      <h1>{zh.company.missing(asked)}</h1>
      {nearest.length === 0 ? null : (
        <p>
          {zh.company.nearest}
          {nearest.map((name, at) => (
            <span key={name}>
              {at === 0 ? '' : '、'}
              <Link to={`/e/${encodeURIComponent(name)}`}>{name}</Link>
            </span>
          ))}
          。
        </p>
      )}
      <p className="muted">{zh.company.searchAgain}</p>
      <Link className="button" to="/targets">
        {zh.nav.targets}
      </Link>
    </div>
  );
}
