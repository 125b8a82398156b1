/** 名次与差距: where the company stands by either number, and what would have to be true for the top by attractiveness. */
import type { TargetRow } from '../../api/client.ts';
import { useTargetExplanation } from '../../api/list-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { LiftNote, PlaceLines } from '../../components/target-standing.tsx';
import { zhTargets } from '../../i18n/zh-targets.ts';

export function TargetPlaces({ row }: { row: TargetRow }) {
  const query = useTargetExplanation(row.segmentId, row.companyId);
  return (
    <section data-testid="target-places">
      <h2>{zhTargets.places}</h2>
      <Answer query={query} rows={2}>
        {(explanation) => (
          <>
            <PlaceLines explanation={explanation} />
            <LiftNote lift={explanation.lift} />
          </>
        )}
      </Answer>
    </section>
  );
}
