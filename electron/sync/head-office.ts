import type { z } from 'zod';
import { syncFaultCodes } from '#contract/sync/fault-codes.ts';
import { protocolVersion, pullPage } from '#contract/sync/limits.ts';
import {
  enrolResponseSchema,
  helloResponseSchema,
  nothingNewSchema,
  pullResponseSchema,
  pushResponseSchema,
  snapshotInfoSchema,
  snapshotPartSchema,
  syncFaultSchema,
  type DeviceReport,
  type EnrolRequest,
  type EnrolResponse,
  type HelloResponse,
  type Lineage,
  type NothingNew,
  type PullResponse,
  type PushResponse,
  type SnapshotInfo,
  type SnapshotPart,
} from '#contract/sync/messages.ts';
import type { Step } from '#contract/sync/mutation.ts';
import { SyncFaultError } from './sync-fault-error.ts';
import type { Transport, TransportRequest } from './transport.ts';

/** Head office as a desktop talks to it. Every fault is a `SyncFaultError`. */
export type HeadOffice = {
  enrol(request: EnrolRequest): Promise<EnrolResponse>;
  /** Asks for an identity of its own, on a copied disk. */
  split(deviceId: string): Promise<EnrolResponse>;
  /** Only the time where the report's sign says that there is nothing else to tell. */
  hello(report: DeviceReport): Promise<HelloResponse | NothingNew>;
  push(lineage: Lineage, steps: readonly Step[], clientTime: number): Promise<PushResponse>;
  /** `mark` is how the log was known at `after`; `sync/other-epoch` where it is another one. */
  pull(lineage: Lineage, after: number, mark: string): Promise<PullResponse>;
  snapshot(): Promise<SnapshotInfo>;
  snapshotPart(id: string, no: number): Promise<SnapshotPart[]>;
};

const helloAnswerSchema = helloResponseSchema.or(nothingNewSchema);

/** Speaks the protocol over a transport, with the token of the device. */
export function headOfficeOver(transport: Transport, token: () => string | undefined): HeadOffice {
  const ask = async <T>(request: TransportRequest, schema: z.ZodType<T>): Promise<T> => {
    const { status, body, retryAfter } = await transport.send({ token: token(), ...request });
    const json = parsed(body);
    if (status >= 200 && status < 300) {
      const checked = schema.safeParse(json);
      if (checked.success) return checked.data;
      throw new SyncFaultError('sync/bad-answer', `an answer that is none, status ${status}`);
    }
    throw faultOf(status, json, retryAfter);
  };
  const post = <T>(path: string, content: unknown, schema: z.ZodType<T>): Promise<T> =>
    ask({ method: 'POST', path, body: JSON.stringify(content) }, schema);
  return {
    enrol: (request) => post('/v1/enrol', request, enrolResponseSchema),
    split: (deviceId) => post('/v1/split', { deviceId }, enrolResponseSchema),
    hello: (report) =>
      ask(
        {
          method: 'POST',
          path: '/v1/hello',
          body: JSON.stringify({ protocol: protocolVersion, ...report }),
          hasSmallAnswer: true,
        },
        helloAnswerSchema,
      ),
    push: (lineage, steps, clientTime) =>
      post(
        '/v1/push',
        { ...lineage, protocol: protocolVersion, clientTime, steps },
        pushResponseSchema,
      ),
    pull: ({ dataSetId, epoch }, after, mark) =>
      ask(
        {
          method: 'GET',
          path: `/v1/pull?set=${dataSetId}&epoch=${epoch}&after=${after}&mark=${mark}&limit=${pullPage}`,
        },
        pullResponseSchema,
      ),
    snapshot: () => post('/v1/snapshot', {}, snapshotInfoSchema),
    snapshotPart: (id, no) =>
      ask({ method: 'GET', path: `/v1/snapshot/${id}/${no}` }, snapshotPartSchema.array()),
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

function faultOf(status: number, json: unknown, retryAfter: number | null): SyncFaultError {
  const fault = syncFaultSchema.safeParse(json);
  const said = fault.success ? fault.data.error : null;
  const code = syncFaultCodes.find((one) => one === said?.code);
  if (code === undefined || said === null) {
    const message = `head office answered with status ${status}`;
    return new SyncFaultError('sync/unavailable', message, { retryAfter });
  }
  return new SyncFaultError(code, said.message, { details: said.details, retryAfter });
}
