// Owns how the window learns how the desk is protected, and asks for a change. Must not keep what was typed.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Reply } from '../../db/model/fault.ts';
import type { WindowAsk, WindowProtection } from '../../db/model/protection.ts';
import { bridge } from './bridge.ts';
import { answerOf } from './failed.ts';

const queryKey = ['protection', null];

/** How the desk is protected; undefined before it is known. */
export function useProtection(): WindowProtection | undefined {
  const client = useQueryClient();
  useEffect(() => bridge().on('protection.changed', () => void client.invalidateQueries({ queryKey })), [client]);
  return useQuery({ queryKey, queryFn: async () => answerOf(await bridge().protection({ do: 'state' })) }).data;
}

/** Asks once; never rejects. */
export async function askProtection(ask: WindowAsk): Promise<Reply<WindowProtection>> {
  try {
    return await bridge().protection(ask);
  } catch (problem) {
    return { ok: false, fault: { code: 'internal', message: problem instanceof Error ? problem.message : String(problem) } };
  }
}
