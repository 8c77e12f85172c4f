import { MiddleText } from '../../components/middle-text.tsx';
import pane from '../../components/pane.module.css';
import { goToResellers } from '../../lib/reseller-place.ts';
import { useMay } from '../../lib/use-may.ts';

/**
 * The name of a reseller in a line of a list, where a click leads to its card. A line holds nothing that the keyboard
 * could stop at: Ctrl+O does the same.
 */
export function ResellerLink(props: { readonly name: string | null; readonly pk: number | null }) {
  const { name, pk } = props;
  const { may } = useMay('resellers', 'view');
  if (name === null) return <span />;
  if (pk === null || !may) return <MiddleText text={name} />;
  return (
    <span className={pane.link} onClick={() => goToResellers({ pk, text: '' })}>
      <MiddleText text={name} />
    </span>
  );
}
