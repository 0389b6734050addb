'use server';

import { publicAction } from '@/lib/auth/action';
import { requestAddress } from '@/lib/auth/request-address';
import * as naming from '@/lib/enrolments/nominations/naming/commands';
import {
  answerSchema,
  moveSchema,
  nameManySchema,
  nameSchema,
  ofNominationSchema,
  renameSchema,
  tokenSchema,
} from '@/lib/enrolments/nominations/schema';

/** Everything here is public: the code of the link is the right, and each command looks at it first. */
const door = async (token: string) => ({ token, address: await requestAddress() });

export const name = publicAction
  .inputSchema(nameSchema)
  .action(async ({ parsedInput: { token, replacesId, ...nominee } }) =>
    naming.namePeople(await door(token), [nominee], replacesId),
  );

export const nameMany = publicAction
  .inputSchema(nameManySchema)
  .action(async ({ parsedInput: { token, nominees } }) => naming.namePeople(await door(token), nominees));

export const rename = publicAction
  .inputSchema(renameSchema)
  .action(async ({ parsedInput: { token, nominationId, ...nominee } }) =>
    naming.changeNominee(await door(token), nominationId, nominee),
  );

export const move = publicAction
  .inputSchema(moveSchema)
  .action(async ({ parsedInput: { token, nominationId, by } }) =>
    naming.moveNominee(await door(token), nominationId, by),
  );

export const takeBack = publicAction
  .inputSchema(ofNominationSchema)
  .action(async ({ parsedInput: { token, nominationId } }) =>
    naming.takeBackNominee(await door(token), nominationId),
  );

export const answer = publicAction
  .inputSchema(answerSchema)
  .action(async ({ parsedInput: { token, nominationId, answer: text } }) =>
    naming.answerQuestion(await door(token), nominationId, text),
  );

export const handOver = publicAction
  .inputSchema(tokenSchema)
  .action(async ({ parsedInput: { token } }) => naming.handOver(await door(token)));
