// What `bin/ic.mjs` starts, as the entry of a bundle.
import { main } from '#electron/cli/main.ts';

process.exitCode = await main(process.argv.slice(2));
