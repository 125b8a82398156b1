/** `index build`, `index query`: the compact index of the companies' texts, ahead of need and for any text. */
import type { CompanyIndexServices, FoundCompany } from '../services/matching/company-index.ts';
import type { BuildProgress, IndexState } from '../services/matching/matching-service.ts';
import type { CommandOptions } from './options.ts';
import { UsageError } from './options.ts';
import { type Column, renderRows } from './render.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 1_000;

const PHASES: Readonly<Record<BuildProgress['phase'], string>> = {
  loading: '读取缓存',
  reading: '读取企业',
  indexing: '整理索引',
  ready: '就绪',
  scoring: '计算各产业链',
};

const REFUSALS: Readonly<Record<NonNullable<IndexState['refusal']>, string>> = {
  missing: '此前没有缓存',
  foreign: '缓存文件不是链图的',
  other_format: '缓存来自另一版程序',
  stale: '缓存来自另一版数据',
  truncated: '缓存文件不完整',
  damaged: '缓存文件已损坏',
  off: '未设缓存文件',
};

const EMPTY_REASONS = {
  no_searchable_words: '查询中没有可检索的词，请输入产品或业务名称',
  no_company_matches: '没有企业的文字与之相符',
  filters_exclude_all: '没有企业的文字与之相符',
  no_companies: '图谱中还没有企业',
} as const;

const COLUMNS: readonly Column<FoundCompany>[] = [
  { key: 'company', title: '企业', value: (row) => row.name, width: 40 },
  { key: 'id', title: '编号', value: (row) => row.id, width: 24 },
  { key: 'origin', title: '来源', value: (row) => (row.isMatched ? '匹配' : '推断') },
  { key: 'score', title: '得分', value: (row) => row.score.toFixed(3) },
  { key: 'words', title: '词', value: (row) => row.parts.words.toFixed(3) },
  { key: 'feedback', title: '反馈', value: (row) => row.parts.feedback.toFixed(3) },
  { key: 'neighbours', title: '相似企业', value: (row) => row.parts.neighbours.toFixed(3) },
  { key: 'phrase', title: '整词', value: (row) => row.parts.phrase.toFixed(3) },
];

/** One line on standard error that is written over; nothing where that is a file. */
function showProgress({ phase, documents }: BuildProgress): void {
  if (!process.stderr.isTTY) return;
  const end = phase === 'ready' ? '\n' : '';
  process.stderr.write(`\r\u001b[K${PHASES[phase]}${documents > 0 ? ` ${documents} 家企业` : ''}${end}`);
}

/** @throws UsageError for what is neither `build` nor `query 文字`. */
export async function indexCommand(index: CompanyIndexServices, options: CommandOptions): Promise<string> {
  const [action, ...words] = options.positionals;
  if (action === 'build' && words.length === 0) {
    return builtWords(await index.build(showProgress));
  }
  if (action !== 'query' || words.length === 0) throw new UsageError('index 之后应为 build 或 query 文字');
  const { rows, total, emptyReason } = await index.find(words.join(' '), limitOf(options), showProgress);
  if (options.format !== 'table') return renderRows(rows, COLUMNS, options.format);
  if (emptyReason !== null) return EMPTY_REASONS[emptyReason];
  return `${renderRows(rows, COLUMNS, 'table')}\n列出 ${rows.length} 家，共找到 ${total} 家`;
}

function builtWords({ documents, refusal, isCached }: IndexState): string {
  if (refusal === null) return `索引缓存有效：${documents} 家企业`;
  const kept = isCached ? '' : '；缓存没有写成，请检查数据目录的权限与剩余空间';
  return `已建立索引：${documents} 家企业（${REFUSALS[refusal]}${kept}）`;
}

function limitOf(options: CommandOptions): number {
  const text = options.value('limit');
  if (text === undefined) return DEFAULT_LIMIT;
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT) return limit;
  throw new UsageError(`--limit 应为 1 到 ${MAX_LIMIT} 的整数，收到“${text}”`);
}
