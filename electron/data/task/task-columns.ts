import type { RequestRow, TaskRow } from '#contract/task.ts';
import type { Importance } from '#domain/task/priority.ts';
import type { TaskKind } from '#domain/task/task-kinds.ts';
import type { TodaySection } from '#domain/task/today-sections.ts';
import { instantCell } from '../export/cells.ts';
import { column, type Language, type TableColumn, type Words } from '../export/table-column.ts';
import { levelWords } from '../reseller/reseller-columns.ts';

/** One line of the worklist: a task, or a request that waits and has none. */
export type WorklistLine = { readonly section: TodaySection } & (
  | { readonly task: TaskRow; readonly request: null }
  | { readonly task: null; readonly request: RequestRow }
);

const sectionWords: Words<TodaySection> = {
  ru: {
    overdue: 'Просрочено',
    today: 'Сегодня',
    waiting: 'Ждёт меня',
    unconfirmed: 'Не подтверждено',
    later: 'Позже',
  },
  en: {
    overdue: 'Overdue',
    today: 'Due today',
    waiting: 'Waiting for me',
    unconfirmed: 'Unconfirmed',
    later: 'Later',
  },
};

const kindWords: Words<TaskKind> = {
  ru: {
    'follow-up': 'Перезвонить',
    'missed-call': 'Пропущенный звонок',
    registration: 'Заявка на тренинг',
    'bonus-request': 'Заявка на расходование бонусов',
    other: 'Задача',
  },
  en: {
    'follow-up': 'Follow-up',
    'missed-call': 'Missed call',
    registration: 'Registration for a training',
    'bonus-request': 'Bonus request',
    other: 'Task',
  },
};

const importanceWords: Words<Importance> = {
  ru: { high: 'Важно', normal: 'Обычная важность', low: 'Не срочно' },
  en: { high: 'Important', normal: 'Of usual importance', low: 'Not pressing' },
};

const criticalWord = { ru: 'критичная', en: 'critical' } as const;
const warningWord = { ru: 'Предупреждение', en: 'Warning' } as const;
const clockWord = { ru: 'Эскалация', en: 'Escalation' } as const;

/** Who gave something on: a person, or the clock that moves what nobody touched. */
function giver(name: string | null, language: Language): string | null {
  return name === 'escalation' ? clockWord[language] : name;
}

function titleOf({ task, request }: WorklistLine, language: Language): string {
  if (task === null) {
    return request.kind === 'registration' ? request.title : kindWords[language][request.kind];
  }
  return task.warnsPk === null ? task.title : `${warningWord[language]}: ${task.title}`;
}

/** The title of the worklist. */
export const worklistTitle = { ru: 'Сегодня', en: 'Today' } as const;

/** The columns of the worklist, for files; instants in this zone. */
export function worklistColumns(timeZone: string): readonly TableColumn<WorklistLine>[] {
  const about = ({ task, request }: WorklistLine): TaskRow | RequestRow => task ?? request;
  const at = (instant: number | null) => instantCell(instant, timeZone);
  return [
    column(
      'section',
      ['Раздел', 'Section'],
      17,
      (r, language) => sectionWords[language][r.section],
    ),
    column('due', ['Срок', 'Due'], 17, ({ task, request }) =>
      at(task?.dueAt ?? request?.at ?? null),
    ),
    column('title', ['Что сделать', 'What to do'], 44, titleOf),
    column('kind', ['Вид', 'Kind'], 26, (r, language) => kindWords[language][about(r).kind]),
    column('reseller', ['Реселлер', 'Reseller'], 36, (r) => about(r).resellerName),
    column('level', ['Уровень', 'Level'], 12, (r, language) => {
      const { level } = about(r);
      return level === null ? null : levelWords[language][level];
    }),
    column(
      'importance',
      ['Важность', 'Importance'],
      18,
      (r, language) => importanceWords[language][about(r).importance],
    ),
    column('critical', ['Критичная', 'Critical'], 11, ({ task }, language) =>
      task?.critical === true ? criticalWord[language] : null,
    ),
    column('owner', ['Исполнитель', 'Owner'], 22, ({ task, request }) =>
      task === null ? request.by : task.owner,
    ),
    column('assignedBy', ['Передал', 'Handed over by'], 22, ({ task }, language) =>
      giver(task?.assignedBy ?? null, language),
    ),
    column('snoozedUntil', ['Отложена до', 'Put off until'], 17, ({ task }) =>
      at(task?.snoozedUntil ?? null),
    ),
  ];
}
