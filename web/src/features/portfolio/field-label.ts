/** What a faulty field is called in the summary of faults. Pure. */
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { CITY, EVERY_YEAR, type PortfolioForm } from './portfolio-form.ts';
import { RESOURCES } from './resources.ts';

const SETTINGS: Readonly<Record<string, string>> = {
  firstYear: words.scope.firstYear,
  yearCount: words.scope.yearCount,
  candidatesPerGap: words.scope.candidatesPerGap,
  platforms: words.platforms.column,
  platformsPerGap: words.rules.platformsPerGap,
  keptPercent: words.rules.keptPercent,
  gapPercent: words.rules.gapPercent,
  seconds: words.rules.seconds,
  alternatives: words.rules.alternatives,
};

function resourceWord(name: string): string {
  const resource = RESOURCES.find((one) => one === name);
  return resource === undefined ? name : words.resource[resource];
}

/** @param platformName of a platform's id. */
export function fieldLabel(field: string, form: PortfolioForm, platformName: (id: string) => string): string {
  const [kind, rest = ''] = field.split(/:(.*)/s);
  if (kind === 'budget') {
    const [holder = '', resource = '', year = ''] = rest.split('|');
    const place = holder === CITY ? words.city.holder : platformName(holder);
    return [place, resourceWord(resource), year === EVERY_YEAR ? '' : words.platforms.yearOf(year)].join(' ').trim();
  }
  if (kind === 'need') {
    const at = rest.lastIndexOf(':');
    const company = form.companies.find(({ id }) => id === rest.slice(0, Math.max(0, at)));
    return `${company?.name ?? words.needs.any} ${resourceWord(rest.slice(at + 1))}`;
  }
  return SETTINGS[field] ?? field;
}
