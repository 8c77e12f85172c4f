import { searchKey } from '../../text/search-key.ts';
import { logFields, type LogField, type LogPlace, type LogValues } from './log-record.ts';

export type LogPatch = Readonly<Partial<LogValues>>;

/** An interaction that a file has brought in, as it is now and as files have said it. */
export type StoredLog = LogPlace & {
  readonly pk: number;
  /** A person has deleted it: it does not come back. */
  readonly isDeleted: boolean;
  /** When it was as it stands there now: people may have moved it. */
  readonly nowAt: number;
  readonly now: LogValues;
  readonly said: LogValues;
};

/** An interaction that people have entered: no file has told of it. */
export type EnteredLog = LogPlace & {
  readonly pk: number;
  /** Of the reseller's name; null where it is of nobody known. */
  readonly nameKey: string | null;
  readonly now: LogValues;
};

/** The key by which the company of two rows is the same. */
function companyKey(company: string | null): string {
  return searchKey(company ?? '');
}

/**
 * Which of the stored interactions of a moment a row means: one that files have said just so, else one
 * of the same company, else one of the same person or number and all but the company alike. Null for none.
 */
export function findSame(
  row: LogPlace & { readonly values: LogPatch },
  stored: readonly StoredLog[],
): StoredLog | null {
  const ofChannel = stored.filter(({ channel }) => channel === row.channel);
  const company = companyKey(row.values.companyText ?? null);
  const same = ofChannel.filter(({ said }) => companyKey(said.companyText) === company);
  const saysSame = ({ said }: StoredLog): boolean =>
    differing(said, row.values, others).length === 0;
  const equal = same.find(saysSame);
  const { phone, text } = row.values;
  const isTelling = (phone ?? text ?? null) !== null;
  return equal ?? same[0] ?? (isTelling ? ofChannel.find(saysSame) : undefined) ?? null;
}

/** Whether files have said of an interaction all that a row says, but for the moment. */
export function saysAllOf(
  { channel, said }: StoredLog,
  row: LogPlace & { readonly values: LogPatch },
): boolean {
  return (
    channel === row.channel &&
    companyKey(said.companyText) === companyKey(row.values.companyText ?? null) &&
    differing(said, row.values, others).length === 0
  );
}

/**
 * Which of the interactions that people have entered in the second of a row it tells of, just as they
 * stand; null for none. So does the old log that the application has written itself.
 */
export function findEntered(
  row: LogPlace & { readonly values: LogPatch; readonly nameKey: string },
  entered: readonly EnteredLog[],
): EnteredLog | null {
  const { channel, values, nameKey } = row;
  const isWhose = ({ now, nameKey: own }: EnteredLog): boolean => {
    if (own === null) return companyKey(now.companyText) === companyKey(values.companyText ?? null);
    return values.resellerPk === null ? own === nameKey : values.resellerPk === now.resellerPk;
  };
  const isTold = ({ now }: EnteredLog): boolean => {
    const text = now.text?.trim() ?? '';
    return differing({ ...now, text: text === '' ? null : text }, values, others).length === 0;
  };
  return entered.find((one) => one.channel === channel && isWhose(one) && isTold(one)) ?? null;
}

/** All that a row says besides whose it is. */
const others = logFields.filter(
  (field) => field !== 'companyText' && field !== 'resellerPk' && field !== 'contactPk',
);

function differing(
  said: LogValues,
  values: LogPatch,
  fields: readonly LogField[],
): readonly LogField[] {
  return fields.filter((field) => values[field] !== undefined && values[field] !== said[field]);
}

/**
 * What a row changes of a stored interaction: only what the file says otherwise than the last time, and
 * only where nobody has edited it since. Nobody is taken away from a reseller.
 */
export function compareLog(values: LogPatch, { now, said }: StoredLog): readonly LogField[] {
  const isDetached = (field: LogField): boolean =>
    (field === 'resellerPk' || field === 'contactPk') && values[field] === null;
  // A person of another reseller is no contact of this one.
  const isElsewhere = now.resellerPk !== said.resellerPk;
  return differing(said, values, logFields).filter(
    (field) =>
      now[field] === said[field] && !isDetached(field) && !(field === 'contactPk' && isElsewhere),
  );
}

/** What a change of a stored field was; `byFile` when an import made it. */
export type LogChange = {
  readonly field: string;
  readonly oldValue: string | number | null;
  readonly newValue: string | number | null;
  readonly byFile: boolean;
};

/** What files have said of a row, from what stands there now and its history, oldest first. */
export function saidByFiles<T extends Readonly<Record<string, string | number | null>>>(
  now: T,
  history: readonly LogChange[],
): T {
  const said: Record<string, string | number | null> = {};
  for (const { field, oldValue, newValue, byFile } of history) {
    if (!(field in now)) continue;
    if (!(field in said)) said[field] = oldValue;
    if (byFile) said[field] = newValue;
  }
  return { ...now, ...said };
}
