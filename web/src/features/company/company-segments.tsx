/** The segments the company is in, and how sure that is. */
import { Link } from 'react-router';
import type { CompanyDetail } from '../../api/client.ts';
import { percent } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhCompany } from '../../i18n/zh-company.ts';

export function CompanySegments({ detail }: { detail: CompanyDetail }) {
  const segments = [...detail.segments].sort((a, b) => b.confidence - a.confidence);
  return (
    <section className="card company-block">
      <h2>{zhCompany.segments}</h2>
      {segments.length === 0 ? <p className="muted">{zhCompany.noSegments}</p> : null}
      <ul className="lines">
        {segments.map((segment) => (
          <li key={segment.segmentId}>
            <span className="line-head">
              <Link to={`/c/${segment.chainId}/s/${segment.segmentId.split('/')[1] ?? ''}`}>{segment.segmentName}</Link>
              <span className="muted">{segment.chainName}</span>
              <span className="confidence">
                <span className="share-bar" aria-hidden="true">
                  <span style={{ width: percent(segment.confidence) }} />
                </span>
                <span className="num">{zhCompany.confidence(percent(segment.confidence))}</span>
              </span>
            </span>
            <span>
              <span className={`origin-tag ${segment.origin}`}>{zh.operationOrigin[segment.origin]}</span>
              {segment.evidence}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
