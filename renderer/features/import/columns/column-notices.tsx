import type { ReportSummary } from '#contract/import.ts';
import { hiddenSheetsLeftOut, sheetsOfOtherKinds } from '#domain/import/other-kinds.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { Notice } from '../notice.tsx';
import { SessionProblem } from '../session-problem.tsx';
import type { Session } from '../sessions.ts';
import { columnLetters, fieldWord } from '../words.ts';
import classes from './columns.module.css';
import { mappedKind } from './mapped-kind.ts';
import { musts, type MappingFaults } from './mapping-faults.ts';

/** In what the sums of a report are written: a thousandfold mistake is better seen here than later. */
function ReportLine({ report }: { readonly report: ReportSummary }) {
  const { t } = useTexts();
  const { currency, currencyNamed, distributor } = report;
  const unit = t(`import:columns.units.${report.unit}`);
  return (
    <Notice tone={currencyNamed ? 'info' : 'warn'}>
      {distributor === null
        ? t('import:columns.sums', { unit, currency })
        : t('import:columns.sumsOf', { unit, currency, distributor })}
      {!currencyNamed && ` ${t('import:columns.unnamed')}`}
    </Notice>
  );
}

/** The sheets that will not come with the chosen one, since they are of another kind or hidden. */
function OtherSheets({ session: { opened, mapping } }: { readonly session: Session }) {
  const { t } = useTexts();
  const { sheets, kind: ofFile } = opened;
  const chosen = sheets.find(({ index }) => index === mapping.sheet)?.kind ?? ofFile;
  const others = sheetsOfOtherKinds(sheets, chosen);
  const hidden = hiddenSheetsLeftOut(sheets, chosen).filter(({ index }) => index !== mapping.sheet);
  const named = (left: typeof others): string =>
    left
      .map(({ name, kind }) =>
        t('import:columns.otherSheet', { name, kind: t(`import:kinds.${kind}`) }),
      )
      .join(', ');
  return (
    <>
      {others.length > 0 && (
        <Notice tone="warn">{t('import:columns.otherSheets', { sheets: named(others) })}</Notice>
      )}
      {hidden.length > 0 && (
        <Notice tone="warn">{t('import:columns.hiddenSheets', { sheets: named(hidden) })}</Notice>
      )}
    </>
  );
}

/** What a person should know before the rows are checked. */
export function ColumnNotices(props: {
  readonly session: Session;
  readonly faults: MappingFaults;
}) {
  const { session, faults } = props;
  const { t } = useTexts();
  const { opened, problem, picture, mapping } = session;
  const { importedBefore } = opened;
  const hasRows = picture.rows.length > 0;
  return (
    <div className={classes.notices}>
      {problem && <SessionProblem session={session} problem={problem} />}
      {importedBefore && (
        <Notice tone="info">
          {t('import:file.before', { date: formatInstant(importedBefore.finishedAt) })}
        </Notice>
      )}
      {mappedKind(session) === null && <Notice tone="warn">{t('import:kind.unknownHint')}</Notice>}
      <OtherSheets session={session} />
      {hasRows && mapping.report && <ReportLine report={mapping.report} />}
      {hasRows && faults.innMissing && !faults.nameMissing && (
        <Notice tone="warn">{t('import:columns.missingInn')}</Notice>
      )}
      {hasRows &&
        musts
          .filter(([fault]) => faults[fault])
          .map(([fault, text]) => (
            <Notice key={fault} tone="bad">
              {t(text)}
            </Notice>
          ))}
      {faults.twice.map(({ field, columns }) => (
        <Notice key={field} tone="warn">
          {t('import:columns.twice', {
            field: fieldWord(field, t),
            columns: columns.map(columnLetters).join(', '),
          })}
        </Notice>
      ))}
    </div>
  );
}
