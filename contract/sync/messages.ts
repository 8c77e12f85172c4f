import { z } from 'zod';
import { idSchema, looseStepSchema, scalarSchema, stepSchema } from './mutation.ts';

/** What became of one mutation. */
export const outcomeSchema = z.object({
  mutNo: z.number().int(),
  /**
   * `accepted`: as sent. `merged`: joined with what others wrote. `conflict`: a field of it lost to a later
   * edit and stands in the list of conflicts. `changed`: head office did something else, `code` says what.
   * `dropped`: done already, nothing more to do. `refused`: it has no effect, `code` says why.
   */
  status: z.enum(['accepted', 'merged', 'conflict', 'changed', 'dropped', 'refused']),
  /** Where it stands in the log; null when nothing had to be written. */
  seq: z.number().int().nullable(),
  code: z.string().optional(),
  details: z.record(z.string(), scalarSchema).optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

const fieldsSchema = z.record(z.string(), scalarSchema);

/** A row as head office has it; sent along wherever it may differ from what the desktop shows. */
export const rowStateSchema = z.discriminatedUnion('present', [
  z.object({ present: z.literal(false), entity: z.string(), id: z.string() }),
  z.object({
    present: z.literal(true),
    entity: z.string(),
    id: z.string(),
    rowVersion: z.number().int(),
    /** `createdAt` and `deletedAt` among them. */
    fields: fieldsSchema,
    /** The version of each field; one that is not named has version 1. */
    versions: z.record(z.string(), z.number().int()),
    at: z.number().int(),
    actor: z.string(),
  }),
]);
export type RowState = z.infer<typeof rowStateSchema>;

/** An entry of the log. Every field in it has the version `rowVersion`. */
export const logEntrySchema = z.object({
  seq: z.number().int(),
  entity: z.string(),
  id: z.string(),
  op: z.enum(['create', 'patch', 'delete']),
  rowVersion: z.number().int(),
  fields: fieldsSchema,
  deviceId: z.string().nullable(),
  mutNo: z.number().int().nullable(),
  actor: z.string(),
  at: z.number().int(),
});
export type LogEntry = z.infer<typeof logEntrySchema>;

/** Which data these are: another set or another epoch means another past. */
const lineageSchema = z.object({
  dataSetId: idSchema,
  /** Rises when head office is restored from a backup. */
  epoch: z.number().int(),
});
export type Lineage = z.infer<typeof lineageSchema>;

export const pushRequestSchema = z.object({
  ...lineageSchema.shape,
  protocol: z.number().int(),
  /** The device's clock as the request leaves; milliseconds UTC. */
  clientTime: z.number().int(),
  steps: z.array(stepSchema),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

/** What head office takes for a push: it refuses single mutations, not all that came with them. */
export const loosePushRequestSchema = pushRequestSchema.extend({
  steps: z.array(looseStepSchema),
});

export const pushResponseSchema = z.object({
  ...lineageSchema.shape,
  lastMutNo: z.number().int(),
  outcomes: z.array(outcomeSchema),
  rows: z.array(rowStateSchema),
  serverTime: z.number().int(),
});
export type PushResponse = z.infer<typeof pushResponseSchema>;

export const pullResponseSchema = z.object({
  ...lineageSchema.shape,
  /** The reader has everything up to here. */
  cursor: z.number().int(),
  /** The first 16 signs of the hash of the entry at the cursor: a log with another one there is another log. */
  mark: z.string().default(''),
  more: z.boolean(),
  entries: z.array(logEntrySchema),
  serverTime: z.number().int(),
});
export type PullResponse = z.infer<typeof pullResponseSchema>;

export const helloResponseSchema = z.object({
  ...lineageSchema.shape,
  workspace: z.string(),
  workspaceName: z.string(),
  /** The highest number in the log. */
  head: z.number().int(),
  /** Rows that a snapshot would have. */
  rows: z.number().int(),
  lastMutNo: z.number().int(),
  protocol: z.number().int(),
  oldestProtocol: z.number().int(),
  serverTime: z.number().int(),
});
export type HelloResponse = z.infer<typeof helloResponseSchema>;

/** The answer to a desktop whose sign says that there is nothing to tell it. */
export const nothingNewSchema = z.object({ serverTime: z.number().int() });
export type NothingNew = z.infer<typeof nothingNewSchema>;

export const enrolRequestSchema = z.object({
  code: z.string().min(1).max(60),
  deviceId: idSchema,
  deviceName: z.string().max(200),
  program: z.string().max(60),
  protocol: z.number().int(),
});
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;

/** Also the answer to a copied disk that asks for an identity of its own. */
export const enrolResponseSchema = z.object({
  ...lineageSchema.shape,
  workspace: z.string(),
  workspaceName: z.string(),
  deviceId: idSchema,
  token: z.string().min(40),
  serverTime: z.number().int(),
});
export type EnrolResponse = z.infer<typeof enrolResponseSchema>;

/** What a desktop tells of itself, for the page of devices at head office. */
export const deviceReportSchema = z.object({
  cursor: z.number().int(),
  pending: z.number().int().min(0),
  refused: z.number().int().min(0),
  clockOffsetMs: z.number().int(),
  /** How it stands, by `standingSign`; left out where it cannot say. */
  sign: z.string().max(20).optional(),
});
export type DeviceReport = z.infer<typeof deviceReportSchema>;

export const snapshotInfoSchema = z.object({
  ...lineageSchema.shape,
  id: idSchema,
  /** The log up to here is in it. */
  seq: z.number().int(),
  /** The mark of that entry. */
  mark: z.string().default(''),
  chunks: z.number().int(),
  rows: z.number().int(),
});
export type SnapshotInfo = z.infer<typeof snapshotInfoSchema>;

/**
 * A part of a snapshot: rows of one kind. Entities come in the order of `snapshotOrder`, so that what a row
 * refers to is there before it.
 */
export const snapshotPartSchema = z.object({
  entity: z.string(),
  /** The names of the values, after id, rowVersion, versions (or null), at and actor. */
  fields: z.array(z.string()),
  rows: z.array(z.array(z.union([scalarSchema, z.record(z.string(), z.number())]))),
});
export type SnapshotPart = z.infer<typeof snapshotPartSchema>;

/** How a fault reaches a desktop. */
export const syncFaultSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), scalarSchema).default({}),
    requestId: z.string().optional(),
  }),
});
export type SyncFault = z.infer<typeof syncFaultSchema>;
