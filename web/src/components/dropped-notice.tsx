/** One line naming what the address asked for and the page could not read. */
import { zh } from '../i18n/zh-cn.ts';

export function DroppedNotice({ dropped }: { dropped: readonly string[] }) {
  if (dropped.length === 0) return null;
  return (
    <p role="status" className="dropped-notice">
      {zh.failure.badAddress}
      {dropped.join('，')}
    </p>
  );
}
