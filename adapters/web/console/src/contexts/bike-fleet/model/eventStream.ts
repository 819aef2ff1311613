export interface StreamEvent {
  readonly event: string;
  readonly data: string;
}

/**
 * Reads `text/event-stream` from the chunks of a fetch. `EventSource` would hide two things this page needs: the status of
 * a refused connection, and the heartbeats that tell a quiet stream from a dead one.
 */
export class EventStreamReader {
  #rest = '';

  /** The events completed by this chunk. */
  push(chunk: string): StreamEvent[] {
    const blocks = (this.#rest + chunk).replace(/\r\n?/g, '\n').split('\n\n');
    this.#rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      let event = 'message';
      const data: string[] = [];
      for (const line of block.split('\n')) {
        if (line.startsWith(':')) continue;
        const colon = line.indexOf(':');
        const field = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
        if (field === 'event') event = value;
        else if (field === 'data') data.push(value);
      }
      return data.length === 0 ? [] : [{ event, data: data.join('\n') }];
    });
  }
}

/** Waiting time before attempt `n` (from 1): 1, 2, 4 … 30 s. */
export function backoffMillis(attempt: number): number {
  return Math.min(30_000, 1000 * 2 ** (attempt - 1));
}
