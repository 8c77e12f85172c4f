import { IconPencil } from '@tabler/icons-react';
import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { errorText, showError } from '../lib/error-text.ts';
import { useDraft } from '../lib/use-draft.ts';
import { useTexts } from '../lib/use-texts.ts';
import classes from './inline-field.module.css';

export type FieldOption = { readonly value: string; readonly label: string };

type FieldProps = {
  readonly label: string;
  /** The saved value as text to edit; empty when there is none. */
  readonly value: string;
  /** The value as shown when it is not being edited; the text itself by default. */
  readonly shown?: ReactNode;
  /** Like `reseller:12:note`. */
  readonly draftKey: string;
  /** Saves the text; rejects with the reason, which is then shown under the field. */
  readonly onSave: (text: string) => Promise<unknown>;
  /** The sentence against a text as it stands, or null; saving is refused with it. */
  readonly check?: (text: string) => string | null;
  readonly multiline?: boolean;
  /** Choices instead of free text; a function when the list is long to make. */
  readonly options?: readonly FieldOption[] | (() => readonly FieldOption[]);
  /** What stands for an empty value. */
  readonly emptyText?: string;
  /** Values that may be typed, offered as one types. */
  readonly suggestions?: readonly string[];
  readonly placeholder?: string;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email';
  /** Actions at the end of the line, like copying. */
  readonly actions?: ReactNode;
};

type Element = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function useFieldEditing(props: FieldProps, idle: RefObject<HTMLButtonElement | null>) {
  const { value, draftKey, onSave, multiline } = props;
  const { draft, put, flush, discard } = useDraft(draftKey);
  const [editing, setEditing] = useState(false);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const back = useRef(false);

  // The line may be given to another record without being made anew: then it begins afresh.
  const [ownKey, setOwnKey] = useState(draftKey);
  if (ownKey !== draftKey) {
    setOwnKey(draftKey);
    setEditing(false);
    setSaving(false);
    setProblem(null);
  }
  const latestKey = useRef(draftKey);
  useEffect(() => {
    latestKey.current = draftKey;
  }, [draftKey]);

  useEffect(() => {
    // After leaving by a key the focus stays on the line, so that the arrows go on from here.
    if (!editing && back.current) idle.current?.focus();
    back.current = false;
  }, [editing, idle]);

  const leave = (toLine: boolean): void => {
    back.current = toLine;
    setEditing(false);
    if (draft === value) discard();
    else flush();
  };

  const save = async (text: string): Promise<void> => {
    if (text === value) {
      discard();
      setProblem(null);
      back.current = true;
      setEditing(false);
      return;
    }
    const refusal = props.check?.(text) ?? null;
    if (refusal !== null) {
      setProblem(refusal);
      return;
    }
    setSaving(true);
    const here = (): boolean => latestKey.current === draftKey;
    try {
      await onSave(text);
      discard();
      if (!here()) return;
      setProblem(null);
      back.current = true;
      setEditing(false);
    } catch (error) {
      if (here()) setProblem(errorText(error));
      else showError(error);
    } finally {
      if (here()) setSaving(false);
    }
  };

  const change = (text: string): void => {
    setProblem(props.check?.(text) ?? null);
    put(text);
  };

  const onKeyDown = (event: KeyboardEvent<Element>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') leave(true);
    else if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
      void save(event.currentTarget.value);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    editing,
    saving,
    problem,
    text: draft ?? value,
    marked: draft !== undefined && draft !== value,
    begin: () => setEditing(true),
    change,
    choose: (text: string) => void save(text),
    leave: () => leave(false),
    onKeyDown,
  };
}

type Editing = ReturnType<typeof useFieldEditing>;

function Editor(props: { readonly field: FieldProps; readonly editing: Editing; id: string }) {
  const { field, editing, id } = props;
  const { t } = useTexts();
  const element = useRef<Element>(null);
  useEffect(() => {
    element.current?.focus();
    if (element.current instanceof HTMLInputElement) element.current.select();
  }, []);
  const shared = {
    id,
    className: classes.input,
    'aria-label': field.label,
    title: t(field.multiline ? 'common:field.hintLines' : 'common:field.hint'),
    'aria-invalid': editing.problem !== null,
    'aria-describedby': editing.problem === null ? undefined : `${id}-problem`,
    onKeyDown: editing.onKeyDown,
    onBlur: editing.leave,
  };
  if (field.options) {
    const options = typeof field.options === 'function' ? field.options() : field.options;
    return (
      <select
        {...shared}
        ref={element as RefObject<HTMLSelectElement>}
        value={editing.text}
        onChange={(event) => editing.choose(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (field.multiline) {
    return (
      <textarea
        {...shared}
        ref={element as RefObject<HTMLTextAreaElement>}
        rows={4}
        value={editing.text}
        readOnly={editing.saving}
        placeholder={field.placeholder}
        onChange={(event) => editing.change(event.target.value)}
      />
    );
  }
  return (
    <>
      <input
        {...shared}
        ref={element as RefObject<HTMLInputElement>}
        type="text"
        autoComplete="off"
        value={editing.text}
        readOnly={editing.saving}
        placeholder={field.placeholder}
        inputMode={field.inputMode}
        list={field.suggestions ? `${id}-list` : undefined}
        onChange={(event) => editing.change(event.target.value)}
      />
      {field.suggestions && (
        <datalist id={`${id}-list`}>
          {field.suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  );
}

/**
 * One line of a card: label and value, edited in place. F2 or Enter begins, Enter saves (Ctrl+Enter
 * in a text of several lines), Esc leaves and keeps what was typed as a draft.
 */
export function InlineField(props: FieldProps) {
  // Another record is another field: nothing of the one before may show in it.
  return <FieldLine key={props.draftKey} {...props} />;
}

function FieldLine(props: FieldProps) {
  const { label, value, shown, actions, emptyText } = props;
  const { t } = useTexts();
  const id = useId();
  const idle = useRef<HTMLButtonElement>(null);
  const editing = useFieldEditing(props, idle);
  return (
    <div className={classes.field} data-editing={editing.editing || undefined}>
      <span className={classes.label} id={`${id}-label`} title={label}>
        {label}
      </span>
      <div className={classes.value}>
        {editing.editing ? (
          <Editor field={props} editing={editing} id={id} />
        ) : (
          <button
            ref={idle}
            type="button"
            className={classes.idle}
            aria-labelledby={`${id}-label ${id}-shown`}
            title={t('common:field.edit', { label })}
            onClick={editing.begin}
            onKeyDown={(event) => {
              if (event.code !== 'F2') return;
              event.preventDefault();
              event.stopPropagation();
              editing.begin();
            }}
          >
            <span id={`${id}-shown`} className={classes.shown}>
              {value === '' ? (
                <span className={classes.empty}>{emptyText ?? t('common:field.empty')}</span>
              ) : (
                (shown ?? value)
              )}
            </span>
            {editing.marked && (
              <span className={classes.draft} title={t('common:field.draftHint')}>
                <IconPencil size={12} aria-hidden />
                {t('common:field.draft')}
              </span>
            )}
          </button>
        )}
        {!editing.editing && actions !== undefined && (
          <span className={classes.actions}>{actions}</span>
        )}
        {editing.problem !== null && (
          <p id={`${id}-problem`} className={classes.problem} role="alert">
            {editing.problem}
          </p>
        )}
      </div>
    </div>
  );
}
