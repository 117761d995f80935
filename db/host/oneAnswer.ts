// Owns: one question put to a reader process of its own, which is ended when it has answered, at the latest when its time is up. Must not know what is asked.
import type { FromReader, SpawnReader, ToReader } from '../model/extraction.ts';
import type { ReaderNeeds } from '../model/readerNeeds.ts';

/** The question, and what the answer is where the process gives none. */
interface Question<A> {
  readonly order: ToReader;
  /** What the process may do besides reading what it is handed. */
  readonly needs?: ReaderNeeds;
  /** The answer in a message of the process; null where the message is none. */
  readonly answerIn: (message: FromReader) => A | null;
  /** In milliseconds. */
  readonly patienceMs: number;
  readonly tookTooLong: A;
  /** @param why the end of the process, in words */
  readonly stopped: (why: string) => A;
}

/** The answer. Never rejects: a process that hangs or dies is an answer too. */
export function oneAnswer<A>(
  spawnReader: SpawnReader,
  { order, needs, answerIn, patienceMs, tookTooLong, stopped }: Question<A>,
): Promise<A> {
  return new Promise((done) => {
    const reader = spawnReader(needs);
    const end = (answer: A) => {
      clearTimeout(patience);
      done(answer);
      reader.kill();
    };
    const patience = setTimeout(() => end(tookTooLong), patienceMs);
    reader.hear({
      message(message) {
        if (message.do === 'ready') return reader.send(order);
        const answer = answerIn(message);
        if (answer !== null) end(answer);
        return undefined;
      },
      gone: (why) => end(stopped(why)),
    });
  });
}
