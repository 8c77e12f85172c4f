import { customType } from 'drizzle-orm/pg-core';

/** Bytes, as of a hash. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
