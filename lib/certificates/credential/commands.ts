import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { publicUrl } from '@/lib/env/settings';
import { officeCredentialKey } from '../keys/credential/commands';
import { certificateSnapshotSchema } from '../document/schema';
import { findCertificate } from '../queries';
import { concat, type Bytes } from '../signature/bytes';
import { baked } from './baking';
import { badgeOf } from './content';
import { didOf } from './did';
import { judgeBadge } from './rules';
import type { BadgeFileForm } from './schema';
import { badgeJwt, provenBadge, type BadgeSigner } from './signing';
import type { Badge } from './types';
import { multikey } from './multibase';

/** Who signs badges now, and since when. The first badge makes the key. */
export async function officeBadgeSigner(): Promise<BadgeSigner & { validFrom: Date }> {
  return { did: didOf(publicUrl()), ...(await officeCredentialKey()) };
}

/** The picture of every badge: /open-badge.png. */
const picture = async (): Promise<Bytes> =>
  concat(await readFile(path.join(process.cwd(), 'public', 'open-badge.png')));

async function written(badge: Badge, form: BadgeFileForm, signer: BadgeSigner, at: Date): Promise<Bytes> {
  if (form === 'jwt') return concat(Buffer.from(badgeJwt(badge, signer, at)));
  const json = JSON.stringify(provenBadge(badge, signer, at), null, form === 'json' ? 2 : undefined);
  return form === 'json' ? concat(Buffer.from(json)) : baked(await picture(), json);
}

export type BadgeFile = { name: string; bytes: Uint8Array };

/**
 * The badge of a certificate that the actor may read, in one of its forms. It is made anew each time from what is frozen, and
 * says that it was signed when its certificate was issued, or when the key was made if that came later: the same bytes while the
 * key is the same.
 */
export async function certificateBadge(
  actor: Actor,
  certificateId: string,
  form: BadgeFileForm,
): Promise<BadgeFile> {
  return badgeFileOf((await findCertificate(actor, certificateId)).id, form);
}

/** The same, for whoever has decided that it may be read. */
export async function badgeFileOf(id: string, form: BadgeFileForm): Promise<BadgeFile> {
  const { number, snapshot, statusIndex, run, batch } = await db.certificate.findUniqueOrThrow({
    where: { id },
    select: {
      number: true,
      snapshot: true,
      statusIndex: true,
      run: { select: { sensitive: true } },
      batch: { select: { issuedAt: true } },
    },
  });
  const { validFrom, ...signer } = await officeBadgeSigner();
  const { issuedAt } = batch;
  const badge = badgeOf({
    snapshot: certificateSnapshotSchema.parse(snapshot),
    sensitive: run.sensitive,
    issuedAt,
    statusIndex,
    publicUrl: publicUrl(),
  });
  const at = issuedAt > validFrom ? issuedAt : validFrom;
  const bytes = await written(badge, form, signer, at);
  // Nothing is handed out that whoever verifies it would refuse.
  const key = { publicKey: signer.publicKey, endsAt: at };
  const { answer } = await judgeBadge(bytes, new Map([[multikey(signer.publicKey), key]]));
  if (answer !== 'GENUINE') throw new Error(`the badge ${number} was signed, and is found ${answer}`);
  return { name: `${number}.${form}`, bytes };
}
