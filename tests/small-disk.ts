import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder beside a real file system of a few megabytes, for the tests of one file; both are gone after them. */
export interface SmallDisk {
  folder: string;
  /** Where the file system lies, within the folder. */
  disk: string;
  /** Whether it could be made: that takes the right to mount. */
  isSmall: boolean;
  /** Mounts it with other options, as `-o`, `remount,ro`; false where that is refused. */
  mount: (...args: string[]) => boolean;
}

/** Makes a disk of so many megabytes. */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'returnscope-disk-'));
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const mount = (...args: string[]) => {
    try {
      execFileSync('mount', [...args, disk], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  const isSmall = mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs');
  afterAll(() => {
    if (isSmall) execFileSync('umount', [disk]);
    rmSync(folder, { recursive: true });
  });
  return { folder, disk, isSmall, mount };
}
