import { toJSONSchema } from 'zod';
import { apiScopes } from '@/lib/auth/api-tokens/schema';
import type { z } from '@/lib/errors/zod';
import { isSeveral, parametersOf } from '../parameters/rules';
import { problemCodes, problems } from '../problems/rules';
import { apiPath } from '../resources/rules';
import { resourceNames, resourceOf, type ResourceName } from '../resources/schema';
import { fieldWords, parameterWords, problemWords, resourceWords } from '../words/rules';

export type JsonSchema = { [key: string]: unknown };

/** A schema as JSON Schema 2020-12, which is what OpenAPI 3.1 has; the words of each field beside it. */
function jsonSchema(schema: z.ZodType, wordsOf?: (field: string) => string): JsonSchema {
  const made = toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'output',
    reused: 'inline',
  }) as JsonSchema;
  delete made.$schema;
  return wordsOf ? described(made, wordsOf) : made;
}

/** The same with the words of every property, however deep. */
function described(schema: JsonSchema, wordsOf: (field: string) => string): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === 'properties')
        return [
          key,
          Object.fromEntries(
            Object.entries(value as Record<string, JsonSchema>).map(([field, of]) => [
              field,
              { ...described(of, wordsOf), description: wordsOf(field) },
            ]),
          ),
        ];
      if (Array.isArray(value))
        return [key, value.map((each) => (isObject(each) ? described(each, wordsOf) : each))];
      return [key, isObject(value) ? described(value, wordsOf) : value];
    }),
  );
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What one answer of a resource looks like: of a list, a page of it. */
export function answerSchema(name: ResourceName): JsonSchema {
  const resource = resourceOf(name);
  const body = jsonSchema(resource.body, (field) => fieldWords('en', resource, field));
  if (!resource.list) return body;
  return {
    type: 'object',
    properties: {
      data: { type: 'array', items: body, description: fieldWords('en', resource, 'data') },
      next: {
        anyOf: [{ type: 'string' }, { type: 'null' }],
        description: fieldWords('en', resource, 'next'),
      },
    },
    required: ['data', 'next'],
    additionalProperties: false,
  };
}

/** The parameters in the address of a resource, in the order of its schema. */
export function parametersIn(name: ResourceName) {
  const resource = resourceOf(name);
  return Object.entries(parametersOf(resource).shape as Record<string, z.ZodType>).map(
    ([parameter, schema]) => ({
      name: parameter,
      // What has a default may be left out.
      required: !schema.safeParse(undefined).success,
      several: isSeveral(schema),
      schema: jsonSchema(schema),
    }),
  );
}

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    ...{ name, in: 'path', required: true },
    schema: name === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }));

const problemSchema: JsonSchema = {
  type: 'object',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    detail: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: problemCodes },
    parameter: { type: 'string' },
    scope: { type: 'string', enum: apiScopes },
    errorId: { type: 'string' },
  },
  required: ['type', 'title', 'detail', 'status', 'code'],
};

/** Problems by status: an answer is described once, whatever may be its reason. */
function problemResponses() {
  const byStatus = new Map<number, string[]>();
  for (const code of problemCodes) {
    const { title, detail } = problemWords('en', code, { parameter: '…', scope: '…', errorId: '…' });
    byStatus.set(problems[code], [...(byStatus.get(problems[code]) ?? []), `${code}: ${title}. ${detail}`]);
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    [...byStatus].map(([status, words]) => [String(status), { description: words.join(' '), content }]),
  );
}

/** The OpenAPI 3.1 document of the read API, made from the schemas by which it reads and answers. `origin`: where it is served. */
export function openApi(origin: string): JsonSchema {
  const responses = problemResponses();
  const paths = resourceNames.map((name) => {
    const resource = resourceOf(name);
    const parameters = parametersIn(name).map(({ name: parameter, required, several, schema }) => ({
      ...{ name: parameter, in: 'query', required, schema },
      ...(several ? { style: 'form', explode: true } : {}),
      description: parameterWords('en', resource, parameter),
    }));
    const get = {
      operationId: name,
      summary: resourceWords('en', name),
      security: [{ token: resource.scopes }],
      parameters: [...pathParameters(resource.path), ...parameters],
      responses: {
        '200': { description: 'OK', content: { 'application/json': { schema: answerSchema(name) } } },
        '304': { description: 'Not Modified' },
        ...responses,
      },
    };
    return [resource.path || '/', { get }];
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Cascade', version: '1' },
    servers: [{ url: `${origin}${apiPath}` }],
    paths: Object.fromEntries(paths),
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'cascade_…' } },
    },
  };
}
