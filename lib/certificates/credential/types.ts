/** `YYYY-MM-DDThh:mm:ssZ`. */
export type Instant = string;

export type Proof = {
  type: 'DataIntegrityProof';
  cryptosuite: string;
  created: Instant;
  /** The key by which it was made: the office's DID, `#`, and the key's name. */
  verificationMethod: string;
  proofPurpose: 'assertionMethod';
  proofValue: string;
};

/** A document with the proof that it is as its issuer signed it. */
export type Proven<T> = T & { proof: Proof };

/** An OpenBadgeCredential as we write it: what `badgeForm` lets stand. */
export type Badge = {
  '@context': readonly string[];
  id: string;
  type: readonly string[];
  name: string;
  issuer: { id: string; type: readonly string[]; name: string; url: string };
  validFrom: Instant;
  validUntil?: Instant;
  credentialSubject: {
    type: readonly string[];
    identifier: { type: 'IdentityObject'; hashed: boolean; identityHash: string; identityType: string }[];
    /** The certificate's number. */
    licenseNumber: string;
    achievement: {
      id: string;
      type: readonly string[];
      name: string;
      description: string;
      inLanguage: string;
      criteria: { narrative: string };
      image: { id: string; type: 'Image' };
    };
  };
  credentialStatus: {
    id: string;
    type: 'BitstringStatusListEntry';
    statusPurpose: string;
    statusListIndex: string;
    statusListCredential: string;
  };
};

/** A BitstringStatusListCredential as we write it. */
export type StatusList = {
  '@context': readonly string[];
  id: string;
  type: readonly string[];
  issuer: string;
  validFrom: Instant;
  credentialSubject: { id: string; type: 'BitstringStatusList'; statusPurpose: string; encodedList: string };
};
