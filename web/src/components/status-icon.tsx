/** The five states in shape and colour; the shape alone tells them apart. */
import type { SegmentStatusName } from '../api/client.ts';
import { zh } from '../i18n/zh-cn.ts';
import './status-icon.css';

/** Path data in a 16 x 16 box, drawn with a 2 px stroke. */
const SHAPES: Readonly<Record<SegmentStatusName, string>> = {
  missing: 'M4 4l8 8M12 4l-8 8',
  weak: 'M8 3a5 5 0 1 0 0 10zM8 3a5 5 0 1 1 0 10',
  extendable: 'M3 8h9M8.5 4.5L12 8l-3.5 3.5',
  strong: 'M4 8.5l2.8 2.8L12 5.5',
  unknown: 'M5.6 6.2a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.8M8 12.6v.2',
};

export function StatusIcon({ status, size = 16 }: { status: SegmentStatusName; size?: number }) {
  return (
    <svg className={`status-icon ${status}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {status === 'strong' ? <circle cx="8" cy="8" r="7" className="disc" /> : null}
      <path d={SHAPES[status]} />
      {status === 'weak' ? <path d="M8 3a5 5 0 0 0 0 10z" className="half" /> : null}
    </svg>
  );
}

/** Icon, word and, when given, a count. */
export function StatusTag({ status, count }: { status: SegmentStatusName; count?: number }) {
  return (
    <span className={`status-tag ${status}`} title={zh.statusHelp[status]}>
      <StatusIcon status={status} />
      {zh.status[status]}
      {count === undefined ? null : <b className="num">{count}</b>}
    </span>
  );
}
