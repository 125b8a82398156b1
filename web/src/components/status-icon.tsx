/** The five states in shape and colour; the shape alone tells them apart. */
import type { SegmentStatusName } from '../api/client.ts';
import { zh } from '../i18n/zh-cn.ts';
import { STATUS_SHAPES } from './status-shapes.ts';
import './status-icon.css';

/** The mark itself, for any 16 x 16 place with the class `status-icon` and the state's name. */
export function StatusMark({ status }: { status: SegmentStatusName }) {
  return (
    <>
      {status === 'strong' ? <circle cx="8" cy="8" r="7" className="disc" /> : null}
      <path d={STATUS_SHAPES[status]} />
      {status === 'weak' ? <path d="M8 3a5 5 0 0 0 0 10z" className="half" /> : null}
    </>
  );
}

export function StatusIcon({ status, size = 16 }: { status: SegmentStatusName; size?: number }) {
  return (
    <svg className={`status-icon ${status}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <StatusMark status={status} />
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
