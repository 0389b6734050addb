import { get, type FieldError } from 'react-hook-form';
import { refusalOfMessage } from '@/lib/errors/refusal-message';
import type { Refusal } from '@/lib/errors/outcome';
import { useTemplateText, type TemplateForm } from './form';

/** What is wrong with a field: what the form itself or the command found, else what drawing the paper did. */
export function useSaid(form: TemplateForm, drawn: readonly Refusal[]): (path: string) => string | undefined {
  const text = useTemplateText();
  const { errors } = form.formState;
  return (path) => {
    const error = get(errors, path) as FieldError | undefined;
    if (error?.message) return text(refusalOfMessage(error.message));
    const found = drawn.find((refusal) => refusal.path === path);
    return found && text(found);
  };
}
