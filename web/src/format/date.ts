/** Moments in the reader's own time zone. */

const two = (value: number): string => String(value).padStart(2, '0');

/** `2025-01-02 09:05:00`. */
export function localTime(at: Date): string {
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}
