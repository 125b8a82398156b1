/** Who may ask: loopback names only, or the token when listening wider; and the headers of every answer. */
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { RequestError } from './problem.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.locals['requestId'] = randomUUID().slice(0, 8);
  response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  next();
};

/** Refuses a foreign Host header, so that a web page elsewhere cannot rebind its name to this server. */
export const loopbackHostOnly: RequestHandler = (request, _response, next) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) {
    throw new RequestError(403, 'host_refused', '只接受本机地址的访问。');
  }
  next();
};

/** Refuses writes sent by another site's page. */
export const sameOriginWrites: RequestHandler = (request, _response, next) => {
  const { origin, host } = request.headers;
  const isWrite = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  if (isWrite && origin !== undefined && !URL.canParse(origin))
    throw new RequestError(403, 'origin_refused', '来源不明。');
  if (isWrite && origin !== undefined && new URL(origin).host !== host) {
    throw new RequestError(403, 'origin_refused', '不接受其他网站发起的写入。');
  }
  next();
};

/** `Authorization: Bearer TOKEN`, or HTTP Basic with the token as password (what a browser can type in). */
export function requireToken(token: string): RequestHandler {
  const expected = digest(token);
  return (request, response, next) => {
    const [scheme, value = ''] = (request.headers.authorization ?? '').split(' ');
    const given =
      scheme === 'Basic'
        ? Buffer.from(value, 'base64')
            .toString('utf8')
            .replace(/^[^:]*:/, '')
        : value;
    if (!timingSafeEqual(digest(given), expected)) {
      response.setHeader('WWW-Authenticate', 'Basic realm="liantu", charset="UTF-8"');
      throw new RequestError(401, 'token_needed', '请输入访问口令。');
    }
    next();
  };
}
