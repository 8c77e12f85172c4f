import { searchKey } from '../../text/search-key.ts';
import { isSubtotalText } from '../row-kind.ts';

/* All patterns are over ` key `, as those of a register's header. */
const spaced = (text: string): string => ` ${searchKey(text)} `;

const purchase =
  / (?:закуп|покуп|отгруз|продаж|сбыт|оборот|реализац|товар|purchas|shipment|sales|sell|turnover|sold|revenue)/;
const otherKinds =
  / (?:балл|звонк|звонок|обращени|тренинг|семинар|участник|явк|посещ|points|calls|training|attend|bonus|бонус)/;
const monthHeader = / (?:месяц|мес|период|month|period|отчетн\S* месяц) /;
const groupHeader =
  / (?:товарн\S*|товар|товары|продук\S*|категори\S*|номенклатур\S*|групп\S*|вид продукции|ассортимент|направлени\S*|product\S*|categor\S*|goods|item|group|family|line) /;
const goods = / (?:товар(?!ооб)|номенклатур|артикул|product|goods|sku )/;
const distributorHeader = / (?:дистриб\S*|поставщик\S*|distributor\S*|supplier\S*|wholesaler\S*)/;
/* Only the measure, not what was bought: the column takes month and group from elsewhere. */
const measure =
  /^ (?:(?:сумма|суммы|закуп\S*|покуп\S*|отгруз\S*|продаж\S*|объем\S*|оборот\S*|стоимост\S*|выручка|в|за|по|всех|товарн\S*|групп\S*|продукци\S*|месяц\S*|период\S*|отчетн\S*|без|с|ндс|amount|amounts|purchas\S*|volume|value|sales|turnover|revenue|sum|of|by|per|month\S*|product|products|group|groups|product|the|net|gross|vat|excl|incl) )+$/;
const quantity = / (?:кол во|количеств\S*|шт|штук|qty|quantity|pcs|units|доля|процент|рост|%) /;

/** Whether a text speaks of purchases, sales or goods. */
export function speaksOfPurchases(text: string): boolean {
  return purchase.test(spaced(text));
}

/** Whether a text speaks of what other kinds of workbook count: calls, points, participants. */
export function speaksOfOthers(text: string): boolean {
  return otherKinds.test(spaced(text));
}

/** Whether a header says that the month stands in its column. */
export function isMonthHeader(text: string): boolean {
  return monthHeader.test(spaced(text));
}

/** Whether a header says that the product group stands in its column. */
export function isGroupHeader(text: string): boolean {
  return groupHeader.test(spaced(text));
}

/** Whether a header names goods or their groups. */
export function speaksOfGoods(text: string): boolean {
  return goods.test(spaced(text));
}

/** Whether a header, or the label of a title, names the distributor. */
export function isDistributorHeader(text: string): boolean {
  return distributorHeader.test(spaced(text));
}

/** Whether a header says only that its column holds sums. */
export function isMeasure(text: string): boolean {
  return measure.test(spaced(text));
}

/** Pieces and shares are no sums, whatever stands around them. */
export function isQuantity(text: string): boolean {
  return quantity.test(spaced(text)) || /%|шт\./u.test(text);
}

/** Whether a header says that its column sums up others. */
export function isTotalHeader(text: string): boolean {
  return isSubtotalText(text) || / (?:итого|итог|всего|total) /.test(spaced(text));
}
