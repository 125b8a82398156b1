/** The only place where an error becomes an HTTP status and words (RFC 9457 problem details). */
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Problem } from '../contract/common.ts';
import { DomainError, type DomainErrorCode } from '../services/domain-error.ts';
import { StoreError, type StoreErrorCode } from '../store/store-error.ts';

/** Input that the contract refuses. */
export class RequestError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly string[];

  constructor(status: number, code: string, detail: string, fields: readonly string[] = []) {
    super(detail);
    this.name = 'RequestError';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** Seconds after which a client may try again when the store is away. */
const RETRY_AFTER_S = 5;

const STORE_PROBLEMS: Readonly<Record<StoreErrorCode, { status: number; title: string; detail: string }>> = {
  store_unavailable: { status: 503, title: '数据库暂不可用', detail: '正在重新连接，请稍后重试。' },
  store_timeout: { status: 503, title: '数据库响应超时', detail: '请稍后重试；若反复出现，请检查数据库负载。' },
  store_locked: { status: 503, title: '数据正被占用', detail: '另一个程序正在写入，请稍后重试。' },
  store_empty: { status: 503, title: '图谱尚未导入', detail: '请先导入图谱数据，再刷新页面。' },
  store_unauthorized: { status: 503, title: '数据库拒绝登录', detail: '请管理员检查 NEO4J_USER 与 NEO4J_PASSWORD。' },
  store_incompatible: { status: 503, title: '数据库版本不符', detail: '请管理员检查数据库版本与数据结构版本。' },
  store_damaged: { status: 500, title: '数据文件已损坏', detail: '请管理员移走数据文件后重新启动，系统会由种子数据重建。' },
  store_read_only: { status: 500, title: '数据目录不可写', detail: '请管理员检查数据目录的权限与剩余空间。' },
  import_aborted: { status: 500, title: '导入未完成', detail: '原有数据未受影响，请重新导入。' },
  record_conflict: { status: 409, title: '内容已被他人修改', detail: '请刷新页面，核对最新内容后再保存。' },
  seed_invalid: { status: 500, title: '种子数据有误', detail: '请运行 npm run check:seed 查看错误。' },
};

const NOT_FOUND: Readonly<Record<DomainErrorCode, string>> = {
  chain_not_found: '产业链',
  segment_not_found: '环节',
  company_not_found: '企业',
  region_not_found: '地区',
};

function make(status: number, code: string, title: string, detail: string, extra: Partial<Problem> = {}): Problem {
  return { type: `urn:liantu:problem:${code}`, title, status, code, detail, ...extra };
}

/** Errors of body-parser carry a `type` and a 4xx `status`. */
function parserProblem(error: unknown): Problem | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error) || !('type' in error)) return undefined;
  if (error.type === 'entity.too.large') return make(413, 'body_too_large', '提交内容过大', '请减少内容后再提交。');
  if (typeof error.status === 'number' && error.status >= 400 && error.status < 500) {
    return make(error.status, 'body_invalid', '提交内容无法读取', '请以 JSON 格式提交。');
  }
  return undefined;
}

/** Whatever was thrown, as a problem; what is unknown says nothing of the inside. */
export function toProblem(error: unknown): Problem {
  if (error instanceof RequestError) {
    return make(error.status, error.code, '请求有误', error.message, { suggestions: [...error.fields] });
  }
  if (error instanceof DomainError) {
    const what = NOT_FOUND[error.code];
    const nearest = error.suggestions.length > 0 ? `最接近的是：${error.suggestions.join('、')}。` : '';
    return make(404, error.code, `没有找到这个${what}`, `没有名为“${error.asked}”的${what}。${nearest}`, {
      suggestions: [...error.suggestions],
    });
  }
  if (error instanceof StoreError) {
    const { status, title, detail } = STORE_PROBLEMS[error.code];
    return make(status, error.code, title, detail);
  }
  return parserProblem(error) ?? make(500, 'internal_error', '系统出错', '请重试；若反复出现，请把请求编号告诉管理员。');
}

export const notFound: RequestHandler = (request: Request) => {
  throw new RequestError(404, 'route_not_found', `没有这个地址：${request.method} ${request.path}`);
};

/** @param log receives what the browser must not see. */
export function problemHandler(log: (line: string) => void): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = { ...toProblem(error), requestId: String(response.locals['requestId'] ?? '') };
    if (problem.status >= 500) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log(`${problem.requestId} ${request.method} ${request.path} ${problem.code}\n${detail}`);
    }
    if (problem.status === 503) response.setHeader('Retry-After', String(RETRY_AFTER_S));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}
