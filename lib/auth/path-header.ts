/** The request header in which proxy.ts says which page is asked for. Only ever used to come back to it. */
export const pathHeader = 'x-cascade-path';
