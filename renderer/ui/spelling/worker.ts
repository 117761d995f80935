// Owns the British dictionary in a thread of its own: it takes a third of a second to read and a tenth to make offers, and neither may hold up typing.
import nspell from 'nspell';
import type { SpellerAnswer, SpellerAsk } from './messages.ts';

/** As much of a worker's own global as is used: the page's types have no worker in them. */
const thread = self as unknown as {
  onmessage: ((event: MessageEvent<SpellerAsk>) => void) | null;
  postMessage(answer: SpellerAnswer): void;
};

const mostOffers = 7;
const speller = Promise.withResolvers<ReturnType<typeof nspell>>();

thread.onmessage = ({ data }) => {
  if (data.do === 'begin') void begin(data).then(speller.resolve, speller.reject);
  else void answer(data);
};

async function begin({ affixes, words }: Extract<SpellerAsk, { do: 'begin' }>): Promise<ReturnType<typeof nspell>> {
  const read = async (address: string) => (await fetch(address)).text();
  return nspell(...(await Promise.all([read(affixes), read(words)])));
}

async function answer(ask: Exclude<SpellerAsk, { do: 'begin' }>): Promise<void> {
  const dictionary = await speller.promise;
  const words =
    ask.do === 'unknown' ? ask.words.filter((word) => !dictionary.correct(word)) : dictionary.suggest(ask.word).slice(0, mostOffers);
  thread.postMessage({ id: ask.id, words });
}
