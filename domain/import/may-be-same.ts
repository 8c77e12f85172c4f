type Key = { readonly kpp: string | null };
type Place = { readonly city: string | null; readonly legalForm: string | null };

/** True if of two resellers with one INN neither KPP says that one is a branch of the other. */
export function mayBeSameByKpp(one: Key, other: Key): boolean {
  return one.kpp === null || other.kpp === null || one.kpp === other.kpp;
}

/** True if of two resellers with one name neither city nor legal form says that they are two. */
export function mayBeSameByPlace(one: Place, other: Place): boolean {
  return agree(one.city, other.city) && agree(one.legalForm, other.legalForm);
}

function agree(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}
