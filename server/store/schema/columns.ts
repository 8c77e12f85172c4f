import { bigint, customType, uuid } from 'drizzle-orm/pg-core';

/** Bytes, as of a hash. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** A moment in milliseconds UTC, or another number that 32 bits do not hold. */
export const int8 = <N extends string>(name: N) => bigint(name, { mode: 'number' });

/** The data set that a row belongs to; keys begin with it. */
export const inWorkspace = () => uuid('workspace').notNull();
