import { shippedId } from '../identity/shipped-id.ts';
import type { Rights } from './rights.ts';

const everyday: Rights = {
  resellers: ['view', 'add', 'edit'],
  interactions: ['view', 'add', 'edit'],
  tasks: ['view', 'add', 'edit'],
  courses: ['view'],
  registrations: ['view', 'add', 'edit'],
  'bonus-requests': ['view', 'add', 'edit'],
  ledger: ['view'],
  purchases: ['view'],
  rates: ['view'],
  lists: ['view'],
};

const senior: Rights = {
  ...everyday,
  resellers: ['view', 'add', 'edit', 'delete'],
  tasks: ['view', 'add', 'edit', 'delete'],
  courses: ['view', 'add', 'edit'],
  registrations: ['view', 'add', 'edit', 'delete'],
  export: ['view', 'add'],
};

const manager: Rights = {
  ...senior,
  interactions: ['view', 'add', 'edit', 'delete'],
  courses: ['view', 'add', 'edit', 'delete'],
  'bonus-requests': ['view', 'add', 'edit', 'delete'],
  'bonus-approvals': ['view', 'edit'],
  ledger: ['view', 'add', 'edit'],
  purchases: ['view', 'add', 'edit', 'delete'],
  rates: ['view', 'add'],
  import: ['view', 'add', 'delete'],
  lists: ['view', 'add', 'edit', 'delete'],
  people: ['view'],
  data: ['view', 'add'],
};

// Written out, whatever areas a later version adds.
const everything: Rights = {
  resellers: ['view', 'add', 'edit', 'delete'],
  interactions: ['view', 'add', 'edit', 'delete'],
  tasks: ['view', 'add', 'edit', 'delete'],
  courses: ['view', 'add', 'edit', 'delete'],
  registrations: ['view', 'add', 'edit', 'delete'],
  'bonus-requests': ['view', 'add', 'edit', 'delete'],
  'bonus-approvals': ['view', 'add', 'edit', 'delete'],
  ledger: ['view', 'add', 'edit', 'delete'],
  purchases: ['view', 'add', 'edit', 'delete'],
  rates: ['view', 'add', 'edit', 'delete'],
  import: ['view', 'add', 'edit', 'delete'],
  export: ['view', 'add', 'edit', 'delete'],
  lists: ['view', 'add', 'edit', 'delete'],
  people: ['view', 'add', 'edit', 'delete'],
  data: ['view', 'add', 'edit', 'delete'],
};

/**
 * Operator, senior operator, manager, administrator: each may do what the one before may. They come with every
 * data file and every workspace, and never change: what a later version gives is a step of its own.
 */
export const shippedGroups: readonly { key: string; name: string; rights: Rights }[] = [
  { key: 'operator', name: 'Оператор', rights: everyday },
  { key: 'senior-operator', name: 'Старший оператор', rights: senior },
  { key: 'manager', name: 'Менеджер', rights: manager },
  { key: 'administrator', name: 'Администратор', rights: everything },
];

const firstTail = 0x100;

/** The id of a shipped group: the same on every desktop and at head office. */
export function shippedGroupId(at: number): string {
  return shippedId(firstTail + at);
}
