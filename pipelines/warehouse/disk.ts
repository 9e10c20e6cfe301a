import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import type { DiskPlace } from '../domain/refusals.ts';

/**
 * What a user can mend of a write that failed: a full disk, a folder that is read-only (507); undefined for any other failure.
 * @param place what could not be written, and where that is, if that is to be told
 */
export function diskProblem(cause: unknown, place: DiskPlace, path = ''): InputError | undefined {
  const text = `${(cause as NodeJS.ErrnoException).code ?? ''} ${String(cause)}`;
  if (/ENOSPC|no space left|could not write all bytes|max_temp_directory_size/i.test(text))
    return new InputError(notice('disk_full', { place, path }), 507, { cause });
  if (/EACCES|EROFS|EPERM|permission denied|read-only file system/i.test(text))
    return new InputError(notice('disk_read_only', { place, path }), 507, { cause });
  return undefined;
}
