import type { Writer } from '#db/write/writer.ts';
import { makeInteraction } from '../../../scripts/demo/make-interaction.ts';
import { Random } from '../../../scripts/demo/random.ts';
import { inventResellers } from '../make-register.ts';

const operator = { actor: 'Соколова А.', batchPk: null } as const;

/** Mutations that the work on one reseller makes. */
export const mutationsEach = 5;

/**
 * Works as operators do: enters so many resellers, each with a contact and a phone in one step, and a call of each;
 * then comes back to each and edits two of its fields.
 */
export function fillOutbox(writer: Writer, resellers: number, now: number): void {
  const random = new Random(13);
  const made: number[] = [];
  for (const { reseller, contacts, phones } of inventResellers(resellers)) {
    const partner = writer.transaction(operator, (tx) => {
      const pk = tx.create('reseller', reseller);
      const { name = 'Отдел закупок', position = null } = contacts[0] ?? {};
      const contact = tx.create('contact', { resellerPk: pk, name, position });
      const { e164, extension = null } = phones[0] ?? { e164: '+74951234567' };
      tx.create('phone', { resellerPk: pk, contactPk: contact, e164, extension });
      return { pk, contacts: [contact], phone: e164 };
    });
    writer.transaction(operator, (tx) =>
      tx.create('interaction', makeInteraction(random, partner, now)),
    );
    made.push(partner.pk);
  }
  for (const pk of made) {
    writer.transaction(operator, (tx) =>
      tx.patch('reseller', pk, {
        manager: `Менеджер ${String(pk)}`,
        address: `${String(pk)}-й проезд`,
      }),
    );
  }
}
