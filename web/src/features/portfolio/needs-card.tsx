/** What a firm is taken to need, and the firms for which it is something else or which must land. */
import { useCompany } from '../../api/queries.ts';
import { PickBox } from '../../components/pick-box.tsx';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { AmountCell } from './amount-cell.tsx';
import { needField } from './check-form.ts';
import { type FormCompany, mayBeLimited } from './portfolio-form.ts';
import { RESOURCES } from './resources.ts';
import type { CardProps } from './scope-card.tsx';

interface CompanyRowProps {
  readonly company: FormCompany;
  readonly onChange: (company: FormCompany) => void;
  readonly onRemove: () => void;
}

function CompanyRow({ company, onChange, onRemove }: CompanyRowProps) {
  const { id, mustLand, needs } = company;
  const name = useCompany(id).data?.name ?? company.name;
  return (
    <tr>
      <th scope="row">
        {name}{' '}
        <label className="must-land">
          <input
            type="checkbox"
            checked={mustLand}
            aria-label={`${name} ${words.needs.mustLand}`}
            onChange={({ target }) => onChange({ ...company, mustLand: target.checked })}
          />{' '}
          {words.needs.mustLand}
        </label>{' '}
        <button type="button" className="button" aria-label={words.needs.remove(name)} onClick={onRemove}>
          ×
        </button>
      </th>
      {RESOURCES.map((resource) => (
        <td key={resource}>
          <AmountCell
            field={needField(resource, id)}
            label={words.platforms.cell(name, words.resource[resource])}
            value={needs[resource] ?? ''}
            empty={words.needs.sameAsAny}
            isNeeded={false}
            canBeUnlimited={false}
            onChange={(value) => onChange({ ...company, needs: { ...needs, [resource]: value } })}
          />
        </td>
      ))}
    </tr>
  );
}

function NeedsTable({ form, onChange }: CardProps) {
  const setCompanies = (companies: readonly FormCompany[]): void => onChange({ ...form, companies });
  return (
    <div className="table-frame">
      <table className="plan-table budget-form">
        <thead>
          <tr>
            <th scope="col">{words.needs.firm}</th>
            {RESOURCES.map((resource) => (
              <th key={resource} scope="col">
                {words.resource[resource]}（{words.unit[resource]}）
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.needs.any}</th>
            {RESOURCES.map((resource) => (
              <td key={resource}>
                <AmountCell
                  field={needField(resource)}
                  label={words.platforms.cell(words.needs.any, words.resource[resource])}
                  value={form.needs[resource] ?? ''}
                  empty={mayBeLimited(form, resource) ? words.platforms.notSet : words.needs.notNeeded}
                  isNeeded={mayBeLimited(form, resource)}
                  canBeUnlimited={false}
                  onChange={(value) => onChange({ ...form, needs: { ...form.needs, [resource]: value } })}
                />
              </td>
            ))}
          </tr>
          {form.companies.map((company) => (
            <CompanyRow
              key={company.id}
              company={company}
              onChange={(next) => setCompanies(form.companies.map((one) => (one.id === next.id ? next : one)))}
              onRemove={() => setCompanies(form.companies.filter(({ id }) => id !== company.id))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function NeedsCard({ form, onChange }: CardProps) {
  const add = (id: string, name: string): void => {
    if (form.companies.some((company) => company.id === id)) return;
    onChange({ ...form, companies: [...form.companies, { id, name, mustLand: false, needs: {} }] });
  };
  return (
    <section className="card block assumed">
      <h2>{words.needs.title}</h2>
      <p className="muted">{words.needs.help}</p>
      <NeedsTable form={form} onChange={onChange} />
      <div className="pick-one">
        <PickBox type="company" label={words.needs.add} onPick={({ id, name }) => add(id, name)} />
      </div>
    </section>
  );
}
