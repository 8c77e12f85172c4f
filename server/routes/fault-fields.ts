/** What the log may say of a fault. */
export type FaultFields = {
  /** The class of the error. */
  readonly fault: string;
  /** Of Node, or the SQLSTATE of the database; null where it has none. */
  readonly code: string | null;
  /** Of the database: which rule it was. */
  readonly constraint?: string;
  readonly table?: string;
};

const word = /^[A-Za-z0-9_.:/-]{1,80}$/;

/**
 * A fault as a line of the log may tell it: its class and codes, never its message, which quotes the rows and names
 * that it is about.
 */
export function faultFields(error: unknown): FaultFields {
  const found = (typeof error === 'object' && error !== null ? error : {}) as Readonly<
    Record<string, unknown>
  >;
  const named = (key: string): string | null => {
    const value = found[key];
    return typeof value === 'string' && word.test(value) ? value : null;
  };
  const constraint = named('constraint');
  const table = named('table');
  return {
    fault: error instanceof Error ? error.constructor.name : typeof error,
    code: named('code'),
    ...(constraint === null ? {} : { constraint }),
    ...(table === null ? {} : { table }),
  };
}
