import { expect, test } from 'vitest';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { problemCodes } from '../problems/rules';
import { resourceNames, resourceOf } from '../resources/schema';
import { fieldWords, parameterWords, problemWords, resourceWords } from '../words/rules';
import { answerSchema, openApi, parametersIn, type JsonSchema } from './rules';

/** The names of all properties, however deep. */
function fieldsOf(schema: JsonSchema): string[] {
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  const inside = [schema.items, ...((schema.anyOf ?? []) as JsonSchema[]), ...Object.values(properties)];
  return [
    ...Object.keys(properties),
    ...inside.flatMap((each) => (each ? fieldsOf(each as JsonSchema) : [])),
  ];
}

const usedWords = new Set<string>();

test.each(['en', 'ru'] as const)(
  'every resource, parameter, field and problem has its words: %s',
  (locale) => {
    const known = (words: string) => {
      expect(words).not.toMatch(/^(fields|params|resources|problems)\.|^$/);
      usedWords.add(words);
    };
    for (const name of resourceNames) {
      const resource = resourceOf(name);
      known(resourceWords(locale, name));
      for (const field of fieldsOf(answerSchema(name))) known(fieldWords(locale, resource, field));
      for (const parameter of parametersIn(name)) known(parameterWords(locale, resource, parameter.name));
    }
    for (const code of problemCodes) known(problemWords(locale, code).title);
  },
);

test('no words are of a field or parameter that is no more', () => {
  for (const messages of [en.api, ru.api])
    for (const words of Object.values({ ...messages.fields })) expect([...usedWords]).toContain(words);
});

test('the document describes every path once, with its scopes and problems', () => {
  const { openapi, paths, components } = openApi('https://office.example') as {
    openapi: string;
    paths: Record<string, { get: { operationId: string; security: unknown; responses: object } }>;
    components: { schemas: object };
  };
  expect(openapi).toBe('3.1.0');
  expect(Object.values(paths).map(({ get }) => get.operationId)).toEqual(resourceNames);
  expect(paths['/reports/rows']?.get.security).toEqual([{ token: ['reports:read', 'people:read'] }]);
  for (const { get } of Object.values(paths))
    expect(Object.keys(get.responses)).toEqual(
      expect.arrayContaining(['200', '304', '400', '401', '403', '404', '429', '500', '503']),
    );
  expect(components.schemas).toHaveProperty('Problem');
});

test('an answer may hold nothing that is not described', () => {
  const open = (schema: JsonSchema): boolean =>
    (schema.type === 'object' && schema.additionalProperties !== false) ||
    [schema.items, ...((schema.anyOf ?? []) as JsonSchema[]), ...Object.values(schema.properties ?? {})].some(
      (each) => each && open(each as JsonSchema),
    );
  for (const name of resourceNames) expect([name, open(answerSchema(name))]).toEqual([name, false]);
});
