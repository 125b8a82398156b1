/** Two lines on a segment, for the box under the pointer. */
import type { MapSegment } from '../../api/client.ts';
import { StatusTag } from '../../components/status-icon.tsx';
import { zh } from '../../i18n/zh-cn.ts';

export function SegmentNote({ segment }: { segment: MapSegment }) {
  return (
    <div className="segment-note">
      <p>
        <b>{segment.name}</b> <StatusTag status={segment.status} />
      </p>
      <p className="muted">
        {segment.tier} · {segment.group} · {zh.cockpit.locals(segment.localCount)}
        {segment.kind ? ` · ${zh.kind[segment.kind]}` : ''}
      </p>
    </div>
  );
}
