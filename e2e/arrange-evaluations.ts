import { ownCode } from '@/lib/assessment/evaluation/rules';
import { codeSecret } from '@/lib/env/settings';

/** Where the people of these places evaluate their run: what their mails and pages lead to. */
export const evaluationPaths = (enrolmentIds: string[]): Promise<string[]> =>
  Promise.resolve(enrolmentIds.map((id) => `/evaluate/${ownCode(codeSecret(), id)}`));
