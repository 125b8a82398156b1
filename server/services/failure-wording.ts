/** What a user reads when something fails: what happened and what to do. Shared by page and command line. */
import type { StoreErrorCode } from '../store/store-error.ts';
import type { DomainError, DomainErrorCode } from './domain-error.ts';

export interface FailureWords {
  readonly title: string;
  readonly detail: string;
}

export const STORE_FAILURES: Readonly<Record<StoreErrorCode, FailureWords>> = {
  store_unavailable: { title: '数据库暂不可用', detail: '正在重新连接，请稍后重试。' },
  store_timeout: { title: '数据库响应超时', detail: '请稍后重试；若反复出现，请检查数据库负载。' },
  store_locked: { title: '数据正被占用', detail: '另一个程序正在写入，请稍后重试。' },
  store_empty: { title: '图谱尚未导入', detail: '请先运行 npm start 或导入图谱数据。' },
  store_unauthorized: { title: '数据库拒绝登录', detail: '请检查 NEO4J_USER 与 NEO4J_PASSWORD。' },
  store_incompatible: { title: '数据结构版本不符', detail: '请使用与数据相符的程序版本，或移走数据文件后重新启动。' },
  store_damaged: {
    title: '数据文件已损坏',
    detail: '请把数据目录（默认 data）中的 liantu.db 移到别处后重新启动，图谱会由种子数据重建。',
  },
  store_read_only: {
    title: '数据目录不可写',
    detail: '请检查数据目录的权限与剩余空间，或用 LIANTU_DATA_DIR 指定别的目录。',
  },
  import_aborted: { title: '导入未完成', detail: '原有数据未受影响，请重新导入。' },
  record_conflict: { title: '内容已被他人修改', detail: '请刷新页面，核对最新内容后再保存。' },
  graph_invalid: { title: '图谱数据不完整', detail: '原有数据未受影响；请检查导入文件中的编号与引用。' },
  seed_invalid: { title: '种子数据有误', detail: '请运行 npm run check:seed 查看错误。' },
};

const NOT_FOUND: Readonly<Record<DomainErrorCode, string>> = {
  chain_not_found: '产业链',
  segment_not_found: '环节',
  company_not_found: '企业',
  region_not_found: '地区',
  target_list_not_found: '名录',
};

export function notFoundWords(error: DomainError): FailureWords {
  const what = NOT_FOUND[error.code];
  const nearest = error.suggestions.length > 0 ? `最接近的是：${error.suggestions.join('、')}。` : '';
  return { title: `没有找到这个${what}`, detail: `没有名为“${error.asked}”的${what}。${nearest}` };
}
