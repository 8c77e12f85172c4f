import type { KeyboardEvent } from 'react';
import type { GroupLine } from '#contract/people.ts';
import { withRight } from '#domain/access/change-rights.ts';
import {
  accessAreas,
  accessRights,
  mayDo,
  type AccessArea,
  type AccessRight,
} from '#domain/access/rights.ts';
import { request } from '../../../lib/client.ts';
import { showError } from '../../../lib/error-text.ts';
import { queryClient } from '../../../lib/query-client.ts';
import { channelQuery } from '../../../lib/use-channel.ts';
import type { May } from '../../../lib/use-may.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import classes from './people.module.css';

const { queryKey } = channelQuery('groups-list', {});

/** Shown at once, so that quick presses add up; a refusal brings back what is stored. */
function setRight(pk: number, area: AccessArea, right: AccessRight, given: boolean): void {
  const groups = queryClient.getQueryData(queryKey) ?? [];
  const group = groups.find((one) => one.pk === pk);
  if (!group) return;
  const rights = withRight(group.rights, area, right, given);
  queryClient.setQueryData(
    queryKey,
    groups.map((one) => (one.pk === pk ? { ...one, rights } : one)),
  );
  request('group-patch', { pk, rights }).catch((error: unknown) => {
    showError(error);
    void queryClient.invalidateQueries({ queryKey });
  });
}

/** The arrows go over the cells as over those of a sheet. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const columns = accessRights.length;
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('input')];
  const at = cells.indexOf(document.activeElement as HTMLElement);
  cells[at + step]?.focus();
}

/** What a group may do: a mark for each area and each right over it; a mark counts at once. */
export function RightsTable({ group, edit }: { readonly group: GroupLine; readonly edit: May }) {
  const { t } = useTexts();
  return (
    <table className={classes.rights}>
      <thead>
        <tr>
          <th scope="col">{t('people:rights.area')}</th>
          {accessRights.map((right) => (
            <th key={right} scope="col" className={classes.mark}>
              {t(`people:right.${right}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={moveFocus}>
        {accessAreas.map((area) => (
          <tr key={area}>
            <th scope="row">{t(`people:area.${area}`)}</th>
            {accessRights.map((right) => (
              <td key={right} className={classes.mark} title={edit.why ?? undefined}>
                <input
                  type="checkbox"
                  checked={mayDo(group.rights, area, right)}
                  disabled={!edit.may}
                  aria-label={`${t(`people:area.${area}`)}: ${t(`people:right.${right}`)}`}
                  onChange={(event) => setRight(group.pk, area, right, event.target.checked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
