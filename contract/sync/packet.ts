import { z } from 'zod';
import { idSchema, looseStepSchema, stepSchema } from './mutation.ts';
import { deviceReportSchema, pullResponseSchema, pushResponseSchema } from './messages.ts';

/** What a packet says in clear: whose it is. It is signed together with what is enciphered. */
export const packetHeaderSchema = z.object({
  version: z.literal(1),
  kind: z.enum(['outbox', 'answer']),
  workspace: idSchema,
  deviceId: idSchema,
  madeAt: z.number().int(),
});
export type PacketHeader = z.infer<typeof packetHeaderSchema>;

const lineage = { dataSetId: idSchema, epoch: z.number().int() };

/** What a desktop without a network carries to head office. */
export const outboxPacketSchema = z.object({
  ...lineage,
  report: deviceReportSchema,
  /** How the log is known at the cursor of the report; empty: not at all. */
  mark: z.string().default(''),
  /** As they would go up, one push after the other. */
  pushes: z.array(z.array(stepSchema)),
});
export type OutboxPacket = z.infer<typeof outboxPacketSchema>;

/** What head office takes for one: it refuses single mutations, not the packet. */
export const looseOutboxPacketSchema = outboxPacketSchema.extend({
  pushes: z.array(z.array(looseStepSchema)),
});

/** What it gets back: the answers to its pushes, and the log from its cursor on. */
export const answerPacketSchema = z.object({
  ...lineage,
  /** The cursor that the pages begin at, and the mark of the log there. */
  after: z.number().int(),
  mark: z.string(),
  /** Each with the ids of the mutations of its outcomes: a number is given again where a disk was restored. */
  answers: z.array(pushResponseSchema.extend({ mutIds: z.array(z.string()) })),
  pages: z.array(pullResponseSchema),
});
export type AnswerPacket = z.infer<typeof answerPacketSchema>;

const magic = 'ICPACKET\n';
const ivBytes = 12;

/** Copies into a buffer of its own, as the functions of the platform want it. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

async function keyOf(secret: Uint8Array): Promise<Key> {
  const base = await crypto.subtle.importKey('raw', own(secret), 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('interaction-centre packet 1');
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/**
 * Enciphers and signs a packet with what only the desktop and head office share: the SHA-256 of the device's token.
 * AES-256-GCM; the header is signed with it.
 */
export async function sealPacket(
  header: PacketHeader,
  content: Uint8Array,
  secret: Uint8Array,
): Promise<Uint8Array> {
  const head = new TextEncoder().encode(`${magic}${JSON.stringify(header)}\n`);
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const key = await keyOf(secret);
  const params = { name: 'AES-GCM', iv, additionalData: own(head) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(params, key, own(content)));
  const packet = new Uint8Array(head.length + iv.length + sealed.length);
  packet.set(head);
  packet.set(iv, head.length);
  packet.set(sealed, head.length + iv.length);
  return packet;
}

/** Whose a packet is, before it is deciphered; null for what is none. */
export function packetHeader(
  packet: Uint8Array,
): { readonly header: PacketHeader; readonly length: number } | null {
  const text = new TextDecoder('utf-8').decode(packet.subarray(0, 1000));
  if (!text.startsWith(magic)) return null;
  const end = text.indexOf('\n', magic.length);
  if (end < 0) return null;
  try {
    const parsed = packetHeaderSchema.safeParse(JSON.parse(text.slice(magic.length, end)));
    return parsed.success ? { header: parsed.data, length: end + 1 } : null;
  } catch {
    return null;
  }
}

/** What is in a packet; null where it was changed on its way, or is another device's. */
export async function openPacket(
  packet: Uint8Array,
  secret: Uint8Array,
): Promise<Uint8Array | null> {
  const found = packetHeader(packet);
  if (found === null) return null;
  const head = packet.subarray(0, found.length);
  const iv = packet.subarray(found.length, found.length + ivBytes);
  const sealed = packet.subarray(found.length + ivBytes);
  try {
    const params = { name: 'AES-GCM', iv: own(iv), additionalData: own(head) };
    return new Uint8Array(await crypto.subtle.decrypt(params, await keyOf(secret), own(sealed)));
  } catch {
    return null;
  }
}
