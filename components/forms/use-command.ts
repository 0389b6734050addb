'use client';

import { useCallback, useState, useTransition } from 'react';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import type { Outcome, Refusal } from '@/lib/errors/outcome';
import { refusalMessage, refusalOfMessage } from '@/lib/errors/refusal-message';

type ActionResult<T> = {
  data?: Outcome<T>;
  serverError?: { errorId: string };
  validationErrors?: { formErrors?: string[]; fieldErrors?: Record<string, string[] | undefined> };
};

type Options<T, F extends FieldValues> = {
  form?: UseFormReturn<F, unknown, never> | UseFormReturn<F>;
  onDone?: (value: T) => void;
};

/** Refusals of the schema, when the server disagrees with the form. */
function invalidFields({
  formErrors = [],
  fieldErrors = {},
}: NonNullable<ActionResult<never>['validationErrors']>) {
  const ofFields = Object.entries(fieldErrors).flatMap(([path, messages]) =>
    (messages ?? []).map((message) => refusalOfMessage(message, path)),
  );
  return [...formErrors.map((message) => refusalOfMessage(message)), ...ofFields];
}

/**
 * Runs a server action that answers with an Outcome. Refusals that name a field are set on the form beside
 * it, the others come back in `refusals`; an unexpected error comes back as the id under which it was
 * logged. What was typed stays.
 */
export function useCommand<Input, T, F extends FieldValues = FieldValues>(
  action: (input: Input) => Promise<ActionResult<T> | undefined>,
  { form, onDone }: Options<T, F> = {},
) {
  const [pending, startTransition] = useTransition();
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [errorId, setErrorId] = useState<string | null>(null);

  const run = useCallback(
    (input: Input) => {
      setRefusals([]);
      setErrorId(null);
      startTransition(async () => {
        let result: ActionResult<T> | undefined;
        try {
          result = await action(input);
        } catch {
          setRefusals([{ code: 'NO_CONNECTION' }]);
          return;
        }
        if (result?.serverError) return setErrorId(result.serverError.errorId);
        const refused = result?.validationErrors
          ? invalidFields(result.validationErrors)
          : result?.data && !result.data.ok
            ? result.data.refusals
            : [];
        const fields = form ? Object.keys(form.getValues()) : [];
        const general: Refusal[] = [];
        for (const refusal of refused) {
          const root = refusal.path?.split('.')[0];
          if (form && root && fields.includes(root)) {
            (form as UseFormReturn<F>).setError(
              refusal.path as FieldPath<F>,
              { type: refusal.code, message: refusalMessage(refusal) },
              { shouldFocus: true },
            );
          } else general.push(refusal);
        }
        setRefusals(general);
        if (result?.data?.ok) onDone?.(result.data.value);
      });
    },
    [action, form, onDone],
  );

  return { run, pending, refusals, errorId };
}
