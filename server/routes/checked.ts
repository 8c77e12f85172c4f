import { z } from 'zod';
import { protocolVersion } from '#contract/sync/limits.ts';
import { ServiceFault } from '../services/service-fault.ts';

/** Checks what came against its schema. Throws `sync/invalid-message` with the places that are wrong. */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const places = result.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
  throw new ServiceFault('sync/invalid-message', places.slice(0, 5).join(', '));
}

const protocolSchema = z.object({ protocol: z.number().int() });

/** Throws for a desktop that is newer than this program, or more than one version older. */
export function requireProtocol(body: unknown): void {
  const { protocol } = checked(protocolSchema, body);
  if (protocol > protocolVersion) {
    throw new ServiceFault('sync/protocol-too-new', 'the desktop is newer', { protocolVersion });
  }
  if (protocol < protocolVersion - 1) {
    throw new ServiceFault('sync/protocol-too-old', 'the desktop is too old', { protocolVersion });
  }
}
