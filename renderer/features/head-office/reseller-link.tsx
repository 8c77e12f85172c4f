import { MiddleText } from '../../components/middle-text.tsx';
import pane from '../../components/pane.module.css';
import { goToResellers } from '../../lib/reseller-place.ts';
import { useMay } from '../../lib/use-may.ts';

/** The name of a reseller that leads to its card; out of the way of Tab in a list, where a key leads there. */
export function ResellerLink(props: { readonly name: string | null; readonly pk: number | null }) {
  const { name, pk } = props;
  const { may } = useMay('resellers', 'view');
  if (name === null) return <span />;
  if (pk === null || !may) return <MiddleText text={name} />;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={pane.link}
      onClick={() => goToResellers({ pk, text: '' })}
    >
      <MiddleText text={name} />
    </button>
  );
}
