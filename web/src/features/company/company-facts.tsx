/** Names, codes, place and size. What is not recorded is said, not left out. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CompanyDetail } from '../../api/client.ts';
import { moneyCny } from '../../format/money.ts';
import { count } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';

function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="company-facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd className={value === null ? 'muted' : 'num'}>{value ?? zh.company.none}</dd>
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
  const exchange = detail.exchange && (zh.company.exchanges[detail.exchange] ?? detail.exchange);
  const stock = detail.stockCode && [detail.stockCode, exchange].filter(Boolean).join(' · ');
  return (
    <section className="card company-block">
      <h2>{zh.company.names}</h2>
      <Facts
        facts={[
          [zh.company.nameEn, detail.nameEn],
          [zh.company.aliases, listed(detail.aliases)],
          [zh.company.formerNames, listed(detail.formerNames)],
          [zh.company.creditCode, detail.creditCode],
          [zh.company.stockCode, stock],
          [zh.company.region, detail.regionName],
          [zh.company.parent, detail.parent && <Parent parent={detail.parent} />],
        ]}
      />
    </section>
  );
}

export function CompanyScale({ scale }: { scale: CompanyDetail['scale'] }) {
  return (
    <section className="card company-block">
      <h2>{zh.company.scale}</h2>
      {scale === null ? (
        <p className="muted">{zh.company.none}</p>
      ) : (
        <>
          <Facts
            facts={[
              [zh.company.revenue, scale.revenueCny === null ? null : moneyCny(scale.revenueCny)],
              [zh.company.employees, scale.employees === null ? null : zh.company.people(count(scale.employees))],
              [zh.company.capital, scale.registeredCapitalCny === null ? null : moneyCny(scale.registeredCapitalCny)],
            ]}
          />
          <p className="muted num">{zh.company.asOf(scale.asOf)}</p>
        </>
      )}
    </section>
  );
}
