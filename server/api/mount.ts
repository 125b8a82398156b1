/** Binds a route of the contract to its handler: parse what comes in, check what goes out. */
import type { Router } from 'express';
import type { z } from 'zod';
import {
  type RouteBody,
  type RouteName,
  type RouteOutput,
  type RouteParams,
  type RouteQuery,
  routes,
} from '../contract/routes.ts';
import { RequestError } from './problem.ts';

export type Handler<Name extends RouteName> = (request: {
  params: RouteParams<Name>;
  query: RouteQuery<Name>;
  body: RouteBody<Name>;
}) => Promise<RouteOutput<Name>>;

export type Handlers = { readonly [Name in RouteName]: Handler<Name> };

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => `${where}.${issue.path.join('.')}`);
  throw new RequestError(400, 'input_invalid', `参数不符合要求：${fields.join('、')}`, fields);
}

/** Registers one route. The output is parsed too, so a handler cannot drift from the contract unseen. */
function mountRoute<Name extends RouteName>(router: Router, name: Name, handler: Handler<Name>): void {
  const route = routes[name];
  router[route.method](route.path, async (request, response) => {
    const output = await handler({
      params: parse(route.params, request.params, 'path') as RouteParams<Name>,
      query: parse(route.query, request.query, 'query') as RouteQuery<Name>,
      body: parse(route.body, request.body ?? {}, 'body') as RouteBody<Name>,
    });
    response.setHeader('Cache-Control', 'no-cache');
    response.json(route.output.parse(output));
  });
}

export function mountAll(router: Router, handlers: Handlers): void {
  for (const name of Object.keys(routes) as RouteName[])
    mountRoute(router, name, handlers[name] as Handler<typeof name>);
}
