/** Version 2: who may see the page of administrators. One-time codes and what a browser is given for one. */
export const adminAccess = {
  version: 2,
  name: 'admin-access',
  sql: `
CREATE TABLE admin_access (
  -- SHA-256 of what lets one in.
  hash bytea PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('code', 'session')),
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL
);
`,
} as const;
