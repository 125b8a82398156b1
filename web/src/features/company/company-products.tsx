/** Products with the share of revenue that was disclosed for each. */
import type { CompanyDetail } from '../../api/client.ts';
import { rounded } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';

const shareText = (share: number): string => `${rounded(share * 100, 1).toFixed(1)}%`;

export function CompanyProducts({ detail }: { detail: CompanyDetail }) {
  const { products } = detail;
  const hasShares = products.some(({ revenueShare }) => revenueShare !== null);
  return (
    <section className="card company-block">
      <h2>{zh.company.products}</h2>
      {products.length === 0 ? <p className="muted">{zh.company.none}</p> : null}
      <ul className="product-bars">
        {products.map(({ name, revenueShare }) => (
          <li key={name}>
            <span>{name}</span>
            <span className="share-bar" aria-hidden="true">
              {revenueShare === null ? null : <span style={{ width: `${Math.min(1, revenueShare) * 100}%` }} />}
            </span>
            <span className={revenueShare === null ? 'muted' : 'num'}>
              {revenueShare === null ? zh.company.noShare : shareText(revenueShare)}
            </span>
          </li>
        ))}
      </ul>
      {hasShares ? <p className="muted note">{zh.company.productsNote}</p> : null}
    </section>
  );
}
