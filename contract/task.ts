import { z } from 'zod';
import type { Importance, PriorityReason } from '#domain/task/priority.ts';
import { taskKinds } from '#domain/task/task-kinds.ts';
import type { TaskKind } from '#domain/task/task-kinds.ts';
import type { TaskState } from '#domain/task/task-steps.ts';
import type { TodaySection } from '#domain/task/today-sections.ts';
import { escalationActions, mostEscalationDays } from '#domain/task/escalation.ts';
import type { EscalationAction } from '#domain/task/escalation.ts';
import { channel } from './channel.ts';
import { pkSchema, type ResellerRow } from './reseller.ts';

/** Whom a line is about, and why it matters. What who asks may not see is null or missing. */
export type Weighed = {
  readonly resellerPk: number | null;
  readonly resellerName: string | null;
  readonly level: ResellerRow['level'];
  readonly importance: Importance;
  readonly reasons: readonly PriorityReason[];
};

/** One line of the worklist. */
export type TaskRow = Weighed & {
  readonly pk: number;
  readonly kind: TaskKind;
  readonly title: string;
  readonly state: TaskState;
  readonly dueAt: number;
  readonly snoozedUntil: number | null;
  readonly owner: string | null;
  readonly createdBy: string | null;
  /** Who gave it to its owner. */
  readonly assignedBy: string | null;
  readonly critical: boolean;
  /** How far up it moved because nobody touched it. */
  readonly escalation: number;
  readonly escalatedAt: number | null;
  readonly registrationPk: number | null;
  readonly requestPk: number | null;
  readonly interactionPk: number | null;
  /** The task that this one warns a manager of. */
  readonly warnsPk: number | null;
};

/** A request that waits for a decision and has no task. */
export type RequestRow = Weighed & {
  readonly pk: number;
  readonly kind: 'registration' | 'bonus-request';
  readonly title: string;
  readonly at: number;
  readonly by: string | null;
};

/** A year without a working calendar: nothing can be due in it until its file is there. */
export type MissingCalendar = {
  readonly year: number;
  readonly file: string;
  readonly folder: string;
};

export type TodayList = {
  /** Every section, in order, with the row numbers of its tasks in order. */
  readonly sections: readonly { readonly name: TodaySection; readonly pks: readonly number[] }[];
  /** Beside the tasks of `unconfirmed`. */
  readonly requests: readonly RequestRow[];
  /** The first lines, so that the list is there at once. */
  readonly first: readonly TaskRow[];
  /** Nobody signs in here: every task is everybody's. */
  readonly everybody: boolean;
  readonly calendar: MissingCalendar | null;
};

export type TaskChangeLine = {
  readonly field: string;
  readonly oldValue: string | number | null;
  readonly newValue: string | number | null;
  readonly actor: string;
  readonly at: number;
};

/** A task with what one needs to do it. */
export type TaskCard = TaskRow & {
  readonly text: string | null;
  readonly createdAt: number;
  readonly doneAt: number | null;
  readonly city: string | null;
  /** IANA zone of the city. */
  readonly timeZone: string | null;
  /** The number of the call that it came of, then those of the reseller. */
  readonly phones: readonly { readonly e164: string; readonly extension: string | null }[];
  /** The interaction that it came of. */
  readonly interaction: {
    readonly channel: string;
    readonly at: number;
    readonly topic: string | null;
    readonly text: string | null;
  } | null;
  readonly undecided: boolean;
  /** The training of its registration; null for who may not see it. */
  readonly sessionPk: number | null;
  /** What head office did not take, if the task leads to that. */
  readonly refusalPk: number | null;
  /** The task that this one warns of. */
  readonly warns: { readonly pk: number; readonly title: string } | null;
  /** Who did what with it, the newest first. */
  readonly history: readonly TaskChangeLine[];
};

export type TaskCounts = {
  readonly overdue: number;
  readonly today: number;
  readonly waiting: number;
};

export type EscalationRuleRow = {
  readonly pk: number;
  readonly taskKind: TaskKind;
  readonly critical: boolean;
  readonly step: number;
  readonly afterMinutes: number;
  /** Working days instead of the minutes; null where the minutes count. */
  readonly afterDays: number | null;
  readonly dayEnd: boolean;
  readonly action: EscalationAction;
  readonly active: boolean;
};

const title = z.string().trim().min(1).max(500);
const text = z.string().max(20_000).nullable();
const instant = z.number().int().positive();
const ofTask = z.object({ pk: pkSchema });

const ruleFields = z.object({
  afterMinutes: z.number().int().min(0).max(100_000),
  afterDays: z.number().int().min(1).max(mostEscalationDays).nullable(),
  dayEnd: z.boolean(),
  action: z.enum(escalationActions),
  active: z.boolean(),
});

/** The questions about the worklist. Each step answers with the task as it now is. */
export const taskChannels = {
  /** `mine`: of who asks and of nobody. `owner` narrows `all` to one person. */
  'task-today': channel(
    z.object({ scope: z.enum(['mine', 'all']), owner: z.string().max(200).optional() }),
  ).returns<TodayList>(),
  'task-rows': channel(z.object({ pks: z.array(pkSchema).max(500) })).returns<readonly TaskRow[]>(),
  'task-card': channel(ofTask).returns<TaskCard>(),
  /** What asks for attention of who works here, for the sign in the rail. */
  'task-counts': channel(z.object({})).returns<TaskCounts>(),
  /** The open tasks of a reseller, the next first. */
  'task-of-reseller': channel(z.object({ resellerPk: pkSchema })).returns<readonly TaskRow[]>(),
  /** Who can take tasks over, the least loaded first. */
  'task-people': channel(z.object({})).returns<
    readonly { readonly name: string; readonly group: string; readonly openTasks: number }[]
  >(),
  'task-create': channel(
    z.object({
      title,
      text: text.default(null),
      dueAt: instant,
      resellerPk: pkSchema.nullable().default(null),
      interactionPk: pkSchema.nullable().default(null),
      /** Who works here, unless somebody else is named. */
      owner: z.string().max(200).optional(),
      critical: z.boolean().default(false),
    }),
  ).returns<TaskCard>(),
  'task-patch': channel(
    z.object({
      pk: pkSchema,
      fields: z.object({ title, text, dueAt: instant, critical: z.boolean() }).partial().strict(),
    }),
  ).returns<TaskCard>(),
  'task-done': channel(ofTask).returns<TaskCard>(),
  'task-cancel': channel(ofTask).returns<TaskCard>(),
  'task-reopen': channel(ofTask).returns<TaskCard>(),
  'task-snooze': channel(z.object({ pk: pkSchema, until: instant })).returns<TaskCard>(),
  'task-hand-over': channel(
    z.object({ pk: pkSchema, person: z.string().max(200) }),
  ).returns<TaskCard>(),
  'escalation-rules': channel(z.object({})).returns<readonly EscalationRuleRow[]>(),
  'escalation-rule-add': channel(
    ruleFields.extend({ taskKind: z.enum(taskKinds), critical: z.boolean() }),
  ).returns<readonly EscalationRuleRow[]>(),
  'escalation-rule-patch': channel(
    z.object({ pk: pkSchema, fields: ruleFields.partial().strict() }),
  ).returns<readonly EscalationRuleRow[]>(),
  'escalation-rule-remove': channel(ofTask).returns<readonly EscalationRuleRow[]>(),
} as const;
