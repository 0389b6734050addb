import type { CertificateKind } from '@/prisma/generated/enums';
import type { Completion } from '../completion/rules';

type Verdicts = {
  completion: Completion;
  kinds: readonly { kind: CertificateKind; completion: Completion }[];
};

/** Would somebody earn something else by another version: the course's own certificate, or a second one? */
export function verdictChanges(before: Verdicts, after: Verdicts): boolean {
  if (before.completion.state !== after.completion.state) return true;
  const earned = ({ kinds }: Verdicts) =>
    kinds.filter(({ completion }) => completion.state === 'MET').map(({ kind }) => kind);
  return earned(before).join() !== earned(after).join();
}
