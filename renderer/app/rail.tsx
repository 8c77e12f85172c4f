import { Link } from '@tanstack/react-router';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useTexts } from '../lib/use-texts.ts';
import { Hint } from '../components/hint.tsx';
import type { Section } from '../lib/sections.ts';
import { useSections } from '../lib/use-sections.ts';
import { sectionCommands, shellCommands } from './commands.ts';
import classes from './rail.module.css';
import { TaskCount } from './task-count.tsx';

function RailLink({ section, collapsed }: { section: Section; collapsed: boolean }) {
  const { t } = useTexts();
  const { icon: SectionIcon, path } = section;
  const title = t(section.title);
  const command = sectionCommands[`section${path}`];
  return (
    <li className={classes.item}>
      <Hint label={title} position="right" {...(command ? { command } : {})}>
        <Link
          to={path}
          className={classes.link}
          activeProps={{ 'aria-current': 'page' }}
          aria-label={title}
        >
          <SectionIcon size={18} stroke={1.75} aria-hidden />
          {!collapsed && <span>{title}</span>}
        </Link>
      </Hint>
      {path === '/today' && <TaskCount collapsed={collapsed} />}
    </li>
  );
}

/** The sections that are built and that one may see; collapsible to its icons. */
export function Rail(props: { readonly collapsed: boolean; readonly onToggle: () => void }) {
  const { collapsed, onToggle } = props;
  const { t } = useTexts();
  const sections = useSections();
  const ToggleIcon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const toggleText = t(collapsed ? 'shell:rail.expand' : 'shell:rail.collapse');
  return (
    <nav
      className={classes.rail}
      data-collapsed={collapsed || undefined}
      aria-label={t('shell:rail.label')}
    >
      <ul className={classes.list}>
        {sections
          .filter((section) => !section.atFoot)
          .map((section) => (
            <RailLink key={section.path} section={section} collapsed={collapsed} />
          ))}
      </ul>
      <ul className={classes.list}>
        {sections
          .filter((section) => section.atFoot)
          .map((section) => (
            <RailLink key={section.path} section={section} collapsed={collapsed} />
          ))}
        <li>
          <Hint label={toggleText} position="right" command={shellCommands['rail-toggle']}>
            <button
              type="button"
              className={classes.link}
              onClick={onToggle}
              aria-label={toggleText}
              aria-expanded={!collapsed}
            >
              <ToggleIcon size={18} stroke={1.75} aria-hidden />
              {!collapsed && <span>{toggleText}</span>}
            </button>
          </Hint>
        </li>
      </ul>
    </nav>
  );
}
