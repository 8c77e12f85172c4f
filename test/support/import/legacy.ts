import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedDir } from '#test/support/paths.ts';

type RequestState = 'approved' | 'rejected' | 'pending';

/** What a careful person found in the files of the old folder. */
type Expected = {
  resellers: {
    file: string;
    dataRows: number;
    distinctResellers: number;
    duplicatesByInn: { inn: string; rows: number[] }[];
    invalid: { row: number; reason: string; value: string }[];
    byStatus: Record<string, number>;
    cities: number;
    sample: ({ row: number; brand: string; inn: string } & Record<string, unknown>)[];
  };
  oneC: { file: string; rows: number };
  purchases: {
    file: string;
    partners: number;
    facts: number;
    monthTotals: number[];
    sample: { inn: string; facts: { month: string; group: string; thousands: number }[] }[];
  };
  bonusRequests: {
    file: string;
    total: number;
    by: Record<RequestState, number>;
    points: number;
    sample: { no: string; inn: string; date: string; points: number; state: RequestState }[];
  };
  calls: {
    file: string;
    total: number;
    byChannel: Record<string, number>;
    byMonth: Record<string, number>;
    companyInRegistry: number;
    companyUnknown: number;
  };
  trainings: {
    folder: string;
    applications: number;
    participants: number;
    list: { file: string; course: string; date: string; inn: string; participants: string[] }[];
  };
};

/** The old folder, whose files each kind of import is tried on. */
export const legacy = join(sharedDir, 'legacy');
export const expected = JSON.parse(readFileSync(join(legacy, 'expected.json'), 'utf8')) as Expected;
