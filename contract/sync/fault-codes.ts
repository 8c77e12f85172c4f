/** Why head office does not carry a request out; the desktop decides by these. */
export const syncFaultCodes = [
  /** The token is unknown. */
  'sync/unknown-device',
  'sync/revoked',
  'sync/wrong-code',
  /** A number is missing before what was sent: `expected` in the details. */
  'sync/gap',
  /** A known number with another id: the disk was copied. */
  'sync/copied-device',
  /** Another set of data than the desktop's. */
  'sync/other-data-set',
  /** Head office was restored from a backup. */
  'sync/other-epoch',
  'sync/protocol-too-old',
  'sync/protocol-too-new',
  'sync/invalid-message',
  'sync/too-large',
  'sync/too-many-requests',
  'sync/not-found',
  'sync/unavailable',
] as const;
export type SyncFaultCode = (typeof syncFaultCodes)[number];
