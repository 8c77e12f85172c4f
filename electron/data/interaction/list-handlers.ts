import { AppError } from '#contract/errors.ts';
import type {
  InteractionDetails,
  InteractionFacets,
  InteractionRow,
  InteractionViewQuery,
  interactionListChannels,
} from '#contract/interaction-list.ts';
import type { Handlers } from '#contract/ipc.ts';
import { InteractionFacetCounter } from '#db/repositories/interaction-facets.ts';
import { InteractionList } from '#db/repositories/interaction-list.ts';
import { SavedViews } from '#db/repositories/saved-views.ts';
import type { DataContext } from '../context.ts';
import { copyText } from '../export/copy-text.ts';
import type { ExportJobs } from '../export/export-jobs.ts';
import { pickColumns } from '../export/table-column.ts';
import { shownZone } from '../shown-zone.ts';
import { interactionColumns, interactionTitle } from './list-columns.ts';

type ListHandlers = Pick<Handlers, keyof typeof interactionListChannels>;

/** The log of interactions: list, filters, one of them whole, copies and files, saved views. */
export function createInteractionListHandlers(
  context: DataContext,
  exports: ExportJobs,
): ListHandlers {
  const list = new InteractionList(context.db);
  const facets = new InteractionFacetCounter(context.db);
  const views = new SavedViews<InteractionViewQuery>(context.db, 'interactions');
  return {
    'interaction-list': (query) => {
      // Who may not see who it was does not find it by that either.
      const seesWho = context.may('resellers', 'view');
      if (!seesWho && query.resellerPk !== undefined) return { pks: new Uint32Array(), first: [] };
      const { pks, first } = list.list(query, seesWho ? 'with-who' : 'text');
      return { pks, first: visible(context, first) };
    },
    'interaction-rows': ({ pks }) => visible(context, list.rows(pks)),
    'interaction-facets': ({ from, until }) => inTurns(facets.count(from, until)),
    'interaction-read': ({ pk }): InteractionDetails => {
      const [found] = visible(
        context,
        [list.read(pk)].filter((row) => row !== null),
      );
      if (!found) throw new AppError('app/not-found', `no interaction ${String(pk)}`);
      return found;
    },
    'interaction-copy': ({ pks, columns, header, language }) => {
      const chosen = pickColumns(interactionColumns(shownZone(context)), columns);
      return copyText(visible(context, list.wholeRows(pks)), chosen, header, language);
    },
    'interaction-export': (input) =>
      exports.list(input, {
        title: interactionTitle,
        columns: interactionColumns(shownZone(context)),
        read: (pks) =>
          context.may('interactions', 'view') ? visible(context, list.wholeRows(pks)) : [],
      }),
    'interaction-views': () => views.all(),
    'interaction-view-save': ({ name, ...definition }) => {
      views.save(name, definition);
      return views.all();
    },
    'interaction-view-remove': ({ pk }) => {
      views.remove(pk);
      return views.all();
    },
  };
}

/** Lines without what who works may not see. */
function visible<Row extends InteractionRow | InteractionDetails>(
  { may }: DataContext,
  rows: readonly Row[],
): readonly Row[] {
  if (may('resellers', 'view')) return rows;
  return rows.map((row) => ({
    ...row,
    resellerPk: null,
    reseller: null,
    contact: null,
    phone: null,
    ...('city' in row ? { city: null } : {}),
  }));
}

/** Runs slices of work to their end, with a turn of the event loop after each. */
async function inTurns(work: Generator<void, InteractionFacets>): Promise<InteractionFacets> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
