/** Names, codes, place and size. What is not recorded is said, not left out. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CompanyDetail } from '../../api/client.ts';
import { moneyCny } from '../../format/money.ts';
import { count } from '../../format/number.ts';
import { zhCompany } from '../../i18n/zh-company.ts';

function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="company-facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd className={value === null ? 'muted' : 'num'}>{value ?? zhCompany.none}</dd>
        </div>
      ))}
    </dl>
  );
}

function Parent({ parent }: { parent: NonNullable<CompanyDetail['parent']> }) {
  // A group that is only known by name has no page.
  if (parent.id === null) return parent.name;
  return <Link to={`/e/${parent.id}`}>{parent.name}</Link>;
}

const listed = (names: readonly string[]): string | null => (names.length === 0 ? null : names.join('、'));

export function CompanyFacts({ detail }: { detail: CompanyDetail }) {
  const exchange = detail.exchange && (zhCompany.exchanges[detail.exchange] ?? detail.exchange);
  const stock = detail.stockCode && [detail.stockCode, exchange].filter(Boolean).join(' · ');
  return (
    <section className="card company-block">
      <h2>{zhCompany.names}</h2>
      <Facts
        facts={[
          [zhCompany.nameEn, detail.nameEn],
          [zhCompany.aliases, listed(detail.aliases)],
          [zhCompany.formerNames, listed(detail.formerNames)],
          [zhCompany.creditCode, detail.creditCode],
          [zhCompany.stockCode, stock],
          [zhCompany.region, detail.regionName],
          [zhCompany.parent, detail.parent && <Parent parent={detail.parent} />],
        ]}
      />
    </section>
  );
}

export function CompanyScale({ scale }: { scale: CompanyDetail['scale'] }) {
  return (
    <section className="card company-block">
      <h2>{zhCompany.scale}</h2>
      {scale === null ? (
        <p className="muted">{zhCompany.none}</p>
      ) : (
        <>
          <Facts
            facts={[
              [zhCompany.revenue, scale.revenueCny === null ? null : moneyCny(scale.revenueCny)],
              [zhCompany.employees, scale.employees === null ? null : zhCompany.people(count(scale.employees))],
              [zhCompany.capital, scale.registeredCapitalCny === null ? null : moneyCny(scale.registeredCapitalCny)],
            ]}
          />
          <p className="muted num">{zhCompany.asOf(scale.asOf)}</p>
        </>
      )}
    </section>
  );
}
