import { describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import type { Outcome } from '@/lib/errors/outcome';
import { svg } from '@/lib/files/images/testing/pictures';
import { raster } from '@/lib/files/typst/testing/raster';
import { certificateFile } from '../file/commands';
import { samplePaper } from '../file/queries';
import { issueCertificates } from '../issue/commands';
import { statedTerms } from '../terms/rules';
import { effectiveTerms } from '../terms/queries';
import { accountOf, certifiableRun } from '../testing/fixture';
import { chooseTemplate } from './choices/commands';
import { runTemplate } from './choices/queries';
import { restoreTemplate, saveTemplate } from './commands';
import { addCertificateImage } from './images/commands';
import { certificateImageFile } from './images/queries';
import { previewPaper } from './preview/queries';
import { courseTemplate } from './queries';
import { builtInTemplate } from './rules';
import { templateSchema, type TemplateDefinition } from './schema';

const office = systemActor('test');
const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
};
const refused = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map(({ code, path }) => (path ? `${code} ${path}` : code));

const withRemark = (en: string, ru = en, over: Partial<TemplateDefinition> = {}) =>
  templateSchema.parse({
    ...builtInTemplate,
    words: {
      en: { ...builtInTemplate.words.en, remark: en },
      ru: { ...builtInTemplate.words.ru, remark: ru },
    },
    ...over,
  });

const saved = async (courseId: string, base: number | null, definition: TemplateDefinition) =>
  value(await saveTemplate(office, { courseId, language: 'EN', base, definition })).version;
const issued = async (run: Awaited<ReturnType<typeof certifiableRun>>, who: string) => {
  value(await issueCertificates(office, run.runId, run.input({ language: 'EN', enrolmentIds: [who] })));
  return db.certificate.findFirstOrThrow({
    where: { enrolmentId: who, endedAt: null },
    select: { id: true, snapshot: true },
  });
};
const words = async (bytes: Uint8Array) => (await raster(bytes, 20)).text.replace(/\s+/g, ' ');

