import {
  defaultWorkingHours,
  formatSpan,
  formatWorkingHours,
  parseSpan,
  parseWorkingHours,
  type WorkingHours,
} from '#domain/calendar/working-hours.ts';
import { InlineField } from '../../components/inline-field.tsx';
import { putSetting } from '../../lib/settings.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './settings.module.css';

const parts = ['weekdays', 'saturday', 'sunday', 'lunch'] as const;
type Part = (typeof parts)[number];

function spanOf(hours: WorkingHours, part: Part): string {
  const { days, lunch } = hours;
  const span = { weekdays: days[0], saturday: days[5], sunday: days[6], lunch }[part] ?? null;
  return span === null ? '' : formatSpan(span);
}

function withSpan(hours: WorkingHours, part: Part, text: string): WorkingHours {
  const span = parseSpan(text);
  const week = (from: number, to: number): WorkingHours => ({
    ...hours,
    days: hours.days.map((day, at) => (at >= from && at <= to ? span : day)),
  });
  switch (part) {
    case 'weekdays':
      return week(0, 4);
    case 'saturday':
      return week(5, 5);
    case 'sunday':
      return week(6, 6);
    case 'lunch':
      return { ...hours, lunch: span };
  }
}

/** When the centre works, by which terms and escalation are reckoned. */
export function WorkingHoursFields({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useTexts();
  const { data: info } = useChannel('app-info', {});
  const hours = parseWorkingHours(info?.settings.workingHours ?? '') ?? defaultWorkingHours;
  const check = (part: Part, text: string): string | null => {
    if (text.trim() !== '' && parseSpan(text) === null) return t('settings:hours.wrong');
    const next = formatWorkingHours(withSpan(hours, part, text));
    return parseWorkingHours(next) === null ? t('settings:hours.never') : null;
  };
  return (
    <div className={classes.field}>
      {parts.map((part) => {
        const shown = spanOf(hours, part);
        const label = t(`settings:hours.${part}`);
        const empty = t(part === 'lunch' ? 'settings:hours.noLunch' : 'settings:hours.dayOff');
        return mayEdit ? (
          <InlineField
            key={part}
            label={label}
            value={shown}
            draftKey={`settings:hours-${part}`}
            placeholder="09:00-18:00"
            emptyText={empty}
            check={(text) => check(part, text)}
            onSave={(text) =>
              putSetting('workingHours', formatWorkingHours(withSpan(hours, part, text)))
            }
          />
        ) : (
          <p key={part} className={classes.fixed}>
            <span className={classes.soft}>{label}</span>
            <span>{shown === '' ? empty : shown}</span>
          </p>
        );
      })}
      <p className={classes.hint}>{t('settings:hours.hint')}</p>
    </div>
  );
}
