import { useState } from 'react';
import type { GroupLine, PersonLine } from '#contract/people.ts';
import { request } from '../../../lib/client.ts';
import { toClientError, type ClientError } from '../../../lib/client-error.ts';
import { showError } from '../../../lib/error-text.ts';
import { rememberLogin } from '../../../lib/recent-logins.ts';
import { showToast } from '../../../lib/toasts.ts';
import { useDraft } from '../../../lib/use-draft.ts';
import { useTexts } from '../../../lib/use-texts.ts';

export type PersonFormParts = {
  /** Null for somebody new. */
  readonly person: PersonLine | null;
  /** Nobody can sign in yet: whoever is saved with a password is signed in at once. */
  readonly first: boolean;
  readonly groups: readonly GroupLine[];
  /** What the name is until one is typed. */
  readonly knownAs: string;
  readonly onClose: () => void;
};

/** What is typed of a person: drafts, but for the password. */
export function usePersonForm(parts: PersonFormParts) {
  const { person, first, groups, onClose } = parts;
  const { t } = useTexts();
  const key = person === null ? 'new' : String(person.pk);
  const nameDraft = useDraft(`person:${key}:name`);
  const loginDraft = useDraft(`person:${key}:login`);
  const [groupPk, setGroupPk] = useState(person?.groupPk ?? groups[0]?.pk ?? 0);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ClientError | null>(null);
  const [takeOver, setTakeOver] = useState(true);
  const name = nameDraft.draft ?? person?.name ?? parts.knownAs;
  const login = loginDraft.draft ?? person?.login ?? '';

  /** Answers how many tasks came along. */
  const change = async (of: PersonLine): Promise<{ tasksTaken: number }> => {
    const fields = {
      ...(name === of.name ? {} : { name }),
      ...(login === of.login ? {} : { login }),
      ...(groupPk === of.groupPk ? {} : { groupPk }),
    };
    if (Object.keys(fields).length > 0) await request('person-patch', { pk: of.pk, fields });
    if (password === '') return { tasksTaken: 0 };
    return request('person-set-password', { pk: of.pk, password, takeOver: first && takeOver });
  };

  const save = (): void => {
    if (busy) return;
    setBusy(true);
    setError(null);
    const saving =
      person === null
        ? request('person-create', { login, name, groupPk, password, takeOver: first && takeOver })
        : change(person);
    saving.then(
      ({ tasksTaken }) => {
        nameDraft.discard();
        loginDraft.discard();
        if (first && password !== '') {
          rememberLogin(login.trim().toLowerCase());
          const taken = tasksTaken > 0 ? ` ${t('people:tasksTaken', { number: tasksTaken })}` : '';
          showToast({ tone: 'done', text: t('people:doorIsOn') + taken });
        } else {
          showToast({ tone: 'done', text: t('people:saved', { name: name.trim() }) });
        }
        onClose();
      },
      (reason: unknown) => {
        setError(toClientError(reason));
        setBusy(false);
      },
    );
  };

  const setActive = (of: PersonLine, active: boolean): void => {
    const { pk, name: who } = of;
    const back = (): void => {
      request('person-patch', { pk, fields: { active: true } }).catch(showError);
    };
    const changing = active
      ? request('person-patch', { pk, fields: { active: true } })
      : request('person-deactivate', { pk });
    changing.then(
      () => {
        showToast(
          active
            ? { tone: 'done', text: t('people:activated', { name: who }) }
            : {
                tone: 'done',
                text: t('people:deactivated', { name: who }),
                action: { label: t('people:activate'), run: back },
              },
        );
        onClose();
      },
      (reason: unknown) => setError(toClientError(reason)),
    );
  };

  return {
    ...{ name, login, groupPk, password, busy, error, setGroupPk, setPassword, save, setActive },
    ...{ takeOver, setTakeOver },
    setName: (text: string) => nameDraft.put(text),
    setLogin: (text: string) => loginDraft.put(text),
  };
}
