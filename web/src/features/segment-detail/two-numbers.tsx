/** 必要性 and 可落性 side by side, each with its addends; never one number. The weights of need are the official's. */
import type { NeedView, SegmentDetail } from '../../api/client.ts';
import { useNeed } from '../../api/priority-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { DroppedNotice } from '../../components/dropped-notice.tsx';
import { needShape, NeedWeights } from '../../components/need-weights.tsx';
import { useUrlState } from '../../components/url-state.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhNeed as words } from '../../i18n/zh-priority.ts';

type Scored = SegmentDetail['need'];

function Card({ title, scored, empty }: { title: string; scored: Scored | null; empty: string }) {
  if (!scored) {
    return (
      <div>
        <h3>{title}</h3>
        <p className="muted">{empty}</p>
      </div>
    );
  }
  const widest = Math.max(...scored.addends.map((addend) => Math.abs(addend.value)), 1e-9);
  return (
    <div>
      <h3>
        {title} <b className="num">{scored.score.toFixed(2)}</b>
      </h3>
      <ul className="addends">
        {scored.addends.map((addend) => (
          <li key={addend.key} title={addend.note}>
            <span>{zh.addend[addend.key] ?? addend.key}</span>
            <span className="bar" aria-hidden="true">
              <span
                className={addend.value < 0 ? 'minus' : ''}
                style={{ width: `${(Math.abs(addend.value) / widest) * 100}%` }}
              />
            </span>
            <span className="num">{addend.missing ? zh.segment.missing : addend.value.toFixed(2)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Place({ place }: { place: NeedView['place'] }) {
  if (place === null) return <p className="muted">{words.placeNone}</p>;
  const { rank, of, range, isGap } = place;
  return (
    <p className="num" data-testid="need-place">
      {isGap ? words.place(rank, of) : words.placeIf(rank, of)}；
      <span title={words.exact}>{range ? words.range(range.best, range.worst) : words.noRange}</span>
    </p>
  );
}

function Numbers({ detail, view }: { detail: SegmentDetail; view: NeedView }) {
  const { likelihood, likelihoodMissing } = detail;
  const missing = likelihoodMissing === null ? '' : words.noLikelihood[likelihoodMissing];
  return (
    <>
      <p>
        {zh.segment.quadrant}：<b>{view.quadrant ? zh.quadrant[view.quadrant] : words.noQuadrant}</b>
      </p>
      <div className="two">
        <Card title={zh.segment.need} scored={view.need} empty="" />
        <Card title={zh.segment.likelihood} scored={likelihood} empty={missing} />
      </div>
      <Place place={view.place} />
    </>
  );
}

export function TwoNumbers({ detail }: { detail: SegmentDetail }) {
  const { values, dropped, patch } = useUrlState<keyof typeof needShape>(needShape);
  const query = useNeed(detail.id.split('/').map(encodeURIComponent).join('/'), values);
  return (
    <section className="card block">
      <h2>{zh.segment.numbers}</h2>
      <DroppedNotice dropped={dropped} />
      <Answer query={query} rows={4}>
        {(view) => <Numbers detail={detail} view={view} />}
      </Answer>
      <div className="need-controls no-print">
        <NeedWeights
          weights={query.data?.weights}
          margin={values.margin}
          patch={(change) => patch(change, 'replace')}
        />
      </div>
    </section>
  );
}
