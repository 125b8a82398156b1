/** Which budgets hold the plan back, and what a little more of each would be worth; what it takes when nothing fits. */
import { TableHead } from '../../components/table-head.tsx';
import type { PortfolioView } from '../../api/client.ts';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { type BudgetUse, increaseText, splitBudgets, worthSentence } from './plan-words.ts';
import { amountShown } from './resources.ts';

function Used({ use: { resource, used, limit, binding } }: { use: BudgetUse }) {
  const unit = words.unit[resource];
  return (
    <>
      {words.budgets.used(amountShown(resource, used), amountShown(resource, limit), unit)}{' '}
      <span className="muted">
        {binding ? words.budgets.full : words.budgets.short(amountShown(resource, limit - used), unit)}
      </span>
    </>
  );
}

function BudgetRows({ budgets }: { budgets: readonly BudgetUse[] }) {
  return budgets.map((use) => (
    <tr key={`${use.resource}|${use.platform?.id ?? ''}|${use.year}`} data-testid="held-budget">
      <th scope="row">{words.resource[use.resource]}</th>
      <td>{use.platform?.name ?? words.budgets.city}</td>
      <td className="num">{use.year}</td>
      <td className="num">
        <Used use={use} />
      </td>
      <td className="num">{worthSentence(use)}</td>
    </tr>
  ));
}

function FreeBudgets({ budgets }: { budgets: readonly BudgetUse[] }) {
  if (budgets.length === 0) return null;
  return (
    <details>
      <summary>{words.budgets.free(budgets.length)}</summary>
      <ul className="closed-gaps">
        {budgets.map(({ resource, platform, year, used, limit }) => (
          <li key={`${resource}|${platform?.id ?? ''}|${year}`} className="num">
            {platform?.name ?? words.budgets.city} {year} {words.resource[resource]}{' '}
            <span className="muted">
              {words.budgets.used(amountShown(resource, used), amountShown(resource, limit), words.unit[resource])}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function BudgetCard({ budgets }: { budgets: PortfolioView['budgets'] }) {
  const { holding, free } = splitBudgets(budgets);
  return (
    <section className="card block">
      <h2>{words.budgets.title}</h2>
      {holding.length === 0 ? (
        <p className="muted">{words.budgets.none}</p>
      ) : (
        <>
          <div className="table-frame">
            <table className="plan-table">
              <TableHead columns={words.budgets.columns} />
              <tbody>
                <BudgetRows budgets={holding} />
              </tbody>
            </table>
          </div>
          <p className="muted">{words.budgets.help}</p>
        </>
      )}
      <FreeBudgets budgets={free} />
    </section>
  );
}

type Increases = NonNullable<PortfolioView['relaxation']>['together'];

function IncreaseList({ increases }: { increases: Increases }) {
  return (
    <ul className="increases">
      {increases.map((increase) => (
        <li key={`${increase.resource}|${increase.platform?.id ?? ''}|${increase.year}`} className="num">
          {increaseText(increase)}
        </li>
      ))}
    </ul>
  );
}

export function RelaxationCard({ relaxation }: { relaxation: PortfolioView['relaxation'] }) {
  if (relaxation === null || relaxation.together.length === 0) {
    return (
      <section className="card block">
        <h2>{words.relaxation.title}</h2>
        <p>{words.relaxation.none}</p>
      </section>
    );
  }
  const resources = new Set(relaxation.together.map(({ resource }) => resource));
  const alone = relaxation.alone.filter(({ resource }) => resources.size > 1 || !resources.has(resource));
  return (
    <section className="card block" data-testid="relaxation">
      <h2>{words.relaxation.title}</h2>
      <p>{words.relaxation.lead}</p>
      <h3>{words.relaxation.together}</h3>
      <IncreaseList increases={relaxation.together} />
      {alone.length === 0 ? null : <h3>{words.relaxation.alone}</h3>}
      {alone.map(({ resource, total, increases }) => (
        <div key={resource}>
          <p className="num">
            <b>
              {words.relaxation.aloneTotal(
                words.resource[resource],
                amountShown(resource, total),
                words.unit[resource],
              )}
            </b>
          </p>
          <IncreaseList increases={increases} />
        </div>
      ))}
    </section>
  );
}
