/** A region of the country with its cities, as the data files give it. */
export interface RegionData {
  readonly name: string;
  /** The first word of the federal district's name. */
  readonly district: DistrictName;
  /** Buryatia and Transbaikalia moved to the Far Eastern district on 4.11.2018. */
  readonly districtBefore2018?: DistrictName;
  readonly timeZone: string;
  readonly areaCode: string;
  /** Other names as search keys without the words for region. */
  readonly aliases?: readonly string[];
  /** `Name areaCode`, parted by `, `. */
  readonly cities: string;
}

export type DistrictName =
  | 'Центральный'
  | 'Северо-Западный'
  | 'Южный'
  | 'Северо-Кавказский'
  | 'Приволжский'
  | 'Уральский'
  | 'Сибирский'
  | 'Дальневосточный';
