/** 企业档案: everything the graph knows of one company, each fact with its source and date. */
import { Link, useParams } from 'react-router';
import { type CompanyDetail, RequestFailure } from '../../api/client.ts';
import { useCompany } from '../../api/queries.ts';
import { Answer } from '../../components/answer.tsx';
import { usePageTitle } from '../../components/page-title.ts';
import { honourText } from '../../format/honour.ts';
import { companyShock } from '../../format/shock-link.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhCompany } from '../../i18n/zh-company.ts';
import { CompanyFacts, CompanyScale } from './company-facts.tsx';
import { CompanyLinks } from './company-links.tsx';
import { CompanyMissing } from './company-missing.tsx';
import { CompanyProducts } from './company-products.tsx';
import { CompanySegments } from './company-segments.tsx';
import { CompanyStandings } from './company-standings.tsx';
import { SourceList } from './source-list.tsx';
import './company-page.css';

function Head({ detail }: { detail: CompanyDetail }) {
  const { shortName, name, isLocal, regionName, status, stockCode } = detail;
  usePageTitle(shortName ?? name);
  return (
    <header className="company-head card">
      <div>
        <h1>
          {shortName ?? name}
          <span className={`place-badge ${isLocal ? 'local' : 'outside'}`}>
            {isLocal ? zhCompany.local : zhCompany.outside}
          </span>
          {status === 'active' ? null : <span className="place-badge ended">{zhCompany.status[status]}</span>}
        </h1>
        <p data-testid="company-name">{name}</p>
        <p className="muted num">{[regionName, stockCode].filter(Boolean).join(' · ')}</p>
      </div>
      <div className="as-of num">
        <p>{zhCompany.asOf(detail.asOf)}</p>
        <p className="muted">{zh.cockpit.dataLine(detail.version.id, detail.version.asOf)}</p>
        {detail.segments.length === 0 ? null : (
          <p className="no-print">
            <Link data-testid="company-shock" to={companyShock(detail.id)}>
              {zhCompany.shock}
            </Link>
          </p>
        )}
      </div>
    </header>
  );
}

function Honours({ detail }: { detail: CompanyDetail }) {
  return (
    <section className="card company-block">
      <h2>{zhCompany.honours}</h2>
      {detail.honours.length === 0 ? <p className="muted">{zhCompany.noHonours}</p> : null}
      <ul className="lines">
        {detail.honours.map((honour) => (
          <li key={`${honour.kind}:${honour.year}`}>
            <b>{honourText(honour)}</b>
            {honour.note === null ? null : <span>{honour.note}</span>}
            {honour.citation ? <SourceList sources={[honour.citation]} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Signals({ detail }: { detail: CompanyDetail }) {
  return (
    <section className="card company-block">
      <h2>{zhCompany.signals}</h2>
      {detail.signals.length === 0 ? <p className="muted">{zhCompany.noSignals}</p> : null}
      <ul className="lines">
        {detail.signals.map((signal) => (
          <li key={`${signal.kind}:${signal.date}:${signal.note}`}>
            <b>{zh.signal[signal.kind]}</b>
            <span>{signal.note}</span>
            <span className="muted num">{signal.date}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Texts({ detail }: { detail: CompanyDetail }) {
  if (detail.texts.length === 0) return null;
  return (
    <section className="card company-block">
      <h2>{zhCompany.texts}</h2>
      {detail.texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </section>
  );
}

function Dossier({ detail }: { detail: CompanyDetail }) {
  return (
    <div className="company-page">
      <Head detail={detail} />
      <div className="company-columns">
        <div>
          <CompanyFacts detail={detail} />
          <CompanyScale scale={detail.scale} />
          <Honours detail={detail} />
          <Signals detail={detail} />
        </div>
        <div>
          <Texts detail={detail} />
          <CompanySegments detail={detail} />
        </div>
        <div>
          <CompanyStandings detail={detail} />
          <CompanyProducts detail={detail} />
          <CompanyLinks detail={detail} />
          <section className="card company-block">
            <h2>{zhCompany.sources}</h2>
            <SourceList sources={detail.sources} />
          </section>
        </div>
      </div>
    </div>
  );
}

export function CompanyPage() {
  const { company = '' } = useParams();
  const query = useCompany(company);
  const problem = query.error instanceof RequestFailure ? query.error.problem : null;
  if (problem?.code === 'company_not_found') {
    return <CompanyMissing asked={company} nearest={problem.suggestions ?? []} />;
  }
  return (
    <Answer query={query} rows={10}>
      {(detail) => <Dossier detail={detail} />}
    </Answer>
  );
}
