import { parseCompanyName } from '#domain/reseller/company-name.ts';

/** What is stored of a company's name. */
export type StoredName = {
  readonly name: string;
  readonly legalForm: string | null;
  readonly writtenName: string | null;
  readonly city: string | null;
};

/**
 * A company as old workbooks name it, `ООО «Альфа»`: the first spelling that an import reads as the
 * very name and legal form that are stored, for quotes and brackets in a name mislead some of them.
 */
export function companyText({ name, legalForm, writtenName, city }: StoredName): string {
  const usual = legalForm === null ? name : `${legalForm} «${name}»`;
  const spellings = [
    usual,
    ...(legalForm === null ? [`«${name}»`] : [`${legalForm} ${name}`, `${name}, ${legalForm}`]),
    ...(writtenName === null ? [] : [writtenName]),
  ];
  const isRead = (spelling: string): boolean => {
    const read = parseCompanyName(spelling);
    const samePlace = read.place === null || read.place === city;
    return read.name === name && read.legalForm === legalForm && samePlace;
  };
  return spellings.find(isRead) ?? usual;
}
