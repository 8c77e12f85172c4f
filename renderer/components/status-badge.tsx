import {
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleDotted,
  IconCircleX,
  IconClockPause,
  IconFileAlert,
  IconHourglassEmpty,
  IconPlayerPauseFilled,
  type Icon,
} from '@tabler/icons-react';
import { useTexts } from '../lib/use-texts.ts';
import type { ResellerRow } from '#contract/reseller.ts';
import { SignWord } from './sign-word.tsx';

type Status = ResellerRow['status'];
type Tone = 'ok' | 'info' | 'warn' | 'bad' | 'idle';

/** Shape and tone of each status; the list draws the same signs without React. */
export const statusSigns: Readonly<Record<Status, { readonly icon: Icon; readonly tone: Tone }>> = {
  candidate: { icon: IconCircleDotted, tone: 'idle' },
  submitted: { icon: IconCircleDashed, tone: 'info' },
  'in-review': { icon: IconHourglassEmpty, tone: 'info' },
  'documents-requested': { icon: IconFileAlert, tone: 'warn' },
  authorised: { icon: IconCircleCheckFilled, tone: 'ok' },
  refused: { icon: IconCircleX, tone: 'bad' },
  suspended: { icon: IconPlayerPauseFilled, tone: 'warn' },
  expired: { icon: IconClockPause, tone: 'idle' },
};

/** A status by shape, word and colour; `signOnly` leaves the word to the tooltip. */
export function StatusBadge(props: { readonly status: Status; readonly signOnly?: boolean }) {
  const { status, signOnly } = props;
  const { t } = useTexts();
  const word = t(`common:status.${status}`);
  return <SignWord sign={statusSigns[status]} word={word} signOnly={signOnly} />;
}
