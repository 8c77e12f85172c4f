import { useId, useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useDraft } from '../../../lib/use-draft.ts';
import classes from './contacts.module.css';

/** A line to type something new into: Enter adds it, Esc leaves what was typed as a draft. */
export function AddLine(props: {
  readonly label: string;
  readonly placeholder?: string;
  readonly draftKey: string;
  readonly onAdd: (text: string) => Promise<unknown>;
  readonly onDone: () => void;
}) {
  const { label, placeholder, draftKey, onAdd, onDone } = props;
  const id = useId();
  const { draft = '', put, flush, discard } = useDraft(draftKey);
  const [problem, setProblem] = useState<string | null>(null);
  const add = (): void => {
    if (draft.trim() === '') {
      onDone();
      return;
    }
    onAdd(draft).then(
      () => {
        discard();
        onDone();
      },
      (error: unknown) => setProblem(errorText(error)),
    );
  };
  return (
    <div className={classes.add}>
      <label className={classes.addLabel} htmlFor={id}>
        {label}
      </label>
      <div>
        <input
          id={id}
          autoFocus
          type="text"
          autoComplete="off"
          className={classes.addInput}
          value={draft}
          placeholder={placeholder}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => {
            setProblem(null);
            put(event.target.value);
          }}
          onBlur={flush}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
            else if (event.key === 'Escape') {
              flush();
              onDone();
            } else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        {problem !== null && (
          <p id={`${id}-problem`} className={classes.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
    </div>
  );
}
