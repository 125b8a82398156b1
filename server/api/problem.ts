/** The only place where an error becomes an HTTP status (RFC 9457 problem details). */
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Problem } from '../contract/common.ts';
import { PlanningError } from '../planning/planning-error.ts';
import { DomainError } from '../services/domain-error.ts';
import { notFoundWords, STORE_FAILURES } from '../services/failure-wording.ts';
import { planningWords } from '../services/planning/planning-wording.ts';
import { ScenarioNotFound } from '../services/planning/scenario-not-found.ts';
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

const STORE_STATUS: Readonly<Record<StoreErrorCode, number>> = {
  store_unavailable: 503,
  store_timeout: 503,
  store_locked: 503,
  store_empty: 503,
  store_unauthorized: 503,
  store_incompatible: 503,
  store_damaged: 500,
  store_read_only: 500,
  import_aborted: 500,
  record_conflict: 409,
  seed_invalid: 500,
  graph_invalid: 500,
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
    const { title, detail } = notFoundWords(error);
    return make(404, error.code, title, detail, { suggestions: [...error.suggestions] });
  }
  if (error instanceof PlanningError) {
    const { title, detail } = planningWords(error);
    return make(422, error.code, title, detail, { suggestions: error.faults.map(({ subject }) => subject) });
  }
  if (error instanceof ScenarioNotFound) {
    const detail = '可能已被删除，或链接不完整；示例情景须先复制再修改。';
    return make(404, error.code, '没有找到这个情景', detail);
  }
  if (error instanceof StoreError) {
    const { title, detail } = STORE_FAILURES[error.code];
    return make(STORE_STATUS[error.code], error.code, title, detail);
  }
  return (
    parserProblem(error) ?? make(500, 'internal_error', '系统出错', '请重试；若反复出现，请把请求编号告诉管理员。')
  );
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
