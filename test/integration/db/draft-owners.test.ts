import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { LocalStore } from '#db/repositories/local-store.ts';
import { tempDatabase } from '#test/support/database.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

const key = 'reseller:1:note';

it('keeps what was typed before there were people as drafts of nobody', () => {
  const file = join(tempDir(), 'data.db');
  const before = openData(file, migrations.slice(0, 1), { upkeepEveryMs: 0 });
  before.db.prepare('INSERT INTO draft VALUES (?, ?, ?)').run(key, 'набрано', 7);
  before.close();
  const store = new LocalStore(tempDatabase({ file }).db);
  expect(store.drafts('', 'reseller:')).toEqual([{ key, value: 'набрано', updatedAt: 7 }]);
  expect(store.drafts('a', '')).toEqual([]);
});

it('holds drafts of the same place apart by who typed them', () => {
  const store = new LocalStore(tempDatabase().db);
  store.putDraft('a', key, 'Анна', 1);
  store.putDraft('b', key, 'Борис', 2);
  store.putDraft('a', key, 'Анна ещё', 3);
  expect(store.drafts('a', '')).toEqual([{ key, value: 'Анна ещё', updatedAt: 3 }]);
  expect(store.everybodysDrafts('reseller:')).toHaveLength(2);
  store.removeDraft('a', key);
  expect(store.drafts('a', '')).toEqual([]);
  expect(store.drafts('b', '')).toHaveLength(1);
});

it('hands drafts over without losing what the other typed', () => {
  const store = new LocalStore(tempDatabase().db);
  store.putDraft('', key, 'от никого', 1);
  store.putDraft('', 'call:1:text', 'звонок', 2);
  store.putDraft('a', key, 'Анна', 3);
  store.handDrafts('', 'a');
  expect(store.drafts('a', '').map(({ value }) => value)).toEqual(['звонок', 'Анна']);
  expect(store.drafts('', '').map(({ value }) => value)).toEqual(['от никого']);
});
