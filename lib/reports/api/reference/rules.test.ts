import { expect, test } from 'vitest';
import en from '@/messages/en.json';
import { resourceNames } from '../resources/schema';
import { problemReferences, resourceReferences } from './rules';

const references = resourceReferences('en');
const of = (name: string) => references.find((each) => each.name === name);
const field = (name: string, path: string) => of(name)?.fields.find((each) => each.name === path);

test('every resource is explained', () => {
  expect(references.map(({ name }) => name)).toEqual(resourceNames);
  for (const { fields } of references) expect(fields.length).toBeGreaterThan(0);
});

test('fields are named as deep as they stand, with their form', () => {
  expect(field('run', 'sessions[].startsAt')).toMatchObject({
    form: 'date-time',
    many: false,
    nullable: false,
  });
  expect(field('runs', 'data[].donors')).toMatchObject({ form: 'object', many: true, nullable: true });
  expect(field('runs', 'data[].donors[].sharePercent')).toMatchObject({ form: 'number', nullable: true });
  expect(field('runs', 'data[].state')?.choices).toEqual(['PLANNED', 'UNDER_WAY', 'FINISHED', 'CANCELLED']);
  expect(field('runs', 'next')).toMatchObject({ form: 'text', nullable: true });
  expect(field('course', 'completionRule.definition.attendance.minPercent')).toMatchObject({
    form: 'integer',
  });
  expect(of('figures')?.parameters.slice(0, 3)).toMatchObject([
    { name: 'from', form: 'date', required: true },
    { name: 'to', form: 'date', required: true },
    { name: 'programme', form: 'uuid', required: false },
  ]);
  expect(of('runs')?.parameters.find(({ name }) => name === 'country')).toMatchObject({
    form: 'text',
    many: true,
  });
});

test('every form has its word', () => {
  for (const { fields, parameters } of references)
    for (const { name, form } of [...fields, ...parameters])
      expect([name, form, form in en.api.forms]).toEqual([name, form, true]);
});

test('every problem is explained, and no place in its words is left empty', () => {
  for (const { detail } of problemReferences('ru')) expect(detail).not.toMatch(/«»|[{}]|  /);
});
