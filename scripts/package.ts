// Packages the application; other targets by arguments, as `npm run package -- --win nsis` on Windows.
import { packageApp } from './lib/package-app.ts';

const targets = process.argv.slice(2);
const made = await packageApp(targets.length > 0 ? targets : undefined);
console.log(made ? 'package | done: out/' : 'package | nothing to do: out/ is up to date');
