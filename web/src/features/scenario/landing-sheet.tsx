/** The landings as a table, for paper: forms do not print well. */
import { TableHead } from '../../components/table-head.tsx';
import type { LandingInput, ScenarioView } from '../../api/client.ts';
import { useCompany } from '../../api/queries.ts';
import { usePlatforms, useSegmentNames } from '../../api/scenario-queries.ts';
import { moneyCny } from '../../format/money.ts';
import { count, percent } from '../../format/number.ts';
import { zhScenario as words } from '../../i18n/zh-scenario.ts';

const FIGURES = [
  ['landMu', words.basket.landMu, count],
  ['energyTcePerYear', words.basket.energyTcePerYear, count],
  ['plantM2', words.basket.plantM2, count],
  ['investmentCny', words.result.investment, moneyCny],
] as const;

function figuresOf(landing: LandingInput): string {
  const parts = FIGURES.flatMap(([key, label, show]) => {
    const amount = landing[key];
    return amount === undefined ? [] : [`${label} ${show(amount)}`];
  });
  return parts.length === 0 ? words.sheet.notSet : parts.join('；');
}

function LandingRow({ landing }: { landing: LandingInput }) {
  const company = useCompany(landing.company).data;
  const segments = useSegmentNames().data?.segments ?? [];
  const platforms = usePlatforms().data?.platforms ?? [];
  const name = company?.shortName ?? company?.name ?? landing.company;
  const nameOf = (id: string): string => segments.find(({ segmentId }) => segmentId === id)?.segment ?? id;
  const shares = landing.segments.map(({ segment, share }) => `${nameOf(segment)} ${percent(share)}`);
  const platform = platforms.find(({ id }) => id === landing.platform)?.name ?? landing.platform;
  return (
    <tr>
      <th scope="row">{landing.as === 'like' ? words.basket.likeName(name) : name}</th>
      <td>{shares.length === 0 ? words.basket.allSegments : shares.join('、')}</td>
      <td>{platform ?? words.basket.noPlatform}</td>
      <td className="num">{landing.startYear}</td>
      <td className="num">{percent(landing.probability)}</td>
      <td className="num">{figuresOf(landing)}</td>
    </tr>
  );
}

export function LandingSheet({ content }: Pick<ScenarioView, 'content'>) {
  if (content.landings.length === 0) return null;
  return (
    <section className="print-only card block">
      <h2>{words.basket.title}</h2>
      <table className="plan-table">
        <TableHead columns={words.sheet.columns} />
        <tbody>
          {content.landings.map((landing) => (
            <LandingRow key={landing.id} landing={landing} />
          ))}
        </tbody>
      </table>
      <p className="muted num">
        {words.edit.horizon} {content.horizonYear ?? words.edit.horizonNone}
      </p>
    </section>
  );
}
