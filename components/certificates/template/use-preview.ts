import { useEffect, useRef, useState } from 'react';
import type { SampleShown } from '@/lib/certificates/templates/preview/rules';
import { templateSchema, type TemplateDefinition } from '@/lib/certificates/templates/schema';
import type { Outcome, Refusal } from '@/lib/errors/outcome';
import type { CertificateLanguage } from '@/prisma/generated/enums';

/** After the last letter; with the drawing itself the page is there within half a second. */
const PAUSE = 180;

type Drawn = { picture: string; pdf: string };
type Answer = Outcome<Drawn> | { code: string; errorId?: string };
type Asked = { courseId: string; language: CertificateLanguage; shownWith: SampleShown };

export type Preview = {
  /** Addresses of the page and of the PDF, of the last state that could be drawn. */
  shown: Drawn | null;
  /** Why the present state cannot be. */
  refusals: readonly Refusal[];
  drawing: boolean;
  failed: boolean;
};

function addressesOf({ picture, pdf }: Drawn): Drawn {
  const bytes = Uint8Array.from(atob(pdf), (letter) => letter.charCodeAt(0));
  return {
    picture: URL.createObjectURL(new Blob([picture], { type: 'image/svg+xml' })),
    pdf: URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' })),
  };
}

function forget(drawn: Drawn | null): void {
  if (!drawn) return;
  URL.revokeObjectURL(drawn.picture);
  URL.revokeObjectURL(drawn.pdf);
}

/** The real paper of what is typed, drawn by the server anew at every pause; an answer that came too late is not waited for. */
export function usePreview(
  { courseId, language, shownWith }: Asked,
  definition: TemplateDefinition,
): Preview {
  const [preview, setPreview] = useState<Preview>({
    shown: null,
    refusals: [],
    drawing: true,
    failed: false,
  });
  const last = useRef<Drawn | null>(null);
  const body = JSON.stringify({ language, shownWith, definition });

  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      const { definition: typed } = JSON.parse(body) as { definition: unknown };
      // What is wrong in itself stands beside its field already: the page stays as it was.
      if (!templateSchema.safeParse(typed).success)
        return setPreview((before) => ({ ...before, refusals: [], drawing: false, failed: false }));
      setPreview((before) => ({ ...before, drawing: true }));
      try {
        const response = await fetch(`/api/courses/${courseId}/certificate-preview`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
          signal: stop.signal,
        });
        const answer = (await response.json()) as Answer;
        if (stop.signal.aborted) return;
        if ('ok' in answer && answer.ok) {
          forget(last.current);
          const shown = addressesOf(answer.value);
          last.current = shown;
          setPreview({ shown, refusals: [], drawing: false, failed: false });
        } else {
          const refusals = 'ok' in answer ? answer.refusals : [];
          setPreview((before) => ({ ...before, refusals, drawing: false, failed: !('ok' in answer) }));
        }
      } catch {
        if (!stop.signal.aborted) setPreview((before) => ({ ...before, drawing: false, failed: true }));
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [body, courseId]);

  useEffect(
    () => () => {
      forget(last.current);
      last.current = null;
    },
    [],
  );
  return preview;
}
