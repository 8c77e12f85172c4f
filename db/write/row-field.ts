/** The name under which the making, deleting and restoring of a row stands in its history. */
export const rowField = '@row';
