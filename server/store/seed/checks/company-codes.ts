/** 统一社会信用代码, stock codes and the ids made from them. */
import type { SeedCompany } from '../schema.ts';
import { seedError, type SeedFinding, type SeedRule } from './seed-rule.ts';

/** GB 32100-2015, table 2: the 31 signs, each standing for its position. */
const CREDIT_CODE_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE_MODULUS = 31;
/** The weight of place i is 3^(i-1) mod 31. */
const CREDIT_CODE_BASE = 3;

/**
 * Whether the 18th sign is the check sign of the first 17.
 * Source: GB 32100-2015, appendix A (ISO 7064 hybrid of modulus 31).
 */
export function isCreditCode(code: string): boolean {
  if (code.length !== 18) return false;
  let sum = 0;
  let weight = 1;
  for (const sign of code.slice(0, 17)) {
    const value = CREDIT_CODE_SIGNS.indexOf(sign);
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * CREDIT_CODE_BASE) % CREDIT_CODE_MODULUS;
  }
  const check = (CREDIT_CODE_MODULUS - (sum % CREDIT_CODE_MODULUS)) % CREDIT_CODE_MODULUS;
  return code[17] === CREDIT_CODE_SIGNS[check];
}

type Exchange = NonNullable<SeedCompany['exchange']>;

/** First digits by exchange: main boards, 科创板 (688, 689), 创业板 (300-302), B shares (900, 200), 北交所. */
const STOCK_CODES: Readonly<Record<Exchange, RegExp>> = {
  SSE: /^(60[0135]|68[89]|900)\d{3}$/,
  SZSE: /^(00[0-4]|30[0-2]|200|201)\d{3}$/,
  BSE: /^(43|83|87|88|92)\d{4}$/,
  HKEX: /^\d{1,5}$/,
  NYSE: /^[A-Z]{1,5}(\.[A-Z])?$/,
  NASDAQ: /^[A-Z]{1,5}$/,
  OTHER: /^[0-9A-Z.]{1,8}$/,
};

const MAINLAND: ReadonlySet<string> = new Set(['SSE', 'SZSE', 'BSE']);
const UNITED_STATES: ReadonlySet<string> = new Set(['NYSE', 'NASDAQ']);

export const checkCompanyCodes: SeedRule = (files) =>
  files.companies.flatMap((company) => {
    const { creditCode } = company.value;
    const wrong = creditCode !== undefined && !isCreditCode(creditCode);
    return [
      ...(wrong ? [seedError(company, 'creditCode', `${creditCode}: the check sign is wrong (GB 32100-2015)`)] : []),
      ...stockFaults(company.value).map((message): SeedFinding => seedError(company, 'stockCode', message)),
    ];
  });

function stockFaults({ id, stockCode, exchange }: SeedCompany): string[] {
  if ((stockCode === undefined) !== (exchange === undefined)) return ['stockCode and exchange stand together or not'];
  if (stockCode === undefined || exchange === undefined) {
    return /^(cn|hk|us)-/.test(id) ? ['the id says that it is listed, but there is no stockCode'] : [];
  }
  if (!STOCK_CODES[exchange].test(stockCode)) return [`${stockCode} is not a code of ${exchange}`];
  const expected = expectedId(stockCode, exchange);
  return expected === undefined || listingId(id) === undefined || id === expected
    ? []
    : [`the id should be ${expected} for ${exchange} ${stockCode}`];
}

/** The id itself when it is made from a listing. */
function listingId(id: string): string | undefined {
  return /^(cn|hk|us)-/.test(id) ? id : undefined;
}

function expectedId(stockCode: string, exchange: Exchange): string | undefined {
  if (MAINLAND.has(exchange)) return `cn-${stockCode}`;
  if (exchange === 'HKEX') return `hk-${stockCode.replace(/^0+/, '')}`;
  if (UNITED_STATES.has(exchange)) return `us-${stockCode.toLowerCase().replace('.', '-')}`;
  return undefined;
}
