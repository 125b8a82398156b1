/** Names of exported files. */

const REFUSED = /[\\/:*?"<>|\s]+/g;

/** `链图-目标清单-<subject>-<asOf>.<extension>`; characters that file systems refuse become a hyphen. */
export function exportFileName(
  kind: string,
  subject: string,
  asOf: string,
  extension: 'csv' | 'xlsx' | 'json',
): string {
  return `${['链图', kind, subject, asOf].map((part) => part.replace(REFUSED, '-')).join('-')}.${extension}`;
}
