// The data process itself, its code loaded and its folder not yet named: a test that kills hundreds
// of them lets the next one load while the last one writes.
import '#electron/data/open-data.ts';

process.once('message', (folder: string) => {
  process.argv.push(`--data-dir=${folder}`);
  void import('#electron/data/data-process.ts').then(() => process.send?.('serving'));
});
