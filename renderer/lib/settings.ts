import type { settingKeys } from '#contract/shell.ts';
import { request } from './client.ts';
import { queryClient } from './query-client.ts';
import { channelQuery } from './use-channel.ts';

export type SettingKey = (typeof settingKeys)[number];

/** A setting of this desktop as read at the start; undefined when it was never set. */
export function readSetting(key: SettingKey): string | undefined {
  const { queryKey } = channelQuery('app-info', {});
  return queryClient.getQueryData(queryKey)?.settings[key];
}

/** Saves a setting and shows it at once; a failed save of a mere habit is not worth a message. */
export async function putSetting(key: SettingKey, value: string): Promise<void> {
  const { queryKey } = channelQuery('app-info', {});
  queryClient.setQueryData(queryKey, (info) =>
    info ? { ...info, settings: { ...info.settings, [key]: value } } : info,
  );
  await request('setting-put', { key, value });
}
