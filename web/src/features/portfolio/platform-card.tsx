/** What each platform can give in a year: the user's own assumptions, none of which is filled in. */
import { useState } from 'react';
import { usePlatforms } from '../../api/scenario-queries.ts';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { AmountCell } from './amount-cell.tsx';
import { budgetField } from './check-form.ts';
import { useFault } from './form-field.tsx';
import { budgetKey, CITY, fillEmpty, UNLIMITED, withSameYears, yearKeys, yearsOf } from './portfolio-form.ts';
import { CITY_RESOURCES, PLATFORM_RESOURCES, type Resource } from './resources.ts';
import type { CardProps } from './scope-card.tsx';

interface YearProps extends CardProps {
  /** Key of the year whose budgets are shown. */
  readonly year: string;
}

const headOf = (resource: Resource): string => `${words.resource[resource]}（${words.unit[resource]}）`;

function BudgetCells({
  form,
  onChange,
  year,
  holder,
  name,
  resources,
}: YearProps & { holder: string; name: string; resources: readonly Resource[] }) {
  return resources.map((resource) => {
    const key = budgetKey(holder, resource, year);
    return (
      <td key={resource}>
        <AmountCell
          field={budgetField(key)}
          label={words.platforms.cell(name, headOf(resource))}
          value={form.budgets[key] ?? ''}
          empty={words.platforms.notSet}
          isNeeded
          canBeUnlimited
          onChange={(value) => onChange({ ...form, budgets: { ...form.budgets, [key]: value } })}
        />
      </td>
    );
  });
}

/** Puts what is typed into every empty cell of the column when the field is left. */
function FillRow({ form, onChange, year }: YearProps) {
  const fill = (resource: Resource, value: string): void => {
    if (value.trim() !== '') onChange(fillEmpty(form, resource, year, value.trim()));
  };
  return (
    <tr className="fill-row">
      <th scope="row" title={words.platforms.fillHelp}>
        {words.platforms.fill}
      </th>
      {PLATFORM_RESOURCES.map((resource) => {
        const label = words.platforms.cell(words.platforms.fill, headOf(resource));
        return (
          <td key={resource}>
            <div className="amount-cell">
              <input
                className="field num"
                inputMode="decimal"
                maxLength={20}
                aria-label={label}
                onBlur={({ currentTarget }) => {
                  fill(resource, currentTarget.value);
                  currentTarget.value = '';
                }}
                onKeyDown={({ key, currentTarget }) => {
                  if (key === 'Enter') currentTarget.blur();
                }}
              />
              <button
                type="button"
                className="button"
                aria-label={`${label} ${words.platforms.unlimited}`}
                onClick={() => fill(resource, UNLIMITED)}
              >
                {words.platforms.unlimited}
              </button>
            </div>
          </td>
        );
      })}
    </tr>
  );
}

function YearChoice({ form, onChange, year, onYear }: YearProps & { onYear: (year: string) => void }) {
  const years = yearsOf(form);
  if (years.length < 2) return null;
  return (
    <p className="form-row">
      <label>
        <input
          type="checkbox"
          checked={form.isSameEveryYear}
          onChange={({ target }) => onChange(withSameYears(form, target.checked))}
        />{' '}
        {words.platforms.sameEveryYear}
      </label>
      {form.isSameEveryYear ? null : (
        <span role="group" aria-label={words.platforms.byYear} className="year-choice">
          {years.map((one) => (
            <button
              key={one}
              type="button"
              className="button"
              aria-pressed={String(one) === year}
              onClick={() => onYear(String(one))}
            >
              {words.platforms.yearOf(String(one))}
            </button>
          ))}
        </span>
      )}
    </p>
  );
}

function PlatformRows(props: YearProps) {
  const { form, onChange } = props;
  const platforms = usePlatforms().data?.platforms ?? [];
  const toggle = (id: string): void => {
    const isChosen = form.platforms.includes(id);
    const chosen = platforms.filter((one) => (one.id === id ? !isChosen : form.platforms.includes(one.id)));
    onChange({ ...form, platforms: chosen.map((one) => one.id) });
  };
  return platforms.map(({ id, name, leadingChains }) => (
    <tr key={id}>
      <th scope="row">
        <label>
          <input
            type="checkbox"
            aria-label={words.platforms.choose(name)}
            checked={form.platforms.includes(id)}
            onChange={() => toggle(id)}
          />{' '}
          {name}
        </label>
        {leadingChains.length === 0 ? null : (
          <div className="muted leading">
            {words.platforms.leading(leadingChains.map((chain) => chain.name).join('、'))}
          </div>
        )}
      </th>
      {form.platforms.includes(id) ? (
        <BudgetCells {...props} holder={id} name={name} resources={PLATFORM_RESOURCES} />
      ) : (
        <td colSpan={PLATFORM_RESOURCES.length} className="muted">
          {words.platforms.leftOut}
        </td>
      )}
    </tr>
  ));
}

function HeadRow({ first, resources }: { first: string; resources: readonly Resource[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {resources.map((resource) => (
          <th key={resource} scope="col">
            {headOf(resource)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function BudgetCards({ form, onChange }: CardProps) {
  const years = yearKeys(form);
  const [asked, setAsked] = useState('');
  const year = years.includes(asked) ? asked : (years[0] ?? '');
  const { attributes, note } = useFault('platforms');
  const props = { form, onChange, year };
  return (
    <>
      <section className="card block assumed">
        <h2>{words.platforms.title}</h2>
        <p className="muted">{words.platforms.help}</p>
        <YearChoice {...props} onYear={setAsked} />
        {note}
        <div className="table-frame">
          <table {...attributes} tabIndex={-1} className="plan-table budget-form">
            <HeadRow first={words.platforms.column} resources={PLATFORM_RESOURCES} />
            <tbody>
              {form.platforms.length > 1 ? <FillRow {...props} /> : null}
              <PlatformRows {...props} />
            </tbody>
          </table>
        </div>
      </section>
      <section className="card block assumed">
        <h2>{words.city.title}</h2>
        <table className="plan-table budget-form narrow">
          <HeadRow
            first={form.isSameEveryYear ? words.platforms.everyYear : words.platforms.yearOf(year)}
            resources={CITY_RESOURCES}
          />
          <tbody>
            <tr>
              <th scope="row">{words.city.holder}</th>
              <BudgetCells {...props} holder={CITY} name={words.city.holder} resources={CITY_RESOURCES} />
            </tr>
          </tbody>
        </table>
      </section>
    </>
  );
}
