import { ActionButton } from '../../components/action-button.tsx';
import { desktop, request } from '../../lib/client.ts';
import { useCommands } from '../../lib/commands.ts';
import { showError } from '../../lib/error-text.ts';
import { fileName } from '../../lib/file-name.ts';
import { formatInstant, formatNumber } from '../../lib/format.ts';
import { showToast } from '../../lib/toasts.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { officeCommands } from './commands.ts';
import classes from './head-office.module.css';

/** The exchange of an office without a network: what is pending goes to a file, the answer comes from one. */
export function PacketSection() {
  const { t, language } = useTexts();

  const save = async (): Promise<void> => {
    const name = fileName(t('headOffice:packet.file', { at: formatInstant(Date.now()) }));
    const target = await desktop.chooseSave(`${name}.packet`, 'packet');
    if (!target) return;
    const { token } = target;
    const { mutations } = await request('sync-packet-save', { token });
    showToast({
      tone: 'done',
      text: t('headOffice:packet.saved', { count: mutations }),
      action: {
        label: t('headOffice:packet.show'),
        run: () => void desktop.showFile(token).catch(showError),
      },
    });
  };
  const take = async (): Promise<void> => {
    const file = await desktop.chooseAnswer();
    if (!file) return;
    const { answered, refused, pulled } = await request('sync-packet-take', { token: file.token });
    const isNew = answered + pulled > 0;
    showToast({
      tone: isNew ? 'done' : 'note',
      text: isNew
        ? t('headOffice:packet.taken', {
            accepted: formatNumber(answered - refused, language),
            refused: formatNumber(refused, language),
            pulled: formatNumber(pulled, language),
          })
        : t('headOffice:packet.before'),
    });
  };
  useCommands(officeCommands, {
    'office-packet-save': () => void save().catch(showError),
    'office-packet-take': () => void take().catch(showError),
  });
  return (
    <section className={classes.packet}>
      <h2>{t('headOffice:packet.title')}</h2>
      <p className={classes.text}>{t('headOffice:packet.hint')}</p>
      <div className={classes.file}>
        <ActionButton
          id="office-packet-save"
          command={officeCommands['office-packet-save']}
          why={null}
        />
        <ActionButton
          id="office-packet-take"
          command={officeCommands['office-packet-take']}
          why={null}
        />
      </div>
    </section>
  );
}
