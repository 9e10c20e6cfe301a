import { Agent, get } from 'node:http';

/** Connections are kept, as browsers keep theirs. */
const agent = new Agent({ keepAlive: true });
/** What browsers ask for on a loopback address. */
const headers = { Accept: 'application/vnd.apache.arrow.stream', 'Accept-Encoding': 'gzip, deflate, br' };

/**
 * Asks as a browser does, and takes in all bytes. They are not unpacked, which a browser does in a process of its own and which
 * would count here as the server's time.
 * @returns milliseconds until the last byte
 * @throws Error when it is no answer
 */
export function askServer(url: string): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (response) => {
      response.on('error', reject).on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - started);
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
      response.resume();
    });
    request.on('error', reject);
  });
}
