import bonuses from './bonuses.json';
import calls from './calls.json';
import common from './common.json';
import errors from './errors.json';
import exporting from './export.json';
import grid from './grid.json';
import headOffice from './headOffice.json';
import importing from './import.json';
import interactions from './interactions.json';
import people from './people.json';
import resellers from './resellers.json';
import settings from './settings.json';
import shell from './shell.json';
import today from './today.json';
import trainings from './trainings.json';

export default {
  bonuses,
  calls,
  common,
  errors,
  export: exporting,
  grid,
  headOffice,
  import: importing,
  interactions,
  people,
  resellers,
  settings,
  shell,
  today,
  trainings,
};
