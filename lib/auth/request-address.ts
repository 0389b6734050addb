import { headers } from 'next/headers';
import { clientAddress } from './client-address';

/** Where the request that is being answered comes from. */
export const requestAddress = async (): Promise<string> => clientAddress(await headers());
