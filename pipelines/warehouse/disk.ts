import { InputError } from '../domain/errors.ts';

/**
 * What a user can mend of a write that failed: a full disk, a folder that is read-only (507); undefined for any other failure.
 * @param what that could not be written, as the message begins
 */
export function diskProblem(cause: unknown, what: string): InputError | undefined {
  const text = `${(cause as NodeJS.ErrnoException).code ?? ''} ${String(cause)}`;
  if (/ENOSPC|no space left|could not write all bytes|max_temp_directory_size/i.test(text))
    return new InputError(`${what} cannot be written: its disk is full. Make room and try again.`, 507, { cause });
  if (/EACCES|EROFS|EPERM|permission denied|read-only file system/i.test(text))
    return new InputError(`${what} cannot be written: its folder is read-only for this program.`, 507, { cause });
  return undefined;
}