describe('a template', () => {
  it('gets a version for each change, and none for a save that changes nothing', async () => {
    const { courseId } = await certifiableRun();
    expect(await courseTemplate(office, courseId, 'EN')).toMatchObject({
      latest: null,
      definition: builtInTemplate,
    });
    expect(await saved(courseId, null, withRemark('One'))).toBe(1);
    expect(await saved(courseId, 1, withRemark('Two'))).toBe(2);
    expect(await saved(courseId, 2, withRemark('Two'))).toBe(2);
    const seen = await courseTemplate(office, courseId, 'EN', 1);
    expect(seen).toMatchObject({ latest: 2, shown: 1, definition: { words: { en: { remark: 'One' } } } });
    expect((await courseTemplate(office, courseId, 'RU')).latest).toBeNull();
    await expect(courseTemplate(office, courseId, 'EN', 7)).rejects.toThrow(NotFound);
  });

  it('is brought back as a new version, and nothing that was is rewritten', async () => {
    const { courseId } = await certifiableRun();
    await saved(courseId, null, withRemark('One'));
    await saved(courseId, 1, withRemark('Two'));
    expect(value(await restoreTemplate(office, { courseId, language: 'EN', version: 1 })).version).toBe(3);
    const { versions, definition } = await courseTemplate(office, courseId, 'EN');
    expect(versions.map(({ version, restores }) => [version, restores])).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ]);
    expect(definition.words.en.remark).toBe('One');
    await expect(db.certificateTemplateVersion.updateMany({ data: { version: 9 } })).rejects.toThrow();
    await expect(restoreTemplate(office, { courseId, language: 'EN', version: 9 })).rejects.toThrow(NotFound);
    // Back to the built-in look: a version like all others, and once more is nothing new.
    const builtIn = { courseId, language: 'EN' as const, version: 0 };
    const { version } = value(await restoreTemplate(office, builtIn));
    expect(value(await restoreTemplate(office, builtIn)).version).toBe(version);
    const back = await courseTemplate(office, courseId, 'EN');
    expect(back).toMatchObject({ latest: version, definition: builtInTemplate });
    expect(back.versions.map(({ isBuiltIn }) => isBuiltIn).filter(Boolean)).toEqual([true]);
    // Of a language that has none there is nothing to go back from.
    await expect(restoreTemplate(office, { ...builtIn, language: 'RU' })).rejects.toThrow(NotFound);
  });

  it('is not overwritten by who began from an earlier version, and two at once make one after the other', async () => {
    const { courseId } = await certifiableRun();
    await saved(courseId, null, withRemark('One'));
    const late = await saveTemplate(office, {
      courseId,
      language: 'EN',
      base: null,
      definition: withRemark('Late'),
    });
    expect(refused(late)).toEqual(['TEMPLATE_CHANGED']);
    const both = await Promise.all(
      ['A', 'B'].map((text) =>
        saveTemplate(office, { courseId, language: 'EN', base: 1, definition: withRemark(text) }),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is refused beside the field where a letter is missing, a language, a fact, or room', async () => {
    const { courseId } = await certifiableRun();
    const save = async (definition: TemplateDefinition, language: 'EN' | 'EN_RU' = 'EN') =>
      refused(await saveTemplate(office, { courseId, language, base: null, definition }));
    expect(await save(withRemark('Оқ \u202e ok'))).toEqual(['TEXT_MISSING_GLYPH words.en.remark']);
    expect(await save(withRemark('王'))).toEqual(['TEXT_MISSING_GLYPH words.en.remark']);
    expect(await save(withRemark('Only English', ''), 'EN_RU')).toEqual([
      'MISSING_RUSSIAN_TITLE words.ru.remark',
    ]);
    expect(await save(withRemark('W'.repeat(500)))).toEqual(['TEXT_TOO_LONG words.en.remark']);
    const typed = { intro: 'x'.repeat(10_000), statement: '{nobody}', remark: '{', footer: '' };
    const definition = { ...builtInTemplate, words: { en: typed, ru: builtInTemplate.words.ru } };
    const { error } = templateSchema.safeParse(definition);
    expect(error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
      'words.en.intro TOO_LONG|max=160',
      'words.en.statement PLACEHOLDER_UNKNOWN|name=nobody',
      'words.en.remark PLACEHOLDER_BROKEN',
    ]);
  });

  it('is nobody’s who does not manage the course', async () => {
    const { courseId, enrolmentIds, programmeId } = await certifiableRun();
    const own = await accountOf(enrolmentIds[0] ?? '', [{ programmeId }]);
    const other = await certifiableRun();
    const foreign = await accountOf(other.enrolmentIds[0] ?? '', [{ programmeId: other.programmeId }]);
    const participant = await accountOf(enrolmentIds[1] ?? '');
    const input = { courseId, language: 'EN', base: null, definition: withRemark('One') } as const;
    const image = value(await addCertificateImage(own, courseId, { name: 'logo.svg', bytes: svg() }));
    expect(await certificateImageFile(own, image.id)).toMatchObject({ mediaType: 'image/svg+xml' });
    await expect(certificateImageFile(own, courseId)).rejects.toThrow(NotFound);
    for (const actor of [foreign, participant]) {
      await expect(certificateImageFile(actor, image.id)).rejects.toThrow(NotFound);
      await expect(courseTemplate(actor, courseId, 'EN')).rejects.toThrow(NotFound);
      await expect(saveTemplate(actor, input)).rejects.toThrow(NotFound);
      await expect(restoreTemplate(actor, { courseId, language: 'EN', version: 1 })).rejects.toThrow(
        NotFound,
      );
      await expect(addCertificateImage(actor, courseId, { name: 'a', bytes: svg() })).rejects.toThrow(
        NotFound,
      );
      await expect(
        previewPaper(actor, courseId, { language: 'EN', shownWith: 'latin', definition: withRemark('One') }),
      ).rejects.toThrow(NotFound);
    }
    expect((await saveTemplate(own, input)).ok).toBe(true);
  });
});

describe('an image', () => {
  it('is kept once, is nobody else’s, and never changes', async () => {
    const { courseId } = await certifiableRun();
    const one = value(await addCertificateImage(office, courseId, { name: 'logo.exe', bytes: svg() }));
    const two = value(await addCertificateImage(office, courseId, { name: 'again.svg', bytes: svg() }));
    expect(two).toEqual(one);
    expect(one.name).toBe('logo.svg');
    const { fileId } = await db.certificateImage.findUniqueOrThrow({ where: { id: one.id } });
    await expect(db.storedFile.update({ where: { id: fileId }, data: { name: 'x' } })).rejects.toThrow();
    await expect(db.storedFile.delete({ where: { id: fileId } })).rejects.toThrow();
    await expect(db.certificateImage.deleteMany({ where: { id: one.id } })).rejects.toThrow();
    const other = await certifiableRun();
    const stolen = withRemark('x', 'x', { logos: [{ imageId: one.id, place: 'left', alt: 'x' }] });
    expect(
      refused(
        await saveTemplate(office, {
          courseId: other.courseId,
          language: 'EN',
          base: null,
          definition: stolen,
        }),
      ),
    ).toEqual(['IMAGE_UNKNOWN logos']);
    expect(
      refused(await addCertificateImage(office, courseId, { name: 'a', bytes: svg('<script/>') })),
    ).toEqual(['SVG_SCRIPT']);
  });
});

