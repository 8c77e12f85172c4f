import { runCommand, type CommandSpec } from '../lib/commands.ts';
import { useTexts } from '../lib/use-texts.ts';
import { Button } from './button.tsx';
import { Hint } from './hint.tsx';

/** A button that runs a command of its screen, keys and sign included, or says why it may not. */
export function ActionButton(props: {
  readonly id: string;
  readonly command: CommandSpec;
  /** Another word than the title of the command. */
  readonly label?: string | undefined;
  readonly why: string | null;
  readonly primary?: boolean | undefined;
  /** Marks the place where the command opens its menu. */
  readonly menu?: string | undefined;
}) {
  const { id, command, why, primary = false, menu } = props;
  const { t } = useTexts();
  const label = props.label ?? t(command.title);
  const Sign = command.icon;
  return (
    <Hint label={why ?? label} command={command}>
      <Button
        look={primary ? 'primary' : 'plain'}
        why={why}
        data-menu={menu}
        aria-haspopup={menu === undefined ? undefined : 'dialog'}
        onClick={() => runCommand(id)}
      >
        {Sign && <Sign size={15} stroke={1.75} aria-hidden />}
        {label}
      </Button>
    </Hint>
  );
}
