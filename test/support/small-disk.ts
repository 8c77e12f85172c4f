import { spawnSync } from 'node:child_process';
import { tempDir } from './tmp-dir.ts';

/** Runs a command with a disk of its own of a few MB; what is there at its end is copied out. */
export function onSmallDisk(disk: string, out: string, megabytes: number): readonly string[] {
  const script = `mount -t tmpfs -o size=${megabytes}m none "$1" || exit 77
    disk="$1"; out="$2"; shift 2
    "$@"
    cp "$disk"/* "$out"/ 2>/dev/null; exit 0`;
  const user = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m'];
  return ['unshare', ...user, 'sh', '-c', script, 'sh', disk, out, process.execPath];
}

/** Whether a disk of one's own can be had here. */
export function canMount(): boolean {
  const dir = tempDir();
  const [command = '', ...args] = onSmallDisk(dir, dir, 1);
  return spawnSync(command, [...args, '-e', '0']).status === 0;
}

/** Without the right to mount: no file may become larger than this. */
export function withFileLimit(megabytes: number): readonly string[] {
  return [
    'sh',
    '-c',
    `trap '' XFSZ; ulimit -f ${megabytes * 2048}; exec "$@"`,
    'sh',
    process.execPath,
  ];
}
