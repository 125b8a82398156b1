/** The Express application: guards, API, OpenAPI, and the built web pages. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, Router } from 'express';
import { API_PREFIX } from '../contract/routes.ts';
import type { Services } from '../services/services.ts';
import { loopbackHostOnly, requireToken, sameOriginWrites, securityHeaders } from './guard.ts';
import { createHandlers } from './handlers.ts';
import { mountAll } from './mount.ts';
import { openApiDocument } from './openapi.ts';
import { notFound, problemHandler } from './problem.ts';

export interface AppOptions {
  /** Folder of the built pages; absent: API only. */
  readonly webDir?: string | undefined;
  /** Token that every request must carry; absent: loopback only. */
  readonly token?: string | undefined;
  /** Receives server-side errors. */
  readonly log?: (line: string) => void;
}

/** Largest request body. The biggest thing a page sends today is an override's reason. */
const BODY_LIMIT = '256kb';

function servePages(app: Express, webDir: string): void {
  app.use(
    express.static(webDir, {
      index: false,
      setHeaders(response, file) {
        const isHashed = file.startsWith(join(webDir, 'assets'));
        response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  app.get(/^\/(?!api\/)[^.]*$/, (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(join(webDir, 'index.html'));
  });
}

export function createApp(services: Services, options: AppOptions = {}): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(
    securityHeaders,
    options.token === undefined ? loopbackHostOnly : requireToken(options.token),
    sameOriginWrites,
  );
  app.use(express.json({ limit: BODY_LIMIT }));
  const api = Router();
  mountAll(api, createHandlers(services));
  api.get('/openapi.json', (_request, response) => {
    response.json(openApiDocument());
  });
  app.use(API_PREFIX, api);
  if (options.webDir !== undefined && existsSync(options.webDir)) servePages(app, options.webDir);
  app.use(notFound);
  app.use(problemHandler(options.log ?? (() => {})));
  return app;
}
