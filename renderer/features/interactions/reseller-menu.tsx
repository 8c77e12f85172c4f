import { FindReseller } from '../../components/find-reseller.tsx';
import { useTexts } from '../../lib/use-texts.ts';
import { useLogStore } from './log-store.ts';
import classes from './menus.module.css';

/** Finds the one reseller whose interactions are wanted. */
export default function ResellerMenu({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTexts();
  return (
    <div className={classes.menu}>
      <FindReseller
        label={t('interactions:filter.findReseller')}
        onTake={(pk, name) => {
          useLogStore.setState({ reseller: { pk, name } });
          onDone();
        }}
      />
    </div>
  );
}
