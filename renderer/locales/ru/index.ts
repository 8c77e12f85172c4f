import common from './common.json';
import errors from './errors.json';
import importing from './import.json';
import people from './people.json';
import resellers from './resellers.json';
import settings from './settings.json';
import shell from './shell.json';

export default { common, errors, import: importing, people, resellers, settings, shell };
