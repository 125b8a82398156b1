/** 必要性 and 可落性 side by side, each with its addends; never one number. */
import type { SegmentDetail } from '../../api/client.ts';
import { zh } from '../../i18n/zh-cn.ts';

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

export function TwoNumbers({ detail }: { detail: SegmentDetail }) {
  return (
    <section className="card block">
      <h2>{zh.segment.numbers}</h2>
      {detail.quadrant ? <p>{zh.quadrant[detail.quadrant]}</p> : null}
      <div className="two">
        <Card title={zh.segment.need} scored={detail.need} empty="" />
        <Card title={zh.segment.likelihood} scored={detail.likelihood} empty={zh.segment.noLikelihood} />
      </div>
    </section>
  );
}
