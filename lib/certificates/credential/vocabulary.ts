import type { Form } from './form';

/** The contexts whose words we write with: https://www.w3.org/TR/vc-data-model-2.0/ and https://www.imsglobal.org/spec/ob/v3p0/. */
export const contexts = {
  credential: 'https://www.w3.org/ns/credentials/v2',
  badge: 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
} as const;

const schema = (word: string) => `https://schema.org/${word}`;
const badges = (word: string) => `https://purl.imsglobal.org/spec/vc/ob/vocab.html#${word}`;
const credentials = (word: string) => `https://www.w3.org/2018/credentials#${word}`;
const status = (word: string) => `https://www.w3.org/ns/credentials/status#${word}`;
const security = (word: string) => `https://w3id.org/security#${word}`;

const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime';
/** The context of Open Badges names types with https, where XML Schema itself has http. */
const typed = (word: string) => `https://www.w3.org/2001/XMLSchema#${word}`;

const text = (iri: string, datatype?: string) =>
  ({ iri, value: { kind: 'text', ...(datatype ? { datatype } : {}) } }) as const;
const iri = (of: string) => ({ iri: of, value: { kind: 'iri' } }) as const;
const node = (of: string, form: Form) => ({ iri: of, value: { kind: 'node', form } }) as const;

const identity: Form = {
  type: { written: 'IdentityObject', means: [badges('IdentityObject')] },
  named: false,
  properties: {
    hashed: { iri: badges('hashed'), value: { kind: 'flag', datatype: typed('boolean') } },
    identityHash: text(badges('identityHash')),
    identityType: text(badges('identityType')),
  },
};

const achievement: Form = {
  type: { written: ['Achievement'], means: [badges('Achievement')] },
  named: true,
  properties: {
    name: text(schema('name')),
    description: text(schema('description')),
    inLanguage: text(schema('inLanguage')),
    criteria: node(badges('Criteria'), {
      named: false,
      properties: { narrative: text(badges('narrative')) },
    }),
    image: node(badges('image'), {
      type: { written: 'Image', means: [badges('Image')] },
      named: true,
      properties: {},
    }),
  },
};

const issuer: Form = {
  type: { written: ['Profile'], means: [badges('Profile')] },
  named: true,
  properties: { name: text(schema('name')), url: text(schema('url'), typed('anyURI')) },
};

const subject: Form = {
  type: { written: ['AchievementSubject'], means: [badges('AchievementSubject')] },
  named: false,
  properties: {
    identifier: { iri: badges('identifier'), value: { kind: 'nodes', form: identity, most: 2 } },
    licenseNumber: text(badges('licenseNumber')),
    achievement: node(badges('achievement'), achievement),
  },
};

const statusEntry: Form = {
  type: { written: 'BitstringStatusListEntry', means: [status('BitstringStatusListEntry')] },
  named: true,
  properties: {
    statusPurpose: text(status('statusPurpose')),
    statusListIndex: text(status('statusListIndex')),
    statusListCredential: iri(status('statusListCredential')),
  },
};

export const badgeForm: Form = {
  type: {
    written: ['VerifiableCredential', 'OpenBadgeCredential'],
    means: [credentials('VerifiableCredential'), badges('OpenBadgeCredential')],
  },
  named: true,
  properties: {
    name: text(schema('name')),
    issuer: node(credentials('issuer'), issuer),
    validFrom: text(credentials('validFrom'), dateTime),
    validUntil: { ...text(credentials('validUntil'), dateTime), optional: true },
    credentialSubject: node(credentials('credentialSubject'), subject),
    credentialStatus: node(credentials('credentialStatus'), statusEntry),
  },
};

/** https://www.w3.org/TR/vc-bitstring-status-list/ */
export const statusListForm: Form = {
  type: {
    written: ['VerifiableCredential', 'BitstringStatusListCredential'],
    means: [credentials('VerifiableCredential'), status('BitstringStatusListCredential')],
  },
  named: true,
  properties: {
    issuer: iri(credentials('issuer')),
    validFrom: text(credentials('validFrom'), dateTime),
    credentialSubject: node(credentials('credentialSubject'), {
      type: { written: 'BitstringStatusList', means: [status('BitstringStatusList')] },
      named: true,
      properties: {
        statusPurpose: text(status('statusPurpose')),
        encodedList: text(status('encodedList'), security('multibase')),
      },
    }),
  },
};

export const cryptosuite = 'eddsa-rdfc-2022';

/** A proof, without its value: what it is made by (https://www.w3.org/TR/vc-di-eddsa/). */
export const proofForm: Form = {
  type: { written: 'DataIntegrityProof', means: [security('DataIntegrityProof')] },
  named: false,
  properties: {
    cryptosuite: text(security('cryptosuite'), security('cryptosuiteString')),
    created: text('http://purl.org/dc/terms/created', dateTime),
    verificationMethod: iri(security('verificationMethod')),
    proofPurpose: {
      iri: security('proofPurpose'),
      value: { kind: 'word', written: 'assertionMethod', means: security('assertionMethod') },
    },
  },
};
