import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import { ResellerCards } from '#db/repositories/reseller-card.ts';
import { composeLetter, letterText, type Letter } from '#domain/letter/compose-letter.ts';
import type { LetterLanguage } from '#domain/letter/date-words.ts';
import type { DataContext } from '../context.ts';
import { writeDocument } from '../document/write-document.ts';
import { writeTable } from '../export/write-table.ts';
import { shownZone } from '../shown-zone.ts';
import { letterPdf } from './letter-pdf.ts';
import { letterTemplates } from './letter-templates.ts';
import {
  participantColumns,
  participantListPdf,
  participantListTitle,
} from './participant-list.ts';
import type { TrainingStore } from './training-store.ts';
import { visibleRegistrations } from './visible.ts';

type DocumentHandlers = Pick<Handlers, 'letter-text' | 'letter-save' | 'participants-save'>;

/** The use cases of what leaves the application on paper or as a file. */
export function createDocumentHandlers(
  context: DataContext,
  store: TrainingStore,
): DocumentHandlers {
  const templates = letterTemplates(context.db.name);
  const resellers = new ResellerCards(context.db);

  const compose = (
    sessionPk: number,
    resellerPk: number,
    language: LetterLanguage,
  ): { readonly letter: Letter; readonly to: string | null; readonly page: string } => {
    const session = store.session(sessionPk);
    const card = resellers.read(resellerPk);
    if (card === null) throw new AppError('app/not-found', `no reseller ${resellerPk}`);
    const confirmed = store.registrations
      .ofSession(sessionPk)
      .filter((one) => one.resellerPk === resellerPk && one.state === 'confirmed');
    if (confirmed.length === 0) {
      throw new AppError('training/no-confirmed', 'Nobody is confirmed', {
        details: { name: card.name },
      });
    }
    const template = templates(language);
    const letter = composeLetter(
      template,
      {
        ...session,
        reseller: companyName(card.name, card.legalForm),
        resellerCity: card.city,
        participants: confirmed.map(({ participant, position }) => ({
          name: participant,
          position,
        })),
        operator: context.actor(),
      },
      language,
    );
    return { letter, to: card.email, page: template.page };
  };

  return {
    'letter-text': ({ sessionPk, resellerPk, language }) => {
      const { letter, to } = compose(sessionPk, resellerPk, language);
      return { subject: letter.subject, body: letterText(letter), to };
    },
    'letter-save': async ({ token, sessionPk, resellerPk, language }) => {
      const { path, name } = context.resolveGrant(token, 'write');
      const { letter, page } = compose(sessionPk, resellerPk, language);
      const { bytes, pages } = await letterPdf(letter, {
        language,
        day: store.today(),
        author: context.actor(),
        createdAt: context.now(),
        page,
      });
      await writeDocument(path, bytes);
      return { fileName: name, pages };
    },
    'participants-save': async ({ token, sessionPk, format, language }) => {
      const { path, name } = context.resolveGrant(token, 'write');
      const session = store.session(sessionPk);
      const registrations = visibleRegistrations(context, store.registrations.ofSession(sessionPk));
      switch (format) {
        case 'xlsx': {
          const columns = participantColumns(shownZone(context));
          const title = participantListTitle[language];
          const { rows } = await writeTable(path, 'xlsx', columns, registrations, {
            language,
            title,
          });
          return { fileName: name, rows };
        }
        case 'pdf': {
          const { bytes } = await participantListPdf(session, registrations, {
            language,
            author: context.actor(),
            createdAt: context.now(),
          });
          await writeDocument(path, bytes);
          return { fileName: name, rows: registrations.length };
        }
      }
    },
  };
}

/** A company as a letter calls it: `ООО «Ромашка»`; a sole trader has no quotes. */
function companyName(name: string, legalForm: string | null): string {
  if (legalForm === null) return name;
  return legalForm === 'ИП' ? `${legalForm} ${name}` : `${legalForm} «${name}»`;
}
