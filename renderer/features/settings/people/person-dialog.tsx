import { useId } from 'react';
import { administers } from '#domain/access/administrators.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import fields from '../../../components/form.module.css';
import { KeyHint } from '../../../components/key-hint.tsx';
import { PasswordField } from '../../../components/password-field.tsx';
import { errorText } from '../../../lib/error-text.ts';
import { submitOnSaveKey } from '../../../lib/on-save-key.ts';
import { saveChord } from '../../../lib/shell-keys.ts';
import { useMay } from '../../../lib/use-may.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { groupName } from './group-name.ts';
import classes from './people.module.css';
import { usePersonForm, type PersonFormParts } from './use-person-form.ts';

function TextLine(props: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly problem: string | null;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, hint, problem, autoFocus, onChange } = props;
  const id = useId();
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        className={fields.input}
        data-autofocus={autoFocus || undefined}
        value={value}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-note`} className={problem === null ? classes.hint : classes.problem}>
        {problem ?? hint}
      </p>
    </div>
  );
}

/** Adds a person or changes one: name, login, group, password. */
export function PersonDialog(
  props: PersonFormParts & {
    readonly self: boolean;
    /** The name under which work was done without signing in; '' where people sign in. */
    readonly workedAs: string;
  },
) {
  const { person, first, self, workedAs, onClose } = props;
  const { t } = useTexts();
  const id = useId();
  const groups = props.groups.filter(({ rights }) => !first || administers(rights));
  const form = usePersonForm({ ...props, groups });
  const remove = useMay('people', 'delete');
  const title = t(person === null ? (first ? 'people:first.title' : 'people:add') : 'people:edit');
  const field = form.error?.details['field'];
  const problemOf = (name: string): string | null =>
    form.error && field === name ? errorText(form.error) : null;
  const elsewhere = form.error && !['name', 'login', 'password'].includes(String(field));
  return (
    <Dialog label={title} onClose={onClose}>
      <form
        className={classes.form}
        onKeyDown={submitOnSaveKey}
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
      >
        <h1>{title}</h1>
        {first && person === null && <p className={classes.soft}>{t('people:first.text')}</p>}
        <TextLine
          label={t('people:name')}
          value={form.name}
          hint={t('people:nameHint')}
          problem={problemOf('name')}
          onChange={form.setName}
          autoFocus
        />
        <TextLine
          label={t('people:login')}
          value={form.login}
          hint={t('people:loginHint')}
          problem={problemOf('login')}
          onChange={form.setLogin}
        />
        <div className={classes.field}>
          <label htmlFor={id}>{t('people:groupLabel')}</label>
          <select
            id={id}
            className={fields.select}
            value={form.groupPk}
            onChange={(event) => form.setGroupPk(Number(event.target.value))}
          >
            {groups.map((group) => (
              <option key={group.pk} value={group.pk}>
                {groupName(group)}
              </option>
            ))}
          </select>
        </div>
        {!self && (
          <PasswordField
            label={t(person?.canSignIn ? 'people:passwordNew' : 'people:password')}
            value={form.password}
            onChange={form.setPassword}
            kind="new"
            problem={problemOf('password')}
          />
        )}
        <p className={classes.hint}>
          {t(
            self
              ? 'people:passwordOwn'
              : person?.canSignIn
                ? 'people:passwordKept'
                : 'people:passwordHint',
          )}
        </p>
        {workedAs !== '' && form.name.trim() !== workedAs && (
          <label className={classes.check}>
            <input
              type="checkbox"
              checked={form.takeOver}
              onChange={(event) => form.setTakeOver(event.target.checked)}
            />
            <span>
              {t('people:first.takeOver', { name: workedAs })}
              <span className={classes.hint}>{t('people:first.takeOverHint')}</span>
            </span>
          </label>
        )}
        {elsewhere && (
          <p className={classes.problem} role="alert">
            {errorText(form.error)}
          </p>
        )}
        <div className={classes.actions}>
          {person !== null && !self && (
            <Button
              className={classes.apart}
              aria-disabled={!remove.may}
              title={remove.why ?? undefined}
              onClick={() => {
                if (remove.may) form.setActive(person, !person.active);
              }}
            >
              {t(person.active ? 'people:deactivate' : 'people:activate')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button look="primary" type="submit" aria-disabled={form.busy}>
            {t(first ? 'people:first.save' : 'common:save')} <KeyHint chord={saveChord} />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
