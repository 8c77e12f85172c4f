import type {
  SampledRow,
  TemplateSheet,
} from '#electron/workbooks/write/template/template-writer.ts';
import type { TemplateName } from '#electron/workbooks/write/template/template-file.ts';

/** What is done next to write a workbook in an old layout. */
export type LegacyStep =
  | ({ readonly step: 'sheet' } & TemplateSheet)
  | ({
      readonly step: 'row';
      /** It tells of something that is stored; others serve the reader. */ readonly data?: true;
      /** It stands again on a further sheet. */ readonly header?: true;
    } & SampledRow);

/** What the format of the file has room for. */
export type LegacyRoom = {
  /** What a sheet holds below its head; a further one is begun by itself when it is full. */
  readonly rowsASheet: number;
  readonly keepsColours: boolean;
};

/** An old layout: its template, and the steps that fill it, made as they are written. */
export type LegacyLayout = {
  readonly template: TemplateName;
  steps(room: LegacyRoom): Iterable<LegacyStep>;
};
