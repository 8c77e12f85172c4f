/** Who stands in the history for what head office decided by itself. */
export const headOfficeActor = 'Центральный офис';
