/**
 * Registered business scopes (经营范围) are written for the registrar: half of their words are formulas that say
 * nothing about the firm. This file recognises such texts and takes the formulas out.
 */

type Formula = (text: string) => string;

/** Formulas of registered scopes and of reference articles, on folded text. Each is a whole formula, never a word. */
const FORMULAS: readonly Formula[] = [
  open(/[(]?(?:除)?依法须经批准的项目[^)。;]*[)]?/gu),
  open(/[(]?(?:除)?依法须批准[^)。;]*[)]?/gu),
  open(/[(]?凭(?:有效)?(?:营业执照|许可证|资质证书)[^)。;]*[)]?/gu),
  closed('自营和代理', '[^。;]*?', '进出口(?:业务)?'),
  closed('[(,]?但?国家(?:限定|限制|禁止)', '[^)。;]*', '(?:除外|禁止进出口的商品和技术)[)]?'),
  closed('[(]?(?:国家)?法律[、,]?(?:行政)?法规', '[^)。;]*', '(?:除外|经营)[)]?'),
  (text) => text.replace(/[(][^()]*[)]/gu, (bracket) => (EXCEPTIONS.test(bracket) ? ' ' : bracket)),
  open(/(?:许可|一般)(?:经营)?项目[::]?/gu),
  open(/(?:其|公司)?(?:经营|业务)范围(?:主要)?(?:包括|涵盖|为)?[::]?/gu),
  open(/注册资本[^,。;]*/gu),
  open(/(?:该|本)?公司(?:主要)?(?:提供|从事|经营|生产)/gu),
  closed('具体(?:经营)?(?:项目|内容)以', '[^)。;]*', '为准'),
];

/** Brackets with one of these name what the firm does not do. */
const EXCEPTIONS = /不含|除外|须取得许可|涉及许可|国家专控|国家有专项规定/u;

/** A formula that ends wherever its sentence does: a search never fails after its first words. */
function open(pattern: RegExp): Formula {
  return (text) => text.replace(pattern, ' ');
}

/**
 * The formula head + body + end, where a text may have the head many times and the end never. Each stretch that a head
 * opens is looked at once and the formula sought only in front of its last end, so that a crafted text costs no more
 * than its length.
 */
function closed(head: string, body: string, end: string): Formula {
  const formula = new RegExp(head + body + end, 'gu');
  const stretch = new RegExp(`${head}${body.replace('?', '')}[)]?`, 'gu');
  const upToLastEnd = new RegExp(`^.*${end}`, 'su');
  return (text) =>
    text.replace(stretch, (found) => {
      const front = upToLastEnd.exec(found)?.[0] ?? '';
      return front.replace(formula, ' ') + found.slice(front.length);
    });
}

/** Signs that a text is a registered scope; two different ones, or one in a text without a sentence, decide. */
const SCOPE_SIGNS: readonly RegExp[] = [
  /依法须经批准/u,
  /经相关部门批准/u,
  /自营和代理/u,
  /(?:许可|一般)(?:经营)?项目[::]/u,
  /经营范围/u,
  /凭营业执照/u,
  /国家限定企业经营/u,
];

/** Removes the formulas from a text folded by normaliseText, in time linear in it; what is left may be empty. */
export function stripFormulas(text: string): string {
  let out = text;
  for (const formula of FORMULAS) out = formula(out);
  return out;
}

/** Whether a folded text is written in the language of the company register. */
export function isRegisteredScope(text: string): boolean {
  return SCOPE_SIGNS.some((sign) => sign.test(text));
}
