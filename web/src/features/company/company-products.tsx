/** Products with the share of revenue that was disclosed for each. */
import type { CompanyDetail } from '../../api/client.ts';
import { rounded } from '../../format/number.ts';
import { zhCompany } from '../../i18n/zh-company.ts';

const shareText = (share: number): string => `${rounded(share * 100, 1).toFixed(1)}%`;

export function CompanyProducts({ detail }: { detail: CompanyDetail }) {
  const { products } = detail;
  const hasShares = products.some(({ revenueShare }) => revenueShare !== null);
  return (
    <section className="card company-block">
      <h2>{zhCompany.products}</h2>
      {products.length === 0 ? <p className="muted">{zhCompany.none}</p> : null}
      <ul className="product-bars">
        {products.map(({ name, revenueShare }) => (
          <li key={name}>
            <span>{name}</span>
            <span className="share-bar" aria-hidden="true">
              {revenueShare === null ? null : <span style={{ width: `${Math.min(1, revenueShare) * 100}%` }} />}
            </span>
            <span className={revenueShare === null ? 'muted' : 'num'}>
              {revenueShare === null ? zhCompany.noShare : shareText(revenueShare)}
            </span>
          </li>
        ))}
      </ul>
      {hasShares ? <p className="muted note">{zhCompany.productsNote}</p> : null}
    </section>
  );
}
