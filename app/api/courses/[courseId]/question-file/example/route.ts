import { keptFile } from '@/app/api/received-file';
import { questionExample } from '@/lib/assessment/questions/file/example/queries';
import { locales } from '@/lib/text/locale';
import { filterOf } from '@/lib/text/page';
import { exampleWords } from './words';

type Context = { params: Promise<{ courseId: string }> };

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A table of questions to begin from: ?language=en or ru. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { courseId } = await params;
  const locale = filterOf(new URL(request.url).searchParams.get('language') ?? 'en', locales) ?? 'en';
  return keptFile(request, async (actor) => {
    const { fileName: name, bytes } = await questionExample(actor, courseId, await exampleWords(locale));
    return { name, mediaType, bytes };
  });
}
