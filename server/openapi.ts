import { z } from 'zod';
import {
  deviceReportSchema,
  enrolRequestSchema,
  enrolResponseSchema,
  helloResponseSchema,
  nothingNewSchema,
  pullResponseSchema,
  pushRequestSchema,
  pushResponseSchema,
  snapshotInfoSchema,
  snapshotPartSchema,
  syncFaultSchema,
} from '#contract/sync/messages.ts';
import { protocolVersion } from '#contract/sync/limits.ts';

type Route = {
  readonly path: string;
  readonly method: 'get' | 'post';
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  readonly open?: true;
};

const routes: readonly Route[] = [
  {
    ...{ path: '/v1/enrol', method: 'post', open: true },
    summary: 'Join a workspace with a one-time code',
    ...{ body: enrolRequestSchema, answer: enrolResponseSchema },
  },
  {
    ...{ path: '/v1/split', method: 'post' },
    summary: 'Get an identity of its own, on a copied disk',
    answer: enrolResponseSchema,
  },
  {
    ...{ path: '/v1/hello', method: 'post' },
    summary: 'Tell how the desktop stands and hear how head office does',
    ...{ body: deviceReportSchema, answer: helloResponseSchema.or(nothingNewSchema) },
  },
  {
    ...{ path: '/v1/push', method: 'post' },
    summary: 'Send mutations up',
    ...{ body: pushRequestSchema, answer: pushResponseSchema },
  },
  {
    ...{ path: '/v1/pull', method: 'get' },
    summary: 'Read the log behind a cursor: set, epoch, after, limit',
    answer: pullResponseSchema,
  },
  {
    ...{ path: '/v1/snapshot', method: 'post' },
    summary: 'Get a snapshot to begin with',
    answer: snapshotInfoSchema,
  },
  {
    ...{ path: '/v1/snapshot/{id}/{no}', method: 'get' },
    summary: 'Read a chunk of a snapshot',
    answer: snapshotPartSchema.array(),
  },
];

const json = (schema: z.ZodType) => ({
  'application/json': { schema: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) },
});

/** The interface as an OpenAPI document, made of the schemas that check it. */
export const openApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Head office', version: String(protocolVersion) },
  components: { securitySchemes: { device: { type: 'http', scheme: 'bearer' } } },
  paths: Object.fromEntries(
    routes.map(({ path, method, summary, body, answer, open }) => [
      path,
      {
        [method]: {
          summary,
          security: open ? [] : [{ device: [] }],
          ...(body === undefined ? {} : { requestBody: { required: true, content: json(body) } }),
          responses: {
            200: { description: 'Done', content: json(answer) },
            default: { description: 'Not done', content: json(syncFaultSchema) },
          },
        },
      },
    ]),
  ),
} as const;
