import { shippedId } from '../identity/shipped-id.ts';

/** The settings that all desktops of a workspace share, by the keys under which they are stored. */
export const workspaceSettingKeys = ['workingHours', 'timeZone'] as const;

/** The official days of a year, as its file has them. */
export type CalendarKey = `calendar-${number}`;
export type WorkspaceSettingKey = (typeof workspaceSettingKeys)[number] | CalendarKey;

/** The years that have a row of their own on every desktop from the start: each can be changed by anybody at once. */
export const firstCalendarYear = 2024;
export const lastCalendarYear = 2060;

const firstSettingTail = 0x500;
const firstYearTail = 0x1000;

/** The key of a year's calendar. */
export function calendarKey(year: number): CalendarKey {
  return `calendar-${year}`;
}

/** Whether a setting is one of the workspace, not of one computer. */
export function isWorkspaceSetting(key: string): key is (typeof workspaceSettingKeys)[number] {
  return workspaceSettingKeys.some((one) => one === key);
}

/** The id of a setting's row. */
export function workspaceSettingId(key: WorkspaceSettingKey): string {
  if (isWorkspaceSetting(key)) {
    return shippedId(firstSettingTail + workspaceSettingKeys.indexOf(key));
  }
  return shippedId(firstYearTail + Number(key.slice('calendar-'.length)));
}
