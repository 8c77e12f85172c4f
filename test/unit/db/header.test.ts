import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { applicationId, judgeHeader } from '#db/file/header.ts';

function headerOf(id: number): Buffer {
  const db = new BetterSqlite3(':memory:');
  db.exec(`PRAGMA application_id = ${id}; PRAGMA user_version = 5; CREATE TABLE t (a)`);
  const bytes = db.serialize();
  db.close();
  return bytes;
}

describe('the header of a data file', () => {
  it('is whole in a file of ours', () => {
    expect(judgeHeader(headerOf(applicationId))).toMatchObject({
      kind: 'whole',
      header: { pageSize: 4096, pageCount: 2, userVersion: 5, applicationId },
    });
  });

  it('is foreign in the file of another program and in any other bytes', () => {
    expect(judgeHeader(headerOf(7)).kind).toBe('foreign');
    expect(judgeHeader(Buffer.alloc(4096)).kind).toBe('foreign');
    expect(judgeHeader(Buffer.from('PK\u0003\u0004')).kind).toBe('foreign');
  });

  it.each([3, 15, 16, 18, 20, 21, 44, 52, 59, 64, 70, 80])('is damaged by byte %i', (offset) => {
    const bytes = headerOf(applicationId);
    bytes[offset] = (bytes[offset] ?? 0) ^ 0x55;
    expect(judgeHeader(bytes).kind).toBe('damaged');
  });

  it('is damaged when the file ends within it', () => {
    expect(judgeHeader(headerOf(applicationId).subarray(0, 60)).kind).toBe('damaged');
  });
});
