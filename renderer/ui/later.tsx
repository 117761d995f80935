// Owns loading the code of a part of the window when it is first wanted, so that the window opens without it. Must not know which parts there are.
import { type ComponentType, createElement, memo, type NamedExoticComponent, useEffect, useState } from 'react';

/** A part of the window whose code may not be here yet. */
export interface LaterPart<Props> {
  /** Loads the code; resolves when it is here, rejects when its file cannot be read, and tries again the next time. */
  readonly ready: () => Promise<void>;
  /** What draws it, and draws it anew only for other props: the list of cases changes with every command. Null while its code is not here. */
  readonly component: () => NamedExoticComponent<Props> | null;
}

/** Makes a part of what imports its component. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): LaterPart<Props> {
  let part: NamedExoticComponent<Props> | null = null;
  let loading: Promise<void> | null = null;
  const ready = () => {
    loading ??= load().then(
      (loaded) => {
        part = memo<Props>((props) => createElement(loaded, props));
      },
      (problem: unknown) => {
        loading = null;
        throw problem;
      },
    );
    return loading;
  };
  return { ready, component: () => part };
}

/** Draws a part: empty until its code is here. Throws while drawing when it cannot be loaded. */
export function Later<Props extends object>({ of, props }: { readonly of: LaterPart<Props>; readonly props: Props }) {
  const [problem, setProblem] = useState<unknown>(null);
  const [, setLoaded] = useState<LaterPart<Props> | null>(null);
  useEffect(() => {
    if (of.component() === null) of.ready().then(() => setLoaded(of), setProblem);
  }, [of]);
  if (problem !== null) throw problem;
  const Part = of.component();
  return Part === null ? null : <Part {...props} />;
}
