/** The OpenAPI 3.1 document, made from the route table. */
import { z } from 'zod';
import { problem } from '../contract/common.ts';
import { API_PREFIX, type RouteDefinition, routes } from '../contract/routes.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return json;
};

function parametersOf(schema: z.ZodType, location: 'path' | 'query'): Json[] {
  const json = schemaOf(schema, 'input');
  const properties = (json['properties'] ?? {}) as Record<string, Json>;
  const required = (json['required'] ?? []) as string[];
  return Object.entries(properties).map(([name, definition]) => ({
    name,
    in: location,
    required: location === 'path' || required.includes(name),
    schema: definition,
  }));
}

function operationOf(name: string, route: RouteDefinition): Json {
  const hasBody = Object.keys(schemaOf(route.body, 'input')['properties'] ?? {}).length > 0;
  return {
    operationId: name,
    summary: route.summary,
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(hasBody
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
      : {}),
    responses: {
      200: { description: 'OK', content: { 'application/json': { schema: schemaOf(route.output, 'output') } } },
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: schemaOf(problem, 'output') } },
      },
    },
  };
}

export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(routes)) {
    const path = API_PREFIX + route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(name, route) };
  }
  return { openapi: '3.1.0', info: { title: '链图 Liantu', version: '1' }, paths };
}
