/**
 * Company names without the words every company name has.
 */

const LEGAL_FORMS = /股份有限公司|有限责任公司|有限公司|总公司|分公司|集团|股份|有限|责任|公司/gu;
const SPECIAL_TREATMENT = /^(?:\*st|st|n|c)(?=[\u4e00-\u9fff])/u;

/** The telling part of a folded company name: legal forms and brackets removed. May be empty for `集团公司`. */
export function stripLegalForms(name: string): string {
  return name
    .replace(SPECIAL_TREATMENT, '')
    .replace(LEGAL_FORMS, ' ')
    .replace(/[()\s]+/gu, ' ')
    .trim();
}

/** Segment names of official trees carry level marks: 白酒Ⅱ, 特钢III. Works on folded text (ⅲ folds to iii). */
export function stripLevelMark(segmentName: string): string {
  return segmentName.replace(/(?<=[\u4e00-\u9fff])\s*i{1,3}$/u, '');
}
