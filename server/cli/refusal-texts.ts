/** What a refusal of a rule says on the command line: what happened, that nothing has changed, what to do next. */
const texts: Readonly<Record<string, string>> = {
  'people/login-format':
    'a login has 2 to 40 letters and digits, with . _ - within; nothing has changed, give another --login',
  'people/login-taken':
    'another person has this login; nothing has changed, give another --login or see user list',
  'people/name-required': 'a person needs a name; nothing has changed, give --name',
  'people/name-taken':
    'another person has this name, and tasks go by the name; nothing has changed, give another --name',
  'people/first-administrator':
    'the first who can sign in must be able to let others in; nothing has changed, add an administrator first',
  'people/last-administrator':
    'then nobody could look after people and rights; nothing has changed, put another person into the group administrator first',
};

/** The sentence to a code; the code itself where there is none. */
export function refusalText(code: string): string {
  return texts[code] ?? code;
}
