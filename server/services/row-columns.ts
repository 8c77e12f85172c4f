/** A row `r` of the table of records as a `StoredRow`. */
export const rowColumns = `r.entity, r.id, r.row_version AS "rowVersion", r.fields, r.meta,
  r.made_hlc AS "madeHlc", r.made_by AS "madeBy", r.deleted, r.actor, r.at`;