describe('a run', () => {
  it('keeps the version of its first issue, until it is moved to another', async () => {
    const run = await certifiableRun({ people: 4 });
    const [first = '', second = '', third = ''] = run.earned;
    await saved(run.courseId, null, withRemark('Remark one'));
    const one = await issued(run, first);
    await saved(run.courseId, 1, withRemark('Remark two'));
    const two = await issued(run, second);
    expect(await runTemplate(office, run.runId, 'EN')).toEqual({ kept: true, version: 1, latest: 2 });
    for (const { id } of [one, two])
      expect(await words((await certificateFile(office, id)).bytes)).toContain('Remark one');
    value(await chooseTemplate(office, { runId: run.runId, language: 'EN', version: 2 }));
    const three = await issued(run, third);
    expect(await words((await certificateFile(office, three.id)).bytes)).toContain('Remark two');
    await expect(chooseTemplate(office, { runId: run.runId, language: 'EN', version: 9 })).rejects.toThrow(
      NotFound,
    );
    const choices = await db.certificateTemplateChoice.count({ where: { runId: run.runId } });
    expect(choices).toBe(2);
  });

  it('that issued before there was a template goes on as it began', async () => {
    const run = await certifiableRun({ people: 3 });
    const [first = '', second = ''] = run.earned;
    expect((await issued(run, first)).snapshot).toMatchObject({ version: 1 });
    await saved(run.courseId, null, withRemark('Later'));
    expect((await issued(run, second)).snapshot).toMatchObject({ version: 1 });
  });

  it('shows its template in the sample, offers its signatories first, and asks each for the institution', async () => {
    const run = await certifiableRun({ people: 3 });
    const { id: imageId } = value(
      await addCertificateImage(office, run.courseId, { name: 's', bytes: svg() }),
    );
    const signatories = [{ name: 'Deborah Allen', titleEn: 'Trainer', titleRu: '', imageId }];
    await saved(run.courseId, null, withRemark('By {office}', 'x', { signatories, orientation: 'portrait' }));
    const facts = { id: run.runId, endsOn: run.endsOn, today: run.today };
    const { terms } = await effectiveTerms(office, facts, statedTerms({}));
    expect(terms.signatories).toEqual([{ name: 'Deborah Allen', titleEn: 'Trainer', titleRu: null }]);
    const page = await raster(value(await samplePaper(office, run.runId, statedTerms({}))), 20);
    expect(page.text).toContain('By Regional Office');
    expect(page.height).toBeGreaterThan(page.width);

    await saved(run.courseId, 1, withRemark('Of {institution}', 'x'));
    await db.enrolment.updateMany({ where: { runId: run.runId }, data: { institutionId: null } });
    const lacking = await samplePaper(office, run.runId, statedTerms({ language: 'EN' }));
    expect(refused(lacking)).toEqual(['MISSING_INSTITUTION holder.institution']);
  });
});

describe('the paper beside the form', () => {
  it('is there within half a second, with the longest names of the course', { timeout: 30_000 }, async () => {
    const run = await certifiableRun({ people: 5 });
    const { id: imageId } = value(
      await addCertificateImage(office, run.courseId, { name: 's', bytes: svg() }),
    );
    const definition = withRemark('Shown', 'Показано', {
      logos: [{ imageId, place: 'center', alt: 'Logo' }],
    });
    await db.person.update({
      where: { id: (await db.enrolment.findFirstOrThrow({ where: { runId: run.runId } })).personId },
      data: { officialName: 'Қаҳҳорҷонова-Ғуломқодирова Ўғилой' },
    });
    const took: number[] = [];
    for (const shownWith of ['latin', 'cyrillic', 'letters', 'title', 'letters'] as const) {
      const started = performance.now();
      const shown = value(
        await previewPaper(office, run.courseId, { language: 'EN_RU', shownWith, definition }),
      );
      took.push(performance.now() - started);
      if (shownWith === 'letters')
        expect(await words(shown.pdf)).toContain('Қаҳҳорҷонова-Ғуломқодирова Ўғилой');
      expect(shown.picture).toContain('<svg');
    }
    // The first one starts the thread that draws.
    expect(Math.max(...took.slice(1))).toBeLessThan(500);
  });
});
