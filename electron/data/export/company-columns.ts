import type { OfCompany } from '#db/repositories/plain/plain-list.ts';
import { column, digitsColumn, type TableColumn } from './table-column.ts';

/** Whose a row is: name, INN, KPP and city of the company. */
export function companyColumns<Row extends OfCompany>(): readonly TableColumn<Row>[] {
  return [
    column('reseller', ['Реселлер', 'Reseller'], 36, (r) => r.reseller),
    digitsColumn('inn', ['ИНН', 'INN'], 14, (r) => r.inn),
    digitsColumn('kpp', ['КПП', 'KPP'], 11, (r) => r.kpp),
    column('resellerCity', ['Город', 'City'], 20, (r) => r.resellerCity),
  ];
}
