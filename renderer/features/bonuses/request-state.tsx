import {
  IconArrowBackUp,
  IconCircleCheckFilled,
  IconCircleDotted,
  IconCircleMinus,
  IconCircleX,
  IconHourglassEmpty,
  IconThumbUp,
  type Icon,
} from '@tabler/icons-react';
import type { RequestState } from '#domain/bonus/request-state.ts';
import { SignWord } from '../../components/sign-word.tsx';
import { useTexts } from '../../lib/use-texts.ts';

const signs: Readonly<Record<RequestState, { readonly icon: Icon; readonly tone: string }>> = {
  draft: { icon: IconCircleDotted, tone: 'idle' },
  submitted: { icon: IconHourglassEmpty, tone: 'info' },
  approved: { icon: IconThumbUp, tone: 'ok' },
  fulfilled: { icon: IconCircleCheckFilled, tone: 'ok' },
  rejected: { icon: IconArrowBackUp, tone: 'warn' },
  declined: { icon: IconCircleX, tone: 'bad' },
  cancelled: { icon: IconCircleMinus, tone: 'idle' },
};

/** The state of a request by shape, word and colour. */
export function RequestStateBadge({ state }: { readonly state: RequestState }) {
  const { t } = useTexts();
  return <SignWord sign={signs[state]} word={t(`bonuses:state.${state}`)} />;
}
