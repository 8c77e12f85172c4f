import type { ReactNode } from 'react';
import classes from './pane.module.css';

/** One line of the facts of a pane: what it is called at the left, what it is at the right. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The facts that are known, of a list of all there may be. */
export function KnownFacts(props: {
  readonly facts: readonly (readonly [string, string | null])[];
}) {
  return props.facts.map(
    ([name, value]) =>
      value !== null &&
      value !== '' && (
        <Fact key={name} name={name}>
          {value}
        </Fact>
      ),
  );
}
