// Owns playing a recording as it was supplied, by mouse and keyboard, with its typed transcript below. Must not change the recording or play unasked.
// biome-ignore-all lint/a11y/useMediaCaption: the transcript below is what a recording supplied as evidence has instead of captions
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useCallback, useRef, useState } from 'react';
import type { EntryContent } from '../../../db/model/entry.ts';
import { mediaText } from '../../text/media.ts';
import { useActions } from '../actions.ts';
import { isTyping } from '../keys.ts';
import { originalAddress } from './evidenceAddress.ts';
import { useReader } from './readerContext.ts';
import { Transcript } from './Transcript.tsx';

interface MediaBodyProps {
  readonly caseId: string;
  readonly content: EntryContent;
  readonly onSaveOriginal: () => void;
}

const stepSeconds = 5;
const [slowest, fastest, rateStep] = [0.5, 2, 0.25];

/** The player and the transcript. */
export function MediaBody({ caseId, content, onSaveOriginal }: MediaBodyProps) {
  const { entry } = content;
  const { isActive } = useReader();
  const player = useRef<HTMLMediaElement | null>(null);
  const hold = useCallback((element: HTMLMediaElement | null) => {
    player.current = element;
  }, []);
  const [isUnplayable, setUnplayable] = useState(false);
  const [rate, setRate] = useState(1);
  const seek = useCallback((seconds: number) => {
    if (player.current !== null) player.current.currentTime = seconds;
  }, []);
  const now = useCallback(() => player.current?.currentTime ?? 0, []);
  const withPlayer =
    (act: (media: HTMLMediaElement) => void, isForTyping = false) =>
    (event?: KeyboardEvent) => {
      const media = player.current;
      if (!isActive || media === null || isUnplayable || isOthers(event?.target ?? null, isForTyping)) return false;
      act(media);
      return true;
    };
  const setSpeed = (by: number) => (media: HTMLMediaElement) => {
    media.playbackRate = Math.min(fastest, Math.max(slowest, media.playbackRate + by));
    setRate(media.playbackRate);
  };
  useActions({
    play: withPlayer((media) => (media.paused ? void media.play() : media.pause())),
    playTyping: withPlayer((media) => (media.paused ? void media.play() : media.pause()), true),
    back: withPlayer((media) => seek(Math.max(0, media.currentTime - stepSeconds))),
    forward: withPlayer((media) => seek(media.currentTime + stepSeconds)),
    slower: withPlayer(setSpeed(-rateStep)),
    faster: withPlayer(setSpeed(rateStep)),
  });
  const shared = {
    ref: hold,
    controls: true,
    preload: 'metadata',
    src: originalAddress(caseId, entry.id),
    'aria-label': mediaText.player(entry.title),
    onError: () => setUnplayable(true),
    onRateChange: () => setRate(player.current?.playbackRate ?? 1),
  } as const;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      {isUnplayable ? (
        <Box role="alert" sx={{ px: 3, py: 2, borderBottom: 1, borderColor: 'divider' }}>
          {mediaText.unplayable(entry.mediaType)}{' '}
          <Button variant="outlined" onClick={onSaveOriginal} sx={{ ml: 1 }}>
            {mediaText.saveOriginal}
          </Button>
        </Box>
      ) : (
        <Box sx={{ flex: 'none', px: 1.5, py: 1, display: 'grid', gap: 0.5, bgcolor: 'desk.sunken' }}>
          {entry.kind === 'video' ? (
            <video {...shared} style={{ width: '100%', maxHeight: '38vh', background: 'black' }} />
          ) : (
            <audio {...shared} style={{ width: '100%', height: 40 }} />
          )}
          <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{mediaText.keys(rate)}</Box>
        </Box>
      )}
      <Transcript caseId={caseId} content={content} now={now} onSeek={seek} />
    </Box>
  );
}

/** Whether a key belongs to what has the focus: a button, the player's own controls, a field. */
function isOthers(target: EventTarget | null, isForTyping: boolean): boolean {
  if (target instanceof HTMLMediaElement) return true;
  if (isTyping(target)) return !isForTyping;
  return !isForTyping && target instanceof Element && target.closest('button, a, [role="button"], [role="option"], input') !== null;
}
