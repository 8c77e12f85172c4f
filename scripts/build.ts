import { buildApp } from './lib/build-app.ts';

const startedAt = performance.now();
const built = await buildApp();
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(
  built ? `build | done in ${seconds} s` : 'build | nothing to do: the sources are unchanged',
);
