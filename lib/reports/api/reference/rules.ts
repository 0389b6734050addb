import type { ApiScope } from '@/lib/auth/api-tokens/schema';
import type { Locale } from '@/lib/text/locale';
import { answerSchema, parametersIn, type JsonSchema } from '../document/rules';
import { problemCodes, problems, type ProblemCode } from '../problems/rules';
import { apiPath } from '../resources/rules';
import { resourceNames, resourceOf, type ResourceName } from '../resources/schema';
import { fieldWords, parameterWords, problemWords, resourceWords } from '../words/rules';

/** What a value is written as: a word of `api.forms`, whether it is a list or may be null, and its choices. */
export type Form = {
  form: 'text' | 'uuid' | 'date' | 'date-time' | 'integer' | 'number' | 'boolean' | 'object' | 'uri';
  many: boolean;
  nullable: boolean;
  choices: readonly string[];
};

export type Described = Form & { name: string; words: string };

export type ResourceReference = {
  name: ResourceName;
  path: string;
  scopes: readonly ApiScope[];
  words: string;
  parameters: (Described & { required: boolean })[];
  fields: Described[];
};

const known: readonly string[] = ['uuid', 'date', 'date-time', 'uri'];

const schemas = (value: unknown): JsonSchema[] => (Array.isArray(value) ? (value as JsonSchema[]) : []);

/** The schema without "or null", and whether that was there. */
function stated(schema: JsonSchema): { schema: JsonSchema; nullable: boolean } {
  if (Array.isArray(schema.type)) {
    const [type] = schema.type.filter((each) => each !== 'null');
    return { schema: { ...schema, type }, nullable: schema.type.includes('null') };
  }
  const [some, ...others] = schemas(schema.anyOf).filter((each) => each.type !== 'null');
  if (!some || others.length > 0) return { schema, nullable: false };
  return { schema: some, nullable: schemas(schema.anyOf).length > 1 };
}

function formOf(given: JsonSchema): Form {
  const { schema, nullable } = stated(given);
  if (schema.type === 'array') return { ...formOf(schema.items as JsonSchema), many: true, nullable };
  const choices = Array.isArray(schema.enum) ? schema.enum.filter((each) => each !== null).map(String) : [];
  const format = String(schema.format ?? schema.type);
  const form = known.includes(format) || schema.type !== 'string' ? format : 'text';
  return { form: form as Form['form'], many: false, nullable, choices };
}

/** The properties of an object, or of what a list has, however deep: `sessions[].startsAt`. */
function fieldsOf(given: JsonSchema, before: string): { name: string; last: string; schema: JsonSchema }[] {
  const { schema } = stated(given);
  if (schema.type === 'array') return fieldsOf(schema.items as JsonSchema, `${before}[]`);
  return Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).flatMap(([last, of]) => {
    const name = before ? `${before}.${last}` : last;
    return [{ name, last, schema: of }, ...fieldsOf(of, name)];
  });
}

/** Everything that there is to know of the resources, for the page that explains them. */
export const resourceReferences = (locale: Locale): ResourceReference[] =>
  resourceNames.map((name) => {
    const resource = resourceOf(name);
    return {
      ...{ name, path: `${apiPath}${resource.path}`, scopes: resource.scopes },
      words: resourceWords(locale, name),
      parameters: parametersIn(name).map(({ name: parameter, required, schema }) => ({
        ...{ ...formOf(schema), name: parameter, required },
        words: parameterWords(locale, resource, parameter),
      })),
      fields: fieldsOf(answerSchema(name), '').map(({ name: field, last, schema }) => ({
        ...{ ...formOf(schema), name: field },
        words: fieldWords(locale, resource, last),
      })),
    };
  });

export type ProblemReference = { code: ProblemCode; status: number; title: string; detail: string };

/** The problems with their words. */
export const problemReferences = (locale: Locale): ProblemReference[] =>
  problemCodes.map((code) => ({
    code,
    status: problems[code],
    ...problemWords(locale, code, { parameter: '…', scope: '…', errorId: '…' }),
  }));
