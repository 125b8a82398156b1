/** 优先级: which known gaps to act on, by two numbers that are never added. */
import * as z from 'zod/mini';
import type { PriorityView } from '../../api/client.ts';
import { usePriority } from '../../api/priority-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { ChainSelect } from '../../components/chain-select.tsx';
import { DroppedNotice } from '../../components/dropped-notice.tsx';
import { Choice, needShape, NeedWeights } from '../../components/need-weights.tsx';
import { usePageTitle } from '../../components/page-title.ts';
import { useUrlState } from '../../components/url-state.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhPriority as words } from '../../i18n/zh-priority.ts';
import { PriorityScatter } from './priority-scatter.tsx';
import { PriorityTable } from './priority-table.tsx';
import './priority-page.css';

const shape = {
  ...needShape,
  chain: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
  absent: z.enum(['0', '0.8', '0.9', '0.95']),
} as const;
type Key = keyof typeof shape;
type Values = Readonly<Partial<Record<Key, string>>>;
type Patch = (change: Readonly<Partial<Record<Key, string | undefined>>>) => void;

function Controls({ values, view, patch }: { values: Values; view: PriorityView | undefined; patch: Patch }) {
  return (
    <div className="priority-controls card no-print">
      <ChainSelect
        label={words.chain}
        all={words.allChains}
        value={values.chain}
        onPick={(chain) => patch({ chain })}
      />
      <Choice
        label={words.gate}
        value={values.absent ?? '0'}
        choices={words.gates}
        onPick={(absent) => patch({ absent })}
      />
      <NeedWeights weights={view?.weights} margin={values.margin} patch={patch} />
    </div>
  );
}

function Result({ view }: { view: PriorityView }) {
  const { unknown, present, belowGate, noLikelihood } = view.left;
  return (
    <>
      {view.points.length === 0 ? (
        <p className="card priority-empty">{words.empty}</p>
      ) : (
        <div className="priority-both">
          <figure>
            <PriorityScatter view={view} />
            <figcaption className="muted">
              {words.front}。{words.gated}
            </figcaption>
          </figure>
          <PriorityTable view={view} />
        </div>
      )}
      <p className="muted num">
        {words.left(unknown, present, belowGate, noLikelihood)}
        {zh.cockpit.dataLine(view.version.id, view.version.asOf)}
      </p>
    </>
  );
}

export function PriorityPage() {
  usePageTitle(words.title);
  const { values, dropped, patch } = useUrlState<Key>(shape);
  const query = usePriority(values);
  return (
    <div className="priority-page">
      <DroppedNotice dropped={dropped} />
      <h1>{words.title}</h1>
      <p className="priority-sentence">{words.activation}</p>
      <Controls values={values} view={query.data} patch={patch} />
      <Answer query={query} rows={10}>
        {(view) => <Result view={view} />}
      </Answer>
    </div>
  );
}
