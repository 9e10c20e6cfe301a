import { ApiError, type ApiProblem, UnreachableError } from '../../shared/answer.ts';

/** How far files are on their way to the server. */
export interface Upload {
  readonly files: readonly string[];
  readonly bytes: number;
  readonly bytes_total: number;
  /** Null before any have left. */
  readonly bytes_per_second: number | null;
  readonly cancel: () => void;
}

/**
 * Sends files to the API; `fetch` does not tell how far it is, an XMLHttpRequest does. Ends without a word when cancelled.
 * @throws ApiError in the API's own words when it refuses; UnreachableError when it does not answer
 */
export function sendFiles(path: string, files: readonly File[], onProgress: (upload: Upload) => void): Promise<void> {
  const body = new FormData();
  for (const file of files) body.append('files', file);
  const xhr = new XMLHttpRequest();
  const started = performance.now();
  const tell = (bytes: number, total: number) =>
    onProgress({
      files: files.map(({ name }) => name),
      bytes,
      bytes_total: total,
      bytes_per_second: bytes > 0 ? bytes / Math.max((performance.now() - started) / 1000, 0.001) : null,
      cancel: () => xhr.abort(),
    });
  tell(
    0,
    files.reduce((sum, { size }) => sum + size, 0),
  );
  return new Promise((resolve, reject) => {
    xhr.upload.onprogress = ({ loaded, total }) => tell(loaded, total);
    xhr.onabort = () => resolve();
    xhr.onerror = () => reject(new UnreachableError(path));
    xhr.onload = () =>
      xhr.status < 400 ? resolve() : reject(new ApiError(problemIn(xhr), xhr.status, xhr.statusText));
    xhr.open('POST', `/api${path}`);
    xhr.setRequestHeader('X-Returnscope', '1');
    xhr.send(body);
  });
}

function problemIn({ responseText }: XMLHttpRequest): ApiProblem {
  try {
    return JSON.parse(responseText) as ApiProblem;
  } catch {
    return {};
  }
}
